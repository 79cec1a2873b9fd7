package org.mynah.telephony;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mynah.sip.dialog.SipStack;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.NameAddress;
import org.mynah.sip.message.Parameters;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipUri;
import org.mynah.sip.transport.TransportKind;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectId;

/**
 * Asks a gateway by OPTIONS, first over the transport that worked last, then over the other one,
 * because the directory does not say which a gateway speaks. Thread-safe.
 */
final class OptionsPing implements GatewayHealth.Ping {

    private static final int DEFAULT_PORT = 5060;

    private final SipStack stack;
    private final Optional<String> advertise;
    private final Map<ObjectId, TransportKind> worked = new ConcurrentHashMap<>();

    OptionsPing(SipStack stack, Optional<String> advertise) {
        this.stack = stack;
        this.advertise = advertise;
    }

    @Override
    public boolean answers(IpGateway gateway) {
        for (var kind : transports(gateway)) {
            if (answers(gateway, kind)) {
                worked.put(gateway.id(), kind);
                return true;
            }
        }
        return false;
    }

    private List<TransportKind> transports(IpGateway gateway) {
        var best = worked.getOrDefault(gateway.id(), TransportKind.UDP);
        return stack.listeners().stream()
                .map(listener -> listener.kind())
                .distinct()
                .sorted((one, other) -> Boolean.compare(other == best, one == best))
                .toList();
    }

    private boolean answers(IpGateway gateway, TransportKind kind) {
        int port = gateway.port() == 0 ? DEFAULT_PORT : gateway.port();
        var target = SipUri.of("", gateway.address(), port);
        if (kind != TransportKind.UDP) {
            target = target.withParameters(Parameters.NONE.with("transport", kind.parameter()));
        }
        var from = NameAddress.of(SipUri.of("mynah", advertise.orElse(gateway.address()), 0));
        var outcome = stack.request("OPTIONS", from, target, Headers.NONE, SipBody.EMPTY);
        return outcome.status() != 408 && outcome.status() != 503 && outcome.status() != 491;
    }
}
