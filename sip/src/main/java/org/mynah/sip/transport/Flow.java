package org.mynah.sip.transport;

import java.io.IOException;

/**
 * A way to one peer: a connection, or a UDP socket and the peer's address. What came in by a flow
 * is answered by it. Thread-safe.
 */
public interface Flow {
    /** The two ends. */
    Source ends();

    /** The transport. */
    default TransportKind kind() {
        return ends().kind();
    }

    /** Whether sending can still work. A UDP flow is open as long as its socket. */
    boolean isOpen();

    /**
     * Hands one whole message to the network. Never waits for the peer: what a connection cannot
     * take is queued, and a full queue closes it.
     *
     * @throws IOException if the flow is closed or its queue full
     */
    void send(byte[] message) throws IOException;
}
