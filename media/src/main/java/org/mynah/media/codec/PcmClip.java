package org.mynah.media.codec;

import java.time.Duration;

/** Samples in memory as a source. One thread. */
final class PcmClip implements PcmSource {

    private static final int FADE_SAMPLES = 40;

    private final short[] samples;
    private int position;

    PcmClip(short[] samples) {
        this.samples = samples;
    }

    static PcmClip tone(double hertz, Duration length, double peakDb) {
        var samples = new short[Math.toIntExact(Pcm.samples(length))];
        double amplitude = Pcm.fromDb(peakDb);
        for (int i = 0; i < samples.length; i++) {
            double edge = Math.min(1, (double) Math.min(i, samples.length - 1 - i) / FADE_SAMPLES);
            samples[i] =
                    Pcm.clip(
                            edge * amplitude * Math.sin(2 * Math.PI * hertz * i / Pcm.SAMPLE_RATE));
        }
        return new PcmClip(samples);
    }

    @Override
    public int read(short[] into, int offset, int length) {
        int count = Math.min(length, samples.length - position);
        if (count <= 0) {
            return END;
        }
        System.arraycopy(samples, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public long length() {
        return samples.length;
    }

    @Override
    public boolean seek(long sample) {
        position = (int) Math.clamp(sample, 0, (long) samples.length);
        return true;
    }
}
