package org.mynah.sip.transport;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One TCP listener and the connections of both directions, each with a virtual thread that reads
 * and one that writes. Thread-safe.
 */
final class TcpTransport implements Transport {
    private static final System.Logger LOG = System.getLogger(TcpTransport.class.getName());

    private final ServerSocket server;
    private final InetSocketAddress local;
    private final TransportLimits limits;
    private final Inbound inbound;
    private final Map<InetSocketAddress, TcpConnection> connections = new ConcurrentHashMap<>();

    TcpTransport(InetSocketAddress address, TransportLimits limits, Inbound inbound)
            throws IOException {
        this.limits = limits;
        this.inbound = inbound;
        server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address, 512);
            local = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public ListenAddress bound() {
        return new ListenAddress(TransportKind.TCP, local);
    }

    @Override
    public void start() {
        Thread.ofPlatform().daemon().name("sip-tcp-" + local.getPort()).start(this::accept);
    }

    int connections() {
        return connections.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                admit(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(Level.WARNING, () -> "TCP accept: " + e.getMessage());
                }
            }
        }
    }

    private void admit(Socket socket) {
        var peer = (InetSocketAddress) socket.getRemoteSocketAddress();
        if (connections.size() >= limits.maxConnections()
                || countOf(peer.getAddress()) >= limits.maxConnectionsPerPeer()) {
            inbound.counters().refusedConnections.increment();
            closeQuietly(socket);
            return;
        }
        open(socket, peer);
    }

    private long countOf(InetAddress peer) {
        return connections.keySet().stream().filter(a -> a.getAddress().equals(peer)).count();
    }

    private TcpConnection open(Socket socket, InetSocketAddress peer) {
        var source =
                new Source(
                        TransportKind.TCP,
                        peer,
                        new InetSocketAddress(socket.getLocalAddress(), local.getPort()));
        var connection = new TcpConnection(socket, source, limits, inbound, this::forget);
        var raced = connections.putIfAbsent(peer, connection);
        if (raced != null && raced.isOpen()) {
            // Two calls connected to one peer at the same moment; one connection serves both.
            closeQuietly(socket);
            return raced;
        }
        connections.put(peer, connection);
        connection.start();
        if (server.isClosed()) {
            connection.close();
        }
        return connection;
    }

    private void forget(TcpConnection connection) {
        connections.remove(connection.ends().remote(), connection);
    }

    @Override
    public Flow flowTo(InetSocketAddress peer) throws IOException {
        var existing = connections.get(peer);
        if (existing != null && existing.isOpen()) {
            return existing;
        }
        if (connections.size() >= limits.maxConnections()) {
            throw new IOException("no further connection: limit " + limits.maxConnections());
        }
        var socket = new Socket();
        try {
            if (!local.getAddress().isAnyLocalAddress()) {
                socket.bind(new InetSocketAddress(local.getAddress(), 0));
            }
            socket.connect(peer, (int) limits.connect().toMillis());
        } catch (IOException e) {
            closeQuietly(socket);
            throw e;
        }
        return open(socket, peer);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "closing TCP: " + e.getMessage());
        }
        List.copyOf(connections.values()).forEach(TcpConnection::close);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "closing a connection: " + e.getMessage());
        }
    }
}
