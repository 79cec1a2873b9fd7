package org.mynah.sip.transaction;

import java.time.Duration;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.Flow;

/** Any request of ours but INVITE and ACK (RFC 3261 §17.1.2). Thread-safe. */
final class ClientNonInviteTransaction extends ClientTransaction {
    private enum State {
        TRYING,
        PROCEEDING,
        COMPLETED,
        TERMINATED
    }

    private State state = State.TRYING;
    private Timers.Timer repeat = Timers.Timer.NONE;
    private Timers.Timer end = Timers.Timer.NONE;

    ClientNonInviteTransaction(
            TransactionLayer layer, String key, SipRequest request, Flow flow, ClientUser user) {
        super(layer, key, request, flow, user);
    }

    @Override
    void start() {
        lock.lock();
        try {
            end =
                    layer.timers()
                            .after(
                                    layer.settings().timeout(),
                                    () -> fail(ClientUser.Failure.TIMEOUT));
            if (!flow().kind().isReliable()) {
                repeatAfter(layer.settings().t1());
            }
        } finally {
            lock.unlock();
        }
        if (!send(request())) {
            fail(ClientUser.Failure.TRANSPORT);
        }
    }

    /** Timer E. */
    private void repeatAfter(Duration interval) {
        repeat = layer.timers().after(interval, () -> repeatRequest(interval));
    }

    private void repeatRequest(Duration interval) {
        boolean lost = false;
        lock.lock();
        try {
            switch (state) {
                case TRYING -> {
                    layer.countRetransmission();
                    lost = !send(request());
                    repeatAfter(layer.settings().next(interval));
                }
                case PROCEEDING -> {
                    layer.countRetransmission();
                    lost = !send(request());
                    repeatAfter(layer.settings().t2());
                }
                case COMPLETED, TERMINATED -> {
                    // Answered.
                }
            }
        } finally {
            lock.unlock();
        }
        if (lost) {
            fail(ClientUser.Failure.TRANSPORT);
        }
    }

    private void fail(ClientUser.Failure why) {
        lock.lock();
        try {
            if (state == State.COMPLETED || state == State.TERMINATED) {
                return;
            }
            state = State.TERMINATED;
            repeat.cancel();
            end.cancel();
        } finally {
            lock.unlock();
        }
        layer.forget(this);
        user.failed(why);
    }

    @Override
    void receive(SipResponse response) {
        lock.lock();
        try {
            switch (state) {
                case TRYING, PROCEEDING -> {
                    if (response.isProvisional()) {
                        state = State.PROCEEDING;
                    } else {
                        completed();
                    }
                }
                case COMPLETED, TERMINATED -> {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
        user.response(response);
    }

    /** Timer K: absorbs retransmitted responses over UDP. */
    private void completed() {
        state = State.COMPLETED;
        repeat.cancel();
        end.cancel();
        var wait = flow().kind().isReliable() ? Duration.ofNanos(1) : layer.settings().t4();
        end = layer.timers().after(wait, this::terminate);
    }

    private void terminate() {
        lock.lock();
        try {
            state = State.TERMINATED;
        } finally {
            lock.unlock();
        }
        layer.forget(this);
    }
}
