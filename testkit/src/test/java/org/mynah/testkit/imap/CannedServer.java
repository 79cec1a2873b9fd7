package org.mynah.testkit.imap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Serves one connection: a greeting, then for each line that comes the next of its answers. */
public final class CannedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    /** Answers are sent as they are; after the last one the connection is closed. */
    public CannedServer(String greeting, List<String> answers) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(() -> serve(greeting, answers));
    }

    private void serve(String greeting, List<String> answers) {
        try (var socket = listener.accept()) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var out = socket.getOutputStream();
            out.write(greeting.getBytes(StandardCharsets.UTF_8));
            for (String answer : answers) {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                received.add(line);
                out.write(answer.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // The client is gone.
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** The lines that came so far. */
    public List<String> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
