package org.mynah.media.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How punctual the 20 ms rounds of the engine were since the start. Thread-safe; written by one
 * lane.
 */
public final class Pacing {

    /** A round that begins later than this is counted as late (reliability L3). */
    public static final Duration LATE = Duration.ofMillis(5);

    private final AtomicLong rounds = new AtomicLong();
    private final AtomicLong lateRounds = new AtomicLong();
    private final AtomicLong worstNanos = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();

    Pacing() {}

    void note(long latenessNanos, int skippedFrames) {
        rounds.incrementAndGet();
        if (latenessNanos > LATE.toNanos()) {
            lateRounds.incrementAndGet();
        }
        worstNanos.accumulateAndGet(latenessNanos, Math::max);
        skipped.addAndGet(skippedFrames);
    }

    /** Rounds so far. */
    public long rounds() {
        return rounds.get();
    }

    /** Rounds that began later than {@link #LATE}. */
    public long lateRounds() {
        return lateRounds.get();
    }

    /** The latest beginning of a round. */
    public Duration worst() {
        return Duration.ofNanos(worstNanos.get());
    }

    /** Frames that were left out because the machine stood still. */
    public long skipped() {
        return skipped.get();
    }
}
