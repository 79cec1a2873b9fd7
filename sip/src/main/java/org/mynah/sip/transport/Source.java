package org.mynah.sip.transport;

import java.net.InetSocketAddress;

/**
 * Where a message came from. Immutable.
 *
 * @param kind the transport
 * @param remote the peer's address as the packet shows it, not as a header claims it
 * @param local our address that the packet came in on
 */
public record Source(TransportKind kind, InetSocketAddress remote, InetSocketAddress local) {

    @Override
    public String toString() {
        return kind.parameter()
                + ":"
                + remote.getAddress().getHostAddress()
                + ":"
                + remote.getPort();
    }
}
