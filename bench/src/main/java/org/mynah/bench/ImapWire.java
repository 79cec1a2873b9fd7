package org.mynah.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An IMAP connection that costs its own side as little as can be. One thread. */
final class ImapWire implements AutoCloseable {

    private static final int SILENT_MS = 120_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] waste = new byte[64 * 1024];

    /**
     * Connects and reads the greeting.
     *
     * @param from an address of loopback
     */
    ImapWire(InetAddress from, InetSocketAddress server) throws IOException {
        socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(server);
        socket.setSoTimeout(SILENT_MS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 8 * 1024);
        out = socket.getOutputStream();
        line();
    }

    /** Signs in. */
    static ImapWire signedIn(MailPeer server, int account) throws IOException {
        return signedIn(InetAddress.getLoopbackAddress(), server, account);
    }

    static ImapWire signedIn(InetAddress from, MailPeer server, int account) throws IOException {
        var wire = new ImapWire(from, server.imap());
        wire.run("LOGIN " + server.user(account) + " " + MailPeer.PASSWORD);
        return wire;
    }

    /**
     * Gives a command that must succeed, and passes over its answer.
     *
     * @return bytes of literals and lines that came
     */
    long run(String command) throws IOException {
        send("a " + command + "\r\n");
        return untilTagged(command);
    }

    /** Appends by a synchronising literal, as most programs do. */
    void append(String folder, byte[] message) throws IOException {
        send("a APPEND " + folder + " {" + message.length + "}\r\n");
        var go = line();
        if (!go.startsWith("+")) {
            throw new IOException("APPEND: " + go);
        }
        out.write(message);
        send("\r\n");
        untilTagged("APPEND");
    }

    /** Begins to idle. */
    void idle() throws IOException {
        send("a IDLE\r\n");
        var go = line();
        if (!go.startsWith("+")) {
            throw new IOException("IDLE: " + go);
        }
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private long untilTagged(String command) throws IOException {
        var bytes = 0L;
        while (true) {
            var line = line();
            bytes += line.length();
            if (line.startsWith("a ")) {
                if (!line.startsWith("a OK")) {
                    throw new IOException(command + ": " + line);
                }
                return bytes;
            }
            if (line.endsWith("}")) {
                var length =
                        Integer.parseInt(
                                line.substring(line.lastIndexOf('{') + 1, line.length() - 1));
                bytes += length;
                for (var left = length; left > 0; ) {
                    var read = in.read(waste, 0, Math.min(left, waste.length));
                    if (read < 0) {
                        throw new EOFException("the server hung up");
                    }
                    left -= read;
                }
            }
        }
    }

    /** The next line that the server says, without its end. */
    String line() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server hung up after: " + line);
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
