package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Talks IMAP line by line; one character is one byte. */
final class ImapClient implements AutoCloseable {

    private static final Pattern LITERAL = Pattern.compile("(?s).*\\{([0-9]+)}");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int tags;

    ImapClient(int port) throws IOException {
        this(InetAddress.getLoopbackAddress(), port);
    }

    /**
     * @param from an address of this machine, such as 127.0.0.2
     */
    ImapClient(InetAddress from, int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port, from, 0));
    }

    ImapClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    String greeting() throws IOException {
        return line();
    }

    void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** A response with its literals, without the last line end. */
    String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            var from = line.length();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new EOFException("the server hung up after: " + line);
                }
                line.append((char) b);
            }
            line.setLength(line.length() - 1);
            var literal = LITERAL.matcher(line.substring(from));
            if (!literal.matches()) {
                return line.toString();
            }
            var bytes = in.readNBytes(Integer.parseInt(literal.group(1)));
            line.append("\r\n").append(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    /** Gives a command and takes the responses up to the tagged one, which is the last. */
    List<String> command(String command) throws IOException {
        var tag = "a" + ++tags;
        send(tag + " " + command + "\r\n");
        return responses(tag);
    }

    List<String> responses(String tag) throws IOException {
        var responses = new ArrayList<String>();
        do {
            responses.add(line());
        } while (!responses.getLast().startsWith(tag + " "));
        responses.set(responses.size() - 1, responses.getLast().substring(tag.length() + 1));
        return responses;
    }

    /** The untagged responses of a command that succeeds. */
    List<String> ok(String command) throws IOException {
        var responses = command(command);
        assertThat(responses.getLast()).as(command).startsWith("OK");
        return responses.subList(0, responses.size() - 1);
    }

    /** The tagged response of a command that fails. */
    String fails(String command) throws IOException {
        var responses = command(command);
        assertThat(responses.getLast()).as(command).matches("(?s)(NO|BAD) .*");
        return responses.getLast();
    }

    /** Whether the server has hung up. */
    boolean isEnded() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException _) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
