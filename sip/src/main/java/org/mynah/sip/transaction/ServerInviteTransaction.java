package org.mynah.sip.transaction;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.Flow;

/** An INVITE that came in (RFC 3261 §17.2.1, RFC 6026 §7.1). Thread-safe. */
final class ServerInviteTransaction extends ServerTransaction {
    /** RFC 3261 §17.2.1: a 100 is due unless the application answers within 200 ms. */
    private static final Duration TRYING = Duration.ofMillis(200);

    private enum State {
        PROCEEDING,
        COMPLETED,
        ACCEPTED,
        CONFIRMED,
        TERMINATED
    }

    private State state = State.PROCEEDING;
    private @Nullable SipResponse last;
    private Timers.Timer repeat = Timers.Timer.NONE;
    private Timers.Timer end = Timers.Timer.NONE;

    ServerInviteTransaction(TransactionLayer layer, String key, SipRequest request, Flow flow) {
        super(layer, key, request, flow);
    }

    void start() {
        repeat = layer.timers().after(TRYING, this::tryingIsDue);
    }

    private void tryingIsDue() {
        lock.lock();
        try {
            if (state == State.PROCEEDING && last == null) {
                transmit(SipResponse.to(request(), 100));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean respond(SipResponse response) {
        lock.lock();
        try {
            return switch (state) {
                case PROCEEDING -> {
                    transmit(response);
                    if (response.isSuccess()) {
                        accepted();
                    } else if (response.isFinal()) {
                        completed();
                    }
                    yield true;
                }
                // RFC 6026 §7.1: the dialog repeats its 2xx through here until the ACK comes.
                case ACCEPTED -> {
                    if (response.isSuccess()) {
                        send(response);
                    }
                    yield response.isSuccess();
                }
                case COMPLETED, CONFIRMED, TERMINATED -> false;
            };
        } finally {
            lock.unlock();
        }
    }

    private void transmit(SipResponse response) {
        last = response;
        repeat.cancel();
        send(response);
    }

    /** RFC 6026 §7.1: absorbs retransmitted INVITEs until timer L. */
    private void accepted() {
        state = State.ACCEPTED;
        end = layer.timers().after(layer.settings().timeout(), this::terminate);
    }

    /** RFC 3261 §17.2.1: repeats the refusal by timer G over UDP, until the ACK or timer H. */
    private void completed() {
        state = State.COMPLETED;
        if (!flow().kind().isReliable()) {
            repeatAfter(layer.settings().t1());
        }
        end = layer.timers().after(layer.settings().timeout(), this::terminate);
    }

    private void repeatAfter(Duration interval) {
        repeat = layer.timers().after(interval, () -> repeatRefusal(interval));
    }

    private void repeatRefusal(Duration interval) {
        lock.lock();
        try {
            if (state == State.COMPLETED && last != null) {
                layer.countRetransmission();
                send(last);
                repeatAfter(layer.settings().next(interval));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    void retransmitted() {
        lock.lock();
        try {
            switch (state) {
                case PROCEEDING, COMPLETED -> {
                    if (last != null) {
                        send(last);
                    }
                }
                case ACCEPTED, CONFIRMED, TERMINATED -> {
                    // Absorbed.
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The ACK for a refusal came. */
    void acknowledged() {
        lock.lock();
        try {
            if (state == State.COMPLETED) {
                state = State.CONFIRMED;
                repeat.cancel();
                end.cancel();
                if (flow().kind().isReliable()) {
                    terminate();
                } else {
                    // Timer I: absorbs further ACKs.
                    end = layer.timers().after(layer.settings().t4(), this::terminate);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isAccepted() {
        lock.lock();
        try {
            return state == State.ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return state == State.PROCEEDING;
        } finally {
            lock.unlock();
        }
    }

    private void terminate() {
        lock.lock();
        try {
            state = State.TERMINATED;
            repeat.cancel();
            end.cancel();
        } finally {
            lock.unlock();
        }
        layer.forget(this);
    }
}
