package org.mynah.store.directory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;
import org.mynah.um.directory.Contact;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.DirectoryUnreachable;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.Lease;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.pin.Guess;
import org.mynah.um.pin.PinCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory for calls of a node that may be cut off from it: what cannot be read is read as it
 * was last known, so that callers still reach voice mail (directory §5 rule 10, reliability C2).
 * Signing in, searching and changing are refused meanwhile. Thread-safe.
 */
public final class LeasedDirectory implements Directory, PinCounters, AutoCloseable {

    /** An answer that takes longer counts as none: a caller waits for it. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Between two attempts to reach the directory again. */
    public static final Duration RETRY = Duration.ofSeconds(1);

    /** The directory is asked so often at least, which renews the lease. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** The least between two looks at what changed: many changes in a row are taken over as one. */
    static final Duration REST = Duration.ofMillis(100);

    /** Taking over what changed is given up after this. */
    static final Duration LONGEST_REFRESH = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(LeasedDirectory.class);

    private final SqlDirectory directory;
    private final Database database;
    private final LastKnownCopy copy;
    private final InstantSource clock;
    private final Lease lease;
    private final Duration patience;
    private final BlockingQueue<String> changes = new ArrayBlockingQueue<>(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread worker = Thread.ofVirtual().name("last-known").unstarted(this::work);
    private volatile boolean isReached = true;

    /**
     * @param database the one that the directory is in
     * @param file where what was last known is kept while the node runs
     */
    public LeasedDirectory(
            SqlDirectory directory, Database database, Path file, InstantSource clock) {
        this(directory, database, file, clock, PATIENCE);
    }

    LeasedDirectory(
            SqlDirectory directory,
            Database database,
            Path file,
            InstantSource clock,
            Duration patience) {
        this.directory = directory;
        this.database = database;
        this.copy = new LastKnownCopy(file);
        this.clock = clock;
        this.lease = new Lease(clock);
        this.patience = patience;
    }

    /** Begins to follow the directory. */
    public LeasedDirectory start() {
        worker.start();
        return this;
    }

    private void work() {
        // A full queue means that the next look comes soon and sees everything anyway.
        try (var _ = database.subscribe(SqlDirectory.TOPIC, changes::offer)) {
            do {
                look();
                var pause = isReached ? HEARTBEAT : RETRY;
                var _ = changes.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
            } while (!closing.await(REST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks whether the directory is there, and takes over what changed. */
    void look() {
        try {
            var _ = asked(() -> directory.<Long>read(DirectoryReader::version), patience);
        } catch (RuntimeException e) {
            lost(e);
            return;
        }
        try {
            var _ =
                    within(
                            LONGEST_REFRESH,
                            () -> {
                                copy.refresh(database);
                                return true;
                            });
        } catch (RuntimeException e) {
            LOG.warn("what is last known of the directory is not up to date: {}", e.toString());
        }
    }

    @Override
    public Contact contact() {
        if (isReached) {
            return Contact.IN_TOUCH;
        }
        return lease.isOver() ? Contact.CUT_OFF : Contact.LAST_KNOWN;
    }

    @Override
    public <T> T read(Function<DirectoryReader, T> work) {
        if (directory.isChanging()) {
            return directory.read(work);
        }
        if (isReached) {
            try {
                return asked(() -> directory.read(work), patience);
            } catch (DatabaseException | DirectoryUnreachable e) {
                if (!isOutOfReach(e)) {
                    throw e;
                }
                lost(e);
            }
        }
        if (!copy.isThere()) {
            throw unreachable();
        }
        return copy.read(work);
    }

    @Override
    public <T> T change(Change change, Function<DirectoryWriter, T> work) {
        return ofDirectoryAlone(() -> directory.change(change, work));
    }

    @Override
    public void refused(Change change, String reason) {
        var _ =
                ofDirectoryAlone(() -> {
                    directory.refused(change, reason);
                    return true;
                });
    }

    @Override
    public OptionalInt take(ObjectId umMailbox, int limit) {
        return ofDirectoryAlone(() -> directory.take(umMailbox, limit));
    }

    @Override
    public void succeeded(ObjectId umMailbox) {
        var _ =
                ofDirectoryAlone(() -> {
                    directory.succeeded(umMailbox);
                    return true;
                });
    }

    @Override
    public boolean mayTry(Guess guess) {
        return ofDirectoryAlone(() -> directory.mayTry(guess));
    }

    @Override
    public void wasRight(Guess guess) {
        var _ =
                ofDirectoryAlone(() -> {
                    directory.wasRight(guess);
                    return true;
                });
    }

    /** What is done in the directory or not at all. */
    private <T> T ofDirectoryAlone(Supplier<T> work) {
        if (!isReached) {
            throw unreachable();
        }
        try {
            return asked(work, patience);
        } catch (DatabaseException e) {
            if (!isOutOfReach(e)) {
                throw e;
            }
            lost(e);
            throw new DirectoryUnreachable(String.valueOf(e.getMessage()), e);
        } catch (DirectoryUnreachable e) {
            lost(e);
            throw e;
        }
    }

    private static DirectoryUnreachable unreachable() {
        return new DirectoryUnreachable("the directory is not reached");
    }

    private static boolean isOutOfReach(RuntimeException e) {
        return !(e instanceof DatabaseException database)
                || database.reason() == DatabaseException.Reason.UNAVAILABLE;
    }

    private void lost(RuntimeException why) {
        if (isReached) {
            isReached = false;
            LOG.warn(
                    "the directory is not reached ({}): calls are answered for the numbers last"
                            + " known, nobody signs in",
                    why.getMessage());
            var _ = changes.offer("");
        }
    }

    /** Asks the directory; an answer renews the lease. */
    private <T> T asked(Supplier<T> work, Duration longest) {
        var now = clock.instant();
        var answer = within(longest, work);
        lease.renew(now);
        if (!isReached) {
            isReached = true;
            LOG.info("the directory is reached again");
        }
        return answer;
    }

    /**
     * Runs work on a thread of its own, so that a peer that says nothing keeps no caller waiting;
     * what takes longer is interrupted, which closes its connection.
     */
    private static <T> T within(Duration longest, Supplier<T> work) {
        var task = new FutureTask<>(work::get);
        Thread.ofVirtual().name("directory").start(task);
        try {
            return task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new DirectoryUnreachable("no answer within " + longest.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new DirectoryUnreachable("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        var _ = changes.offer("");
        worker.interrupt();
        try {
            if (worker.isAlive()) {
                var _ = worker.join(HEARTBEAT);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        copy.close();
    }
}
