package org.mynah.speech.tts;

import static org.mynah.speech.tts.Synthesizer.SAMPLE_RATE;

import java.math.BigInteger;

/**
 * Makes an engine's output fit for the line: nothing above 3.4 kHz, 8000 samples a second, one
 * loudness for all engines so that a menu does not jump when they mix, short silences at both ends.
 * All methods are pure.
 */
public final class LineSound {

    /** Loudness that is aimed at while somebody speaks, RMS in dBFS. */
    public static final double TARGET_RMS_DB = -20;

    /** No sample is above this, in dBFS. */
    public static final double HIGHEST_PEAK_DB = -3;

    /** Below this loudness of the whole a sound counts as silence, RMS in dBFS. */
    public static final double SILENCE_RMS_DB = -55;

    /** Silence that is left before the first sound, in samples at 8 kHz: 60 ms. */
    static final int LEAD_SAMPLES = 480;

    /** Silence after the last sound, in samples: 240 ms, the pause before the next phrase. */
    static final int TAIL_SAMPLES = 1920;

    /** Speech is what lies at most this far below the loudest frame. */
    private static final double SPEECH_RANGE_DB = 30;

    /** Zero crossings of the filter on each side, at 8 kHz. */
    private static final int CROSSINGS = 24;

    private static final int FRAME = 160;
    private static final double CUT_OFF_HERTZ = 3400;
    private static final double FULL_SCALE = 32768;

    private LineSound() {}

    /**
     * The sound as the line needs it.
     *
     * @param samples mono, 16 bit
     * @param rate their sample rate in Hz, 8000–48000
     * @return empty when there is only silence
     */
    public static short[] of(short[] samples, int rate) {
        if (rate < SAMPLE_RATE || rate > 48_000) {
            throw new IllegalArgumentException("sample rate " + rate + ": accepted are 8000–48000");
        }
        return level(trim(rate == SAMPLE_RATE ? samples : resample(samples, rate)));
    }

    /** Loudness of the whole, RMS in dBFS; −100 for none. */
    public static double rmsDb(short[] samples) {
        return toDb(rms(samples, 0, samples.length));
    }

    /** The highest peak in dBFS; −100 for none. */
    public static double peakDb(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return toDb(peak);
    }

    private static short[] trim(short[] samples) {
        if (rmsDb(samples) < SILENCE_RMS_DB) {
            return new short[0];
        }
        double floor = speechFloor(samples);
        int first = 0;
        while (first + FRAME < samples.length && rms(samples, first, FRAME) < floor) {
            first += FRAME;
        }
        int end = samples.length;
        while (end - FRAME > first && rms(samples, end - FRAME, FRAME) < floor) {
            end -= FRAME;
        }
        // What the engine left before and after is kept up to the margins and filled up by zeros.
        int from = Math.max(0, first - LEAD_SAMPLES);
        int to = Math.min(samples.length, end + TAIL_SAMPLES);
        var trimmed = new short[LEAD_SAMPLES + (end - first) + TAIL_SAMPLES];
        System.arraycopy(samples, from, trimmed, LEAD_SAMPLES - (first - from), to - from);
        return trimmed;
    }

    private static short[] level(short[] samples) {
        if (samples.length == 0) {
            return samples;
        }
        double wanted = fromDb(TARGET_RMS_DB) / speechRms(samples);
        double most = fromDb(HIGHEST_PEAK_DB) / fromDb(peakDb(samples));
        double gain = Math.min(wanted, most);
        var levelled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            levelled[i] = (short) (samples[i] * gain);
        }
        return levelled;
    }

    /** Loudness without the pauses, which would make a slow speaker too loud. */
    static double speechRms(short[] samples) {
        double floor = speechFloor(samples);
        double sum = 0;
        int frames = 0;
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            double rms = rms(samples, at, FRAME);
            if (rms >= floor) {
                sum += rms * rms;
                frames++;
            }
        }
        return frames == 0 ? rms(samples, 0, samples.length) : Math.sqrt(sum / frames);
    }

    private static double speechFloor(short[] samples) {
        double loudest = 0;
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            loudest = Math.max(loudest, rms(samples, at, FRAME));
        }
        return loudest * Math.pow(10, -SPEECH_RANGE_DB / 20);
    }

    /**
     * Windowed sinc, low pass at 3.4 kHz and sampling in one step. Output sample n lies at input
     * time n × rate / 8000, whose fraction takes few values: a filter is made for each once.
     */
    private static short[] resample(short[] samples, int rate) {
        int common = BigInteger.valueOf(rate).gcd(BigInteger.valueOf(SAMPLE_RATE)).intValue();
        int step = rate / common;
        int phases = SAMPLE_RATE / common;
        int reach = CROSSINGS * rate / SAMPLE_RATE;
        var filters = new float[phases][];
        for (int phase = 0; phase < phases; phase++) {
            filters[phase] = filter(reach, (double) phase / phases, 2 * CUT_OFF_HERTZ / rate);
        }
        var padded = new float[samples.length + 2 * reach];
        for (int i = 0; i < samples.length; i++) {
            padded[reach + i] = samples[i];
        }
        var output = new short[(int) ((long) samples.length * phases / step)];
        for (int n = 0; n < output.length; n++) {
            long scaled = (long) n * step;
            var filter = filters[(int) (scaled % phases)];
            int at = (int) (scaled / phases) + 1;
            float sum = 0;
            for (int k = 0; k < filter.length; k++) {
                sum += filter[k] * padded[at + k];
            }
            output[n] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return output;
    }

    /** Taps for an output sample that lies {@code fraction} after an input sample. */
    private static float[] filter(int reach, double fraction, double bandwidth) {
        var taps = new float[2 * reach - 1];
        double sum = 0;
        for (int k = 0; k < taps.length; k++) {
            double distance = k - reach + 1 - fraction;
            double x = Math.PI * bandwidth * distance;
            double window = 0.5 + 0.5 * Math.cos(Math.PI * Math.clamp(distance / reach, -1.0, 1.0));
            taps[k] = (float) ((x == 0 ? 1 : Math.sin(x) / x) * window);
            sum += taps[k];
        }
        for (int k = 0; k < taps.length; k++) {
            taps[k] /= (float) sum;
        }
        return taps;
    }

    private static double rms(short[] samples, int offset, int length) {
        double sum = 0;
        for (int i = offset; i < offset + length; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return length == 0 ? 0 : Math.sqrt(sum / length);
    }

    private static double toDb(double amplitude) {
        return amplitude <= 0 ? -100 : Math.max(-100, 20 * Math.log10(amplitude / FULL_SCALE));
    }

    private static double fromDb(double db) {
        return FULL_SCALE * Math.pow(10, db / 20);
    }
}
