package org.mynah.server;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mynah.store.mailbox.MailStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frees the bytes of expunged messages now and then. Thread-safe. */
final class Sweeper implements AutoCloseable {

    /** Between two sweeps. */
    static final Duration INTERVAL = Duration.ofMinutes(10);

    /**
     * Bytes that lost their message so long ago are freed: a client may still be reading younger
     * ones.
     */
    static final Duration KEPT = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final MailStore store;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    Sweeper(MailStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    void start() {
        Thread.ofVirtual().name("sweeper").start(this::work);
    }

    private void work() {
        try {
            while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                sweep();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            int freed = store.sweep(clock.instant().minus(KEPT));
            if (freed > 0) {
                LOG.info("{} expunged messages were freed", freed);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warn("Expunged messages could not be freed: {}", failure.toString());
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
