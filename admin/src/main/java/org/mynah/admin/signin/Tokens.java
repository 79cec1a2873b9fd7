package org.mynah.admin.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens of sessions and programs: 256 random bits, known to the server by digest only. */
public final class Tokens {

    /** What a token of a session begins with. */
    static final String SESSION = "mys_";

    /** What a token of a program begins with. */
    static final String API = "myt_";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** A fresh token of a program. */
    public static String forProgram() {
        return fresh(API);
    }

    static String fresh(String prefix) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a token; a token is random, so a fast digest is enough. */
    public static String digest(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    /** Whether two tokens are the same, in a time that says nothing about them. */
    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(sha256(one), sha256(other));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
