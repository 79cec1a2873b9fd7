package org.mynah.sip.transaction;

import java.time.Duration;

/**
 * The basic timers of RFC 3261 §17.1.1.1; all others follow from them. Immutable.
 *
 * @param t1 estimated round trip; first retransmission of a request
 * @param t2 longest interval between retransmissions
 * @param t4 how long a message may stay in the network
 */
public record TimerSettings(Duration t1, Duration t2, Duration t4) {
    /** 500 ms, 4 s, 5 s. */
    public static final TimerSettings DEFAULT =
            new TimerSettings(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5));

    /** Checks that every timer is positive. */
    public TimerSettings {
        if (!t1.isPositive() || !t2.isPositive() || !t4.isPositive()) {
            throw new IllegalArgumentException("SIP timers must be positive");
        }
    }

    /** Timers B, F, H, J, L and M: how long a transaction may go unanswered, 64 × T1. */
    public Duration timeout() {
        return t1.multipliedBy(64);
    }

    /**
     * Timer D: how long a refused INVITE absorbs retransmitted responses over UDP; at least 32 s.
     */
    public Duration absorbRefusal() {
        return timeout();
    }

    /** The next interval of a retransmission that doubles up to T2 (timers E and G). */
    public Duration next(Duration interval) {
        var doubled = interval.multipliedBy(2);
        return doubled.compareTo(t2) > 0 ? t2 : doubled;
    }
}
