package org.mynah.testkit.ear;

/** The fast Fourier transform, radix 2, in place. */
final class Fourier {
    private Fourier() {}

    /** Transforms {@code n} complex numbers; {@code n} is a power of two. */
    static void transform(double[] real, double[] imaginary) {
        int n = real.length;
        int bits = Integer.numberOfTrailingZeros(n);
        for (int i = 0; i < n; i++) {
            int j = Integer.reverse(i) >>> (32 - bits);
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int size = 2; size <= n; size *= 2) {
            for (int k = 0; k < size / 2; k++) {
                double angle = -2 * Math.PI * k / size;
                double cos = Math.cos(angle);
                double sin = Math.sin(angle);
                for (int even = k; even < n; even += size) {
                    int odd = even + size / 2;
                    double re = real[odd] * cos - imaginary[odd] * sin;
                    double im = real[odd] * sin + imaginary[odd] * cos;
                    real[odd] = real[even] - re;
                    imaginary[odd] = imaginary[even] - im;
                    real[even] += re;
                    imaginary[even] += im;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
