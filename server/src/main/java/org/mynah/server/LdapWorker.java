package org.mynah.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mynah.store.ldap.LdapException;
import org.mynah.store.ldap.LdapSync;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes users over from LDAP at an interval, on a thread of its own. Thread-safe. */
final class LdapWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LdapWorker.class);

    private static final Duration STOP = Duration.ofSeconds(5);

    private final LdapSync sync;
    private final Duration interval;
    private final CountDownLatch closing = new CountDownLatch(1);

    private volatile @Nullable Thread thread;

    /** What was logged last: a failure that stays is told once. */
    private String told = "";

    LdapWorker(LdapSync sync, Duration interval) {
        this.sync = sync;
        this.interval = interval;
    }

    void start() {
        thread = Thread.ofVirtual().name("ldap").start(this::work);
    }

    private void work() {
        try {
            do {
                sync();
            } while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void sync() {
        try {
            sync.run()
                    .ifPresent(report -> {
                        if (report.remarks().isEmpty()) {
                            told = "";
                            if (!report.isQuiet()) {
                                LOG.info("LDAP, {}", report);
                            }
                        } else {
                            warn("LDAP, " + report);
                        }
                    });
        } catch (LdapException failure) {
            warn(String.valueOf(failure.getMessage()));
        } catch (RuntimeException failure) {
            warn("Users could not be taken over: " + failure);
        }
    }

    private void warn(String text) {
        if (!text.equals(told)) {
            LOG.warn("{}", text);
            told = text;
        }
    }

    /** Waits a while for a batch that is being written. */
    @Override
    public void close() {
        closing.countDown();
        var running = thread;
        if (running == null) {
            return;
        }
        try {
            var _ = running.join(STOP);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
