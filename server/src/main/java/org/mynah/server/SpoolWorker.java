package org.mynah.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mynah.um.Spool;
import org.mynah.um.message.Delivery;
import org.mynah.um.message.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs the delivery of spooled messages on threads of its own, and tells the log how it goes.
 * Thread-safe.
 */
final class SpoolWorker implements AutoCloseable {

    /** Encoding takes processor time, so there is one worker per core, at most this many. */
    static final int MOST_WORKERS = 4;

    /** Items whose pause is over are found at the latest after this time. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final Duration STOP = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(SpoolWorker.class);

    private final Spool spool;
    private final Delivery delivery;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isClosing;

    SpoolWorker(Spool spool, Delivery delivery) {
        this.spool = spool;
        this.delivery = delivery;
    }

    void start() {
        var workers = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors());
        for (int i = 1; i <= workers; i++) {
            threads.add(Thread.ofPlatform().name("delivery-" + i).daemon().start(this::work));
        }
    }

    private void work() {
        while (!isClosing) {
            try {
                delivery.deliverWaiting();
                spool.awaitCommit(LOOK_AGAIN);
            } catch (IOException failure) {
                LOG.error("The spool cannot be read: {}", failure.toString());
                pause();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void pause() {
        try {
            spool.awaitCommit(LOOK_AGAIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes one line for each outcome. */
    static Delivery.Listener log() {
        return new Delivery.Listener() {
            @Override
            public void delivered(Envelope envelope) {
                withCall(envelope, () -> LOG.info("{} delivered", word(envelope)));
            }

            @Override
            public void postponed(Envelope envelope, Duration pause, String why) {
                withCall(
                        envelope,
                        () ->
                                LOG.warn(
                                        "{} not delivered, next attempt in {} s: {}",
                                        word(envelope),
                                        pause.toSeconds(),
                                        why));
            }

            @Override
            public void putAside(Envelope envelope, String why) {
                withCall(
                        envelope,
                        () -> LOG.error("{} put aside in the spool: {}", word(envelope), why));
            }
        };
    }

    private static void withCall(Envelope envelope, Runnable line) {
        try (var _ = MDC.putCloseable("call", envelope.callId())) {
            line.run();
        }
    }

    private static String word(Envelope envelope) {
        return switch (envelope.kind()) {
            case VOICE_MESSAGE -> "voice message";
            case MISSED_CALL -> "missed call";
        };
    }

    @Override
    public void close() {
        isClosing = true;
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(STOP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
