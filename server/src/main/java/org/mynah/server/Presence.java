package org.mynah.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Directory.Change;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.NodeSightings;
import org.mynah.um.directory.NodeSightings.Sighting;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Stops;
import org.mynah.um.directory.UmServices;
import org.mynah.um.directory.UmServices.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes that this one is there and which version of the directory it runs: when it
 * starts, soon after each change, and every {@link #HEARTBEAT} (directory §4.4). Before it does,
 * the calls are dropped that the change ends. Thread-safe.
 */
final class Presence implements AutoCloseable {

    /** The most that passes between two signs of life. */
    static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** The least that passes between two of them: many changes in a row make one. */
    static final Duration REST = Duration.ofMillis(100);

    /** Between two looks whether the last call of what is being disabled has ended. */
    static final Duration WAITING = Duration.ofMillis(500);

    /** The calls of this node, as far as a change of the directory concerns them. */
    interface Calls {

        /** Drops those that the directory no longer wants. */
        void obey();

        /** How many are up. */
        int count();

        /** The gateways of these. */
        Set<ObjectId> gateways();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final Directory directory;
    private final NodeSightings sightings;
    private final Database database;
    private final String node;
    private final Calls calls;
    private final InstantSource clock;
    private final BlockingQueue<String> changes = new ArrayBlockingQueue<>(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean isWaiting;
    private final Thread worker = Thread.ofVirtual().name("presence").unstarted(this::work);

    Presence(
            Directory directory,
            NodeSightings sightings,
            Database database,
            String node,
            Calls calls,
            InstantSource clock) {
        this.directory = directory;
        this.sightings = sightings;
        this.database = database;
        this.node = node;
        this.calls = calls;
        this.clock = clock;
    }

    /** Puts the node into the directory, where it is not yet there as it is, and begins. */
    void start(Registration registration) {
        if (!directory.<Boolean>read(reader -> UmServices.isRegistered(reader, registration))) {
            directory.change(
                    new Change("system", node, "start"),
                    writer -> {
                        UmServices.register(writer, registration);
                        return registration;
                    });
        }
        beat();
        worker.start();
    }

    private void work() {
        // A full queue means that the next beat comes soon and reads the newest version anyway.
        try (var _ = database.subscribe(SqlDirectory.TOPIC, changes::offer)) {
            while (!closing.await(REST.toMillis(), TimeUnit.MILLISECONDS)) {
                var longest = isWaiting ? WAITING : HEARTBEAT;
                var _ = changes.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
                if (closing.getCount() > 0) {
                    beat();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * One sign of life. What it says holds: calls that the version it names drops are dropped, and
     * none is counted that came before that version and is over. A failure is logged, and the next
     * may succeed.
     */
    private void beat() {
        try {
            var version = directory.<Long>read(DirectoryReader::version);
            calls.obey();
            sightings.seen(
                    new Sighting(node, version, clock.instant(), calls.count(), calls.gateways()));
            isWaiting = directory.<Boolean>read(Stops::areWaiting);
            if (isWaiting) {
                finish();
            }
        } catch (RuntimeException failure) {
            LOG.warn("This node cannot say that it is there: {}", failure.toString());
        }
    }

    /** Disables what only waited for its last call; one of the nodes does it. */
    private void finish() {
        var all = sightings.all();
        var now = clock.instant();
        if (directory.<Boolean>read(reader -> !Stops.idle(reader, all, now).isEmpty())) {
            try {
                var names =
                        directory.change(
                                new Change("system", node, "last call ended"),
                                writer -> {
                                    var finished = Stops.finish(writer, all, now);
                                    if (finished.isEmpty()) {
                                        throw new DirectoryException(
                                                ErrorId.E021, "another node was first");
                                    }
                                    return finished;
                                });
                LOG.info("disabled, the last call has ended: {}", names);
            } catch (DirectoryException another) {
                LOG.debug("not disabled by this node: {}", another.getMessage());
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        var _ = changes.offer("");
        try {
            // A beat under way would bring the node back.
            var _ = worker.join(HEARTBEAT);
            sightings.gone(node);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warn("This node cannot say that it goes: {}", failure.toString());
        }
    }
}
