package org.mynah.sip.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.Via;

/** Where a response goes (RFC 3261 §18.2, RFC 3581). */
final class ResponseRoute {
    private ResponseRoute() {}

    /**
     * Marks the top Via of a request with where it really came from. RFC 3581 §4: with rport,
     * received is set always; RFC 3261 §18.2.1: otherwise only if sent-by is another address.
     */
    static SipRequest mark(SipRequest request, InetSocketAddress remote) {
        var via = request.via();
        var address = remote.getAddress().getHostAddress();
        int zone = address.indexOf('%');
        var plain = zone < 0 ? address : address.substring(0, zone);
        if (via.parameters().has("rport")) {
            return request.withTopVia(
                    via.with("received", plain).with("rport", Integer.toString(remote.getPort())));
        }
        return via.host().equals(plain) && !via.parameters().has("received")
                ? request
                : request.withTopVia(via.with("received", plain));
    }

    /**
     * The address for a response over UDP (RFC 3261 §18.2.2), or for a reliable transport whose
     * connection is gone. Only the marks that we set ourselves are followed: a peer cannot make us
     * send to a third address, except by maddr, which we do not honour.
     */
    static InetSocketAddress of(Via via, InetSocketAddress remote, TransportKind kind) {
        var host = via.parameters().get("received").orElse(via.host());
        int sentBy = via.port() > 0 ? via.port() : kind.defaultPort();
        int port = sentBy;
        if (kind == TransportKind.UDP) {
            port = via.parameters().get("rport").map(v -> portOr(v, sentBy)).orElse(sentBy);
        }
        try {
            // Always a literal here: received is ours, and sent-by equalled the packet's address.
            return new InetSocketAddress(
                    host.isEmpty() ? remote.getAddress() : InetAddress.ofLiteral(host), port);
        } catch (IllegalArgumentException _) {
            return new InetSocketAddress(remote.getAddress(), port);
        }
    }

    private static int portOr(String text, int otherwise) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= 65_535 ? port : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
