package org.mynah.um;

import java.time.Duration;

/**
 * When a recording ends by itself. Immutable.
 *
 * @param longest the dial plan's MaxRecordingDuration, 1–100 minutes; for greetings
 *     MaxGreetingDuration
 * @param silence the dial plan's RecordingIdleTimeout, 2–10 s
 * @param warning how long before {@code longest} a warning beep sounds; zero: none
 */
public record RecordingLimits(Duration longest, Duration silence, Duration warning) {
    public RecordingLimits {
        if (longest.isNegative() || longest.isZero() || silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException(
                    "a recording needs a positive length and silence limit");
        }
    }
}
