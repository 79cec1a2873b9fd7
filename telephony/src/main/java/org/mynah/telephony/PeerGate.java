package org.mynah.telephony;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.mynah.sip.transport.PeerVerdict;
import org.mynah.um.routing.Routing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an address belongs to a gateway (call flows §2). Asked for each request; the directory is
 * read at most once a second for each address. Thread-safe.
 */
final class PeerGate {

    /** How long an answer is kept: a change of the directory is seen within that time. */
    static final Duration KEPT = Duration.ofSeconds(1);

    /**
     * Questions to the directory in a second, so that a flood with forged senders costs little:
     * what is not known beyond them goes unanswered.
     */
    static final int MOST_QUESTIONS = 200;

    /** Addresses that are kept; in a flood from more of them those of gateways stay. */
    static final int MOST_KEPT = 4096;

    /** Lines a minute about peers that are refused. */
    static final int LOG_LINES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(PeerGate.class);

    private final Routing routing;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Budget refusals = new Budget(LOG_LINES, Duration.ofMinutes(1));
    private final Budget questions = new Budget(MOST_QUESTIONS, Duration.ofSeconds(1));

    private record Known(PeerVerdict verdict, long asked) {}

    private final Predicate<String> hasCall;

    /**
     * @param hasCall whether a call from an address is up: it may finish when its gateway is
     *     disabled or removed, so its peer is still listened to
     */
    PeerGate(Routing routing, Predicate<String> hasCall) {
        this.routing = routing;
        this.hasCall = hasCall;
    }

    /** The verdict on a sender of requests. */
    PeerVerdict accepts(InetAddress peer) {
        var address = text(peer);
        long now = System.nanoTime();
        var before = known.get(address);
        if (before != null && now - before.asked() < KEPT.toNanos()) {
            return refusing(before.verdict(), address);
        }
        if (questions.take().isEmpty()) {
            return before == null ? PeerVerdict.IGNORE : before.verdict();
        }
        PeerVerdict verdict;
        try {
            verdict =
                    routing.isPeer(address) || hasCall.test(address)
                            ? PeerVerdict.ALLOW
                            : PeerVerdict.REFUSE;
        } catch (RuntimeException e) {
            // What was known serves on; a stranger learns nothing of our trouble.
            verdict = before == null ? PeerVerdict.REFUSE : before.verdict();
            if (refusals.take().isPresent()) {
                LOG.error("gateways cannot be read from the directory: {}", e.toString());
            }
        }
        if (known.size() >= MOST_KEPT) {
            known.values().removeIf(each -> each.verdict() != PeerVerdict.ALLOW);
        }
        known.put(address, new Known(verdict, now));
        return refusing(verdict, address);
    }

    private PeerVerdict refusing(PeerVerdict verdict, String address) {
        if (verdict != PeerVerdict.ALLOW) {
            refusals.take()
                    .ifPresent(hidden ->
                            LOG.warn(
                                    "requests from {} are refused: no UM IP gateway has this"
                                            + " address ({} such lines were left out)",
                                    address,
                                    hidden));
        }
        return verdict;
    }

    /** An address as the directory knows it: without the zone of a link-local one. */
    static String text(InetAddress address) {
        var text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
