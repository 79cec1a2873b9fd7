package org.mynah.admin.rest;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mynah.admin.signin.SignIn;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Signs in and out over HTTP: {@code POST /api/v1/sign-in} with {@code user}, {@code password} and,
 * where it is asked for, {@code code}; {@code POST /api/v1/sign-out}. Thread-safe.
 */
public final class SignInEndpoint {

    private static final String BEARER = "Bearer ";

    private final SignIn signIn;

    public SignInEndpoint(SignIn signIn) {
        this.signIn = signIn;
    }

    /**
     * Signs in.
     *
     * @param body a JSON object
     * @param from the address of the request
     */
    public Reply signIn(String body, String from) {
        JsonNode given;
        try {
            given = Wire.read(body);
        } catch (JacksonException _) {
            return Problems.plain(400, "Bad Request", "The body is no JSON object.");
        }
        for (var field : new String[] {"user", "password"}) {
            if (!given.path(field).isString()) {
                return Problems.plain(
                        400, "Bad Request", "The field %s is missing or no text.".formatted(field));
            }
        }
        var code = given.path("code");
        if (!code.isMissingNode() && !code.isNull() && !code.isString()) {
            return Problems.plain(400, "Bad Request", "The field code is no text.");
        }
        var result =
                signIn.signIn(
                        given.path("user").asString(),
                        given.path("password").asString(),
                        code.isString() ? Optional.of(code.asString()) : Optional.empty(),
                        from);
        return switch (result) {
            case SignIn.Granted granted ->
                    new Reply(
                            200,
                            Reply.JSON,
                            Wire.write(
                                    Map.of(
                                            "token",
                                            granted.token(),
                                            "expires",
                                            granted.expires().toString())));
            case SignIn.Refused _ ->
                    Problems.plain(401, "Unauthorized", "User, password or code is not right.");
            case SignIn.NeedsCode _ ->
                    Problems.plain(
                            401, "Code needed", "Give the code of the authenticator app as code.");
            case SignIn.TooMany many -> tooMany(many.retryAfter());
        };
    }

    /** Ends the session of the token in an Authorization header. */
    public Reply signOut(String authorization) {
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            signIn.signOut(authorization.substring(BEARER.length()).strip());
        }
        return new Reply(204, Reply.JSON, "");
    }

    private static Reply tooMany(Duration wait) {
        var seconds = Math.max(1, wait.toSeconds());
        return Problems.plain(
                        429,
                        "Too many attempts",
                        "Too many sign-ins failed; try again in %d seconds.".formatted(seconds))
                .retryAfter(seconds);
    }
}
