package org.mynah.sip.dialog;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transaction.ServerTransaction;
import org.mynah.sip.transport.Flow;
import org.mynah.sip.transport.Source;

/**
 * A call that is up (RFC 3261 §12). Its methods block until the peer has answered, so they are for
 * virtual threads; none waits longer than the transaction timers. Thread-safe.
 */
public final class Dialog {
    private static final System.Logger LOG = System.getLogger(Dialog.class.getName());

    private enum State {
        EARLY,
        CONFIRMED,
        ENDED
    }

    private final UserAgent agent;
    private final DialogRequests requests;
    private final Flow flow;
    private final String contactUser;
    private final SerialEvents events;
    private final Acknowledgements acks;
    private final SessionTimer timer;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch acknowledged = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    private State state = State.EARLY;
    private @Nullable DialogEvents listener;
    private @Nullable Referral referral;
    private @Nullable ServerTransaction remoteInvite;
    private boolean localInvite;

    Dialog(UserAgent agent, DialogRequests requests, Flow flow, String contactUser) {
        this.agent = agent;
        this.requests = requests;
        this.flow = flow;
        this.contactUser = contactUser;
        this.events = new SerialEvents("sip-call-" + requests.id().callId());
        this.acks = new Acknowledgements(agent, this::ackIsMissing);
        this.timer = new SessionTimer(this, agent.timers());
    }

    /** What identifies it. */
    public DialogId id() {
        return requests.id();
    }

    /** The Call-ID. */
    public String callId() {
        return requests.id().callId();
    }

    /** Where the peer was when the call was set up. */
    public Source source() {
        return flow.ends();
    }

    /** The peer's address as the dialog knows it. */
    public NameAddress remote() {
        return NameAddress.parse(requests.remote());
    }

    /** Our address as the dialog knows it. */
    public NameAddress local() {
        return NameAddress.parse(requests.local());
    }

