package org.mynah.speech.tts;

import java.util.Arrays;

/** A growing row of samples with an upper limit. One thread. */
final class Samples {

    private final int most;
    private short[] samples = new short[16_000];
    private int size;

    /**
     * @param most after so many samples {@link #isFull} and the rest is dropped
     */
    Samples(int most) {
        this.most = most;
    }

    void append(short[] more) {
        int count = Math.min(more.length, most - size);
        if (size + count > samples.length) {
            samples =
                    Arrays.copyOf(
                            samples, Math.min(most, Math.max(size + count, 2 * samples.length)));
        }
        System.arraycopy(more, 0, samples, size, count);
        size += count;
    }

    boolean isFull() {
        return size == most;
    }

    short[] toArray() {
        return Arrays.copyOf(samples, size);
    }
}
