package org.mynah.mail.oauth;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An OpenID provider whose access tokens are taken. Immutable.
 *
 * @param issuer what the claim {@code iss} has to be, to the letter; the provider describes itself
 *     below this address (OpenID Connect Discovery 1.0 §4)
 * @param audience what the claim {@code aud} has to name: tokens for others are not for us
 * @param claim the claim that names the mailbox by its sign-in name or address
 * @param keys where the provider's keys are; empty: where its description says
 */
public record TokenProvider(String issuer, String audience, String claim, Optional<URI> keys) {

    /** This machine, as it is written: what a name stands for is not asked of anybody. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /**
     * A provider, checked.
     *
     * @throws IllegalArgumentException when a value cannot be used; the text names it
     */
    public TokenProvider {
        if (!isAddress(issuer)) {
            throw new IllegalArgumentException("the issuer '" + issuer + "' is not https://…");
        }
        if (keys.isPresent() && !isAddress(keys.get().toString())) {
            throw new IllegalArgumentException(
                    "the keys at '" + keys.get() + "' are not https://…");
        }
        if (audience.isBlank() || claim.isBlank()) {
            throw new IllegalArgumentException("a token provider needs an audience and a claim");
        }
    }

    /** Whether keys may be taken from there: by TLS, or from this machine. */
    public static boolean isAddress(String text) {
        try {
            var uri = URI.create(text);
            var host = uri.getHost();
            if (host == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                return false;
            }
            return "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && LOOPBACK.matcher(host).matches());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Where the provider describes itself. */
    public URI description() {
        return URI.create(
                (issuer.endsWith("/") ? issuer : issuer + "/")
                        + ".well-known/openid-configuration");
    }
}
