package org.mynah.um;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;

/** Audio in memory: a sink that can be listened to. */
public final class MemoryAudio implements AudioSink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int syncs;

    @Override
    public synchronized void write(short[] samples, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            bytes.write(samples[i]);
            bytes.write(samples[i] >> 8);
        }
    }

    @Override
    public synchronized void sync() {
        syncs++;
    }

    @Override
    public synchronized void truncate(Duration length) {
        var kept =
                Arrays.copyOf(
                        bytes.toByteArray(), (int) Math.min(bytes.size(), samples(length) * 2));
        bytes.reset();
        bytes.writeBytes(kept);
    }

    @Override
    public synchronized Duration length() {
        return Duration.ofNanos(samples() * 125_000L);
    }

    /** How many samples were written. */
    public synchronized long samples() {
        return bytes.size() / 2;
    }

    /** How often it was synced. */
    public synchronized int syncs() {
        return syncs;
    }

    /** What was written, as little-endian PCM. */
    public synchronized byte[] pcm() {
        return bytes.toByteArray();
    }

    /** The sound so far. */
    public Audio audio() {
        return Audio.of(Audio.RAW, () -> new ByteArrayInputStream(pcm()));
    }

    private static long samples(Duration length) {
        return length.toMillis() * SAMPLE_RATE / 1000;
    }
}
