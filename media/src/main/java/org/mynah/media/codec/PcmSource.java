package org.mynah.media.codec;

import java.io.IOException;

/** A stream of samples (see {@link Pcm}), read once from front to end. One thread at a time. */
public interface PcmSource extends AutoCloseable {

    /** What {@link #read} answers at the end. */
    int END = -1;

    /** What {@link #length} answers when nobody knows. */
    long UNKNOWN = -1;

    /**
     * Reads up to {@code length} samples; may block for a disk, never for a caller.
     *
     * @return how many were read, at least 1, or {@link #END}
     */
    int read(short[] into, int offset, int length) throws IOException;

    /** The number of samples from the beginning to the end, or {@link #UNKNOWN}. */
    default long length() {
        return UNKNOWN;
    }

    /**
     * Moves to a sample counted from the beginning; beyond the end means the end.
     *
     * @return false when this source can only be read forwards; then nothing has moved
     */
    default boolean seek(long sample) throws IOException {
        return false;
    }

    /**
     * Passes over samples without handing them out; a source may do so faster than by reading.
     *
     * @return how many were passed over, fewer only at the end
     */
    default long skip(long samples) throws IOException {
        var scratch = new short[4 * Pcm.FRAME_SAMPLES];
        long skipped = 0;
        while (skipped < samples) {
            int count = read(scratch, 0, (int) Math.min(scratch.length, samples - skipped));
            if (count == END) {
                break;
            }
            skipped += count;
        }
        return skipped;
    }

    @Override
    default void close() throws IOException {}

    /** Reads until {@code length} samples are there or the source ends. */
    default int readFully(short[] into, int offset, int length) throws IOException {
        int have = 0;
        while (have < length) {
            int count = read(into, offset + have, length - have);
            if (count == END) {
                break;
            }
            have += count;
        }
        return have;
    }

    /** Samples in memory, for short clips; the array must not change afterwards. */
    static PcmSource of(short[] samples) {
        return new PcmClip(samples);
    }

    /** A sine tone, faded in and out over 5 ms so that it does not click. */
    static PcmSource tone(double hertz, java.time.Duration length, double peakDb) {
        return PcmClip.tone(hertz, length, peakDb);
    }
}
