package org.mynah.testkit.phone;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SIP over connections: one to each peer, kept open, and those that peers open. Thread-safe. */
final class TcpLink implements SipLink {
    private static final int CONNECT_MS = 5_000;
    private static final int LARGEST_HEAD = 64 << 10;
    private static final int LARGEST_BODY = 1 << 20;
    private static final Pattern CONTENT_LENGTH =
            Pattern.compile("\r\n(?:Content-Length|l)\\s*:\\s*(\\d+)", Pattern.CASE_INSENSITIVE);

    private final ServerSocket listener;
    private final InetSocketAddress local;
    private final Map<InetSocketAddress, Socket> connections = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable Inbox inbox;

    TcpLink(InetAddress address, int port) throws IOException {
        listener = new ServerSocket(port, 50, address);
        local = new InetSocketAddress(address, listener.getLocalPort());
    }

    @Override
    public void start(Inbox inbox) {
        this.inbox = inbox;
        Thread.ofVirtual().name("test-phone-tcp").start(this::accept);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                readFrom(listener.accept());
            } catch (IOException _) {
                // Closed: the loop ends.
            }
        }
    }

    private void readFrom(Socket socket) {
        open.add(socket);
        Thread.ofVirtual().name("test-phone-tcp").start(() -> read(socket));
    }

    private void read(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                var message = next(in);
                var to = inbox;
                if (to != null) {
                    to.received(message, response -> write(socket, response));
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            // The peer is gone or speaks no SIP: the connection ends.
        } finally {
            open.remove(socket);
            connections.values().remove(socket);
        }
    }

    private static SipMessage next(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int b = in.read();
            if (b < 0 || bytes.size() > LARGEST_HEAD) {
                throw new EOFException("no more messages");
            }
            if (bytes.size() == 0 && (b == '\r' || b == '\n')) {
                // Keep-alive between messages (RFC 5626 §4.4.1).
                continue;
            }
            bytes.write(b);
            ends = b == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : b == '\r' ? 1 : 0;
        }
        var length = CONTENT_LENGTH.matcher(bytes.toString(StandardCharsets.UTF_8));
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        if (body > LARGEST_BODY) {
            throw new IOException("a body of " + body + " bytes");
        }
        bytes.write(in.readNBytes(body));
        return SipMessage.parse(bytes.toByteArray());
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    @Override
    public Transport transport() {
        return Transport.TCP;
    }

    @Override
    public void send(SipMessage message, InetSocketAddress to) throws IOException {
        write(connection(to), message);
    }

    private Socket connection(InetSocketAddress to) throws IOException {
        var known = connections.get(to);
        if (known != null && !known.isClosed()) {
            return known;
        }
        var socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(local.getAddress(), 0));
            socket.connect(to, CONNECT_MS);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        connections.put(to, socket);
        readFrom(socket);
        return socket;
    }

    private static void write(Socket socket, SipMessage message) throws IOException {
        byte[] bytes = message.bytes();
        synchronized (socket) {
            var out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }
    }

    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(TcpLink::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception _) {
            // It is gone either way.
        }
    }
}
