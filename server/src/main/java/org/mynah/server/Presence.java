package org.mynah.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Directory.Change;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.NodeSightings;
import org.mynah.um.directory.UmServices;
import org.mynah.um.directory.UmServices.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes that this one is there and which version of the directory it runs: when it
 * starts, soon after each change, and every {@link #HEARTBEAT} (directory §4.4). Thread-safe.
 */
final class Presence implements AutoCloseable {

    /** The most that passes between two signs of life. */
    static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** The least that passes between two of them: many changes in a row make one. */
    static final Duration REST = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final Directory directory;
    private final NodeSightings sightings;
    private final Database database;
    private final String node;
    private final InstantSource clock;
    private final BlockingQueue<String> changes = new ArrayBlockingQueue<>(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread worker = Thread.ofVirtual().name("presence").unstarted(this::work);

    Presence(
            Directory directory,
            NodeSightings sightings,
            Database database,
            String node,
            InstantSource clock) {
        this.directory = directory;
        this.sightings = sightings;
        this.database = database;
        this.node = node;
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
                var _ = changes.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (closing.getCount() > 0) {
                    beat();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One sign of life; a failure is logged, and the next may succeed. */
    private void beat() {
        try {
            sightings.seen(node, directory.<Long>read(DirectoryReader::version), clock.instant());
        } catch (RuntimeException failure) {
            LOG.warn("This node cannot say that it is there: {}", failure.toString());
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
