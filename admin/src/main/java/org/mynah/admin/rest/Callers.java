package org.mynah.admin.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.mynah.admin.roles.Caller;

/**
 * Who may call: the holder of the local token, that is the server's own user on this machine.
 * Immutable. A token is compared in a time that says nothing about it.
 */
public final class Callers {

    private static final String BEARER = "Bearer ";

    private final byte[] localToken;

    private Callers(byte[] localToken) {
        this.localToken = localToken;
    }

    /**
     * Only the holder of this token.
     *
     * @throws IllegalArgumentException when the token is empty
     */
    public static Callers local(String token) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the local token is empty");
        }
        return new Callers(digest(token.strip()));
    }

    /**
     * The caller of a request.
     *
     * @param authorization the value of the Authorization header; empty when there is none
     * @param from the caller's address, for the audit
     * @return empty when nobody is recognised
     */
    public Optional<Caller> find(String authorization, String from) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        var given = digest(authorization.substring(BEARER.length()).strip());
        return MessageDigest.isEqual(given, localToken)
                ? Optional.of(Caller.local(from))
                : Optional.empty();
    }

    /** Digests have one length, so the comparison does not tell how long the token is. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
