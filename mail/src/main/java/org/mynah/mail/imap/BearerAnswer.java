package org.mynah.mail.imap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client answers to OAUTHBEARER (RFC 7628 §3.1) or XOAUTH2: a name and an access token.
 * Immutable.
 *
 * @param name blank: whom the token names
 */
record BearerAnswer(String name, String token) {

    private static final String SEPARATOR = "\u0001";
    private static final String SCHEME = "bearer ";

    @Override
    public String toString() {
        return "BearerAnswer[" + name + "]";
    }

    /** Reads the base64 text; empty when it is not as it has to be. */
    static Optional<BearerAnswer> read(SignInCommands.Mechanism mechanism, String base64) {
        String text;
        try {
            text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (!text.endsWith(SEPARATOR + SEPARATOR)) {
            return Optional.empty();
        }
        var fields = text.split(SEPARATOR, -1);
        var name =
                mechanism == SignInCommands.Mechanism.XOAUTH2
                        ? value(fields, "user=")
                        : gs2Name(fields[0]);
        var scheme = value(fields, "auth=");
        return name.isPresent()
                        && scheme.isPresent()
                        && scheme.get().toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(
                        new BearerAnswer(
                                name.get(), scheme.get().substring(SCHEME.length()).strip()))
                : Optional.empty();
    }

    private static Optional<String> value(String[] fields, String key) {
        for (var field : fields) {
            if (field.startsWith(key)) {
                return Optional.of(field.substring(key.length()));
            }
        }
        return Optional.empty();
    }

    /** The name of a GS2 header (RFC 5801 §4); no channel is bound. */
    private static Optional<String> gs2Name(String header) {
        var parts = header.split(",", -1);
        if (parts.length != 3 || !parts[0].matches("[ny]") || !parts[2].isEmpty()) {
            return Optional.empty();
        }
        if (parts[1].isEmpty()) {
            return Optional.of("");
        }
        return parts[1].startsWith("a=")
                ? Optional.of(parts[1].substring(2).replace("=2C", ",").replace("=3D", "="))
                : Optional.empty();
    }
}
