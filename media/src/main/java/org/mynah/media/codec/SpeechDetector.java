package org.mynah.media.codec;

import java.time.Duration;

/**
 * Tells speech from silence by the level of 20 ms frames over a noise floor that follows the line.
 * The floor is the quietest frame of the last 1.6 s, because speech drops between its syllables and
 * noise does not. One thread.
 */
public final class SpeechDetector {

    /** How far above the floor a frame must be to be speech. */
    public static final double ABOVE_FLOOR_DB = 9;

    /** The quietest level that can be speech at all. */
    public static final double QUIETEST_SPEECH_DB = -48;

    /**
     * The floor never rises above this: whatever is constantly louder (a tone, music) is a message,
     * not the noise of a line.
     */
    public static final double HIGHEST_FLOOR_DB = -40;

    /** Pauses up to this between two words count as speech. */
    public static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

    /** Loud frames in a row that make speech; fewer are a click. */
    public static final int FRAMES_TO_START = 3;

    private static final int FRAMES_PER_BIN = 10;
    private static final int PAUSE_SAMPLES = (int) Pcm.samples(LONGEST_PAUSE);

    private final double[] quietestOfBin = new double[8];
    private int bin;
    private int framesInBin;
    private int loudRun;
    private boolean first = true;

    private long speechSamples;
    private long silenceSamples;
    private long totalSamples;
    private boolean everSpoke;
    private double levelDb = Pcm.FLOOR_DB;
    private long firstSpeech;
    private long lastSpeechEnd;

    /**
     * Takes the next frame, normally {@link Pcm#FRAME_SAMPLES} long.
     *
     * @return whether speech is going on with this frame
     */
    public boolean accept(short[] samples, int offset, int length) {
        levelDb = Pcm.rmsDb(samples, offset, length);
        double floor = followFloor(levelDb);
        boolean loud = levelDb >= Math.max(floor + ABOVE_FLOOR_DB, QUIETEST_SPEECH_DB);
        totalSamples += length;
        loudRun = loud ? loudRun + 1 : 0;
        if (loudRun >= FRAMES_TO_START || (loud && everSpoke && silenceSamples == 0)) {
            hearSpeech(length);
            return true;
        }
        silenceSamples += length;
        return false;
    }

    private void hearSpeech(int length) {
        // The frames that made sure count too, and so does a short pause before them.
        long sure = (long) (loudRun - 1) * length;
        if (!everSpoke) {
            firstSpeech = Math.max(0, totalSamples - length - sure);
            everSpoke = true;
            speechSamples += Math.min(sure, silenceSamples);
        } else if (silenceSamples <= PAUSE_SAMPLES) {
            speechSamples += silenceSamples;
        } else {
            speechSamples += Math.min(sure, silenceSamples);
        }
        speechSamples += length;
        silenceSamples = 0;
        lastSpeechEnd = totalSamples;
    }

    private double followFloor(double level) {
        if (first) {
            java.util.Arrays.fill(quietestOfBin, Math.min(level, HIGHEST_FLOOR_DB));
            first = false;
        }
        if (framesInBin == FRAMES_PER_BIN) {
            bin = (bin + 1) % quietestOfBin.length;
            quietestOfBin[bin] = HIGHEST_FLOOR_DB;
            framesInBin = 0;
        }
        framesInBin++;
        quietestOfBin[bin] = Math.min(quietestOfBin[bin], level);
        double floor = HIGHEST_FLOOR_DB;
        for (double quietest : quietestOfBin) {
            floor = Math.min(floor, quietest);
        }
        return floor;
    }

    /** How much speech was heard, pauses between words included. */
    public Duration speech() {
        return Pcm.duration(speechSamples);
    }

    /** How long it has been silent since the last speech, or since the start. */
    public Duration silence() {
        return Pcm.duration(silenceSamples);
    }

    /** Level of the last frame in dBFS. */
    public double levelDb() {
        return levelDb;
    }

    /** Whether any speech was heard. */
    public boolean heardSpeech() {
        return everSpoke;
    }

    /** The sample at which the first speech began; 0 when there was none. */
    public long firstSpeech() {
        return firstSpeech;
    }

    /** The sample after the last speech; 0 when there was none. */
    public long lastSpeechEnd() {
        return lastSpeechEnd;
    }
}
