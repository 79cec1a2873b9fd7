package org.mynah.testkit.ear;

import java.util.ArrayList;
import java.util.List;

/** How loud sound is, and where in a recording there is any. */
public final class Loudness {
    /** Below this a frame counts as silence: above line and codec noise, below quiet speech. */
    public static final double SILENCE_DBFS = -45;

    /** Pauses shorter than this do not end a segment. */
    public static final int SHORTEST_PAUSE = Sounds.samples(300);

    private static final int FRAME = Sounds.samples(20);

    private Loudness() {}

    /**
     * A stretch of sound between silences. Immutable.
     *
     * @param from its first sample
     * @param to the sample after its last one
     */
    public record Segment(int from, int to) {
        /** Its number of samples. */
        public int length() {
            return to - from;
        }
    }

    /** Root mean square level of a whole recording, in dB below full scale; -100 for no sound. */
    public static double dbfs(short[] audio) {
        return dbfs(audio, 0, audio.length);
    }

    /** Level of the samples from {@code from} to before {@code to}. */
    public static double dbfs(short[] audio, int from, int to) {
        double power = 0;
        for (int i = from; i < to; i++) {
            power += (double) audio[i] * audio[i];
        }
        if (power == 0) {
            return -100;
        }
        return Math.max(-100, 10 * Math.log10(power / (to - from) / (32768.0 * 32768.0)));
    }

    /** Whether there is any sound in the samples. */
    public static boolean isSound(short[] audio) {
        return dbfs(audio) > SILENCE_DBFS;
    }

    /** The stretches of sound, in order, to 20 ms. */
    public static List<Segment> segments(short[] audio) {
        var segments = new ArrayList<Segment>();
        int from = -1;
        int to = -1;
        for (int at = 0; at < audio.length; at += FRAME) {
            int end = Math.min(at + FRAME, audio.length);
            if (dbfs(audio, at, end) > SILENCE_DBFS) {
                from = from < 0 ? at : from;
                to = end;
            } else if (from >= 0 && at - to >= SHORTEST_PAUSE) {
                segments.add(new Segment(from, to));
                from = -1;
            }
        }
        if (from >= 0) {
            segments.add(new Segment(from, to));
        }
        return segments;
    }

    /** From the first sound to the last, pauses included; length 0 for silence. */
    public static Segment extent(short[] audio) {
        var segments = segments(audio);
        return segments.isEmpty()
                ? new Segment(0, 0)
                : new Segment(segments.getFirst().from(), segments.getLast().to());
    }
}
