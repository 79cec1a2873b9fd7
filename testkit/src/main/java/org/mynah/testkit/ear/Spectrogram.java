package org.mynah.testkit.ear;

/** Energy by time and band: every 10 ms, in bands of equal width to the ear. Immutable. */
final class Spectrogram {
    /** Samples between frames. */
    static final int HOP = Sounds.samples(10);

    /** Samples that one frame sees. */
    static final int WINDOW = 256;

    /** Bands from {@link #LOWEST_HZ} to {@link #HIGHEST_HZ}, which is what a telephone carries. */
    static final int BANDS = 16;

    private static final double LOWEST_HZ = 200;
    private static final double HIGHEST_HZ = 3300;

    /** What is this far below the loudest band is not heard, and differs from codec to codec. */
    private static final double RANGE_DB = 40;

    private final float[][] frames;

    private Spectrogram(float[][] frames) {
        this.frames = frames;
    }

    static Spectrogram of(short[] audio, int from, int to) {
        int count = Math.max(0, (to - from - WINDOW) / HOP + 1);
        var frames = new float[count][BANDS];
        double loudest = 0;
        var real = new double[WINDOW];
        var imaginary = new double[WINDOW];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < WINDOW; k++) {
                double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * k / WINDOW);
                real[k] = audio[from + i * HOP + k] * hann;
                imaginary[k] = 0;
            }
            Fourier.transform(real, imaginary);
            for (int k = 1; k < WINDOW / 2; k++) {
                int band = band((double) k * Sounds.RATE / WINDOW);
                if (band >= 0) {
                    double power = real[k] * real[k] + imaginary[k] * imaginary[k];
                    frames[i][band] += (float) power;
                    loudest = Math.max(loudest, frames[i][band]);
                }
            }
        }
        // Decibels above the floor, so that silence is 0 and gain does not matter.
        double floor = Math.max(1, loudest) * Math.pow(10, -RANGE_DB / 10);
        for (float[] frame : frames) {
            for (int band = 0; band < BANDS; band++) {
                frame[band] = (float) Math.max(0, 10 * Math.log10(frame[band] / floor));
            }
        }
        return new Spectrogram(frames);
    }

    private static int band(double hz) {
        if (hz < LOWEST_HZ || hz >= HIGHEST_HZ) {
            return -1;
        }
        double lowest = mel(LOWEST_HZ);
        return (int) ((mel(hz) - lowest) / (mel(HIGHEST_HZ) - lowest) * BANDS);
    }

    private static double mel(double hz) {
        return 2595 * Math.log10(1 + hz / 700);
    }

    int frames() {
        return frames.length;
    }

    /**
     * Correlation of this with the part of {@code other} that starts {@code lag} frames in, each
     * band about its own mean: a steady hum or a filter on the way does not count. What of this
     * lies outside of the other counts as not alike.
     */
    double correlation(Spectrogram other, int lag) {
        int from = Math.max(0, -lag);
        int to = Math.min(frames.length, other.frames.length - lag);
        double product = 0;
        double mine = 0;
        double theirs = 0;
        for (int band = 0; band < BANDS; band++) {
            double a = 0;
            double b = 0;
            double aa = 0;
            double bb = 0;
            double ab = 0;
            for (int i = from; i < to; i++) {
                double x = frames[i][band];
                double y = other.frames[i + lag][band];
                a += x;
                b += y;
                aa += x * x;
                bb += y * y;
                ab += x * y;
            }
            int n = to - from;
            product += ab - a * b / n;
            mine += (aa - a * a / n) * frames.length / n;
            theirs += bb - b * b / n;
        }
        return mine <= 0 || theirs <= 0 ? 0 : product / Math.sqrt(mine * theirs);
    }
}
