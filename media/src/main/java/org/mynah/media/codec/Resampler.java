package org.mynah.media.codec;

import java.util.Arrays;

/**
 * Changes the sample rate of a stream by a windowed sinc filter. Nothing above {@link
 * #CUT_OFF_HERTZ} passes, or above 0.425 of the lower rate where that is less, so a synthesised
 * voice at 16 kHz does not alias at 8 kHz. The output is aligned with the input: no delay remains.
 * One thread.
 */
public final class Resampler {

    /** Upper edge of the telephone band (ITU-T G.712). */
    public static final double CUT_OFF_HERTZ = 3400;

    /** The lowest and highest rates that are accepted. */
    public static final int LOWEST_RATE = 4000;

    /** See {@link #LOWEST_RATE}. */
    public static final int HIGHEST_RATE = 192_000;

    /** Zero crossings of the sinc on each side. */
    private static final int CROSSINGS = 24;

    /** Odd ratios are rounded to this many filter phases: −60 dB of error at worst. */
    private static final int MOST_PHASES = 640;

    /** All phases together, which bounds what a file with an odd rate can cost. */
    private static final int MOST_TAPS = 220_000;

    private final int from;
    private final int to;
    private final int phases;
    private final int reach;
    private final float[][] filters;

    private float[] history;
    private int filled;
    private long historyStart;
    private long inputSamples;
    private long produced;

    /**
     * A filter for one stream.
     *
     * @param from rate of the input in Hz
     * @param to rate of the output in Hz
     */
    public Resampler(int from, int to) {
        if (from < LOWEST_RATE || from > HIGHEST_RATE || to < LOWEST_RATE || to > HIGHEST_RATE) {
            throw new IllegalArgumentException(
                    "sample rates "
                            + from
                            + " to "
                            + to
                            + ": accepted are "
                            + LOWEST_RATE
                            + "–"
                            + HIGHEST_RATE);
        }
        this.from = from;
        this.to = to;
        double cutOff = Math.min(CUT_OFF_HERTZ, 0.425 * Math.min(from, to)) * 1.06;
        reach = (int) Math.ceil(CROSSINGS * from / (2 * cutOff));
        phases = Math.min(to / gcd(from, to), Math.min(MOST_PHASES, MOST_TAPS / (2 * reach)));
        filters = new float[phases][];
        for (int phase = 0; phase < phases; phase++) {
            filters[phase] = filter((double) phase / phases, 2 * cutOff / from);
        }
        // Before the first sample there was silence.
        history = new float[4 * reach + 1024];
        filled = reach;
        historyStart = -reach;
    }

    /** From the 16 kHz of speech engines to the line. */
    public static Resampler from16kHz() {
        return new Resampler(16_000, Pcm.SAMPLE_RATE);
    }

    /** From the line to the 16 kHz of recognisers. */
    public static Resampler to16kHz() {
        return new Resampler(Pcm.SAMPLE_RATE, 16_000);
    }

    /** A whole clip at once. */
    public static short[] resample(short[] samples, int from, int to) {
        var resampler = new Resampler(from, to);
        var head = resampler.process(samples, 0, samples.length);
        var tail = resampler.finish();
        var all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    /** Takes more input and answers the output that is certain by now, possibly none. */
    public short[] process(short[] samples, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            append(samples[i]);
        }
        inputSamples += length;
        return produce(inputSamples - reach);
    }

    /** The end of the output: in all {@code input × to / from} samples, rounded up. */
    public short[] finish() {
        for (int i = 0; i <= reach; i++) {
            append(0);
        }
        return produce(inputSamples);
    }

    private void append(float sample) {
        if (filled == history.length) {
            history = Arrays.copyOf(history, 2 * history.length);
        }
        history[filled++] = sample;
    }

    private short[] produce(long untilInput) {
        // Output sample n lies at input time n × from / to.
        long until = Math.max(produced, Math.ceilDiv(Math.max(0, untilInput) * to, (long) from));
        var output = new short[Math.toIntExact(until - produced)];
        for (int i = 0; i < output.length; i++, produced++) {
            long scaled = produced * from;
            long base = scaled / to;
            int phase = (int) ((scaled % to) * phases / to);
            output[i] = convolve(filters[phase], (int) (base - reach + 1 - historyStart));
        }
        forget((int) (produced * from / to - reach - historyStart));
        return output;
    }

    private short convolve(float[] filter, int at) {
        float sum = 0;
        for (int k = 0; k < filter.length; k++) {
            sum += filter[k] * history[at + k];
        }
        return Pcm.clip(sum);
    }

    private void forget(int count) {
        if (count > 0) {
            System.arraycopy(history, count, history, 0, filled - count);
            filled -= count;
            historyStart += count;
        }
    }

    /** Taps for an output sample that lies {@code fraction} after an input sample. */
    private float[] filter(double fraction, double bandwidth) {
        var taps = new double[2 * reach];
        double sum = 0;
        for (int k = 0; k < taps.length; k++) {
            double distance = k - reach + 1 - fraction;
            double x = Math.PI * bandwidth * distance;
            double window = 0.5 + 0.5 * Math.cos(Math.PI * Math.clamp(distance / reach, -1.0, 1.0));
            taps[k] = (x == 0 ? 1 : Math.sin(x) / x) * window;
            sum += taps[k];
        }
        var normalised = new float[taps.length];
        for (int k = 0; k < taps.length; k++) {
            normalised[k] = (float) (taps[k] / sum);
        }
        return normalised;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
