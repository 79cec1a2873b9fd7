package org.mynah.sip.transport;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of our addresses the system uses toward a peer, when a listener is bound to all. The
 * answers are kept, up to a bound. Thread-safe.
 */
final class LocalAddress {
    private static final int MAX_KEPT = 1_000;
    private static final Map<InetAddress, InetAddress> KEPT = new ConcurrentHashMap<>();

    private LocalAddress() {}

    static InetAddress toward(InetAddress peer) {
        var known = KEPT.get(peer);
        if (known != null) {
            return known;
        }
        var found = ask(peer);
        if (KEPT.size() >= MAX_KEPT) {
            KEPT.clear();
        }
        KEPT.put(peer, found);
        return found;
    }

    /** Connecting a UDP socket sends nothing, but makes the system choose a route. */
    private static InetAddress ask(InetAddress peer) {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(peer, 5060));
            var local = socket.getLocalAddress();
            return local == null || local.isAnyLocalAddress()
                    ? InetAddress.getLoopbackAddress()
                    : local;
        } catch (IOException | java.io.UncheckedIOException _) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
