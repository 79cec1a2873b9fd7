package org.mynah.telephony;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that nobody signals. */
final class Until {

    private Until() {}

    /** Looks every few milliseconds, for as long as a loaded machine may need. */
    static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Line.SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come about: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
