package org.mynah.admin.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.mynah.admin.catalogue.CmdletServer;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Outcome;
import org.mynah.admin.rest.DefinitionJson;
import org.mynah.admin.rest.OutcomeJson;
import org.mynah.admin.rest.Wire;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** A server over HTTP. Thread-safe. */
public final class HttpCmdletServer implements CmdletServer, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(5);
    private static final HttpResponse.BodyHandler<String> AS_TEXT =
            HttpResponse.BodyHandlers.ofString();

    private final HttpClient client;
    private final URI base;
    private final String authorization;
    private final boolean isSession;

    /**
     * A server at an address.
     *
     * @param base such as {@code http://127.0.0.1:8080}
     * @param authorization the value of the Authorization header
     */
    public HttpCmdletServer(URI base, String authorization) {
        this(
                "http".equals(base.getScheme())
                        ? LocalHttp.client(CONNECT)
                        : HttpClient.newBuilder().connectTimeout(CONNECT).build(),
                base,
                authorization,
                false);
    }

    private HttpCmdletServer(HttpClient client, URI base, String authorization, boolean isSession) {
        this.client = client;
        this.base = base;
        this.authorization = authorization;
        this.isSession = isSession;
    }

    /**
     * Signs in to a server; the session ends when this is closed.
     *
     * @param client checks the server's certificate; closed with the answer
     * @param code asked for the code of the second factor, if the user has one
     * @throws UncheckedIOException when the server does not answer or does not accept the sign-in
     */
    static HttpCmdletServer signIn(
            HttpClient client, URI base, String user, String password, Supplier<String> code) {
        var given = new LinkedHashMap<String, Object>();
        given.put("user", user);
        given.put("password", password);
        var nobody = new HttpCmdletServer(client, base, "", false);
        var answer = nobody.post("/api/v1/sign-in", given, AS_TEXT);
        if (answer.statusCode() == 401
                && parsed(answer).path("title").asString("").equals("Code needed")) {
            given.put("code", code.get());
            answer = nobody.post("/api/v1/sign-in", given, AS_TEXT);
        }
        if (answer.statusCode() != 200) {
            throw failed(answer);
        }
        var token = parsed(answer).path("token").asString("");
        return new HttpCmdletServer(client, base, "Bearer " + token, true);
    }

    @Override
    public List<Definition> definitions() {
        var response =
                send(
                        request("/api/v1/cmdlets").GET().build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw failed(response);
        }
        try {
            return DefinitionJson.readAll(Wire.read(response.body()));
        } catch (JacksonException _) {
            throw failed(response);
        }
    }

    @Override
    public Outcome run(String name, Map<String, Object> parameters) {
        var path = "/api/v1/cmdlets/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        var response = post(path, wire(parameters), HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            return OutcomeJson.read(body).orElseThrow(() -> failed(response));
        } catch (JacksonException _) {
            throw failed(response);
        } catch (IOException e) {
            throw new UncheckedIOException("The server %s does not answer.".formatted(base), e);
        }
    }

    @Override
    public void close() {
        try {
            if (isSession) {
                var _ = post("/api/v1/sign-out", Map.of(), AS_TEXT);
            }
        } catch (UncheckedIOException _) {
            // The server is gone; the session ends by itself.
        } finally {
            client.close();
        }
    }

    private <T> HttpResponse<T> post(String path, Object body, HttpResponse.BodyHandler<T> answer) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Wire.write(body)))
                        .build(),
                answer);
    }

    private static JsonNode parsed(HttpResponse<String> response) {
        try {
            return Wire.read(response.body());
        } catch (JacksonException _) {
            throw failed(response);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted"));
        } catch (SSLException e) {
            throw new UncheckedIOException(
                    "The certificate of %s is not trusted (%s); give --trust FILE with the certificate that its administrator gave you."
                            .formatted(base, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("The server %s does not answer.".formatted(base), e);
        }
    }

    private static UncheckedIOException failed(HttpResponse<?> response) {
        var text =
                switch (response.statusCode()) {
                    case 401 -> "The server does not accept the sign-in.";
                    case 429 ->
                            "Too many sign-ins failed; try again in %s seconds."
                                    .formatted(
                                            response.headers()
                                                    .firstValue("Retry-After")
                                                    .orElse("some"));
                    default ->
                            "The server answered with status %d.".formatted(response.statusCode());
                };
        return new UncheckedIOException(new IOException(text));
    }

    private static Object wire(Object value) {
        return switch (value) {
            case Nothing _ -> NullNode.getInstance();
            case Instant instant -> instant.toString();
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, each) -> copy.put(String.valueOf(key), wire(each)));
                yield copy;
            }
            case Collection<?> many -> many.stream().map(HttpCmdletServer::wire).toList();
            default -> value;
        };
    }
}
