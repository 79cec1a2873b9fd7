package org.mynah.sip.dialog;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transaction.ServerTransaction;
import org.mynah.sip.transaction.TimerSettings;
import org.mynah.sip.transaction.Timers;

/**
 * Repeats a response until the peer acknowledges it: a 2xx until its ACK (RFC 3261 §13.3.1.4), over
 * any transport, or a reliable 1xx until its PRACK (RFC 3262 §3). Thread-safe.
 */
final class AnswerRepeater {
    private final ReentrantLock lock = new ReentrantLock();
    private final ServerTransaction transaction;
    private final SipResponse response;
    private final Timers timers;
    private final TimerSettings settings;
    private final Runnable onGivenUp;
    private boolean running = true;
    private Timers.Timer repeat = Timers.Timer.NONE;
    private Timers.Timer end = Timers.Timer.NONE;

    AnswerRepeater(
            ServerTransaction transaction,
            SipResponse response,
            Timers timers,
            TimerSettings settings,
            Runnable onGivenUp) {
        this.transaction = transaction;
        this.response = response;
        this.timers = timers;
        this.settings = settings;
        this.onGivenUp = onGivenUp;
    }

    void start() {
        lock.lock();
        try {
            if (running) {
                repeatAfter(settings.t1());
                end = timers.after(settings.timeout(), this::giveUp);
            }
        } finally {
            lock.unlock();
        }
    }

    private void repeatAfter(Duration interval) {
        repeat =
                timers.after(
                        interval,
                        () -> {
                            lock.lock();
                            try {
                                if (running) {
                                    transaction.respond(response);
                                    repeatAfter(settings.next(interval));
                                }
                            } finally {
                                lock.unlock();
                            }
                        });
    }

    private void giveUp() {
        if (stop()) {
            onGivenUp.run();
        }
    }

    /** Ends the repetition; false if it had ended before. */
    boolean stop() {
        lock.lock();
        try {
            boolean was = running;
            running = false;
            repeat.cancel();
            end.cancel();
            return was;
        } finally {
            lock.unlock();
        }
    }
}
