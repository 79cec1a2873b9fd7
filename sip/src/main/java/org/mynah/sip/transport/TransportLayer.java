package org.mynah.sip.transport;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mynah.sip.message.SipLimits;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipParser;
import org.mynah.sip.message.SipResponse;

/**
 * All listeners together (RFC 3261 §18). Receives by them, sends responses by the flow of their
 * request and requests by the flow that fits. Thread-safe.
 */
public final class TransportLayer implements MessageSender, AutoCloseable {
    private final TransportCounters counters = new TransportCounters();
    private final Inbound inbound;
    private final TransportLimits limits;
    private final List<Transport> transports = new ArrayList<>();

    /** A layer without listeners yet. */
    public TransportLayer(SipLimits messages, TransportLimits limits, MessageReceiver receiver) {
        this.limits = limits;
        this.inbound = new Inbound(new SipParser(messages), receiver, counters);
    }

    /**
     * Binds all listeners, then starts them; binds none if one fails.
     *
     * @throws IOException naming the address that could not be bound
     */
    public void start(List<ListenAddress> listeners) throws IOException {
        for (var listener : listeners) {
            try {
                transports.add(bind(listener));
            } catch (IOException e) {
                close();
                throw new IOException(
                        "cannot listen on "
                                + listener.kind().parameter()
                                + " "
                                + listener.address()
                                + ": "
                                + e.getMessage(),
                        e);
            }
        }
        transports.forEach(Transport::start);
    }

    private Transport bind(ListenAddress listener) throws IOException {
        return switch (listener.kind()) {
            case UDP -> new UdpTransport(listener.address(), inbound);
            case TCP -> new TcpTransport(listener.address(), limits, inbound);
            case TLS -> throw new IOException("TLS needs a certificate, and none is configured");
        };
    }

    /** The addresses that are really bound, with the ports the system chose. */
    public List<ListenAddress> bound() {
        return transports.stream().map(Transport::bound).toList();
    }

    @Override
    public void respond(SipResponse response, Flow origin) {
        if (origin.kind().isReliable() && !origin.isOpen()) {
            // RFC 3261 §18.2.2: a new connection to the address in Via.
            var address = ResponseRoute.of(response.via(), origin.ends().remote(), origin.kind());
            Thread.ofVirtual()
                    .name("sip-reconnect")
                    .start(() -> respondAnew(response, new Destination(origin.kind(), address)));
            return;
        }
        inbound.send(response, origin);
    }

    private void respondAnew(SipResponse response, Destination destination) {
        try {
            flowTo(destination, Optional.empty()).send(response.toBytes());
            counters.sent.increment();
        } catch (IOException _) {
            counters.sendFailures.increment();
        }
    }

    /**
     * A flow to an address. An open connection to the same host, such as the one the call came by,
     * is preferred to a new one. May wait for a connection.
     *
     * @throws IOException if there is no listener of the kind and family, or no connection
     */
    public Flow flowTo(Destination destination, Optional<Flow> preferred) throws IOException {
        var kind = destination.kind();
        if (preferred.isPresent() && preferred.get().kind() == kind && preferred.get().isOpen()) {
            var flow = preferred.get();
            var remote = flow.ends().remote();
            if (kind.isReliable()
                    ? remote.getAddress().equals(destination.address().getAddress())
                    : remote.equals(destination.address())) {
                return flow;
            }
        }
        for (var transport : inOrder(preferred)) {
            if (transport.bound().kind() == kind
                    && fits(transport.bound().address(), destination.address())) {
                return transport.flowTo(destination.address());
            }
        }
        throw new IOException(
                "no " + kind.parameter() + " listener can reach " + destination.address());
    }

    /** The listener a call came in on first, so that it goes out from the same address. */
    private List<Transport> inOrder(Optional<Flow> preferred) {
        if (preferred.isEmpty()) {
            return transports;
        }
        int port = preferred.get().ends().local().getPort();
        var out = new ArrayList<Transport>(transports);
        out.sort(Comparator.comparing((Transport t) -> t.bound().address().getPort() != port));
        return out;
    }

    private static boolean fits(InetSocketAddress bound, InetSocketAddress peer) {
        return bound.getAddress() instanceof Inet6Address
                        == peer.getAddress() instanceof Inet6Address
                || (bound.getAddress() instanceof Inet6Address
                        && bound.getAddress().isAnyLocalAddress());
    }

    @Override
    public void send(SipMessage message, Flow flow) throws IOException {
        try {
            flow.send(message.toBytes());
            counters.sent.increment();
        } catch (IOException e) {
            counters.sendFailures.increment();
            throw e;
        }
    }

    /** What was seen so far. */
    public TransportStatistics statistics() {
        int connections = 0;
        for (var transport : transports) {
            if (transport instanceof TcpTransport tcp) {
                connections += tcp.connections();
            }
        }
        return new TransportStatistics(
                counters.received.sum(),
                counters.sent.sum(),
                counters.keepAlives.sum(),
                counters.parseFailures.sum(),
                counters.badRequests.sum(),
                counters.discardedResponses.sum(),
                counters.refusedPeers.sum(),
                counters.refusedConnections.sum(),
                counters.timedOutConnections.sum(),
                counters.sendFailures.sum(),
                connections);
    }

    /** Closes every listener and connection. */
    @Override
    public void close() {
        transports.forEach(Transport::close);
    }
}
