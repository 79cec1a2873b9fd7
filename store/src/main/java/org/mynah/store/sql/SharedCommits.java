package org.mynah.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.mynah.store.sql.DatabaseException.Reason;

/**
 * Commits small transactions of many callers together: those that wait while one is made durable
 * become the next one, and share its sync. When any of them throws, their transaction is rolled
 * back and each is run again alone. Thread-safe.
 *
 * <p>One platform thread runs them. A virtual thread would hold its carrier while the driver waits
 * for the disk, and with few processors there are few carriers.
 */
final class SharedCommits implements AutoCloseable {

    /** Transactions that become one; more wait for the next. */
    static final int MOST = 64;

    /** Runs work in a transaction of its own. */
    interface Transactions {
        <T, X extends Exception> T run(Database.Work<T, X> work) throws X;
    }

    private final Transactions transactions;
    private final LinkedBlockingQueue<Pending<?, ?>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean isClosed;

    SharedCommits(Transactions transactions) {
        this.transactions = transactions;
        this.thread = Thread.ofPlatform().name("shared-commits").daemon().start(this::work);
    }

    /** Returns when the work is durable, or throws what it threw. */
    <T, X extends Exception> T run(Database.Work<T, X> work) throws X {
        var pending = new Pending<>(work);
        synchronized (this) {
            if (isClosed) {
                throw new DatabaseException(
                        Reason.UNAVAILABLE,
                        "the database is closed",
                        new IllegalStateException("closed"));
            }
            // Each waits for its own, so there are never more than callers.
            waiting.add(pending);
        }
        try {
            return pending.done.join();
        } catch (CompletionException e) {
            throw pending.thrown(e);
        }
    }

    private void work() {
        var together = new ArrayList<Pending<?, ?>>();
        var isOver = false;
        while (!isOver) {
            try {
                together.add(waiting.take());
            } catch (InterruptedException _) {
                // Nobody interrupts this thread but to end the process.
                return;
            }
            waiting.drainTo(together, MOST - 1);
            isOver = together.removeIf(pending -> pending.work == null);
            if (together.size() < 2 || !commitTogether(together)) {
                together.forEach(pending -> pending.runAlone(transactions));
            }
            together.clear();
        }
    }

    private boolean commitTogether(List<Pending<?, ?>> together) {
        try {
            transactions.<Boolean, Exception>run(handle -> {
                for (var pending : together) {
                    pending.runIn(handle);
                }
                return true;
            });
        } catch (Exception _) {
            // One of them failed, or the commit did: alone each gets the answer that is its own.
            return false;
        }
        together.forEach(Pending::succeed);
        return true;
    }

    /** Ends when all that wait are done. */
    @Override
    public void close() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            waiting.add(new Pending<Boolean, RuntimeException>(null));
        }
        var isInterrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What one caller waits for; without work, the sign to end. Run by the one thread. */
    private static final class Pending<T, X extends Exception> {
        private final Database.@Nullable Work<T, X> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable Runnable success;

        Pending(Database.@Nullable Work<T, X> work) {
            this.work = work;
        }

        /** What the work threw: it could throw nothing else that is checked. */
        @SuppressWarnings("unchecked")
        X thrown(CompletionException e) {
            return switch (e.getCause()) {
                case Exception exception -> (X) exception;
                case Error error -> throw error;
                case null, default -> throw e;
            };
        }

        void runIn(Handle handle) throws Exception {
            if (work != null) {
                var result = work.run(handle);
                success = () -> done.complete(result);
            }
        }

        void succeed() {
            if (success != null) {
                success.run();
            }
        }

        void runAlone(Transactions transactions) {
            if (work != null) {
                try {
                    done.complete(transactions.run(work));
                } catch (Exception | Error e) {
                    done.completeExceptionally(e);
                }
            }
        }
    }
}
