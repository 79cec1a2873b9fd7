package org.mynah.testkit.imap;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One IMAP connection; a character is a byte. One thread at a time. */
final class StressWire implements AutoCloseable {

    private static final int SILENT_MS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int tags;

    StressWire(InetSocketAddress server) throws IOException {
        socket = new Socket();
        socket.connect(server, SILENT_MS);
        socket.setSoTimeout(SILENT_MS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        response();
    }

    /** Gives a command; its responses, the tagged one last and without its tag. */
    List<String> command(String command) throws IOException {
        var tag = "s" + ++tags;
        send(tag + " " + command + "\r\n");
        return until(tag);
    }

    /** Idles for a moment. */
    List<String> idle() throws IOException {
        var tag = "s" + ++tags;
        send(tag + " IDLE\r\n");
        var told = new ArrayList<String>();
        for (var line = response(); !line.startsWith("+"); line = response()) {
            told.add(line);
            if (line.startsWith(tag)) {
                throw new IOException("IDLE: " + line);
            }
        }
        send("DONE\r\n");
        told.addAll(until(tag));
        return told;
    }

    private List<String> until(String tag) throws IOException {
        var responses = new ArrayList<String>();
        while (true) {
            var line = response();
            if (line.startsWith(tag + " ")) {
                responses.add(line.substring(tag.length() + 1));
                return responses;
            }
            responses.add(line);
        }
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String response() throws IOException {
        var response = new StringBuilder();
        while (true) {
            var line = line();
            response.append(line);
            var brace = line.endsWith("}") ? line.lastIndexOf('{') : -1;
            if (brace < 0) {
                return response.toString();
            }
            var length = Integer.parseInt(line.substring(brace + 1, line.length() - 1));
            response.append("\r\n");
            response.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server hung up");
            }
            line.append((char) b);
        }
        line.setLength(line.length() - 1);
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
