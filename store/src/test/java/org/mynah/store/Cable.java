package org.mynah.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network cable between a program and its server, over loopback: can be cut, so that the program
 * is refused, or fall silent, so that it waits. Thread-safe.
 */
public final class Cable implements AutoCloseable {

    private enum State {
        WHOLE,
        CUT,
        SILENT
    }

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    public Cable(InetSocketAddress server) {
        this.server = server;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("cable").start(this::accept);
    }

    /** A cable to the server that a JDBC URL names. */
    public static Cable to(String url) {
        var authority =
                url.substring(url.indexOf("//") + 2, url.indexOf('/', url.indexOf("//") + 2));
        var colon = authority.lastIndexOf(':');
        return new Cable(
                new InetSocketAddress(
                        authority.substring(0, colon),
                        Integer.parseInt(authority.substring(colon + 1))));
    }

    /** The JDBC URL by which the server is reached through this cable. */
    public String through(String url) {
        var begin = url.indexOf("//") + 2;
        return url.substring(0, begin)
                + "127.0.0.1:"
                + listener.getLocalPort()
                + url.substring(url.indexOf('/', begin));
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var near = listener.accept();
                if (state == State.CUT) {
                    near.close();
                    continue;
                }
                sockets.add(near);
                var far = new Socket(server.getHostString(), server.getPort());
                sockets.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            } catch (IOException _) {
                // It was closed, or the server is gone: the program sees it by its own connection.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        var buffer = new byte[8192];
        try {
            for (int read = 0; read >= 0; read = from.getInputStream().read(buffer)) {
                if (state == State.WHOLE) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException _) {
            // Either end is gone.
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket socket) {
        sockets.remove(socket);
        closeQuietly(socket);
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // There is nothing to do about it.
        }
    }

    /** Every connection breaks, and new ones are closed at once. */
    public void cut() {
        state = State.CUT;
        sockets.forEach(Cable::closeQuietly);
    }

    /** Connections stay, and nothing arrives any more. */
    public void silence() {
        state = State.SILENT;
    }

    /** New connections are carried again; what was silent meanwhile is gone. */
    public void mend() {
        sockets.forEach(Cable::closeQuietly);
        state = State.WHOLE;
    }

    @Override
    public void close() {
        cut();
        closeQuietly(listener);
    }
}
