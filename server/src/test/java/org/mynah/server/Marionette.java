package org.mynah.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The remote control of a Mozilla program: {@code LENGTH:JSON} over TCP on loopback, where a
 * command is {@code [0, number, name, parameters]} and its answer {@code [1, number, error,
 * result]}. Scripts run in the program's own window. One thread.
 */
final class Marionette implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_ANSWER = 16 << 20;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Socket socket;
    private final InputStream in;
    private final Duration limit;
    private int commands;

    private Marionette(Socket socket, Duration limit) throws IOException {
        this.socket = socket;
        this.limit = limit;
        socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
        this.in = new BufferedInputStream(socket.getInputStream());
        read();
        command("WebDriver:NewSession", Map.of());
        command("Marionette:SetContext", Map.of("value", "chrome"));
    }

    /** Connects as soon as the program listens. */
    static Marionette connect(int port, Duration limit) throws IOException {
        var end = System.nanoTime() + limit.toNanos();
        while (true) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return new Marionette(socket, limit);
            } catch (IOException e) {
                socket.close();
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /**
     * Runs the body of an async function in the window; what it returns.
     *
     * @param arguments the function's {@code args}
     */
    JsonNode script(String body, Object... arguments) throws IOException {
        var script =
                """
                const done = arguments[arguments.length - 1];
                const run = async args => {
                  const until = async (what, ask) => {
                    for (let i = 0; i < 700; i++) {
                      const found = ask();
                      if (found) return found;
                      await new Promise(go => setTimeout(go, 50));
                    }
                    throw new Error("there is still no " + what);
                  };
                  %s
                };
                run(Array.from(arguments).slice(0, -1))
                  .then(value => done({value}), error => done({error: String(error)}));
                """
                        .formatted(body);
        var answer =
                command(
                                "WebDriver:ExecuteAsyncScript",
                                Map.of(
                                        "script",
                                        script,
                                        "args",
                                        Arrays.asList(arguments),
                                        "timeout",
                                        limit.toMillis(),
                                        "sandbox",
                                        "system",
                                        "newSandbox",
                                        true))
                        .path("value");
        if (answer.has("error")) {
            throw new IOException(answer.path("error").asString() + " in: " + body);
        }
        return answer.path("value");
    }

    /** A picture of the window, as PNG. */
    byte[] screenshot() throws IOException {
        var answer = command("WebDriver:TakeScreenshot", Map.of("full", true, "hash", false));
        return Base64.getDecoder().decode(answer.path("value").asString());
    }

    private JsonNode command(String name, Map<String, ?> parameters) throws IOException {
        var message = JSON.writeValueAsBytes(List.of(0, ++commands, name, parameters));
        var out = socket.getOutputStream();
        out.write((message.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.write(message);
        out.flush();
        var answer = read();
        if (!answer.path(2).isNull()) {
            throw new IOException(name + ": " + answer.path(2).path("message").asString());
        }
        return answer.path(3);
    }

    private JsonNode read() throws IOException {
        var length = 0;
        for (int digit = in.read(); digit != ':'; digit = in.read()) {
            if (digit < '0' || digit > '9' || length > LONGEST_ANSWER) {
                throw new EOFException("the remote control ended");
            }
            length = length * 10 + digit - '0';
        }
        return JSON.readTree(in.readNBytes(length));
    }

    /** Asks the program to end. */
    @Override
    public void close() throws IOException {
        try (socket) {
            command("Marionette:Quit", Map.of("flags", List.of("eForceQuit")));
        }
    }
}
