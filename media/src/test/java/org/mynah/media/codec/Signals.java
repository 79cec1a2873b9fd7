package org.mynah.media.codec;

import java.util.Random;

/** Test signals. */
public final class Signals {

    private Signals() {}

    public static short[] tone(double hertz, int rate, double db, int length) {
        var samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = Pcm.clip(Pcm.fromDb(db) * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return samples;
    }

    /** White noise of this RMS level. */
    public static short[] noise(long seed, double db, int length) {
        var random = new Random(seed);
        var samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = Pcm.clip(Pcm.fromDb(db) * random.nextGaussian());
        }
        return samples;
    }

    /** Syllables of a buzzing voice: 200 ms loud, 80 ms soft, with changing pitch. */
    public static short[] voice(long seed, double peakDb, int length) {
        var random = new Random(seed);
        var samples = new short[length];
        double phase = 0;
        double pitch = 120;
        for (int i = 0; i < length; i++) {
            if (i % 2240 == 0) {
                pitch = 90 + random.nextInt(120);
            }
            phase += pitch / Pcm.SAMPLE_RATE;
            double envelope = i % 2240 < 1600 ? Math.sin(Math.PI * (i % 2240) / 1600) : 0.01;
            double sum = 0;
            for (int harmonic = 1; harmonic <= 8; harmonic++) {
                sum += Math.sin(2 * Math.PI * phase * harmonic) / harmonic;
            }
            samples[i] = Pcm.clip(Pcm.fromDb(peakDb) * envelope * sum / 1.7);
        }
        return samples;
    }

    public static short[] join(short[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var all = new short[length];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** Likeness of two signals at the best shift up to a limit, 0–1. */
    public static double likeness(short[] a, short[] b, int mostShift) {
        double best = 0;
        for (int shift = -mostShift; shift <= mostShift; shift++) {
            double product = 0;
            double powerA = 0;
            double powerB = 0;
            for (int i = Math.max(0, -shift); i < a.length && i + shift < b.length; i++) {
                product += (double) a[i] * b[i + shift];
                powerA += (double) a[i] * a[i];
                powerB += (double) b[i + shift] * b[i + shift];
            }
            best = Math.max(best, product / Math.sqrt(powerA * powerB + 1));
        }
        return best;
    }
}
