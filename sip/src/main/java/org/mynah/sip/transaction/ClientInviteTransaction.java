package org.mynah.sip.transaction;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mynah.sip.message.CSeq;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.Flow;

/** An INVITE of ours (RFC 3261 §17.1.1, RFC 6026 §7.2). Thread-safe. */
final class ClientInviteTransaction extends ClientTransaction {
    private enum State {
        CALLING,
        PROCEEDING,
        COMPLETED,
        ACCEPTED,
        TERMINATED
    }

    private State state = State.CALLING;
    private @Nullable SipRequest ack;
    private Timers.Timer repeat = Timers.Timer.NONE;
    private Timers.Timer end = Timers.Timer.NONE;

    ClientInviteTransaction(
            TransactionLayer layer, String key, SipRequest request, Flow flow, ClientUser user) {
        super(layer, key, request, flow, user);
    }

    @Override
    void start() {
        lock.lock();
        try {
            end = layer.timers().after(layer.settings().timeout(), this::timedOut);
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

    /** Timer A doubles without a bound; timer B ends it (RFC 3261 §17.1.1.2). */
    private void repeatAfter(Duration interval) {
        repeat = layer.timers().after(interval, () -> repeatRequest(interval));
    }

    private void repeatRequest(Duration interval) {
        boolean lost = false;
        lock.lock();
        try {
            if (state == State.CALLING) {
                layer.countRetransmission();
                lost = !send(request());
                repeatAfter(interval.multipliedBy(2));
            }
        } finally {
            lock.unlock();
        }
        if (lost) {
            fail(ClientUser.Failure.TRANSPORT);
        }
    }

    private void timedOut() {
        lock.lock();
        try {
            if (state != State.CALLING) {
                return;
            }
        } finally {
            lock.unlock();
        }
        fail(ClientUser.Failure.TIMEOUT);
    }

    private void fail(ClientUser.Failure why) {
        if (terminate()) {
            user.failed(why);
        }
    }

    @Override
    void receive(SipResponse response) {
        if (absorb(response)) {
            user.response(response);
        }
    }

    /** Whether the response goes up. */
    private boolean absorb(SipResponse response) {
        lock.lock();
        try {
            return switch (state) {
                case CALLING, PROCEEDING -> {
                    repeat.cancel();
                    if (response.isProvisional()) {
                        state = State.PROCEEDING;
                        end.cancel();
                    } else if (response.isSuccess()) {
                        finishBy(State.ACCEPTED, layer.settings().timeout());
                    } else {
                        refused(response);
                    }
                    yield true;
                }
                case COMPLETED -> {
                    // The peer did not get our ACK.
                    if (response.status() >= 300 && ack != null) {
                        send(ack);
                    }
                    yield false;
                }
                // RFC 6026 §7.2: every 2xx goes up, the dialog acknowledges each.
                case ACCEPTED -> response.isSuccess();
                case TERMINATED -> false;
            };
        } finally {
            lock.unlock();
        }
    }

    /** RFC 3261 §17.1.1.3: the ACK for a refusal is part of this transaction. */
    private void refused(SipResponse response) {
        var sent = request().headers();
        var headers = Headers.of("Via", request().via().toString());
        for (var route : sent.all("Route")) {
            headers = headers.with("Route", route);
        }
        var acknowledgement =
                new SipRequest(
                        "ACK",
                        request().requestUri(),
                        headers.with("Max-Forwards", "70")
                                .with("From", sent.first("From").orElse(""))
                                .with("To", response.headers().first("To").orElse(""))
                                .with("Call-ID", request().callId())
                                .with(
                                        "CSeq",
                                        new CSeq(request().cseq().number(), "ACK").toString()),
                        SipBody.EMPTY);
        ack = acknowledgement;
        send(acknowledgement);
        // Timer D: nothing is retransmitted over a stream.
        finishBy(
                State.COMPLETED,
                flow().kind().isReliable()
                        ? Duration.ofNanos(1)
                        : layer.settings().absorbRefusal());
    }

    private void finishBy(State next, Duration after) {
        state = next;
        end.cancel();
        end = layer.timers().after(after, this::terminate);
    }

    private boolean terminate() {
        lock.lock();
        try {
            if (state == State.TERMINATED) {
                return false;
            }
            state = State.TERMINATED;
            repeat.cancel();
            end.cancel();
        } finally {
            lock.unlock();
        }
        layer.forget(this);
        return true;
    }
}
