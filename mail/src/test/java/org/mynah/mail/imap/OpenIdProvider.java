package org.mynah.mail.imap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.mynah.mail.oauth.TokenProvider;

/** A small OpenID provider over HTTP on this machine. Thread-safe. */
final class OpenIdProvider implements AutoCloseable {

    private final HttpServer http;
    private final ECKey key = key("first");
    private final AtomicInteger asked = new AtomicInteger();

    OpenIdProvider() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + issuer() + "/keys\"}");
        answer("/keys", new JWKSet(key.toPublicJWK()).toString());
        http.start();
    }

    private void answer(String path, String json) {
        http.createContext(
                path,
                exchange -> {
                    asked.incrementAndGet();
                    var bytes = json.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    TokenProvider settings() {
        return new TokenProvider(issuer(), "mynah", "email", Optional.empty());
    }

    /** How often it was asked for anything. */
    int asked() {
        return asked.get();
    }

    /** What a right token of a user says. */
    JWTClaimsSet.Builder claims(String user) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("mynah")
                .subject("42")
                .claim("email", user)
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
    }

    String token(JWTClaimsSet.Builder claims) {
        return token(claims, key);
    }

    static String token(JWTClaimsSet.Builder claims, ECKey key) {
        try {
            var jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                            claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
