package org.mynah.testkit.phone;

import java.util.HashSet;
import java.util.Set;

/**
 * The telephone events that came in (RFC 4733), each once however often it was sent. Thread-safe.
 */
final class Digits {
    /** Event codes 0 to 15 (RFC 4733 §3.2). */
    static final String KEYS = "0123456789*#ABCD";

    /** Bytes of an event payload (RFC 4733 §2.3). */
    static final int PAYLOAD = 4;

    private final Set<Long> seen = new HashSet<>();
    private final StringBuilder heard = new StringBuilder();

    synchronized void event(long timestamp, byte[] payload) {
        if (payload.length >= PAYLOAD
                && (payload[0] & 0xFF) < KEYS.length()
                && seen.add(timestamp)) {
            heard.append(KEYS.charAt(payload[0]));
        }
    }

    synchronized String heard() {
        return heard.toString();
    }
}
