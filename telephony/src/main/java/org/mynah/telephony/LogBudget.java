package org.mynah.telephony;

import java.time.Duration;
import java.util.OptionalInt;

/** How many lines of one kind a log takes, so that an attacker cannot fill it. Thread-safe. */
final class LogBudget {

    private final int lines;
    private final long periodNanos;
    private long periodStart = System.nanoTime();
    private int spent;
    private int suppressed;

    /** At most so many lines in each period. */
    LogBudget(int lines, Duration period) {
        this.lines = lines;
        this.periodNanos = period.toNanos();
    }

    /**
     * Asks for one line.
     *
     * @return how many lines were kept back since the last one, or empty when this one is too
     */
    synchronized OptionalInt take() {
        long now = System.nanoTime();
        if (now - periodStart >= periodNanos) {
            periodStart = now;
            spent = 0;
        }
        if (spent >= lines) {
            suppressed++;
            return OptionalInt.empty();
        }
        spent++;
        int before = suppressed;
        suppressed = 0;
        return OptionalInt.of(before);
    }
}
