package org.mynah.telephony;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.mynah.sip.message.SipRequest;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.record.CallNotes;

/**
 * Calls that the server places to itself: each carries a token that only this process knows, and is
 * served by the flow that was left for it. Thread-safe.
 */
final class TestVisits {

    /** The header that carries the token. */
    static final String HEADER = "X-Mynah-Test";

    private static final int TOKEN_BYTES = 16;

    private final Map<String, Visit> expected = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();

    /**
     * A call to come.
     *
     * @param plan whose call it is, if any
     * @param longest after which it ends
     * @param notes what is noted of it, once it is served
     */
    record Visit(
            Optional<DialPlan> plan,
            Duration longest,
            InviteHandler.Flow flow,
            CompletableFuture<CallNotes> notes) {}

    /** Expects a call until this is closed. */
    Pass expect(Visit visit) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        open.incrementAndGet();
        expected.put(token, visit);
        return new Pass(token);
    }

    /** What lets one call in. Closed once. */
    final class Pass implements AutoCloseable {
        private final String token;

        private Pass(String token) {
            this.token = token;
        }

        String token() {
            return token;
        }

        @Override
        public void close() {
            expected.remove(token);
            open.decrementAndGet();
        }
    }

    /**
     * Whether requests from an address may be those of a test: one is under way on this machine.
     */
    boolean mayComeFrom(InetAddress peer, InetAddress local) {
        return open.get() > 0 && (peer.isLoopbackAddress() || peer.equals(local));
    }

    /** The visit that a call is, if it is one; a token is good once. */
    Optional<Visit> take(SipRequest invite) {
        return invite.headers().first(HEADER).map(expected::remove);
    }
}
