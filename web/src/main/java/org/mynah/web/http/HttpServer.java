package org.mynah.web.http;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.ServerConnector;
import org.mynah.admin.rest.Callers;
import org.mynah.admin.rest.CmdletEndpoint;
import org.mynah.admin.rest.Reply;
import org.mynah.admin.roles.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: {@code /health/live}, {@code /health/ready}, {@code /api/v1/cmdlets}. Each
 * request runs on a virtual thread. Thread-safe.
 */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private static final String CMDLETS = "/api/v1/cmdlets";

    private final CmdletEndpoint cmdlets;
    private final Callers callers;
    private final AtomicBoolean isReady = new AtomicBoolean(true);
    private final Javalin javalin;
    private final BooleanSupplier takesCalls;

    /** A server that is ready as soon as it listens. */
    public HttpServer(CmdletEndpoint cmdlets, Callers callers) {
        this(cmdlets, callers, () -> true);
    }

    /**
     * A server.
     *
     * @param takesCalls whether the rest of the process is ready for work
     */
    public HttpServer(CmdletEndpoint cmdlets, Callers callers, BooleanSupplier takesCalls) {
        this.cmdlets = cmdlets;
        this.callers = callers;
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
                    routes(config.routes);
                });
    }

    /**
     * Listens on an address; port 0 chooses a free one.
     *
     * @return the address it listens on
     * @throws IOException when the address is taken or not this machine's
     */
    public InetSocketAddress start(InetSocketAddress address) throws IOException {
        var host =
                Optional.ofNullable(address.getAddress())
                        .map(InetAddress::getHostAddress)
                        .orElse(address.getHostString());
        try {
            javalin.start(host, address.getPort());
        } catch (JavalinBindException e) {
            throw new IOException(
                    "http cannot listen on %s:%d".formatted(host, address.getPort()), e);
        }
        return address();
    }

    /** The address it listens on. */
    public InetSocketAddress address() {
        var connector = (ServerConnector) javalin.jettyServer().server().getConnectors()[0];
        var host = Optional.ofNullable(connector.getHost()).orElse("0.0.0.0");
        return new InetSocketAddress(host, connector.getLocalPort());
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

    private Reply run(Context context, Caller caller) throws IOException {
        var body = body(context);
        if (body.isEmpty()) {
            return new Reply(
                    413,
                    Reply.PROBLEM,
                    "{\"title\":\"Content too large\",\"status\":413,\"detail\":\"A body has at most %d bytes.\"}"
                            .formatted(CmdletEndpoint.LARGEST_BODY));
        }
        try {
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body.get()))
                            .toString();
            return cmdlets.run(caller, context.pathParam("name"), text);
        } catch (CharacterCodingException _) {
            return new Reply(
                    400,
                    Reply.PROBLEM,
                    "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The body is not UTF-8.\"}");
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
