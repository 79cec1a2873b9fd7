package org.mynah.mail.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at access tokens: signature, issuer, audience, times, and whom they name (RFC 7519, RFC
 * 9068 §4). The provider's keys are read when the first token comes, and kept. Thread-safe.
 */
public final class AccessTokens {

    /** Milliseconds for a connection to the provider, and for its answer. */
    static final int PROVIDER_MS = 5_000;

    /** Longest answer of the provider, in bytes. */
    static final int LONGEST_ANSWER = 256 * 1024;

    /** Hours for which known keys serve while the provider cannot be reached. */
    static final int KEPT_HOURS = 4;

    /** Seconds by which our clock may differ from the provider's. */
    static final int CLOCK_SKEW_SECONDS = 60;

    /** By public keys only: who knows the provider's keys must not be able to sign with them. */
    private static final Set<JWSAlgorithm> SIGNATURES =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private final TokenProvider provider;
    private final Clock clock;
    private final DefaultResourceRetriever http =
            new DefaultResourceRetriever(PROVIDER_MS, PROVIDER_MS, LONGEST_ANSWER);
    private volatile @Nullable DefaultJWTProcessor<SecurityContext> processor;

    public AccessTokens(TokenProvider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** What a token is worth. */
    public sealed interface Verdict {
        /** It names somebody. */
        record Names(String name) implements Verdict {}

        /** It is worth nothing; the reason is for the operator, without the token. */
        record Refused(String reason) implements Verdict {}

        /** The provider's keys cannot be had now. */
        record Unknown(String reason) implements Verdict {}
    }

    /** The provider of the tokens. */
    public TokenProvider provider() {
        return provider;
    }

    /** Looks at a token. */
    public Verdict look(String token) {
        try {
            return named(processor().process(SignedJWT.parse(token), null));
        } catch (ParseException _) {
            return new Verdict.Refused("it is not a signed JWT");
        } catch (BadJOSEException e) {
            return new Verdict.Refused(String.valueOf(e.getMessage()));
        } catch (RateLimitReachedException _) {
            // Whoever sends tokens of unknown keys must not make us ask the provider each time.
            return new Verdict.Refused("its key is not known");
        } catch (KeySourceException | IOException e) {
            return new Verdict.Unknown(
                    "the keys of " + provider.issuer() + " cannot be read: " + e.getMessage());
        } catch (JOSEException e) {
            return new Verdict.Refused("its signature cannot be read: " + e.getMessage());
        }
    }

    private Verdict named(JWTClaimsSet claims) {
        // A provider lets users write an address themselves until it has sent mail there.
        if (provider.claim().equals("email")
                && Boolean.FALSE.equals(claims.getClaim("email_verified"))) {
            return new Verdict.Refused("its address is not verified");
        }
        return claims.getClaim(provider.claim()) instanceof String name && !name.isBlank()
                ? new Verdict.Names(name)
                : new Verdict.Refused("it has no claim '" + provider.claim() + "'");
    }

    private DefaultJWTProcessor<SecurityContext> processor() throws IOException {
        var present = processor;
        if (present != null) {
            return present;
        }
        // Two at once may ask the provider twice, which does no harm.
        var made = new DefaultJWTProcessor<SecurityContext>();
        JWKSource<SecurityContext> keys =
                JWKSourceBuilder.<SecurityContext>create(keysAt().toURL(), http)
                        .refreshAheadCache(false)
                        .outageTolerant(KEPT_HOURS * 3_600_000L)
                        .build();
        made.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, keys));
        // RFC 9068 §2.1 gives access tokens a type of their own, which most providers leave out.
        made.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        new JOSEObjectType("at+jwt"), JOSEObjectType.JWT, null));
        made.setJWTClaimsSetVerifier(new Claims());
        processor = made;
        return made;
    }

    private URI keysAt() throws IOException {
        if (provider.keys().isPresent()) {
            return provider.keys().get();
        }
        try {
            var description =
                    JSONObjectUtils.parse(
                            http.retrieveResource(provider.description().toURL()).getContent());
            if (!provider.issuer().equals(description.get("issuer"))) {
                throw new IOException(
                        provider.description() + " describes another issuer; see oauth.issuer");
            }
            if (description.get("jwks_uri") instanceof String address
                    && TokenProvider.isAddress(address)) {
                return URI.create(address);
            }
        } catch (ParseException e) {
            throw new IOException(provider.description() + " is not JSON", e);
        }
        throw new IOException(provider.description() + " names no jwks_uri that is https://…");
    }

    /** Issuer, audience and times, by our clock. */
    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        Claims() {
            super(
                    provider.audience(),
                    new JWTClaimsSet.Builder().issuer(provider.issuer()).build(),
                    Set.of("exp", provider.claim()));
            setMaxClockSkew(CLOCK_SKEW_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
