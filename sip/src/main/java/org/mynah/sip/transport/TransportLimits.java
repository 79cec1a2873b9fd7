package org.mynah.sip.transport;

import java.time.Duration;

/**
 * The bounds on connections. Immutable.
 *
 * @param maxConnections open TCP connections, both directions; further ones are closed at once
 * @param maxConnectionsPerPeer of these from one address
 * @param idle how long a connection may be silent between messages
 * @param halfMessage how long one message may take to arrive
 * @param connect how long an outgoing connection may take
 * @param maxQueuedBytes what may wait for a slow reader before its connection is closed
 */
public record TransportLimits(
        int maxConnections,
        int maxConnectionsPerPeer,
        Duration idle,
        Duration halfMessage,
        Duration connect,
        int maxQueuedBytes) {

    /**
     * 2,000 connections, 500 from one address, 10 min idle, 10 s per message, 5 s to connect, 1
     * MiB.
     */
    public static final TransportLimits DEFAULT =
            new TransportLimits(
                    2_000,
                    500,
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    1024 * 1024);
}
