package org.mynah.store.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.mynah.um.Audio;
import org.mynah.um.AudioSink;

/**
 * Audio that is being recorded into a file: 16 bit signed little endian PCM without a header, so
 * that any prefix of it is a valid recording. Each write goes to the operating system at once, so
 * that the death of the process loses nothing that was handed in. Thread-safe: the media may write
 * while the call ends.
 */
public final class PcmFile implements AudioSink, AutoCloseable {

    /** Bytes of one sample. */
    public static final int BYTES_PER_SAMPLE = 2;

    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / SAMPLE_RATE;

    private final Disk disk;
    private final Path path;
    private final Disk.Appending file;
    private long samples;
    private boolean syncFailed;
    private boolean closed;

    private PcmFile(Disk disk, Path path, Disk.Appending file) {
        this.disk = disk;
        this.path = path;
        this.file = file;
    }

    /** Creates the file; its name is durable only after the folder is synced. */
    public static PcmFile create(Disk disk, Path path) throws IOException {
        return new PcmFile(disk, path, disk.create(path));
    }

    @Override
    public synchronized void write(short[] pcm, int offset, int length) throws IOException {
        requireOpen();
        var bytes = new byte[length * BYTES_PER_SAMPLE];
        for (int i = 0; i < length; i++) {
            var sample = pcm[offset + i];
            bytes[2 * i] = (byte) sample;
            bytes[2 * i + 1] = (byte) (sample >> 8);
        }
        file.append(bytes, 0, bytes.length);
        samples += length;
    }

    @Override
    public synchronized void sync() throws IOException {
        requireOpen();
        if (syncFailed) {
            // The kernel reports a lost page once: a second sync that succeeds proves nothing.
            throw new IOException(
                    "the recording " + path.getFileName() + " lost a part: its sync failed before");
        }
        try {
            file.sync();
        } catch (IOException e) {
            syncFailed = true;
            throw e;
        }
    }

    @Override
    public synchronized void truncate(Duration length) throws IOException {
        requireOpen();
        var wanted = Math.max(0, length.toNanos() / NANOS_PER_SAMPLE);
        if (wanted < samples) {
            file.truncate(wanted * BYTES_PER_SAMPLE);
            samples = wanted;
        }
    }

    @Override
    public synchronized Duration length() {
        return lengthOf(samples);
    }

    /** Samples written so far. */
    public synchronized long samples() {
        return samples;
    }

    /** What has been recorded when it is opened; later samples are not part of that stream. */
    public Audio recorded() {
        return new Audio() {
            @Override
            public String contentType() {
                return RAW;
            }

            @Override
            public InputStream open() throws IOException {
                return audio(disk, path, samples()).open();
            }
        };
    }

    /** No writes after this; the file stays. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            file.close();
        }
    }

    /** The first samples of a recorded file. */
    public static Audio audio(Disk disk, Path path, long samples) {
        return new Audio() {
            @Override
            public String contentType() {
                return RAW;
            }

            @Override
            public InputStream open() throws IOException {
                return samples == 0
                        ? InputStream.nullInputStream()
                        : new Bounded(disk.read(path, 0), samples * BYTES_PER_SAMPLE);
            }
        };
    }

    /** How long so many samples last. */
    public static Duration lengthOf(long samples) {
        return Duration.ofNanos(samples * NANOS_PER_SAMPLE);
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the recording " + path.getFileName() + " has ended");
        }
    }
}
