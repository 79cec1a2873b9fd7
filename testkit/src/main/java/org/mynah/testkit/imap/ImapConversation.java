package org.mynah.testkit.imap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mynah.testkit.wire.MailAudio;

/**
 * A blocking conversation with an IMAP server (RFC 9051 and RFC 3501), in the clear. Each read ends
 * within the limit given at {@link #connect}. One thread.
 */
public final class ImapConversation implements AutoCloseable {
    /** A line or a literal longer than this is not read. */
    public static final int LONGEST = 64 << 20;

    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)\\+?\\}$");
    private static final Pattern EXISTS = Pattern.compile("^(\\d+) EXISTS$");
    private static final Pattern SEARCH = Pattern.compile("^SEARCH ?([\\d ]*)$");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern SPACES = Pattern.compile(" +");

    private final Socket socket;
    private final InputStream in;
    private final Duration limit;
    private final String greeting;
    private int lastTag;
    private int exists;

    private ImapConversation(Socket socket, Duration limit) throws IOException {
        this.socket = socket;
        this.limit = limit;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
        this.greeting = readLine().text();
    }

    /**
     * Connects and reads the greeting.
     *
     * @param limit for the connection, and for each response from then on
     */
    public static ImapConversation connect(InetSocketAddress server, Duration limit) {
        var socket = new Socket();
        try {
            socket.connect(server, Math.toIntExact(limit.toMillis()));
            return new ImapConversation(socket, limit);
        } catch (IOException e) {
            closeQuietly(socket);
            throw new ImapFailure("no IMAP greeting from " + server, e);
        }
    }

    /** The server's first line. */
    public String greeting() {
        return greeting;
    }

    /** Signs in; the reply may be NO. */
    public ImapReply login(String user, String password) {
        return send("LOGIN", "LOGIN " + quoted(user) + " " + quoted(password));
    }

    /** Opens a mailbox and returns how many messages it holds. */
    public int select(String mailbox) {
        expectOk("SELECT " + quoted(mailbox));
        return exists;
    }

    /** The number of messages in the open mailbox, as the server last said. */
    public int exists() {
        return exists;
    }

    /** The sequence numbers of the messages that match, as in {@code SEARCH UNSEEN}. */
    public List<Integer> search(String criteria) {
        return expectOk("SEARCH " + criteria)
                .find(SEARCH)
                .map(match -> numbers(match.group(1)))
                .orElse(List.of());
    }

    /** The whole message, without marking it read. */
    public byte[] fetchMessage(int number) {
        return fetchBody(number, "");
    }

    /** A section of a message ({@code HEADER}, {@code 2}, {@code 2.MIME}), not marking it read. */
    public byte[] fetchBody(int number, String section) {
        var reply = expectOk("FETCH " + number + " (BODY.PEEK[" + section + "])");
        if (reply.literals().isEmpty()) {
            throw new ImapFailure("no BODY[" + section + "] of message " + number + " came back");
        }
        return reply.literals().getFirst();
    }

    /** The first audio attachment of a message. */
    public Optional<MailAudio> fetchAudio(int number) {
        return MailAudio.firstOf(fetchMessage(number));
    }

    /** The flags of a message. */
    public List<String> flags(int number) {
        String flags =
                expectOk("FETCH " + number + " (FLAGS)")
                        .find(FLAGS)
                        .map(match -> match.group(1))
                        .orElseThrow(() -> new ImapFailure("no flags of message " + number));
        return Stream.of(SPACES.split(flags, -1)).filter(flag -> !flag.isEmpty()).toList();
    }

    /** Stores a message in a mailbox by a synchronising literal. */
    public ImapReply append(String mailbox, byte[] message) {
        String tag = nextTag();
        try {
            write(tag + " APPEND " + quoted(mailbox) + " {" + message.length + "}\r\n");
            var first = readLine();
            if (!first.text().startsWith("+")) {
                return conclude(tag, "APPEND", first);
            }
            socket.getOutputStream().write(message);
            write("\r\n");
            return conclude(tag, "APPEND", readLine());
        } catch (IOException e) {
            throw new ImapFailure("APPEND got no reply", e);
        }
    }

    /**
     * Waits in IDLE (RFC 2177) until the open mailbox holds at least so many messages.
     *
     * @return how many it holds
     * @throws ImapFailure when it does not within the time
     */
    public int awaitExists(int atLeast, Duration time) {
        if (exists >= atLeast) {
            return exists;
        }
        String tag = nextTag();
        try {
            write(tag + " IDLE\r\n");
            var line = readLine();
            while (!line.text().startsWith("+")) {
                if (line.text().startsWith(tag + " ")) {
                    throw new ImapFailure("IDLE was refused: " + line);
                }
                note(line);
                line = readLine();
            }
            idle(atLeast, System.nanoTime() + time.toNanos());
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
            write("DONE\r\n");
            conclude(tag, "IDLE", readLine());
        } catch (IOException e) {
            throw new ImapFailure("IDLE ended early", e);
        }
        if (exists < atLeast) {
            throw new ImapFailure(
                    "%d messages after %d ms, not %d".formatted(exists, time.toMillis(), atLeast));
        }
        return exists;
    }

    private void idle(int atLeast, long end) throws IOException {
        while (exists < atLeast) {
            long leftMs = (end - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return;
            }
            socket.setSoTimeout(Math.toIntExact(leftMs));
            try {
                note(readLine());
            } catch (SocketTimeoutException _) {
                return;
            }
        }
    }

    /** Any command, given without its tag; the reply may be NO or BAD. */
    public ImapReply command(String command) {
        String name = SPACES.split(command, 2)[0];
        return send(name, command);
    }

    /**
     * Any command that must succeed.
     *
     * @throws ImapFailure when it does not
     */
    public ImapReply expectOk(String command) {
        var reply = command(command);
        if (!reply.isOk()) {
            throw new ImapFailure(command + ": " + reply.status() + " " + reply.text());
        }
        return reply;
    }

    private ImapReply send(String name, String command) {
        String tag = nextTag();
        try {
            write(tag + " " + command + "\r\n");
            return conclude(tag, name, readLine());
        } catch (IOException e) {
            throw new ImapFailure(name + " got no reply within " + limit.toMillis() + " ms", e);
        }
    }

    private ImapReply conclude(String tag, String name, ImapLine first) throws IOException {
        var untagged = new ArrayList<ImapLine>();
        for (var line = first; ; line = readLine()) {
            String text = line.text();
            if (text.startsWith(tag + " ")) {
                String[] parts = SPACES.split(text, 3);
                return new ImapReply(parts[1], parts.length < 3 ? "" : parts[2], untagged);
            }
            if (!text.startsWith("* ")) {
                throw new ImapFailure(name + " got an unexpected \"" + text + "\"");
            }
            note(line);
            untagged.add(new ImapLine(text.substring(2), line.literals()));
        }
    }

    private void note(ImapLine line) {
        if (line.text().startsWith("* ")) {
            Matcher matcher = EXISTS.matcher(line.text().substring(2));
            exists = matcher.find() ? Integer.parseInt(matcher.group(1)) : exists;
        }
    }

    private ImapLine readLine() throws IOException {
        var text = new StringBuilder();
        var literals = new ArrayList<byte[]>();
        while (true) {
            text.append(readText());
            Matcher literal = LITERAL.matcher(text);
            if (!literal.find()) {
                return new ImapLine(text.toString(), literals);
            }
            long length = Long.parseLong(literal.group(1));
            if (length > LONGEST) {
                throw new IOException("a literal of " + length + " bytes");
            }
            byte[] bytes = in.readNBytes((int) length);
            if (bytes.length < length) {
                throw new EOFException("the server closed the connection within a literal");
            }
            literals.add(bytes);
        }
    }

    private String readText() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || bytes.size() > LONGEST) {
                throw new EOFException("the server closed the connection");
            }
            bytes.write(b);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private void write(String text) throws IOException {
        var out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String nextTag() {
        lastTag++;
        return "t" + lastTag;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(SPACES.split(text.strip(), -1))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    /** Signs out if the server still listens, and closes the connection. */
    @Override
    public void close() {
        try {
            write(nextTag() + " LOGOUT\r\n");
        } catch (IOException _) {
            // It is closed already.
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone either way.
        }
    }
}
