package org.mynah.sip.transport;

import java.net.InetSocketAddress;

/**
 * An address to listen on. Immutable.
 *
 * @param kind UDP or TCP
 * @param address port 0 lets the system choose
 */
public record ListenAddress(TransportKind kind, InetSocketAddress address) {}
