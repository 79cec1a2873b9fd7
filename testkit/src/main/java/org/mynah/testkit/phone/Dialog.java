package org.mynah.testkit.phone;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Who talks to whom, and the numbering of their requests (RFC 3261 §12). Thread-safe. */
final class Dialog {
    private final SipLink link;
    private final String callId;
    private final String local;
    private final String contact;
    private String remote;
    private String target;
    private InetSocketAddress peer;
    private List<String> routes = List.of();
    private long sequence;

    /**
     * @param local our From or To value, with our tag
     * @param remote the other's, with a tag once it is known
     * @param target Request-URI of what we send
     * @param peer where it goes
     */
    Dialog(
            SipLink link,
            String callId,
            String local,
            String remote,
            String target,
            InetSocketAddress peer) {
        this.link = link;
        this.callId = callId;
        this.local = local;
        this.remote = remote;
        this.target = target;
        this.peer = peer;
        String user = NameAddr.uri(local).replaceFirst("^sips?:", "").replaceFirst("@.*", "");
        this.contact =
                "<sip:" + user + "@" + NameAddr.literal(link.local()) + transportParameter() + ">";
    }

    static String token() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    private String transportParameter() {
        return link.transport() == Transport.TCP ? ";transport=tcp" : "";
    }

    String callId() {
        return callId;
    }

    String contact() {
        return contact;
    }

    synchronized InetSocketAddress peer() {
        return peer;
    }

    /** The called side: the caller's Contact and Record-Route, in the order received. */
    synchronized void accept(SipMessage invite) {
        follow(invite, NameAddr.list(invite.headers("Record-Route")));
    }

    /** The calling side: the tag and Contact of the answer, its Record-Route reversed (§12.1.2). */
    synchronized void confirm(SipMessage answer) {
        remote = answer.required("To");
        follow(answer, NameAddr.list(answer.headers("Record-Route")).reversed());
    }

    private void follow(SipMessage message, List<String> route) {
        routes = List.copyOf(route);
        message.header("Contact").ifPresent(value -> target = NameAddr.uri(value));
        peer = NameAddr.destination(routes.isEmpty() ? target : NameAddr.uri(routes.getFirst()));
    }

    /** A re-INVITE or UPDATE moved the peer. */
    synchronized void refresh(SipMessage message) {
        message.header("Contact").ifPresent(value -> target = NameAddr.uri(value));
        if (routes.isEmpty()) {
            peer = NameAddr.destination(target);
        }
    }

    /** A new request, which is a transaction of its own. */
    synchronized SipMessage request(String method) {
        sequence++;
        return numbered(method, sequence);
    }

    /** The ACK of a 2xx, which is a transaction of its own too (§13.2.2.4). */
    synchronized SipMessage ackOf(SipMessage invite) {
        return numbered("ACK", invite.sequence());
    }

    private SipMessage numbered(String method, long number) {
        String via =
                "SIP/2.0/"
                        + link.transport()
                        + " "
                        + NameAddr.literal(link.local())
                        + ";rport;branch=z9hG4bK"
                        + token();
        var request =
                SipMessage.request(method, target)
                        .with("Via", via)
                        .with("Max-Forwards", "70")
                        .with("From", local)
                        .with("To", remote)
                        .with("Call-ID", callId)
                        .with("CSeq", number + " " + method)
                        .with("Contact", contact);
        for (String route : routes) {
            request = request.with("Route", route);
        }
        return request;
    }

    /** The ACK of another final response, within the transaction of its INVITE (§17.1.1.3). */
    static SipMessage ackWithin(SipMessage invite, SipMessage response) {
        return within(invite, "ACK").replacing("To", response.required("To"));
    }

    /** The CANCEL of a request (§9.1). */
    static SipMessage cancelOf(SipMessage invite) {
        return within(invite, "CANCEL");
    }

    private static SipMessage within(SipMessage invite, String method) {
        var request =
                SipMessage.request(method, invite.requestUri())
                        .with("Via", invite.required("Via"))
                        .with("Max-Forwards", "70")
                        .with("From", invite.required("From"))
                        .with("To", invite.required("To"))
                        .with("Call-ID", invite.required("Call-ID"))
                        .with("CSeq", invite.sequence() + " " + method);
        for (String route : invite.headers("Route")) {
            request = request.with("Route", route);
        }
        return request;
    }
}
