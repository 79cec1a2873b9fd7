package org.mynah.um;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mynah.um.pin.SecretHash;

/**
 * A hash that costs nothing, so that tests take milliseconds; the slow one is tested where it
 * lives.
 */
public final class QuickHash implements SecretHash {

    /** Runs where the real hash would take its time. */
    public Runnable meanwhile = () -> {};

    @Override
    public String hash(String secret) {
        meanwhile.run();
        return digest(secret);
    }

    private static String digest(String secret) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String fingerprint(String secret) {
        return digest("fingerprint of " + secret);
    }

    @Override
    public boolean matches(String secret, String encoded) {
        meanwhile.run();
        return digest(secret).equals(encoded);
    }
}
