package org.mynah.server;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mynah.store.records.ActiveCallBoard;
import org.mynah.um.record.ActiveCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down which calls this node serves, while it serves any, for those who ask another node.
 * Thread-safe.
 */
final class CallBoardWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallBoardWriter.class);

    private final ActiveCallBoard board;
    private final String node;
    private final Supplier<List<ActiveCall>> calls;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean isBlank = true;

    CallBoardWriter(
            ActiveCallBoard board,
            String node,
            Supplier<List<ActiveCall>> calls,
            InstantSource clock) {
        this.board = board;
        this.node = node;
        this.calls = calls;
        this.clock = clock;
    }

    void start() {
        Thread.ofVirtual().name("active-calls").start(this::work);
    }

    private void work() {
        try {
            while (!closing.await(ActiveCallBoard.INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                write(calls.get());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was written last stays as it is while there is nothing to say. */
    private synchronized void write(List<ActiveCall> up) {
        if (up.isEmpty() && isBlank) {
            return;
        }
        try {
            board.write(node, up, clock.instant());
            isBlank = up.isEmpty();
        } catch (RuntimeException failure) {
            LOG.warn("Other nodes do not see the calls of this one: {}", failure.toString());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        write(List.of());
    }
}
