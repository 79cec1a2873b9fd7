package org.mynah.speech.tts;

import java.time.Duration;
import org.mynah.media.codec.Loudness;
import org.mynah.media.codec.Pcm;
import org.mynah.media.codec.Resampler;

/**
 * Makes an engine's output fit for the line: nothing above 3.4 kHz, 8000 samples a second, one
 * loudness for all engines so that a menu does not jump when they mix, short silences at both ends.
 * All methods are pure.
 */
public final class LineSound {

    /** Silence before the first sound. */
    public static final Duration LEAD = Duration.ofMillis(60);

    /** Silence after the last sound: the pause before the next phrase. */
    public static final Duration TAIL = Duration.ofMillis(240);

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
        return Loudness.level(
                trim(
                        rate == Pcm.SAMPLE_RATE
                                ? samples
                                : Resampler.resample(samples, rate, Pcm.SAMPLE_RATE)));
    }

    private static short[] trim(short[] samples) {
        if (Loudness.isSilence(samples)) {
            return new short[0];
        }
        double floor = Loudness.speechFloor(samples);
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
}
