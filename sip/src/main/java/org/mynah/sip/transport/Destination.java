package org.mynah.sip.transport;

import java.net.InetSocketAddress;

/**
 * Where a request goes: the outcome of resolving a URI. Immutable.
 *
 * @param kind the transport
 * @param address resolved address and port
 */
public record Destination(TransportKind kind, InetSocketAddress address) {
    /** Checks that the address is resolved. */
    public Destination {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("destination is not resolved: " + address);
        }
    }
}
