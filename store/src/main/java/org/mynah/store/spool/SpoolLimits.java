package org.mynah.store.spool;

import java.time.Duration;
import org.mynah.um.AudioSink;

/**
 * Limits of the spool. Immutable.
 *
 * @param longestMessageBytes what one message may take: new ones are refused unless there is room
 *     for all open ones and one more
 * @param reserveBytes what stays free beyond that, for the mail store and the logs
 * @param mostWaiting items committed and not yet delivered; more than that and calls are refused
 *     rather than messages lost
 * @param shortestMessage audio of an interrupted message that is still a message; less is a missed
 *     call
 */
public record SpoolLimits(
        long longestMessageBytes, long reserveBytes, int mostWaiting, Duration shortestMessage) {

    /** Twenty minutes a message, 64 MB in reserve, 10,000 waiting, 0.1 s. */
    public static final SpoolLimits DEFAULT =
            new SpoolLimits(
                    20L * 60 * AudioSink.SAMPLE_RATE * 2,
                    64L * 1024 * 1024,
                    10_000,
                    Duration.ofMillis(100));
}
