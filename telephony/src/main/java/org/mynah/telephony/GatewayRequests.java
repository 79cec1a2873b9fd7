package org.mynah.telephony;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mynah.sip.dialog.RequestOutcome;
import org.mynah.sip.dialog.SipStack;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.Parameters;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipUri;
import org.mynah.sip.transport.TransportKind;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.waiting.MessagesWaiting;

/**
 * Requests to a gateway outside any call, first over the transport that worked last, then over the
 * other one, because the directory does not say which a gateway speaks. Thread-safe.
 */
final class GatewayRequests implements GatewayHealth.Ping {

    private static final int DEFAULT_PORT = 5060;

    private final SipStack stack;
    private final Optional<String> advertise;
    private final Map<ObjectId, TransportKind> worked = new ConcurrentHashMap<>();

    GatewayRequests(SipStack stack, Optional<String> advertise) {
        this.stack = stack;
        this.advertise = advertise;
    }

    private record Message(String method, Headers headers, SipBody body) {}

    @Override
    public boolean answers(IpGateway gateway) {
        return isAnswer(
                send(gateway, "", "mynah", new Message("OPTIONS", Headers.NONE, SipBody.EMPTY)));
    }

    /**
     * Tells a gateway what the lamp of a number shows, by a NOTIFY that nobody subscribed to (call
     * flows §10, RFC 3842).
     *
     * @return the status of the final response; 408, 503 or 491 when there is none
     */
    int notifyWaiting(IpGateway gateway, String number, MessagesWaiting waiting) {
        var account = SipUri.of(number, gateway.address(), port(gateway)).toString();
        var headers =
                Headers.of("Event", "message-summary")
                        .with("Subscription-State", "terminated")
                        .with("Content-Type", "application/simple-message-summary");
        var body = SipBody.of(waiting.summary(account));
        return send(gateway, number, number, new Message("NOTIFY", headers, body)).status();
    }

    /** Tries the transports until one is answered; the last outcome where none is. */
    private RequestOutcome send(IpGateway gateway, String to, String from, Message message) {
        RequestOutcome outcome = new RequestOutcome.NotSent("nothing listens");
        for (var kind : transports(gateway)) {
            outcome = send(gateway, kind, to, from, message);
            if (isAnswer(outcome)) {
                worked.put(gateway.id(), kind);
                break;
            }
        }
        return outcome;
    }

    private static boolean isAnswer(RequestOutcome outcome) {
        return outcome.status() != 408 && outcome.status() != 503 && outcome.status() != 491;
    }

    private List<TransportKind> transports(IpGateway gateway) {
        var best = worked.getOrDefault(gateway.id(), TransportKind.UDP);
        return stack.listeners().stream()
                .map(listener -> listener.kind())
                .distinct()
                .sorted((one, other) -> Boolean.compare(other == best, one == best))
                .toList();
    }

    private RequestOutcome send(
            IpGateway gateway, TransportKind kind, String to, String from, Message message) {
        var target = SipUri.of(to, gateway.address(), port(gateway));
        if (kind != TransportKind.UDP) {
            target = target.withParameters(Parameters.NONE.with("transport", kind.parameter()));
        }
        var sender = NameAddress.of(SipUri.of(from, advertise.orElse(gateway.address()), 0));
        return stack.request(message.method(), sender, target, message.headers(), message.body());
    }

    private static int port(IpGateway gateway) {
        return gateway.port() == 0 ? DEFAULT_PORT : gateway.port();
    }
}
