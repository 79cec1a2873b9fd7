package org.mynah.sip.dialog;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.Rejection;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transaction.ServerTransaction;
import org.mynah.sip.transport.Source;

/**
 * A call that is offered to us and not yet answered (RFC 3261 §13.3). Exactly one of answer,
 * reject, cancellation and hang-up decides it; the others then have no effect. Thread-safe.
 */
public final class IncomingInvite {
    private static final System.Logger LOG = System.getLogger(IncomingInvite.class.getName());
    private static final int MAX_FURTHER = 8;

    private enum State {
        OFFERED,
        ANSWERED,
        REJECTED,
        CANCELLED
    }

    private final UserAgent agent;
    private final ServerTransaction transaction;
    private final Dialog dialog;
    private final ReentrantLock lock = new ReentrantLock();
    private final BlockingQueue<SipRequest> further = new LinkedBlockingQueue<>(MAX_FURTHER);
    private final long reliableSequence = ThreadLocalRandom.current().nextLong(1, 1 << 30);

    private State state = State.OFFERED;
    private boolean ringing;
    private @Nullable AnswerRepeater unacknowledgedRinging;
    private Runnable onCancelled = () -> {};

    IncomingInvite(UserAgent agent, ServerTransaction transaction) {
        this.agent = agent;
        this.transaction = transaction;
        var request = transaction.request();
        this.dialog =
                new Dialog(
                        agent,
                        DialogRequests.callee(request, RandomToken.tag()),
                        transaction.flow(),
                        userOf(request));
    }

    /** Our Contact repeats the user that was called, whether there is one or not. */
    private static String userOf(SipRequest request) {
        var uri = request.uri();
        return uri.scheme().equals("tel") ? "" : uri.user();
    }

    /** The INVITE. */
    public SipRequest request() {
        return transaction.request();
    }

    /** Where it came from. */
    public Source source() {
        return transaction.flow().ends();
    }

    /** The Call-ID. */
    public String callId() {
        return dialog.callId();
    }

    /** The session description offered; empty if the peer wants us to offer one in the answer. */
    public Optional<SipBody> offer() {
        return request().sdp();
    }

