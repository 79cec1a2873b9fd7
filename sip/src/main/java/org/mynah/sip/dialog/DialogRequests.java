package org.mynah.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.mynah.sip.message.CSeq;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipParseException;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.message.SipUri;

/**
 * The state of a dialog that its requests are built from and checked against (RFC 3261 §12.1,
 * §12.2.1.1). Thread-safe.
 */
final class DialogRequests {
    private final ReentrantLock lock = new ReentrantLock();
    private final DialogId id;
    private final String local;
    private final String remote;
    private final List<String> routes;
    private String target;
    private long localSequence;
    private long remoteSequence;

    private DialogRequests(
            DialogId id,
            String local,
            String remote,
            List<String> routes,
            String target,
            long localSequence,
            long remoteSequence) {
        this.id = id;
        this.local = local;
        this.remote = remote;
        this.routes = List.copyOf(routes);
        this.target = target;
        this.localSequence = localSequence;
        this.remoteSequence = remoteSequence;
    }

    /** The dialog of an INVITE that we answer (RFC 3261 §12.1.1). */
    static DialogRequests callee(SipRequest invite, String tag) {
        return new DialogRequests(
                new DialogId(invite.callId(), tag, invite.from().tag()),
                invite.to().withTag(tag).toString(),
                invite.headers().first("From").orElse(""),
                invite.headers().values("Record-Route"),
                // A peer that predates RFC 3261 sends no Contact.
                contact(invite).orElse(invite.from().uri()),
                0,
                invite.cseq().number());
    }

    /** The dialog of an INVITE of ours that was answered (RFC 3261 §12.1.2). */
    static DialogRequests caller(SipRequest invite, SipResponse answer) {
        return new DialogRequests(
                DialogId.ofResponse(answer),
                invite.headers().first("From").orElse(""),
                answer.headers().first("To").orElse(""),
                answer.headers().values("Record-Route").reversed(),
                contact(answer).orElse(invite.requestUri()),
                invite.cseq().number(),
                -1);
    }

    private static Optional<String> contact(SipMessage message) {
        return message.contacts().stream()
                .filter(each -> each.sipUri().isPresent())
                .map(NameAddress::uri)
                .findFirst();
    }

    DialogId id() {
        return id;
    }

    String local() {
        return local;
    }

    String remote() {
        return remote;
    }

    /** Takes the Contact of a request or response that refreshes the target (RFC 3261 §12.2). */
    void refreshTarget(SipMessage message) {
        lock.lock();
        try {
            target = contact(message).orElse(target);
        } catch (SipParseException _) {
            // An unreadable Contact leaves the target as it was.
        } finally {
            lock.unlock();
        }
    }

    /** Whether a request of the peer is in order; takes note of its number (RFC 3261 §12.2.2). */
    boolean isInOrder(long sequence) {
        lock.lock();
        try {
            if (sequence <= remoteSequence) {
                return false;
            }
            remoteSequence = sequence;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next request of ours, complete but for Via and Contact. */
    SipRequest next(String method, Headers extra, SipBody body) {
        lock.lock();
        try {
            localSequence++;
            return build(method, localSequence, extra, body);
        } finally {
            lock.unlock();
        }
    }

    /** The ACK for a 2xx, which has the number of its INVITE (RFC 3261 §13.2.2.4). */
    SipRequest ack(long sequence) {
        lock.lock();
        try {
            return build("ACK", sequence, Headers.NONE, SipBody.EMPTY);
        } finally {
            lock.unlock();
        }
    }

    private SipRequest build(String method, long sequence, Headers extra, SipBody body) {
        var uri = target;
        var route = new ArrayList<>(routes);
        // RFC 3261 §12.2.1.1: a first route without lr wants the request addressed to itself.
        if (!route.isEmpty() && !isLoose(route.getFirst())) {
            uri = strict(route.removeFirst());
            route.add("<" + target + ">");
        }
        var headers = Headers.NONE;
        for (var each : route) {
            headers = headers.with("Route", each);
        }
        headers =
                headers.with("Max-Forwards", "70")
                        .with("From", local)
                        .with("To", remote)
                        .with("Call-ID", id.callId())
                        .with("CSeq", new CSeq(sequence, method).toString())
                        .with(extra);
        return new SipRequest(method, uri, headers, body);
    }

    private static boolean isLoose(String route) {
        return NameAddress.parse(route)
                .sipUri()
                .filter(uri -> uri.parameters().has("lr"))
                .isPresent();
    }

    private static String strict(String route) {
        return NameAddress.parse(route).uri();
    }

    /**
     * Where a request of this dialog goes next: its first route, or its address (RFC 3261 §8.1.2).
     */
    static SipUri nextHop(SipRequest request) {
        var route = request.headers().values("Route").stream().findFirst();
        if (route.isPresent()) {
            var first = NameAddress.parse(route.get()).sipUri();
            if (first.isPresent() && first.get().parameters().has("lr")) {
                return first.get();
            }
        }
        return request.uri();
    }
}
