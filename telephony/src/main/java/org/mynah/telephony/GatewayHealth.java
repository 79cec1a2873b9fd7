package org.mynah.telephony;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the gateways are there: an OPTIONS to each every 30 s, three without answer mean down
 * (call flows §11). Each is asked on a virtual thread of its own, so that a dead one delays no
 * other. Thread-safe.
 */
public final class GatewayHealth implements AutoCloseable {

    /** Between two OPTIONS to one gateway. */
    public static final Duration INTERVAL = Duration.ofSeconds(30);

    /** Missing answers in a row that mean down. */
    public static final int MISSES_TO_DOWN = 3;

    private static final Logger LOG = LoggerFactory.getLogger(GatewayHealth.class);

    private final Directory directory;
    private final Ping ping;
    private final Consumer<ObjectId> whenUp;
    private final Duration interval;
    private final InstantSource clock;
    private final Map<ObjectId, Health> known = new ConcurrentHashMap<>();
    private final Set<ObjectId> asked = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Asks a gateway and waits for the answer. */
    @FunctionalInterface
    interface Ping {

        /** Whether any final response but 408 and 503 came. */
        boolean answers(IpGateway gateway);
    }

    /**
     * @param whenUp is told of each gateway that was down and answers again
     */
    GatewayHealth(
            Directory directory,
            Ping ping,
            Consumer<ObjectId> whenUp,
            Duration interval,
            InstantSource clock) {
        this.directory = directory;
        this.ping = ping;
        this.whenUp = whenUp;
        this.interval = interval;
        this.clock = clock;
    }

    /**
     * What is known of a gateway. Immutable.
     *
     * @param gateway its name in the directory
     * @param address {@code host:port}
     * @param isUp whether calls may be placed through it
     * @param misses answers that are missing in a row
     * @param since when it went up or down, or was first asked
     */
    public record Health(String gateway, String address, boolean isUp, int misses, Instant since) {}

    void start() {
        Thread.ofVirtual().name("gateway-health").start(this::run);
    }

    private void run() {
        try {
            do {
                askAll();
            } while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round; gateways that still owe the last answer are left out. */
    private void askAll() {
        List<IpGateway> gateways;
        try {
            gateways =
                    directory.read(reader ->
                            reader
                                    .list(ObjectKind.IP_GATEWAY, PeerResolution.MOST_GATEWAYS)
                                    .stream()
                                    .map(IpGateway::new)
                                    .filter(each -> each.status() != IpGateway.Status.Disabled)
                                    .toList());
        } catch (RuntimeException e) {
            LOG.warn("gateways are not asked, the directory cannot be read: {}", e.toString());
            return;
        }
        known.keySet().retainAll(gateways.stream().map(IpGateway::id).toList());
        for (var gateway : gateways) {
            if (asked.add(gateway.id())) {
                Thread.ofVirtual()
                        .name("gateway-options-" + gateway.name())
                        .start(() -> ask(gateway));
            }
        }
    }

    private void ask(IpGateway gateway) {
        try {
            note(gateway, ping.answers(gateway));
        } catch (RuntimeException e) {
            LOG.warn("gateway {} was not asked: {}", gateway.name(), e.toString());
        } finally {
            asked.remove(gateway.id());
        }
    }

    /** Takes the outcome of one OPTIONS. */
    void note(IpGateway gateway, boolean answered) {
        if (stopped.getCount() > 0) {
            known.compute(
                    gateway.id(),
                    (_, before) ->
                            next(
                                    gateway,
                                    before == null ? fresh(gateway, answered) : before,
                                    answered));
        }
    }

    private Health fresh(IpGateway gateway, boolean answered) {
        LOG.info(
                "gateway {} at {} {}",
                gateway.name(),
                address(gateway),
                answered ? "answers OPTIONS" : "has not answered OPTIONS yet");
        return new Health(gateway.name(), address(gateway), true, 0, clock.instant());
    }

    private Health next(IpGateway gateway, Health before, boolean answered) {
        int misses = answered ? 0 : before.misses() + 1;
        boolean isUp = answered || (before.isUp() && misses < MISSES_TO_DOWN);
        if (isUp && !before.isUp()) {
            LOG.info("gateway {} at {} is up again", gateway.name(), address(gateway));
            whenUp.accept(gateway.id());
        } else if (!isUp && before.isUp()) {
            LOG.warn(
                    "gateway {} at {} is down: {} OPTIONS without answer",
                    gateway.name(),
                    address(gateway),
                    misses);
        }
        return new Health(
                gateway.name(),
                address(gateway),
                isUp,
                misses,
                isUp == before.isUp() ? before.since() : clock.instant());
    }

    private static String address(IpGateway gateway) {
        return gateway.address() + ":" + gateway.port();
    }

    /** Whether calls may be placed through a gateway; true while nothing is known of it. */
    public boolean isUp(ObjectId gateway) {
        var health = known.get(gateway);
        return health == null || health.isUp();
    }

    /** Every gateway that was asked, by name. */
    public List<Health> all() {
        return known.values().stream().sorted(Comparator.comparing(Health::gateway)).toList();
    }

    /** Stops asking. */
    @Override
    public void close() {
        stopped.countDown();
    }
}
