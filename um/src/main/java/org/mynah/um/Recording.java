package org.mynah.um;

import java.time.Duration;

/**
 * What a recording came to. Immutable.
 *
 * @param length what lies in the sink now, without the trailing silence that ended it
 * @param speech how much of it was speech, as an energy detector hears it
 * @param end why it ended
 */
public record Recording(Duration length, Duration speech, End end) {

    /** Why a recording ended. */
    public enum End {
        /** The caller hung up, or the peer vanished. */
        HUNG_UP,
        /** The pound key. */
        POUND,
        /** Silence of {@link RecordingLimits#silence}. */
        SILENCE,
        /** {@link RecordingLimits#longest} was reached. */
        LONGEST
    }

    /** Whether less speech than this was heard. */
    public boolean shorterThan(Duration shortest) {
        return speech.compareTo(shortest) < 0;
    }
}
