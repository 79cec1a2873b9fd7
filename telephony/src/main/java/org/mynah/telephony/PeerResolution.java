package org.mynah.telephony;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.routing.PeerNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which gateways an address stands for: those known by name, and those whose IPv6 address can be
 * written in several ways. Resolved on a thread of its own, so that no call waits for DNS: within a
 * second of a change in the directory, and every minute. Thread-safe.
 */
public final class PeerResolution implements PeerNames, AutoCloseable {

    /** How long an answer of DNS is used. */
    public static final Duration KEPT = Duration.ofSeconds(60);

    /** How long the start waits for DNS. */
    static final Duration START = Duration.ofSeconds(2);

    /** How often the directory is asked whether it has changed. */
    static final Duration LOOK = Duration.ofSeconds(1);

    /** Gateways that are looked at (directory §7.7 allows 200 for a dial plan). */
    static final int MOST_GATEWAYS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(PeerResolution.class);

    private final Directory directory;
    private final Lookup lookup;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, List<InetAddress>> lastGood = new HashMap<>();
    private volatile Map<String, Set<String>> names = Map.of();
    private long version = -1;
    private long resolved;

    /** The way to addresses; the system's resolver, or a fake. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** Resolves by the system's resolver. */
    public PeerResolution(Directory directory) {
        this(directory, InetAddress::getAllByName);
    }

    PeerResolution(Directory directory, Lookup lookup) {
        this.directory = directory;
        this.lookup = lookup;
    }

    /**
     * Resolves now, then again whenever it is due, until {@link #close}. A DNS that does not answer
     * holds up the start for {@link #START} at most.
     */
    public void start() {
        var first = new CountDownLatch(1);
        Thread.ofVirtual().name("gateway-names").start(() -> run(first));
        try {
            if (!first.await(START.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("DNS is slow; gateways known by name are refused until it answers");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(CountDownLatch first) {
        try {
            refreshIfDue();
            first.countDown();
            while (!stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                refreshIfDue();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Set<String> namesOf(String address) {
        return names.getOrDefault(address, Set.of());
    }

    /** Resolves anew when the directory has changed or the answers are too old. */
    synchronized void refreshIfDue() {
        try {
            long current = directory.read(reader -> reader.version());
            boolean isOld = System.nanoTime() - resolved >= KEPT.toNanos();
            if (current != version || isOld) {
                names = resolve(gateways());
                version = current;
                resolved = System.nanoTime();
            }
        } catch (RuntimeException e) {
            LOG.warn("names of gateways stay as they were: {}", e.toString());
        }
    }

    private List<IpGateway> gateways() {
        return directory.read(reader ->
                reader.list(ObjectKind.IP_GATEWAY, MOST_GATEWAYS).stream()
                        .map(IpGateway::new)
                        .filter(gateway -> gateway.isByName() || gateway.address().contains(":"))
                        .toList());
    }

    private Map<String, Set<String>> resolve(List<IpGateway> gateways) {
        var found = new HashMap<String, Set<String>>();
        var known = new HashSet<String>();
        for (var gateway : gateways) {
            var host = gateway.address();
            known.add(host);
            for (var address : addresses(host)) {
                if (isOf(gateway.get(IpGateway.IP_ADDRESS_FAMILY), address)
                        || !gateway.isByName()) {
                    found.computeIfAbsent(PeerGate.text(address), _ -> new HashSet<>()).add(host);
                }
            }
        }
        lastGood.keySet().retainAll(known);
        var result = new HashMap<String, Set<String>>();
        found.forEach((address, hosts) -> result.put(address, Set.copyOf(hosts)));
        return Map.copyOf(result);
    }

    /** What DNS says now, or said last while it says nothing. */
    private List<InetAddress> addresses(String host) {
        try {
            var found = new ArrayList<>(List.of(lookup.resolve(host)));
            lastGood.put(host, List.copyOf(found));
            return found;
        } catch (UnknownHostException _) {
            var before = lastGood.getOrDefault(host, List.of());
            LOG.warn("the name {} of a gateway is not known to DNS; {} kept", host, before);
            return before;
        }
    }

    private static boolean isOf(IpGateway.AddressFamily family, InetAddress address) {
        return switch (family) {
            case IPv4Only -> address instanceof Inet4Address;
            case IPv6Only -> !(address instanceof Inet4Address);
            case Any -> true;
        };
    }

    /** Stops resolving. */
    @Override
    public void close() {
        stopped.countDown();
    }
}
