package org.mynah.sip.transport;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * One listener of one kind. The seam where TLS joins: another implementation that hands the same
 * messages to the same {@link Inbound}. Thread-safe.
 */
interface Transport extends AutoCloseable {
    /** The address it is bound to. */
    ListenAddress bound();

    /** Begins to receive. */
    void start();

    /**
     * A flow to a peer, an existing one where the transport has connections.
     *
     * @throws IOException if the peer cannot be reached
     */
    Flow flowTo(InetSocketAddress peer) throws IOException;

    @Override
    void close();
}
