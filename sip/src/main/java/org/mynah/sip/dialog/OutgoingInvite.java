package org.mynah.sip.dialog;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transaction.ClientTransaction;
import org.mynah.sip.transaction.ClientUser;
import org.mynah.sip.transport.Destination;
import org.mynah.sip.transport.Flow;

/** A call of ours that is not yet answered (RFC 3261 §13.2). Thread-safe. */
public final class OutgoingInvite {
    private static final System.Logger LOG = System.getLogger(OutgoingInvite.class.getName());

    private final UserAgent agent;
    private final SipRequest request;
    private final String user;
    private final SipBody offer;
    private final DialogEvents events;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch ringing = new CountDownLatch(1);
    private final CompletableFuture<InviteOutcome> outcome = new CompletableFuture<>();

    private final CompletableFuture<Flow> flow = new CompletableFuture<>();

    private @Nullable ClientTransaction transaction;
    private boolean provisional;
    private boolean cancelled;
    private boolean cancelSent;
    private @Nullable Dialog dialog;

    OutgoingInvite(
            UserAgent agent, SipRequest request, String user, SipBody offer, DialogEvents events) {
        this.agent = agent;
        this.request = request;
        this.user = user;
        this.offer = offer;
        this.events = events;
    }

    /** The Call-ID. */
    public String callId() {
        return request.callId();
    }

    /** Waits until the peer rings; false if it does not in time. */
    public boolean awaitRinging(Duration limit) {
        try {
            return ringing.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Waits for the outcome. A call not answered in time, or whose thread is interrupted, is
     * cancelled.
     */
    public InviteOutcome await(Duration limit) {
        try {
            return outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException _) {
            cancel();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            cancel();
        }
        return outcome.getNow(new InviteOutcome.Cancelled());
    }

    /** Gives up. If the peer answers at that moment, the call is hung up at once. */
    public void cancel() {
        lock.lock();
        try {
            cancelled = true;
        } finally {
            lock.unlock();
        }
        outcome.complete(new InviteOutcome.Cancelled());
        sendCancel();
    }

    /** RFC 3261 §9.1: a CANCEL must not go out before the first provisional response is in. */
    private void sendCancel() {
        ClientTransaction invite;
        lock.lock();
        try {
            invite = transaction;
            if (!cancelled || !provisional || cancelSent || invite == null || dialog != null) {
                return;
            }
            cancelSent = true;
        } finally {
            lock.unlock();
        }
        agent.outbound().cancel(invite);
    }

    void start() {
        Thread.ofVirtual().name("sip-invite-" + callId()).start(this::call);
    }

    private void call() {
        var failure = "address cannot be resolved";
        for (var destination : agent.outbound().destinations(request, Optional.empty())) {
            var attempt = new Attempt();
            if (open(destination, attempt)) {
                var why = attempt.failure();
                if (why.isEmpty()) {
                    return;
                }
                failure =
                        why.get() == ClientUser.Failure.TIMEOUT ? "no response" : "cannot be sent";
            } else {
                failure = "cannot be reached";
            }
        }
        outcome.complete(new InviteOutcome.Unreachable(failure));
    }

    private boolean open(Destination destination, Attempt attempt) {
        var sent = agent.outbound().send(request, destination, Optional.empty(), user, attempt);
        lock.lock();
        try {
            transaction = sent.orElse(null);
        } finally {
            lock.unlock();
        }
        sent.ifPresent(each -> flow.complete(each.flow()));
        sendCancel();
        return sent.isPresent();
    }

    /** One address of the peer. */
    private final class Attempt implements ClientUser {
        private final CompletableFuture<Optional<Failure>> settled = new CompletableFuture<>();

        /** Why nothing came of it; empty as soon as any response came. */
        Optional<Failure> failure() {
            return settled.join();
        }

        @Override
        public void response(SipResponse response) {
            settled.complete(Optional.empty());
            responded(response);
        }

        @Override
        public void failed(Failure why) {
            settled.complete(Optional.of(why));
        }
    }

    private void responded(SipResponse response) {
        if (response.isProvisional()) {
            lock.lock();
            try {
                provisional = true;
            } finally {
                lock.unlock();
            }
            if (response.status() > 100) {
                ringing.countDown();
            }
            sendCancel();
        } else if (response.isSuccess()) {
            // Acknowledging may resolve a name; the transport's thread must not wait for that.
            Thread.ofVirtual().name("sip-answer-" + callId()).start(() -> answered(response));
        } else {
            outcome.complete(new InviteOutcome.Refused(response));
        }
    }

    private void answered(SipResponse response) {
        var id = DialogId.ofResponse(response);
        Dialog current;
        boolean first;
        boolean unwanted;
        flow.join();
        lock.lock();
        try {
            first = dialog == null;
            if (first) {
                dialog = open(response);
            }
            current = dialog;
            unwanted = cancelled;
        } finally {
            lock.unlock();
        }
        if (current == null) {
            return;
        }
        if (!current.id().equals(id)) {
            // RFC 3261 §13.2.2.4: a second branch answered; it is acknowledged and hung up.
            var other = open(response);
            other.confirmed(new Unheard(), response, offer);
            other.acknowledge(response);
            other.bye();
            return;
        }
        current.acknowledge(response);
        if (!first) {
            return;
        }
        current.confirmed(unwanted ? new Unheard() : events, response, offer);
        if (unwanted
                || !outcome.complete(
                        new InviteOutcome.Answered(
                                current, response.sdp().orElse(SipBody.EMPTY)))) {
            current.bye(Headers.NONE);
            return;
        }
        SessionTerms.ofResponse(response).ifPresent(current.timer()::start);
        LOG.log(Level.INFO, () -> callId() + ": our call to " + request.requestUri() + " answered");
    }

    private Dialog open(SipResponse response) {
        // The response may be quicker than the sender's return.
        var fresh = new Dialog(agent, DialogRequests.caller(request, response), flow.join(), user);
        agent.remember(fresh, null);
        return fresh;
    }

    /** For calls that are hung up as they are answered. */
    private static final class Unheard implements DialogEvents {
        @Override
        public OfferReply offered(SipBody sdp) {
            return new OfferReply.Refuse(488, "call is being ended");
        }

        @Override
        public void ended(EndReason reason) {
            // Nobody waits for it.
        }
    }
}
