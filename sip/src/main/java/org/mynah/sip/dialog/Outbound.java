package org.mynah.sip.dialog;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.Parameters;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipUri;
import org.mynah.sip.message.Via;
import org.mynah.sip.transaction.ClientTransaction;
import org.mynah.sip.transaction.ClientUser;
import org.mynah.sip.transaction.TransactionLayer;
import org.mynah.sip.transport.Destination;
import org.mynah.sip.transport.Flow;
import org.mynah.sip.transport.TransportKind;
import org.mynah.sip.transport.TransportLayer;

/** Finds the way for requests of ours, puts our address into them, and sends them. Thread-safe. */
final class Outbound {
    private static final System.Logger LOG = System.getLogger(Outbound.class.getName());

    private final TransportLayer transports;
    private final TransactionLayer transactions;
    private final Resolver resolver;
    private final Optional<String> advertise;
    private final Duration patience;

    Outbound(
            TransportLayer transports,
            TransactionLayer transactions,
            Resolver resolver,
            SipSettings settings) {
        this.transports = transports;
        this.transactions = transactions;
        this.resolver = resolver;
        this.advertise = settings.advertise();
        // Longer than any transaction timer: a bound for what never ends by itself.
        this.patience = settings.timers().timeout().multipliedBy(2);
    }

    /** Sends a request other than ACK and waits for its final response, trying each address. */
    RequestOutcome exchange(SipRequest request, Optional<Flow> preferred, String user) {
        RequestOutcome outcome = new RequestOutcome.Unanswered(ClientUser.Failure.TRANSPORT);
        for (var destination : destinations(request, preferred)) {
            var exchange = new ClientExchange(_ -> {}, _ -> {});
            if (send(request, destination, preferred, user, exchange).isPresent()) {
                outcome = exchange.await(patience);
                if (!isTransportFailure(outcome)) {
                    return outcome;
                }
            }
        }
        return outcome;
    }

    private static boolean isTransportFailure(RequestOutcome outcome) {
        return outcome instanceof RequestOutcome.Unanswered(var why)
                && why == ClientUser.Failure.TRANSPORT;
    }

    /** The addresses to try. Where the name leads nowhere, the flow that the call came by. */
    List<Destination> destinations(SipRequest request, Optional<Flow> preferred) {
        var kind = preferred.map(Flow::kind).orElseGet(this::defaultKind);
        try {
            return resolver.resolve(DialogRequests.nextHop(request), kind);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "cannot resolve " + request + ": " + e.getMessage());
            return preferred
                    .map(flow -> List.of(new Destination(flow.kind(), flow.ends().remote())))
                    .orElse(List.of());
        }
    }

    private TransportKind defaultKind() {
        var bound = transports.bound();
        boolean udp = bound.stream().anyMatch(each -> each.kind() == TransportKind.UDP);
        return udp || bound.isEmpty() ? TransportKind.UDP : bound.getFirst().kind();
    }

    /** Opens a transaction to one address; empty if there is no way there. */
    Optional<ClientTransaction> send(
            SipRequest request,
            Destination destination,
            Optional<Flow> preferred,
            String user,
            ClientUser client) {
        try {
            var flow = transports.flowTo(destination, preferred);
            return Optional.of(transactions.send(stamp(request, flow, user), flow, client));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "cannot reach " + destination + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The CANCEL of an INVITE of ours: same branch, route and numbers (RFC 3261 §9.1). */
    void cancel(ClientTransaction invite) {
        var sent = invite.request();
        var headers = Headers.of("Via", sent.via().toString());
        for (var route : sent.headers().all("Route")) {
            headers = headers.with("Route", route);
        }
        headers =
                headers.with("Max-Forwards", "70")
                        .with("From", sent.headers().first("From").orElse(""))
                        .with("To", sent.headers().first("To").orElse(""))
                        .with("Call-ID", sent.callId())
                        .with("CSeq", sent.cseq().number() + " CANCEL");
        var cancel = new SipRequest("CANCEL", sent.requestUri(), headers, SipBody.EMPTY);
        transactions.send(cancel, invite.flow(), new ClientExchange(_ -> {}, _ -> {}));
    }

    /** Sends an ACK for a 2xx, which has no transaction; returns it as sent, to be repeated. */
    Optional<SentAck> acknowledge(SipRequest ack, Optional<Flow> preferred) {
        for (var destination : destinations(ack, preferred)) {
            try {
                var flow = transports.flowTo(destination, preferred);
                var sent = new SentAck(stamp(ack, flow, ""), flow);
                repeat(sent);
                return Optional.of(sent);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, () -> "cannot acknowledge: " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Sends an ACK again, because the peer repeats its 2xx. */
    void repeat(SentAck ack) {
        try {
            transports.send(ack.request(), ack.flow());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "cannot acknowledge: " + e.getMessage());
        }
    }

    /**
     * An ACK and its way.
     *
     * @param request with its Via
     * @param flow the way it went
     */
    record SentAck(SipRequest request, Flow flow) {}

    private SipRequest stamp(SipRequest request, Flow flow, String user) {
        var ends = flow.ends();
        var via =
                new Via(
                        ends.kind().name(),
                        host(flow),
                        ends.local().getPort(),
                        Parameters.NONE.with("branch", RandomToken.branch()).with("rport", ""));
        var headers = request.headers().withFirst("Via", via.toString());
        boolean targeted =
                switch (request.method()) {
                    case "INVITE", "UPDATE", "REFER", "NOTIFY", "SUBSCRIBE", "OPTIONS" -> true;
                    default -> false;
                };
        return request.withHeaders(
                targeted && !headers.has("Contact")
                        ? headers.with("Contact", contact(flow, user))
                        : headers);
    }

    /** Our Contact toward the peer of a flow. */
    String contact(Flow flow, String user) {
        var uri = SipUri.of(user, host(flow), flow.ends().local().getPort());
        var kind = flow.kind();
        return NameAddress.of(
                        kind == TransportKind.UDP
                                ? uri
                                : uri.withParameters(
                                        Parameters.NONE.with("transport", kind.parameter())))
                .toString();
    }

    private String host(Flow flow) {
        return advertise.orElseGet(() -> literal(flow));
    }

    private static String literal(Flow flow) {
        var text = flow.ends().local().getAddress().getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
