package org.mynah.store.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.mynah.um.pin.SecretHash;

/**
 * Argon2id hashes (RFC 9106) in the form {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, so that
 * a later cost leaves older hashes readable. The pepper is Argon2's secret input and lies outside
 * the database: who has the database alone cannot guess PINs. Thread-safe.
 *
 * <p>At most {@link #MOST_AT_ONCE} hashes are computed at once; others wait. So a flood of sign-ins
 * takes a bounded part of processor and memory from the calls.
 */
public final class Argon2Hashes implements SecretHash {

    /** Hashes computed at the same time. */
    public static final int MOST_AT_ONCE = 2;

    /** Characters of a secret; longer ones are refused before any work. */
    public static final int LONGEST_SECRET = 1024;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern ENCODED =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    private final byte[] pepper;
    private final Argon2Cost cost;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE, true);
    private final AtomicInteger computing = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    /**
     * Hashes with a pepper.
     *
     * @param pepper at least 16 bytes; losing it makes every hash useless
     */
    public Argon2Hashes(byte[] pepper, Argon2Cost cost) {
        if (pepper.length < 16) {
            throw new IllegalArgumentException("the pepper has at least 16 bytes");
        }
        this.pepper = pepper.clone();
        this.cost = cost;
    }

    @Override
    public String hash(String secret) {
        if (secret.length() > LONGEST_SECRET) {
            throw new IllegalArgumentException(
                    "a secret has at most " + LONGEST_SECRET + " characters");
        }
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(
                        cost.memoryKiB(),
                        cost.passes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(compute(secret, salt, cost)));
    }

    @Override
    public boolean matches(String secret, String encoded) {
        var parts = ENCODED.matcher(encoded);
        if (!parts.matches() || secret.length() > LONGEST_SECRET) {
            return false;
        }
        Argon2Cost used;
        byte[] salt;
        byte[] expected;
        try {
            used =
                    new Argon2Cost(
                            Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
            salt = Base64.getDecoder().decode(parts.group(3));
            expected = Base64.getDecoder().decode(parts.group(4));
        } catch (IllegalArgumentException _) {
            return false;
        }
        return MessageDigest.isEqual(expected, compute(secret, salt, used));
    }

    @Override
    public String fingerprint(String secret) {
        return Pepper.digest(pepper, "fingerprint " + secret);
    }

    /** Most hashes that were computed at the same time until now. */
    public int peak() {
        return peak.get();
    }

    private byte[] compute(String secret, byte[] salt, Argon2Cost used) {
        var password = secret.getBytes(StandardCharsets.UTF_8);
        var hash = new byte[HASH_BYTES];
        atOnce.acquireUninterruptibly();
        peak.accumulateAndGet(computing.incrementAndGet(), Math::max);
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(used.memoryKiB())
                            .withIterations(used.passes())
                            .withParallelism(1)
                            .withSalt(salt)
                            .withSecret(pepper)
                            .build());
            generator.generateBytes(password, hash);
            return hash;
        } finally {
            computing.decrementAndGet();
            atOnce.release();
            Arrays.fill(password, (byte) 0);
        }
    }
}
