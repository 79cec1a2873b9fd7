package org.mynah.bench;

import java.util.Arrays;
import org.mynah.testkit.ear.SampleMatch;

/**
 * Whether every frame that was sent is in a recording, sample for sample and in order. Silence in
 * between is allowed: a recording keeps the wall clock, so a sender that falls behind it leaves a
 * gap that is filled.
 */
final class Completeness {

    /** Samples of one packet of 20 ms. */
    private static final int FRAME = 160;

    private Completeness() {}

    static boolean holds(short[] sent, short[] recording) {
        var first = SampleMatch.of(Arrays.copyOf(sent, 3 * FRAME), recording);
        if (!first.isFound()) {
            return false;
        }
        int found = 0;
        for (int at = first.offset();
                at + FRAME <= recording.length && found + FRAME <= sent.length;
                at += FRAME) {
            if (Arrays.equals(sent, found, found + FRAME, recording, at, at + FRAME)) {
                found += FRAME;
            }
        }
        return found + FRAME > sent.length;
    }
}
