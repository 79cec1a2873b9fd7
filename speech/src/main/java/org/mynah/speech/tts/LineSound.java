package org.mynah.speech.tts;

import java.time.Duration;
import org.mynah.media.codec.Pcm;
import org.mynah.media.codec.Resampler;

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

    /** Silence before the first sound. */
    public static final Duration LEAD = Duration.ofMillis(60);

    /** Silence after the last sound: the pause before the next phrase. */
    public static final Duration TAIL = Duration.ofMillis(240);

    /** Speech is what lies at most this far below the loudest frame. */
    private static final double SPEECH_RANGE_DB = 30;

    private static final int FRAME = Pcm.FRAME_SAMPLES;

    private LineSound() {}

    /**
     * The sound as the line needs it.
     *
     * @param samples mono, 16 bit
     * @param rate their sample rate in Hz, 8000–48000
     * @return empty when there is only silence
     */
    public static short[] of(short[] samples, int rate) {
        if (rate < Pcm.SAMPLE_RATE || rate > 48_000) {
            throw new IllegalArgumentException("sample rate " + rate + ": accepted are 8000–48000");
        }
        return level(
                trim(
                        rate == Pcm.SAMPLE_RATE
                                ? samples
                                : Resampler.resample(samples, rate, Pcm.SAMPLE_RATE)));
    }

    /** Loudness without the pauses, which would make a slow speaker too loud; RMS in dBFS. */
    public static double speechDb(short[] samples) {
        double floor = speechFloor(samples);
        double sum = 0;
        int frames = 0;
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            double loudness = Pcm.rmsDb(samples, at, FRAME);
            if (loudness >= floor) {
                sum += Math.pow(10, loudness / 10);
                frames++;
            }
        }
        return frames == 0 ? Pcm.rmsDb(samples, 0, samples.length) : 10 * Math.log10(sum / frames);
    }

    private static short[] trim(short[] samples) {
        if (Pcm.rmsDb(samples, 0, samples.length) < SILENCE_RMS_DB) {
            return new short[0];
        }
        double floor = speechFloor(samples);
        int first = 0;
        while (first + FRAME < samples.length && Pcm.rmsDb(samples, first, FRAME) < floor) {
            first += FRAME;
        }
        int end = samples.length;
        while (end - FRAME > first && Pcm.rmsDb(samples, end - FRAME, FRAME) < floor) {
            end -= FRAME;
        }
        // What the engine left before and after is kept up to the margins and filled up by zeros.
        int lead = (int) Pcm.samples(LEAD);
        int tail = (int) Pcm.samples(TAIL);
        int from = Math.max(0, first - lead);
        int to = Math.min(samples.length, end + tail);
        var trimmed = new short[lead + (end - first) + tail];
        System.arraycopy(samples, from, trimmed, lead - (first - from), to - from);
        return trimmed;
    }

    private static short[] level(short[] samples) {
        if (samples.length == 0) {
            return samples;
        }
        double peak = Pcm.toDb(Pcm.peak(samples, 0, samples.length));
        double gainDb = Math.min(TARGET_RMS_DB - speechDb(samples), HIGHEST_PEAK_DB - peak);
        double gain = Math.pow(10, gainDb / 20);
        var levelled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            levelled[i] = (short) (samples[i] * gain);
        }
        return levelled;
    }

    private static double speechFloor(short[] samples) {
        double loudest = Pcm.FLOOR_DB;
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            loudest = Math.max(loudest, Pcm.rmsDb(samples, at, FRAME));
        }
        return loudest - SPEECH_RANGE_DB;
    }
}
