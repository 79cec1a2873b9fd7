package org.mynah.sip.transaction;

import org.jspecify.annotations.Nullable;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.Flow;

/** Any request but INVITE and ACK that came in (RFC 3261 §17.2.2). Thread-safe. */
final class ServerNonInviteTransaction extends ServerTransaction {
    private enum State {
        TRYING,
        PROCEEDING,
        COMPLETED,
        TERMINATED
    }

    private State state = State.TRYING;
    private @Nullable SipResponse last;
    private Timers.Timer end = Timers.Timer.NONE;

    ServerNonInviteTransaction(TransactionLayer layer, String key, SipRequest request, Flow flow) {
        super(layer, key, request, flow);
    }

    void start() {
        // A request that nobody answers must not stay for ever; its sender gave up by timer F.
        end = layer.timers().after(layer.settings().timeout().multipliedBy(2), this::terminate);
    }

    @Override
    public boolean respond(SipResponse response) {
        boolean done = false;
        lock.lock();
        try {
            switch (state) {
                case TRYING, PROCEEDING -> {
                    last = response;
                    send(response);
                    state = State.PROCEEDING;
                    if (response.isFinal()) {
                        done = completed();
                    }
                }
                case COMPLETED, TERMINATED -> {
                    return false;
                }
            }
        } finally {
            lock.unlock();
        }
        if (done) {
            terminate();
        }
        return true;
    }

    /** Timer J: absorbs retransmissions for 64 × T1 over UDP, not at all over streams. */
    private boolean completed() {
        state = State.COMPLETED;
        end.cancel();
        if (flow().kind().isReliable()) {
            return true;
        }
        end = layer.timers().after(layer.settings().timeout(), this::terminate);
        return false;
    }

    @Override
    void retransmitted() {
        lock.lock();
        try {
            switch (state) {
                case TRYING -> {
                    // Nothing was said yet.
                }
                case PROCEEDING, COMPLETED -> {
                    if (last != null) {
                        send(last);
                    }
                }
                case TERMINATED -> {
                    // Nothing more is said.
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return state == State.TRYING || state == State.PROCEEDING;
        } finally {
            lock.unlock();
        }
    }

    private void terminate() {
        lock.lock();
        try {
            state = State.TERMINATED;
            end.cancel();
        } finally {
            lock.unlock();
        }
        layer.forget(this);
    }
}
