package org.mynah.telephony;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How often something may be done in a period: lines in a log that an attacker would like to fill,
 * questions that he would like to be asked. Thread-safe.
 */
final class Budget {

    private final int most;
    private final long periodNanos;
    private long periodStart = System.nanoTime();
    private int spent;
    private int refused;

    /** At most so often in each period. */
    Budget(int most, Duration period) {
        this.most = most;
        this.periodNanos = period.toNanos();
    }

    /**
     * Asks for one.
     *
     * @return how many were refused since the last that was not, or empty when this one is too
     */
    synchronized OptionalInt take() {
        long now = System.nanoTime();
        if (now - periodStart >= periodNanos) {
            periodStart = now;
            spent = 0;
        }
        if (spent >= most) {
            refused++;
            return OptionalInt.empty();
        }
        spent++;
        int before = refused;
        refused = 0;
        return OptionalInt.of(before);
    }
}