    /** Sends 100 now; otherwise it goes out by itself after 200 ms. */
    public void trying() {
        lock.lock();
        try {
            if (state == State.OFFERED && !ringing) {
                transaction.respond(SipResponse.to(request(), 100));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends 180, reliably if the peer requires that (RFC 3262). Once; further calls do nothing. */
    public void ringing() {
        lock.lock();
        try {
            if (state != State.OFFERED || ringing) {
                return;
            }
            ringing = true;
            var response = inDialog(180, Headers.NONE);
            if (request().headers().lists("Require", "100rel")) {
                response =
                        response.with("Require", "100rel")
                                .with("RSeq", Long.toString(reliableSequence));
                unacknowledgedRinging =
                        new AnswerRepeater(
                                transaction,
                                response,
                                agent.timers(),
                                agent.settings().timers(),
                                () -> reject(504, "180 was not acknowledged", Headers.NONE));
                unacknowledgedRinging.start();
            }
            transaction.respond(response);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Answers with 200, which is repeated until the peer acknowledges it.
     *
     * @param sdp our answer, or our offer if the peer made none
     * @param extra headers for the 200
     * @param events what happens during the call
     * @return the call; empty if the peer has cancelled or hung up, or the call was decided before
     */
    public Optional<Dialog> answer(SipBody sdp, Headers extra, DialogEvents events) {
        lock.lock();
        try {
            if (state != State.OFFERED) {
                return Optional.empty();
            }
            var terms = SessionTerms.ofRequest(request(), agent.settings().minSessionInterval());
            var headers = terms.map(SessionTerms::inResponse).orElse(Headers.NONE).with(extra);
            var response = inDialog(200, headers).withBody("application/sdp", sdp);
            stopRinging();
            // Before the 200 is out, because its ACK may come at once.
            dialog.confirmed(events, request(), sdp);
            dialog.awaitAck(transaction, response, offer().isEmpty());
            if (!transaction.respond(response)) {
                dialog.end(EndReason.CANCELLED);
                agent.forget(dialog);
                return Optional.empty();
            }
            terms.ifPresent(dialog.timer()::start);
            state = State.ANSWERED;
        } finally {
            lock.unlock();
        }
        agent.decided(this, true);
        LOG.log(Level.INFO, () -> callId() + ": call from " + source() + " answered");
        return Optional.of(dialog);
    }

    /**
     * Refuses the call.
     *
     * @param status 300 to 699
     * @param why for the Reason header (RFC 3326) and the log
     * @param extra headers, such as Retry-After with 503 or Contact with 302
     * @return false if the call was decided before
     */
    public boolean reject(int status, String why, Headers extra) {
        if (!decide(State.REJECTED)) {
            return false;
        }
        respond(new Rejection(status, why, extra));
        LOG.log(
                Level.INFO,
                () -> callId() + ": call from " + source() + " rejected, " + status + " " + why);
        return true;
    }

    /** Whether the peer has cancelled or hung up before an answer. */
    public boolean isCancelled() {
        lock.lock();
        try {
            return state == State.CANCELLED;
        } finally {
            lock.unlock();
        }
    }

    /** Sets what is to be done when the peer cancels: runs once, on a virtual thread, or now. */
    public void onCancelled(Runnable action) {
        boolean now;
        lock.lock();
        try {
            now = state == State.CANCELLED;
            onCancelled = action;
        } finally {
            lock.unlock();
        }
        if (now) {
            Thread.ofVirtual().name("sip-cancelled-" + callId()).start(action);
        }
    }

    /**
     * Waits for an INFO or UPDATE that follows the INVITE while it rings: some gateways send caller
     * or diversion late.
     */
    public Optional<SipRequest> awaitFurther(Duration limit) {
        try {
            return Optional.ofNullable(further.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    // What the rest of this package does to an invite.

    Dialog dialog() {
        return dialog;
    }

    ServerTransaction transaction() {
        return transaction;
    }

    /** CANCEL: 487, unless the call was decided before (RFC 3261 §9.2). */
    void cancelled() {
        endedEarly();
    }

    /** The caller went away before the answer. */
    void endedEarly() {
        if (!decide(State.CANCELLED)) {
            return;
        }
        respond(new Rejection(487, "caller cancelled"));
        LOG.log(Level.INFO, () -> callId() + ": call from " + source() + " cancelled");
        Runnable action;
        lock.lock();
        try {
            action = onCancelled;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("sip-cancelled-" + callId()).start(action);
    }

    /** A request that may tell more of the caller; false once the call is decided. */
    boolean further(SipRequest request) {
        lock.lock();
        try {
            return state == State.OFFERED && further.offer(request);
        } finally {
            lock.unlock();
        }
    }

    /** A PRACK; false if it does not fit our 180 (RFC 3262 §3). */
    boolean acknowledgedEarly(SipRequest prack) {
        var expected = reliableSequence + " " + request().cseq();
        lock.lock();
        try {
            if (unacknowledgedRinging == null
                    || !prack.headers()
                            .first("RAck")
                            .orElse("")
                            .replaceAll("[ \t]+", " ")
                            .equals(expected)) {
                return false;
            }
            unacknowledgedRinging.stop();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The application is done; a call that it left undecided is rejected. */
    void handlerReturned(int status, String why) {
        reject(status, why, Headers.NONE);
    }

    private boolean decide(State next) {
        lock.lock();
        try {
            if (state != State.OFFERED) {
                return false;
            }
            state = next;
            stopRinging();
        } finally {
            lock.unlock();
        }
        agent.decided(this, false);
        agent.forget(dialog);
        dialog.end(EndReason.CANCELLED);
        return true;
    }

    private void stopRinging() {
        if (unacknowledgedRinging != null) {
            unacknowledgedRinging.stop();
        }
    }

    private void respond(Rejection rejection) {
        transaction.respond(rejection.responseTo(request()).withToTag(dialog.id().localTag()));
    }

    /** A response that opens the dialog at the peer (RFC 3261 §12.1.1). */
    private SipResponse inDialog(int status, Headers extra) {
        var response = SipResponse.to(request(), status).withToTag(dialog.id().localTag());
        var headers = response.headers();
        for (var route : request().headers().all("Record-Route")) {
            headers = headers.with("Record-Route", route);
        }
        return response.withHeaders(
                headers.with("Contact", dialog.contact())
                        .with("Allow", Capabilities.ALLOW)
                        .with("Supported", Capabilities.SUPPORTED)
                        .with(extra));
    }
}