    /** Whether the call is over. */
    public boolean isEnded() {
        lock.lock();
        try {
            return state == State.ENDED;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the peer has acknowledged our answer; false if it does not in time. */
    public boolean awaitAcknowledged(Duration limit) {
        return await(acknowledged, limit);
    }

    /** Waits until the call is over; false if it is not in time. */
    public boolean awaitEnd(Duration limit) {
        return await(over, limit);
    }

    private static boolean await(CountDownLatch latch, Duration limit) {
        try {
            return latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Hangs up. Returns at once; the BYE goes out when it may. Harmless when the call is over. */
    public void bye() {
        bye(Headers.NONE);
    }

    /**
     * Hangs up, saying why.
     *
     * @param extra such as Reason (RFC 3326)
     */
    public void bye(Headers extra) {
        boolean now;
        lock.lock();
        try {
            if (state == State.ENDED) {
                return;
            }
            // RFC 3261 §15: a callee must not send BYE before the ACK to its answer is in.
            now = acks.letsByeGo();
        } finally {
            lock.unlock();
        }
        end(EndReason.LOCAL_BYE);
        if (now) {
            sendBye(extra);
        }
    }

    /** Offers another session and waits for the peer's answer, which is acknowledged. */
    public RequestOutcome reinvite(SipBody offer) {
        return reinvite(offer, Headers.NONE);
    }

    RequestOutcome reinvite(SipBody offer, Headers extra) {
        lock.lock();
        try {
            if (state != State.CONFIRMED) {
                return new RequestOutcome.NotSent("call is not up");
            }
            if (localInvite || isRemoteInviteOpen() || acks.awaitsAnswer()) {
                return new RequestOutcome.NotSent("another offer is under way");
            }
            localInvite = true;
        } finally {
            lock.unlock();
        }
        try {
            var request = requests.next("INVITE", withSdp(extra), offer);
            var outcome = agent.outbound().exchange(request, Optional.of(flow), contactUser);
            if (outcome instanceof RequestOutcome.Answered(var response) && response.isSuccess()) {
                acknowledge(response);
                refreshed(response);
                timer.localSdp(offer);
            }
            noticeLoss(outcome);
            return outcome;
        } finally {
            lock.lock();
            try {
                localInvite = false;
            } finally {
                lock.unlock();
            }
        }
    }

    private static Headers withSdp(Headers extra) {
        return Headers.of("Content-Type", "application/sdp")
                .with("Allow", Capabilities.ALLOW)
                .with(extra.has("Supported") ? Headers.NONE : Headers.of("Supported", "timer"))
                .with(extra);
    }

    /** Sends an INFO with a body and waits for the response. */
    public RequestOutcome info(String contentType, SipBody body) {
        return send("INFO", Headers.of("Content-Type", contentType), body);
    }

    /** Sends any other request in the dialog, such as NOTIFY, and waits for the response. */
    public RequestOutcome send(String method, Headers extra, SipBody body) {
        if (isEnded()) {
            return new RequestOutcome.NotSent("call is over");
        }
        var request = requests.next(method, extra, body);
        var outcome = agent.outbound().exchange(request, Optional.of(flow), contactUser);
        noticeLoss(outcome);
        return outcome;
    }

    /**
     * Asks the peer to call a target in our place (RFC 3515) and waits for its report.
     *
     * @param target the Refer-To URI, with Replaces in its headers for a supervised transfer
     * @param extra such as Referred-By
     * @param limit how long to wait for the report
     */
    public ReferOutcome refer(String target, Headers extra, Duration limit) {
        var waiting = new Referral();
        lock.lock();
        try {
            if (state != State.CONFIRMED) {
                return new ReferOutcome.CallEnded();
            }
            referral = waiting;
        } finally {
            lock.unlock();
        }
        var outcome =
                send(
                        "REFER",
                        Headers.of("Refer-To", "<" + target + ">").with(extra),
                        SipBody.EMPTY);
        if (outcome.isSuccess()) {
            return waiting.await(limit);
        }
        return isEnded()
                ? new ReferOutcome.CallEnded()
                : new ReferOutcome.Refused(outcome.status());
    }

    /** RFC 3261 §12.2.1.2: a peer that does not know the call has lost it. */
    private void noticeLoss(RequestOutcome outcome) {
        if (outcome.status() == 481) {
            end(EndReason.PEER_LOST);
            agent.forget(this);
        }
    }

    // What the rest of this package does to a dialog.

    Flow flow() {
        return flow;
    }

    DialogRequests requests() {
        return requests;
    }

    SerialEvents events() {
        return events;
    }

    SessionTimer timer() {
        return timer;
    }

    String contact() {
        return agent.outbound().contact(flow, contactUser);
    }

    /** The call was answered: by us if there is a repeater, which runs until the ACK. */
    void confirmed(DialogEvents events, SipMessage peer, SipBody sdp) {
        lock.lock();
        try {
            listener = events;
            if (state == State.EARLY) {
                state = State.CONFIRMED;
            }
        } finally {
            lock.unlock();
        }
        timer.localSdp(sdp);
        timer.notePeer(peer);
    }

    /** Repeats a 2xx of ours until its ACK; an offer in it is answered there. */
    void awaitAck(ServerTransaction transaction, SipResponse answer, boolean offered) {
        acks.await(transaction, answer, offered);
    }

    /** RFC 3261 §13.3.1.4: without ACK the session is ended by a BYE. */
    private void ackIsMissing() {
        agent.countMissingAck();
        end(EndReason.NO_ACK);
        sendBye(Headers.NONE);
    }

    /** An ACK came. */
    void acknowledged(SipRequest ack) {
        var arrival = acks.received(ack);
        if (arrival.isEmpty()) {
            return;
        }
        acknowledged.countDown();
        if (arrival.get().releasesBye()) {
            sendBye(Headers.NONE);
            return;
        }
        boolean answersOffer = arrival.get().answersOffer();
        post(each -> {
            if (answersOffer) {
                each.answered(ack.sdp().orElse(SipBody.EMPTY));
            }
            each.acknowledged(ack);
        });
    }

    /** Acknowledges a 2xx to an INVITE of ours, and each repetition of it alike. */
    void acknowledge(SipResponse answer) {
        long sequence = answer.cseq().number();
        var known = acks.sentFor(sequence);
        if (known.isPresent()) {
            agent.outbound().repeat(known.get());
            return;
        }
        requests.refreshTarget(answer);
        agent.outbound()
                .acknowledge(requests.ack(sequence), Optional.of(flow))
                .ifPresent(sent -> acks.sent(sequence, sent));
    }

    /** Whether an INVITE of either side is under way, and whose: 500 and 491 (RFC 3261 §14.2). */
    Optional<Glare> claimRemoteInvite(ServerTransaction transaction) {
        lock.lock();
        try {
            if (state == State.ENDED) {
                return Optional.of(Glare.GONE);
            }
            if (state == State.EARLY || isRemoteInviteOpen()) {
                return Optional.of(Glare.THEIRS);
            }
            if (localInvite || acks.awaitsAnswer()) {
                return Optional.of(Glare.OURS);
            }
            remoteInvite = transaction;
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Why an offer cannot be taken now. */
    enum Glare {
        GONE,
        OURS,
        THEIRS
    }

    private boolean isRemoteInviteOpen() {
        return remoteInvite != null && remoteInvite.isOpen();
    }

    /** The listener's reply to an offer; refused while there is no listener. */
    OfferReply offered(SipBody offer) {
        DialogEvents current;
        lock.lock();
        try {
            current = state == State.CONFIRMED ? listener : null;
        } finally {
            lock.unlock();
        }
        return current == null
                ? new OfferReply.Refuse(481, "call is over")
                : current.offered(offer);
    }

    int info(SipRequest info) {
        DialogEvents current;
        lock.lock();
        try {
            current = state == State.CONFIRMED ? listener : null;
        } finally {
            lock.unlock();
        }
        return current == null ? 481 : current.info(info);
    }

    /** A NOTIFY about a transfer; false if we asked for none. */
    boolean reported(SipRequest notify) {
        Referral current;
        lock.lock();
        try {
            current = referral;
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.report(notify);
        }
        return current != null;
    }

    /** A 2xx to a request of ours granted the session a new life. */
    void refreshed(SipResponse response) {
        requests.refreshTarget(response);
        SessionTerms.ofResponse(response).ifPresent(timer::start);
    }

    /** Nobody refreshed the session in time (RFC 4028 §10). */
    void sessionExpired() {
        if (end(EndReason.SESSION_EXPIRED)) {
            agent.countSessionExpired();
            sendBye(Headers.NONE);
        }
    }

    /** The call is over; false if it was before. */
    boolean end(EndReason reason) {
        boolean wasUp;
        lock.lock();
        try {
            if (state == State.ENDED) {
                return false;
            }
            wasUp = state == State.CONFIRMED;
            state = State.ENDED;
            timer.stop();
            acks.callEnded();
            if (referral != null) {
                referral.callEnded();
            }
            if (isRemoteInviteOpen() && remoteInvite != null) {
                remoteInvite.respond(SipResponse.to(remoteInvite.request(), 487));
            }
        } finally {
            lock.unlock();
        }
        if (wasUp) {
            LOG.log(Level.INFO, () -> callId() + ": call ended, " + reason);
        }
        if (reason == EndReason.REMOTE_BYE) {
            // Its retransmissions are absorbed by the transaction; nothing else may follow.
            agent.forget(this);
        }
        over.countDown();
        var last = listener;
        if (last != null) {
            events.add(() -> last.ended(reason));
        }
        return true;
    }

    private void post(Consumer<DialogEvents> event) {
        DialogEvents current;
        lock.lock();
        try {
            current = state == State.CONFIRMED ? listener : null;
        } finally {
            lock.unlock();
        }
        if (current != null) {
            events.add(() -> event.accept(current));
        }
    }

    /** Sends the BYE and forgets the dialog when it is answered: until then a BYE may cross it. */
    private void sendBye(Headers extra) {
        onVirtualThread(() -> {
            agent.outbound()
                    .exchange(
                            requests.next("BYE", extra, SipBody.EMPTY),
                            Optional.of(flow),
                            contactUser);
            agent.forget(this);
        });
    }

    void onVirtualThread(Runnable task) {
        Thread.ofVirtual().name("sip-call-" + callId()).start(task);
    }

    /** The Call-ID, for the log. */
    @Override
    public String toString() {
        return "dialog " + callId();
    }
}
