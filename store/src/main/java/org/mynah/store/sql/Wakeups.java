package org.mynah.store.sql;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who waits that something was committed: in this process at once, in other processes on the
 * same PostgreSQL by LISTEN and NOTIFY. A wake-up is a hint to look; what holds is in the tables.
 * Thread-safe.
 */
public final class Wakeups implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wakeups.class);
    private static final String CHANNEL = "mynah";
    private static final int POLL_MS = 500;
    private static final int RECONNECT_MS = 1000;
    private static final int POLLS_A_CHECK = 10;
    private static final int CHECK_S = 5;

    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final String origin = UUID.randomUUID().toString();
    private final Optional<String> url;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Wakeups(Optional<String> url) {
        this.url = url;
    }

    static Wakeups inProcess() {
        return new Wakeups(Optional.empty());
    }

    static Wakeups postgresql(String url) {
        var wakeups = new Wakeups(Optional.of(url));
        var listening = new CountDownLatch(1);
        Thread.ofPlatform()
                .name("postgresql-wakeups")
                .daemon()
                .start(() -> wakeups.listen(url, listening));
        try {
            // A subscriber must not miss what another node commits right after the start.
            if (!listening.await(Database.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("PostgreSQL does not take LISTEN yet; wake-ups of other nodes come late");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return wakeups;
    }

    /**
     * Calls a listener after each commit that woke the topic, on the thread that committed or that
     * listens: it must return at once. An empty detail means that wake-ups may have been lost: look
     * at everything.
     */
    public Subscription subscribe(String topic, Consumer<String> listener) {
        listeners.compute(
                topic,
                (_, present) -> {
                    var list =
                            present == null
                                    ? new CopyOnWriteArrayList<Consumer<String>>()
                                    : present;
                    list.add(listener);
                    return list;
                });
        return () ->
                listeners.computeIfPresent(
                        topic,
                        (_, present) -> {
                            present.remove(listener);
                            return present.isEmpty() ? null : present;
                        });
    }

    /** A subscription; closing it ends it. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    void publish(Handle handle, String topic, String detail) {
        if (url.isPresent()) {
            handle.createQuery("select 1 from (select pg_notify(:channel, :payload)) as told")
                    .bind("channel", CHANNEL)
                    .bind("payload", origin + " " + topic + " " + detail)
                    .mapTo(Integer.class)
                    .one();
        }
        handle.afterCommit(() -> tell(topic, detail));
    }

    private void tell(String topic, String detail) {
        for (var listener : listeners.getOrDefault(topic, List.of())) {
            try {
                listener.accept(detail);
            } catch (RuntimeException e) {
                LOG.error("a listener to {} failed", topic, e);
            }
        }
    }

    private void tellAll() {
        listeners.keySet().forEach(topic -> tell(topic, ""));
    }

    private void listen(String address, CountDownLatch listening) {
        try {
            while (!isClosed(0)) {
                try (var connection = DriverManager.getConnection(address)) {
                    try (var statement = connection.createStatement()) {
                        statement.execute("listen " + CHANNEL);
                    }
                    if (listening.getCount() == 0) {
                        tellAll();
                    }
                    listening.countDown();
                    var postgresql = connection.unwrap(PGConnection.class);
                    for (int polls = 1; !isClosed(0); polls++) {
                        for (var notice : postgresql.getNotifications(POLL_MS)) {
                            received(notice.getParameter());
                        }
                        // A network that was cut tells nobody who only listens.
                        if (polls % POLLS_A_CHECK == 0 && !connection.isValid(CHECK_S)) {
                            throw new SQLException("it does not answer");
                        }
                    }
                } catch (SQLException e) {
                    if (isClosed(0)) {
                        return;
                    }
                    LOG.warn("lost the connection that listens to other nodes: {}", e.getMessage());
                    if (isClosed(RECONNECT_MS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed(long waitMs) throws InterruptedException {
        return closed.await(waitMs, TimeUnit.MILLISECONDS);
    }

    private void received(String payload) {
        var parts = payload.split(" ", 3);
        if (parts.length == 3 && !parts[0].equals(origin)) {
            tell(parts[1], parts[2]);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
