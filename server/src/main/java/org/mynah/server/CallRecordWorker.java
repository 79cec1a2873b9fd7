package org.mynah.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mynah.store.records.PendingRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands records of calls that wait on disk to the database when it answers again. Thread-safe. */
final class CallRecordWorker implements AutoCloseable {

    /** Between two tries. */
    static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(CallRecordWorker.class);

    private final PendingRecords records;
    private final CountDownLatch closing = new CountDownLatch(1);

    CallRecordWorker(PendingRecords records) {
        this.records = records;
    }

    void start() {
        Thread.ofVirtual().name("call-records").start(this::work);
    }

    private void work() {
        try {
            do {
                retry();
            } while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void retry() {
        try {
            int done = records.retry();
            if (done > 0) {
                LOG.info("{} call data records that waited are in the database", done);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Call data records wait on: {}", failure.toString());
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
