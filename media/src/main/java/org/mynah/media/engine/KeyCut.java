package org.mynah.media.engine;

import java.util.OptionalInt;
import org.mynah.media.codec.Pcm;
import org.mynah.media.dtmf.ToneDetector;

/**
 * Keeps tones that were heard in band out of recordings: holds the sound back by two frames, which
 * is how long a key needs to become certain, and silences what it turned out to be. One thread.
 */
final class KeyCut {

    private static final int HELD = 2;

    private final ToneDetector detector = ToneDetector.forKeys();
    private final short[][] held = new short[HELD][Pcm.FRAME_SAMPLES];
    private final boolean[] heldConcealed = new boolean[HELD];
    private final short[] out = new short[Pcm.FRAME_SAMPLES];
    private boolean sounding;
    private int turn;
    private int count;

    /** Takes the next frame; {@link #out} then has the frame two before it, once there is one. */
    OptionalInt accept(short[] frame) {
        boolean before = sounding;
        var key = detector.accept(frame, 0, frame.length);
        sounding = detector.isKeySounding();
        if (key.isPresent() && sounding) {
            for (var each : held) {
                java.util.Arrays.fill(each, (short) 0);
            }
        }
        System.arraycopy(held[turn], 0, out, 0, out.length);
        if (sounding || before) {
            java.util.Arrays.fill(held[turn], (short) 0);
        } else {
            System.arraycopy(frame, 0, held[turn], 0, frame.length);
        }
        return key;
    }

    /**
     * Remembers whether the frame just taken was concealed, and answers the same of {@link #out}.
     */
    boolean rotate(boolean concealed) {
        boolean outConcealed = heldConcealed[turn];
        heldConcealed[turn] = concealed;
        turn = (turn + 1) % HELD;
        count = Math.min(count + 1, HELD + 1);
        return outConcealed;
    }

    /** Whether {@link #out} has sound. */
    boolean isFull() {
        return count > HELD;
    }

    short[] out() {
        return out;
    }
}
