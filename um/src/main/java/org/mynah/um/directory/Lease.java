package org.mynah.um.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long a node that does not reach the directory may act on what it last knew (directory §5 rule
 * 10). Thread-safe.
 */
public final class Lease {

    /**
     * A node that is cut off for longer fails closed, so nobody waits for it any more, and nobody
     * who was disabled meanwhile gets in there.
     */
    public static final Duration LENGTH = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final AtomicReference<Instant> renewed;

    /** A lease that begins now. */
    public Lease(InstantSource clock) {
        this.clock = clock;
        this.renewed = new AtomicReference<>(clock.instant());
    }

    /** The directory answered what was asked at that time. */
    public void renew(Instant asked) {
        renewed.accumulateAndGet(asked, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Whether the directory was out of reach for longer than the lease. */
    public boolean isOver() {
        return !clock.instant().isBefore(renewed.get().plus(LENGTH));
    }
}
