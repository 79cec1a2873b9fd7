package org.mynah.testkit.process;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on, for a program that must be told its ports. They are taken below the
 * kernel's ephemeral range, so that no outgoing connection takes one in between, and none is handed
 * out twice by one JVM. Thread-safe.
 */
public final class FreePorts {
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;
    private static final int MOST_TRIES = 2_000;
    private static final Set<Integer> HANDED_OUT = new HashSet<>();

    private FreePorts() {}

    /** A port on which neither UDP nor TCP is bound at {@code address}. */
    public static int one(InetAddress address) {
        return range(address, 1);
    }

    /**
     * The first, an even one, of {@code count} consecutive free ports: a range for RTP and RTCP.
     *
     * @throws IllegalStateException when there is none after many tries
     */
    public static int range(InetAddress address, int count) {
        for (int i = 0; i < MOST_TRIES; i++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - count) & ~1;
            if (claim(address, first, count)) {
                return first;
            }
        }
        throw new IllegalStateException(
                "no " + count + " consecutive free ports at " + address.getHostAddress());
    }

    private static boolean claim(InetAddress address, int first, int count) {
        synchronized (HANDED_OUT) {
            for (int port = first; port < first + count; port++) {
                if (HANDED_OUT.contains(port) || !isFree(new InetSocketAddress(address, port))) {
                    return false;
                }
            }
            for (int port = first; port < first + count; port++) {
                HANDED_OUT.add(port);
            }
            return true;
        }
    }

    private static boolean isFree(InetSocketAddress address) {
        try (var udp = new DatagramSocket(address);
                var tcp = new ServerSocket(address.getPort(), 1, address.getAddress())) {
            return udp.isBound() && tcp.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
