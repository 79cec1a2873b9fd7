package org.mynah.sip.transaction;

import java.time.Duration;

/** Runs things later. The seam by which tests bring their own time. */
public interface Timers {
    /**
     * Runs a task once after a delay, unless it is cancelled. Tasks must not block: they share a
     * thread.
     */
    Timer after(Duration delay, Runnable task);

    /** A task that waits. */
    interface Timer {
        /** A timer that was never set. */
        Timer NONE = () -> {};

        /** Forgets the task; harmless when it has run. */
        void cancel();
    }
}
