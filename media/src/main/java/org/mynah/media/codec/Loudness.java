package org.mynah.media.codec;

/**
 * The one loudness of everything that is spoken to a caller, so that a menu does not jump when
 * synthesised phrases and imported prompts mix. All methods are pure.
 */
public final class Loudness {

    /** Loudness that is aimed at while somebody speaks, RMS in dBFS. */
    public static final double TARGET_RMS_DB = -20;

    /** No sample is above this, in dBFS; it wins over the target. */
    public static final double HIGHEST_PEAK_DB = -3;

    /** Below this loudness of the whole a sound counts as silence, RMS in dBFS. */
    public static final double SILENCE_RMS_DB = -55;

    /** Speech is what lies at most this far below the loudest frame. */
    private static final double SPEECH_RANGE_DB = 30;

    private static final int FRAME = Pcm.FRAME_SAMPLES;

    private Loudness() {}

    /** Whether there is nothing to hear. */
    public static boolean isSilence(short[] samples) {
        return Pcm.rmsDb(samples, 0, samples.length) < SILENCE_RMS_DB;
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

    /** Frames quieter than this are pauses, RMS in dBFS. */
    public static double speechFloor(short[] samples) {
        double loudest = Pcm.FLOOR_DB;
        for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
            loudest = Math.max(loudest, Pcm.rmsDb(samples, at, FRAME));
        }
        return loudest - SPEECH_RANGE_DB;
    }

    /**
     * The sound raised or lowered to {@link #TARGET_RMS_DB}, or as far as {@link #HIGHEST_PEAK_DB}
     * allows; silence stays as it is.
     */
    public static short[] level(short[] samples) {
        if (samples.length == 0 || isSilence(samples)) {
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
}
