package org.mynah.mail.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.mynah.store.mailbox.MailStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * IMAP over the mail store (RFC 3501 and extensions): a virtual thread for each connection.
 * Thread-safe.
 *
 * <p>On a plain port only clients of the same machine may sign in; others see LOGINDISABLED, and
 * STARTTLS when there is a certificate.
 */
public final class ImapServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImapServer.class);

    /** What the kernel takes before a thread waits for the client: a common message at once. */
    private static final int SEND_BYTES = 256 * 1024;

    private static final int CHECK_MS = 1_000;
    private static final int BACKLOG = 512;

    private final MailStore store;
    private final SignInThrottle throttle;
    private final Optional<TokenSignIn> tokens;
    private final Optional<SSLContext> tls;
    private final ImapLimits limits;
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final Set<ImapConnection> connections = ConcurrentHashMap.newKeySet();
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private final Set<ImapConnection> strangers = new LinkedHashSet<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param tokens sign-in by access tokens; absent: by password only
     * @param tls for STARTTLS and for {@link #listenTls}; absent: neither
     */
    public ImapServer(
            MailStore store,
            Authenticator authenticator,
            Optional<TokenSignIn> tokens,
            Optional<SSLContext> tls,
            ImapLimits limits,
            Clock clock) {
        this.store = store;
        this.throttle = new SignInThrottle(authenticator, limits, clock);
        this.tokens = tokens;
        this.tls = tls;
        this.limits = limits;
        Thread.ofVirtual().name("imap-overdue").start(this::watchOverdue);
    }

    /**
     * Takes connections in clear.
     *
     * @return the address it listens on, with the port when 0 was asked for
     */
    public InetSocketAddress listen(InetSocketAddress address) throws IOException {
        return listen(address, false);
    }

    /**
     * Takes connections in TLS.
     *
     * @throws IllegalStateException without an SSLContext
     */
    public InetSocketAddress listenTls(InetSocketAddress address) throws IOException {
        if (tls.isEmpty()) {
            throw new IllegalStateException("imaps needs a certificate");
        }
        return listen(address, true);
    }

    private synchronized InetSocketAddress listen(InetSocketAddress address, boolean isTls)
            throws IOException {
        var listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(address, BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw new IOException(
                    (isTls ? "imaps" : "imap")
                            + " cannot listen on "
                            + address
                            + ": "
                            + e.getMessage()
                            + "; set another address or stop what listens there",
                    e);
        }
        listeners.add(listener);
        Thread.ofVirtual()
                .name("imap-accept-" + listener.getLocalPort())
                .start(() -> accept(listener, isTls));
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept(ServerSocket listener, boolean isTls) {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().name("imap").start(() -> serve(socket, isTls));
            } catch (SocketException e) {
                if (!listener.isClosed()) {
                    LOG.warn("imap could not accept a connection: {}", e.getMessage());
                }
            } catch (IOException e) {
                LOG.warn("imap could not accept a connection: {}", e.getMessage());
            }
        }
    }

    private void serve(Socket accepted, boolean isTls) {
        var address = accepted.getInetAddress();
        try (accepted) {
            if (!enter(address)) {
                // In TLS there is nobody to tell yet.
                if (!isTls) {
                    accepted.getOutputStream()
                            .write(
                                    "* BYE [LIMIT] Too many connections; close some\r\n"
                                            .getBytes(StandardCharsets.US_ASCII));
                }
                return;
            }
            try {
                converse(accepted, isTls);
            } finally {
                leave(address);
            }
        } catch (IOException e) {
            LOG.debug(
                    "IMAP connection from {} ended: {}", address.getHostAddress(), e.getMessage());
        }
    }

    private void converse(Socket accepted, boolean isTls) throws IOException {
        accepted.setTcpNoDelay(true);
        accepted.setKeepAlive(true);
        accepted.setSendBufferSize(SEND_BYTES);
        var socket =
                isTls
                        ? tls.orElseThrow().getSocketFactory().createSocket(accepted, null, true)
                        : accepted;
        var connection =
                new ImapConnection(accepted, socket, isTls, store, throttle, tokens, tls, limits);
        connections.add(connection);
        connection.whenSignedIn(() -> leaveStrangers(connection));
        enterStrangers(connection);
        try {
            if (stopped.getCount() > 0) {
                connection.run();
            }
        } finally {
            connections.remove(connection);
            leaveStrangers(connection);
        }
    }

    /** Who connects and says nothing takes the place of another of that kind, never a user's. */
    private void enterStrangers(ImapConnection connection) {
        synchronized (strangers) {
            strangers.add(connection);
            if (strangers.size() > limits.of(ImapLimit.CONNECTIONS_NOT_SIGNED_IN)) {
                var oldest = strangers.iterator().next();
                strangers.remove(oldest);
                oldest.hangUp();
            }
        }
    }

    private void leaveStrangers(ImapConnection connection) {
        synchronized (strangers) {
            strangers.remove(connection);
        }
    }

    private boolean enter(InetAddress address) {
        synchronized (perAddress) {
            var own = perAddress.getOrDefault(address, 0);
            var all = perAddress.values().stream().mapToInt(Integer::intValue).sum();
            if (own >= limits.of(ImapLimit.CONNECTIONS_PER_ADDRESS)
                    || all >= limits.of(ImapLimit.CONNECTIONS)) {
                return false;
            }
            perAddress.put(address, own + 1);
            return true;
        }
    }

    private void leave(InetAddress address) {
        synchronized (perAddress) {
            perAddress.computeIfPresent(address, (_, present) -> present == 1 ? null : present - 1);
        }
    }

    /** Open connections. */
    public int connections() {
        return connections.size();
    }

    private void watchOverdue() {
        try {
            while (!stopped.await(CHECK_MS, TimeUnit.MILLISECONDS)) {
                var now = System.nanoTime();
                for (var connection : connections) {
                    if (connection.isOverdue(now)) {
                        connection.hangUp();
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops listening and ends all connections; what is being stored is stored or not at all. */
    @Override
    public synchronized void close() {
        stopped.countDown();
        for (var listener : listeners) {
            try {
                listener.close();
            } catch (IOException e) {
                LOG.warn("imap could not stop listening: {}", e.getMessage());
            }
        }
        connections.forEach(ImapConnection::hangUp);
    }
}
