package org.mynah.sip.dialog;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.mynah.sip.message.Via;

/** Tags, branches and Call-IDs that nobody can guess (RFC 3261 §19.3 asks for 32 bits or more). */
final class RandomToken {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomToken() {}

    static String tag() {
        return hex(8);
    }

    static String branch() {
        return Via.MAGIC_COOKIE + hex(10);
    }

    static String callId() {
        return hex(16);
    }

    private static String hex(int bytes) {
        byte[] out = new byte[bytes];
        RANDOM.nextBytes(out);
        return HexFormat.of().formatHex(out);
    }
}
