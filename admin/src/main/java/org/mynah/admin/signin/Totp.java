package org.mynah.admin.signin;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes (RFC 6238): six digits, a step of 30 seconds, HMAC-SHA-1, as every
 * authenticator app makes them. A code of the step before or after the present one is taken, for
 * clocks that differ. Stateless.
 */
final class Totp {

    /** Bytes of a key (RFC 4226 §4: at least 16, better 20). */
    static final int KEY_BYTES = 20;

    /** How long a code is good. */
    static final Duration STEP = Duration.ofSeconds(30);

    /** Steps before and after the present one whose codes are taken. */
    static final int TOLERANCE = 1;

    private static final int MODULUS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The code of a step. */
    static String code(byte[] key, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xf;
            var number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /** The step of an instant. */
    static long step(Instant at) {
        return at.getEpochSecond() / STEP.toSeconds();
    }

    /** The step whose code this is, within the tolerance. */
    static OptionalLong matchingStep(byte[] key, String code, Instant now) {
        var given = code.strip().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var found = OptionalLong.empty();
        for (long step = step(now) - TOLERANCE; step <= step(now) + TOLERANCE; step++) {
            var right = code(key, step).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, given)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** A key as authenticator apps take it (RFC 4648 §6, without padding). */
    static String base32(byte[] key) {
        var text = new StringBuilder();
        int bits = 0;
        int value = 0;
        for (var each : key) {
            value = (value << 8) | (each & 0xff);
            bits += 8;
            while (bits >= 5) {
                text.append(BASE32.charAt((value >> (bits - 5)) & 31));
                bits -= 5;
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((value << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
