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

    private final int frames;

    /** By band, then by frame. */
    private final float[][] levels;

    /** By band, sums over the frames before each. */
    private final double[][] sums;

    private final double[][] squares;

    private Spectrogram(float[][] levels, int frames) {
        this.levels = levels;
        this.frames = frames;
        sums = new double[BANDS][frames + 1];
        squares = new double[BANDS][frames + 1];
        for (int band = 0; band < BANDS; band++) {
            for (int i = 0; i < frames; i++) {
                double level = levels[band][i];
                sums[band][i + 1] = sums[band][i] + level;
                squares[band][i + 1] = squares[band][i] + level * level;
            }
        }
    }

    static Spectrogram of(short[] audio, int from, int to) {
        int count = Math.max(0, (to - from - WINDOW) / HOP + 1);
        var levels = new float[BANDS][count];
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
                    levels[band][i] += (float) power;
                    loudest = Math.max(loudest, levels[band][i]);
                }
            }
        }
        // Decibels above the floor, so that silence is 0 and gain does not matter.
        double floor = Math.max(1, loudest) * Math.pow(10, -RANGE_DB / 10);
        for (float[] band : levels) {
            for (int i = 0; i < count; i++) {
                band[i] = (float) Math.max(0, 10 * Math.log10(band[i] / floor));
            }
        }
        return new Spectrogram(levels, count);
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
        return frames;
    }

    /**
     * Correlation of this with the part of {@code other} that starts {@code lag} frames in, each
     * band about its own mean: a steady hum or a filter on the way does not count. What of this
     * lies outside of the other counts as not alike.
     */
    double correlation(Spectrogram other, int lag) {
        int from = Math.max(0, -lag);
        int to = Math.min(frames, other.frames - lag);
        int n = to - from;
        double product = 0;
        double mine = 0;
        double theirs = 0;
        for (int band = 0; band < BANDS; band++) {
            double a = sums[band][to] - sums[band][from];
            double b = other.sums[band][to + lag] - other.sums[band][from + lag];
            double aa = squares[band][to] - squares[band][from];
            double bb = other.squares[band][to + lag] - other.squares[band][from + lag];
            product += dot(levels[band], other.levels[band], from, to, lag) - a * b / n;
            mine += (aa - a * a / n) * frames / n;
            theirs += bb - b * b / n;
        }
        return mine <= 0 || theirs <= 0 ? 0 : product / Math.sqrt(mine * theirs);
    }

    /** Four sums at a time, so that no addition waits for the one before it. */
    private static double dot(float[] a, float[] b, int from, int to, int lag) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            s0 += a[i] * b[i + lag];
            s1 += a[i + 1] * b[i + 1 + lag];
            s2 += a[i + 2] * b[i + 2 + lag];
            s3 += a[i + 3] * b[i + 3 + lag];
        }
        for (; i < to; i++) {
            s0 += a[i] * b[i + lag];
        }
        return (double) s0 + s1 + s2 + s3;
    }
}
