package org.mynah.web.http;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.mynah.admin.reference.OpenApi;
import org.mynah.admin.rest.CmdletEndpoint;
import org.mynah.admin.rest.KnownCallers;
import org.mynah.admin.rest.Reply;
import org.mynah.admin.rest.ResourceEndpoint;
import org.mynah.admin.rest.Route;
import org.mynah.admin.rest.SignInEndpoint;
import org.mynah.admin.roles.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: {@code /health/live}, {@code /health/ready}, {@code /api/v1/cmdlets}, the same
 * as resources below {@code /api/v1}, {@code /api/v1/sign-in}, {@code /api/openapi.yaml}. Each
 * request runs on a virtual thread. Thread-safe.
 */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private static final String CMDLETS = "/api/v1/cmdlets";

    private static final String SIGN_IN = "/api/v1/sign-in";
    private static final String SIGN_OUT = "/api/v1/sign-out";

    /** A browser that saw the secure site asks for no other one for a year (RFC 6797). */
    private static final String STRICT_TRANSPORT = "max-age=31536000";

    private final CmdletEndpoint cmdlets;
    private final ResourceEndpoint resources;
    private final String description;
    private final KnownCallers callers;
    private final SignInEndpoint signIn;
    private final AtomicBoolean isReady = new AtomicBoolean(true);
    private final Javalin javalin;
    private final BooleanSupplier takesCalls;
    private final Optional<ServerConnector> plain;
    private final Optional<ServerConnector> secure;

    /**
     * A server that listens.
     *
     * @param description the OpenAPI document
     * @param takesCalls whether the rest of the process is ready for work
     * @throws IOException when an address is taken or not this machine's
     */
    public HttpServer(
            CmdletEndpoint cmdlets,
            ResourceEndpoint resources,
            String description,
            KnownCallers callers,
            SignInEndpoint signIn,
            BooleanSupplier takesCalls,
            Listeners listeners)
            throws IOException {
        this.cmdlets = cmdlets;
        this.resources = resources;
        this.description = description;
        this.callers = callers;
        this.signIn = signIn;
        this.takesCalls = takesCalls;
        this.javalin =
                Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.http.maxRequestSize = CmdletEndpoint.LARGEST_BODY;
                    config.http.prefer405over404 = true;
                    config.jetty.modifyHttpConfiguration(http -> {
                        http.setSendServerVersion(false);
                        http.setSendXPoweredBy(false);
                        http.setSendDateHeader(true);
                    });
                    listeners
                            .plain()
                            .ifPresent(address ->
                                    config.jetty.addConnector(
                                            (server, http) -> connector(server, http, address)));
                    listeners
                            .secure()
                            .ifPresent(listener ->
                                    config.jetty.addConnector((server, http) ->
                                            secureConnector(server, http, listener)));
                    routes(config.routes);
                });
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new IOException("http cannot listen on " + addresses(listeners), e);
        }
        var connectors =
                Arrays.stream(javalin.jettyServer().server().getConnectors())
                        .map(ServerConnector.class::cast)
                        .toList();
        plain = listeners.plain().map(_ -> connectors.getFirst());
        secure = listeners.secure().map(_ -> connectors.getLast());
    }

    /** The address it listens on without TLS. */
    public Optional<InetSocketAddress> plainAddress() {
        return plain.map(HttpServer::address);
    }

    /** The address it listens on with TLS. */
    public Optional<InetSocketAddress> secureAddress() {
        return secure.map(HttpServer::address);
    }

    private static InetSocketAddress address(ServerConnector connector) {
        var host = Optional.ofNullable(connector.getHost()).orElse("0.0.0.0");
        return new InetSocketAddress(host, connector.getLocalPort());
    }

    private static String addresses(Listeners listeners) {
        return Stream.concat(
                        listeners.plain().stream(),
                        listeners.secure().stream().map(Listeners.Secure::address))
                .map(address -> host(address) + ":" + address.getPort())
                .collect(Collectors.joining(", "));
    }

    private static String host(InetSocketAddress address) {
        return Optional.ofNullable(address.getAddress())
                .map(InetAddress::getHostAddress)
                .orElse(address.getHostString());
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, InetSocketAddress address) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host(address));
        connector.setPort(address.getPort());
        return connector;
    }

    private static ServerConnector secureConnector(
            Server server, HttpConfiguration http, Listeners.Secure listener) {
        var tls = new SslContextFactory.Server();
        tls.setSslContext(listener.context());
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        var secureHttp = new HttpConfiguration(http);
        // Names are the business of whoever calls: a certificate made at first start cannot know
        // them all.
        secureHttp.addCustomizer(new SecureRequestCustomizer(false));
        var connector = new ServerConnector(server, tls, new HttpConnectionFactory(secureHttp));
        connector.setHost(host(listener.address()));
        connector.setPort(listener.address().getPort());
        return connector;
    }

    /** Says on {@code /health/ready} that no new work is wanted; requests are still answered. */
    public void drain() {
        isReady.set(false);
    }

    /** Stops listening. */
    @Override
    public void close() {
        isReady.set(false);
        javalin.stop();
    }

    private void routes(RoutesConfig routes) {
        routes.get("/health/live", context -> text(context, 200, "live"));
        routes.get(
                "/health/ready",
                context -> {
                    var ready = isReady.get() && takesCalls.getAsBoolean();
                    text(context, ready ? 200 : 503, ready ? "ready" : "not ready");
                });
        routes.get(
                CMDLETS,
                context ->
                        reply(
                                context,
                                caller(context)
                                        .map(cmdlets::list)
                                        .orElseGet(cmdlets::unauthorized)));
        routes.post(
                CMDLETS + "/{name}",
                context -> {
                    var caller = caller(context);
                    reply(
                            context,
                            caller.isEmpty() ? cmdlets.unauthorized() : run(context, caller.get()));
                });
        routes.post(
                SIGN_IN,
                context -> {
                    var body = text(context);
                    reply(
                            context,
                            body.isPresent()
                                    ? signIn.signIn(body.get(), context.ip())
                                    : UNREADABLE);
                });
        routes.post(
                SIGN_OUT,
                context ->
                        reply(
                                context,
                                signIn.signOut(
                                        Optional.ofNullable(context.header("Authorization"))
                                                .orElse(""))));
        routes.get(
                OpenApi.PATH,
                context -> context.contentType(OpenApi.MEDIA_TYPE).result(description));
        // Whatever else is below the base is a resource; the routes above go first.
        for (var method :
                List.of(
                        HandlerType.GET,
                        HandlerType.POST,
                        HandlerType.PUT,
                        HandlerType.PATCH,
                        HandlerType.DELETE)) {
            routes.addHttpHandler(method, Route.BASE + "<path>", this::resource);
        }
        routes.exception(
                Exception.class,
                (e, context) -> {
                    LOG.error("{} {} failed", context.method(), context.path(), e);
                    problem(
                            context,
                            500,
                            "Internal error",
                            "The request failed; the log says why.");
                });
    }

    private static final Reply TOO_LARGE =
            new Reply(
                    413,
                    Reply.PROBLEM,
                    "{\"title\":\"Content too large\",\"status\":413,\"detail\":\"A body has at most %d bytes.\"}"
                            .formatted(CmdletEndpoint.LARGEST_BODY));

    private static final Reply UNREADABLE =
            new Reply(
                    400,
                    Reply.PROBLEM,
                    "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The body is not UTF-8.\"}");

    private Reply run(Context context, Caller caller) throws IOException {
        var body = body(context);
        if (body.isEmpty()) {
            return TOO_LARGE;
        }
        return utf8(body.get())
                .map(text -> cmdlets.run(caller, context.pathParam("name"), text))
                .orElse(UNREADABLE);
    }

    private void resource(Context context) throws IOException {
        var caller = caller(context);
        var body = body(context);
        if (caller.isEmpty() || body.isEmpty()) {
            reply(context, caller.isEmpty() ? cmdlets.unauthorized() : TOO_LARGE);
            return;
        }
        var request = context.req();
        reply(
                context,
                utf8(body.get())
                        .map(text ->
                                resources.answer(
                                        caller.get(),
                                        new ResourceEndpoint.Request(
                                                request.getMethod(),
                                                request.getRequestURI(),
                                                Optional.ofNullable(request.getQueryString())
                                                        .orElse(""),
                                                text,
                                                Optional.ofNullable(
                                                        request.getHeader("If-Match")))))
                        .orElse(UNREADABLE));
    }

    /** The body as text; empty when it is too large or no UTF-8. */
    private static Optional<String> text(Context context) throws IOException {
        return body(context).flatMap(HttpServer::utf8);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** The body; empty when it is too large. */
    private static Optional<byte[]> body(Context context) throws IOException {
        if (context.contentLength() > CmdletEndpoint.LARGEST_BODY) {
            return Optional.empty();
        }
        try (InputStream in = context.bodyInputStream()) {
            var bytes = in.readNBytes(CmdletEndpoint.LARGEST_BODY + 1);
            return bytes.length > CmdletEndpoint.LARGEST_BODY
                    ? Optional.empty()
                    : Optional.of(bytes);
        } catch (ContentTooLargeResponse _) {
            return Optional.empty();
        }
    }

    private Optional<Caller> caller(Context context) {
        return callers.find(
                Optional.ofNullable(context.header("Authorization")).orElse(""), context.ip());
    }

    private static void reply(Context context, Reply reply) {
        context.status(reply.status())
                .contentType(reply.contentType())
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(context::header);
        if (context.scheme().equals("https")) {
            context.header("Strict-Transport-Security", STRICT_TRANSPORT);
        }
        if (reply.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.result(reply.body());
    }

    private static void text(Context context, int status, String text) {
        context.status(status).contentType("text/plain").result(text + "\n");
    }

    private static void problem(Context context, int status, String title, String detail) {
        reply(
                context,
                new Reply(
                        status,
                        Reply.PROBLEM,
                        "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                                .formatted(title, status, detail)));
    }
}
