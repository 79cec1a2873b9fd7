package org.mynah.testkit.ear;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds pure tones by the Goertzel algorithm: frames in which nearly all power is at one frequency.
 * Speech, noise and two-tone signals are not tones.
 */
public final class Tones {
    /** A tone shorter than this is a click. */
    public static final int SHORTEST = Sounds.samples(60);

    /** The frames of one tone may differ from the frequency asked for by this much. */
    public static final double TOLERANCE_HZ = 30;

    /** Quieter frames are silence. */
    public static final double QUIETEST_DBFS = -42;

    private static final int FRAME = Sounds.samples(20);
    private static final int HOP = Sounds.samples(10);
    private static final double PURE = 0.7;

    private Tones() {}

    /** All tones near {@code hz}, in order. */
    public static List<Tone> near(double hz, short[] audio) {
        return near(hz, audio, 0);
    }

    /** All tones near {@code hz} that start at or after a sample, in order. */
    public static List<Tone> near(double hz, short[] audio, int firstSample) {
        var tones = new ArrayList<Tone>();
        int start = -1;
        int end = -1;
        for (int at = firstSample; at + FRAME <= audio.length; at += HOP) {
            if (isTone(audio, at, hz)) {
                start = start < 0 ? at : start;
                end = at + FRAME;
            } else if (start >= 0 && at > end) {
                add(tones, hz, audio, start, end);
                start = -1;
            }
        }
        if (start >= 0) {
            add(tones, hz, audio, start, end);
        }
        return tones;
    }

    /** The part of a frame's power that lies at {@code hz}: 1 for a pure tone, near 0 for noise. */
    public static double share(short[] audio, int from, int length, double hz) {
        double step = 2 * Math.PI * hz / Sounds.RATE;
        double coefficient = 2 * Math.cos(step);
        double last = 0;
        double beforeLast = 0;
        double power = 0;
        for (int i = from; i < from + length; i++) {
            double now = audio[i] + coefficient * last - beforeLast;
            beforeLast = last;
            last = now;
            power += (double) audio[i] * audio[i];
        }
        if (power == 0) {
            return 0;
        }
        double atFrequency =
                last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return Math.min(1, 2 * atFrequency / (length * power));
    }

    private static boolean isTone(short[] audio, int at, double hz) {
        // A 20 ms frame tells 50 Hz apart; the neighbours widen that to the tolerance.
        return Loudness.dbfs(audio, at, at + FRAME) > QUIETEST_DBFS
                && (share(audio, at, FRAME, hz) > PURE
                        || share(audio, at, FRAME, hz - TOLERANCE_HZ / 2) > PURE
                        || share(audio, at, FRAME, hz + TOLERANCE_HZ / 2) > PURE);
    }

    private static void add(List<Tone> tones, double hz, short[] audio, int from, int to) {
        if (to - from >= SHORTEST) {
            tones.add(new Tone(measured(hz, audio, from, to), from, to));
        }
    }

    private static double measured(double hz, short[] audio, int from, int to) {
        int length = Math.min(to - from, Sounds.samples(200));
        double best = hz;
        double most = -1;
        for (double at = hz - 2 * TOLERANCE_HZ; at <= hz + 2 * TOLERANCE_HZ; at += 1) {
            double share = share(audio, from, length, at);
            if (share > most) {
                most = share;
                best = at;
            }
        }
        return best;
    }
}
