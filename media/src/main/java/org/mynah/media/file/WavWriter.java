package org.mynah.media.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.mynah.media.codec.Pcm;
import org.mynah.media.codec.PcmSource;

/** Writes WAV: linear PCM, 16 bit, 8000 Hz, mono. One thread. */
public final class WavWriter implements AudioFileWriter {

    /** Bytes before the samples. */
    public static final int HEADER_BYTES = 44;

    /** The most a RIFF file can hold: its sizes have 32 bits. */
    private static final long MOST_DATA_BYTES = 0xFFFFFFFFL - HEADER_BYTES;

    private static final int UNKNOWN_SIZE = 0xFFFFFFFF;

    private final OutputStream out;
    private final @Nullable FileChannel file;
    private final long promised;
    private final byte[] bytes = new byte[3200];
    private long written;
    private boolean closed;

    /**
     * Writes to a stream.
     *
     * @param samples how many will follow; {@link PcmSource#UNKNOWN} writes the sizes that players
     *     take as "to the end"
     */
    public WavWriter(OutputStream out, long samples) throws IOException {
        this(new BufferedOutputStream(out), null, samples);
    }

    private WavWriter(OutputStream out, @Nullable FileChannel file, long samples)
            throws IOException {
        this.out = out;
        this.file = file;
        this.promised = samples;
        out.write(header(samples));
    }

    /** Writes to a new file, whose header is put right at the end. */
    public static WavWriter create(Path path) throws IOException {
        var file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        return new WavWriter(
                new BufferedOutputStream(Channels.newOutputStream(file)), file, PcmSource.UNKNOWN);
    }

    private static byte[] header(long samples) {
        long dataBytes = 2 * samples;
        if (samples != PcmSource.UNKNOWN && (samples < 0 || dataBytes > MOST_DATA_BYTES)) {
            throw new IllegalArgumentException("WAV of " + samples + " samples");
        }
        boolean unknown = samples == PcmSource.UNKNOWN;
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(unknown ? UNKNOWN_SIZE : (int) (HEADER_BYTES - 8 + dataBytes))
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(Pcm.SAMPLE_RATE)
                .putInt(2 * Pcm.SAMPLE_RATE)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(unknown ? UNKNOWN_SIZE : (int) dataBytes)
                .array();
    }

    @Override
    public void write(short[] samples, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int count = Math.min(length - done, bytes.length / 2);
            Pcm.toLittleEndian(samples, offset + done, bytes, 0, count);
            out.write(bytes, 0, 2 * count);
            done += count;
        }
        written += length;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            out.flush();
            if (file != null) {
                file.write(ByteBuffer.wrap(header(written)), 0);
            } else if (promised != PcmSource.UNKNOWN && promised != written) {
                throw new IOException(
                        "WAV header promises " + promised + " samples, " + written + " came");
            }
        }
    }
}
