package org.mynah.telephony;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mynah.um.directory.UmServices.Capacity;

/**
 * Whether another call may begin (call flows §11): what the node may take, the room in the spool,
 * and the drain before a stop. Thread-safe.
 */
final class Admission {

    /** What a peer that is refused is told to wait, in seconds. */
    static final String RETRY_AFTER = "10";

    private final Supplier<Capacity> capacity;
    private final BooleanSupplier hasRoom;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int active;
    private boolean draining;

    /**
     * @param capacity what the node may take now, asked for each call
     * @param hasRoom whether a message can be stored at all; a full disk refuses calls rather than
     *     losing messages
     */
    Admission(Supplier<Capacity> capacity, BooleanSupplier hasRoom) {
        this.capacity = capacity;
        this.hasRoom = hasRoom;
    }

    /** Whether a call is let in; {@link #leave} must follow each that is. */
    sealed interface Verdict {
        /** It counts as active from now on. */
        record Admitted() implements Verdict {}

        /** 503, for a reason that goes into the log and to the peer. */
        record Full(String why) implements Verdict {}
    }

    /** Lets a call in, or says why not. */
    Verdict enter() {
        var now = capacity.get();
        var why = refusal(now);
        if (why.isPresent()) {
            return new Verdict.Full(why.get());
        }
        lock.lock();
        try {
            if (draining || active >= now.maxCalls()) {
                return new Verdict.Full(draining ? "server is draining" : "call limit reached");
            }
            active++;
            return new Verdict.Admitted();
        } finally {
            lock.unlock();
        }
    }

    /** A call that was let in is over, its message committed. */
    void leave() {
        lock.lock();
        try {
            active--;
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Why no call would be let in now. */
    Optional<String> refusal() {
        return refusal(capacity.get());
    }

    private Optional<String> refusal(Capacity now) {
        if (now.refusal().isPresent()) {
            return now.refusal();
        }
        lock.lock();
        try {
            if (draining) {
                return Optional.of("server is draining");
            }
            if (active >= now.maxCalls()) {
                return Optional.of("call limit reached");
            }
        } finally {
            lock.unlock();
        }
        return hasRoom.getAsBoolean() ? Optional.empty() : Optional.of("no disk space");
    }

    /** Lets nobody in any more. */
    void drain() {
        lock.lock();
        try {
            draining = true;
        } finally {
            lock.unlock();
        }
    }

    /** Calls that are active. */
    int active() {
        lock.lock();
        try {
            return active;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no call is active; false when some still are after the time. */
    boolean awaitIdle(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (active > 0) {
                long remaining = end - System.nanoTime();
                if (remaining <= 0) {
                    return false;
                }
                long _ = left.awaitNanos(Math.min(remaining, TimeUnit.SECONDS.toNanos(1)));
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
