package org.mynah.testkit.ear;

import java.time.Duration;
import java.util.Random;

/** Sound for tests, the same on every machine: silence, tones, and something much like speech. */
public final class Sounds {
    /** Samples a second of all sound here. */
    public static final int RATE = 8000;

    /** Amplitude of full scale. */
    private static final double FULL_SCALE = 32767;

    private static final int FADE = samples(5);

    private Sounds() {}

    /** The number of samples of a time in milliseconds. */
    public static int samples(int ms) {
        return ms * (RATE / 1000);
    }

    /** The number of samples of a time. */
    public static int samples(Duration time) {
        return Math.toIntExact(time.toMillis() * (RATE / 1000));
    }

    /** The time that a number of samples lasts. */
    public static Duration duration(int samples) {
        return Duration.ofNanos(samples * (1_000_000_000L / RATE));
    }

    /** Digital silence. */
    public static short[] silence(Duration length) {
        return new short[samples(length)];
    }

    /** A sine tone of a peak level in dB below full scale. */
    public static short[] tone(double hz, Duration length, double dbfs) {
        var audio = new short[samples(length)];
        double amplitude = FULL_SCALE * Math.pow(10, dbfs / 20);
        for (int i = 0; i < audio.length; i++) {
            audio[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hz * i / RATE));
        }
        return audio;
    }

    /** Sounds one after the other. */
    public static short[] join(short[]... parts) {
        int length = 0;
        for (short[] part : parts) {
            length += part.length;
        }
        var audio = new short[length];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, audio, at, part.length);
            at += part.length;
        }
        return audio;
    }

    /** The same sound louder (above 0 dB) or quieter, clipped at full scale. */
    public static short[] amplified(short[] audio, double db) {
        double factor = Math.pow(10, db / 20);
        var result = new short[audio.length];
        for (int i = 0; i < audio.length; i++) {
            result[i] =
                    (short)
                            Math.clamp(
                                    Math.round(audio[i] * factor),
                                    Short.MIN_VALUE,
                                    Short.MAX_VALUE);
        }
        return result;
    }

    /**
     * Syllables of a voice with changing pitch and three changing formants, with hisses and pauses
     * between. Another seed is another sentence by the same voice.
     */
    public static short[] speech(long seed, Duration length) {
        var random = new Random(seed);
        var audio = new short[samples(length)];
        int at = 0;
        while (at < audio.length) {
            int end = Math.min(audio.length, at + samples(90 + random.nextInt(160)));
            int kind = random.nextInt(8);
            if (kind == 0) {
                at = end;
            } else if (kind == 1) {
                hiss(audio, at, Math.min(end, at + samples(110)), random);
                at = Math.min(end, at + samples(110));
            } else {
                vowel(audio, at, end, random);
                at = end;
            }
        }
        return audio;
    }

    private static void vowel(short[] audio, int from, int to, Random random) {
        double pitch = 100 + random.nextInt(50);
        double glide = random.nextInt(-15, 16);
        double[] formants = {
            280 + random.nextInt(500), 900 + random.nextInt(1200), 2300 + random.nextInt(700)
        };
        double[] strengths = {1, 0.6, 0.3};
        double phase = 0;
        for (int i = from; i < to; i++) {
            double progress = (double) (i - from) / (to - from);
            double hz = pitch + glide * progress;
            phase += 2 * Math.PI * hz / RATE;
            double value = 0;
            for (int harmonic = 1; harmonic * hz < 3400; harmonic++) {
                double weight = 0;
                for (int f = 0; f < formants.length; f++) {
                    double distance = (harmonic * hz - formants[f]) / 120;
                    weight += strengths[f] / (1 + distance * distance);
                }
                value += weight * Math.sin(harmonic * phase);
            }
            audio[i] = (short) Math.round(2500 * value * fade(i, from, to));
        }
    }

    private static void hiss(short[] audio, int from, int to, Random random) {
        double before = 0;
        for (int i = from; i < to; i++) {
            double now = random.nextGaussian();
            audio[i] = (short) Math.round(700 * (now - before) * fade(i, from, to));
            before = now;
        }
    }

    private static double fade(int at, int from, int to) {
        return Math.min(1, (double) Math.min(at - from, to - at) / FADE);
    }
}
