package org.mynah.mail.imap;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads commands from a connection: lines, and the literals they announce (RFC 3501 §4.3, RFC
 * 7888), within the limits. One thread.
 */
final class CommandReader {

    private static final Pattern LITERAL =
            Pattern.compile(
                    "(?<prefix>.*?)(?<binary>~?)\\{(?<size>[0-9]{1,18})(?<plus>\\+?)}",
                    Pattern.DOTALL);
    private static final Pattern APPEND =
            Pattern.compile("[^ ]+ APPEND (?<rest>.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** Asks the client to go on with a literal. */
    interface Leave {
        void give() throws IOException;
    }

    /** The client asks for more than is allowed; the connection may have to end. */
    static final class TooLongException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String tag;
        private final boolean isOver;

        TooLongException(String tag, String message, boolean isOver) {
            super(message, null, false, false);
            this.tag = tag;
            this.isOver = isOver;
        }

        /** The tag of the command, {@code *} when it is not known. */
        String tag() {
            return tag;
        }

        /** Whether what follows on the connection cannot be told apart any more. */
        boolean isOver() {
            return isOver;
        }
    }

    private final InputStream in;
    private final ImapLimits limits;
    private final Leave leave;

    /**
     * @param in buffered
     * @param leave sends a continuation request
     */
    CommandReader(InputStream in, ImapLimits limits, Leave leave) {
        this.in = in;
        this.limits = limits;
        this.leave = leave;
    }

    /**
     * Waits for a command.
     *
     * @param isSignedIn allows longer literals, and APPEND
     * @param begun called after the first byte
     * @return empty when the client hung up between commands
     */
    Optional<CommandText> read(boolean isSignedIn, Runnable begun)
            throws IOException, TooLongException {
        var first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        begun.run();
        var pieces = new ArrayList<String>();
        var textBytes = 0L;
        var literalBytes = 0L;
        while (true) {
            var line = line(first, textBytes, pieces);
            first = -1;
            textBytes += line.length();
            var literal = LITERAL.matcher(line);
            if (!literal.matches()) {
                pieces.add(line);
                return Optional.of(new CommandText(pieces, -1, false, false));
            }
            var size = Long.parseLong(literal.group("size"));
            var isWaiting = literal.group("plus").isEmpty();
            pieces.add(literal.group("prefix"));
            if (isSignedIn && isMessage(pieces)) {
                var isBinary = !literal.group("binary").isEmpty();
                return Optional.of(new CommandText(pieces, size, isWaiting, isBinary));
            }
            literalBytes += size;
            var most =
                    limits.of(
                            isSignedIn
                                    ? ImapLimit.LITERAL_BYTES
                                    : ImapLimit.LITERAL_BYTES_BEFORE_SIGN_IN);
            if (literalBytes > most) {
                throw new TooLongException(
                        tag(pieces),
                        "A literal of this command may have at most " + most + " bytes",
                        !isWaiting);
            }
            if (isWaiting) {
                leave.give();
            }
            var bytes = in.readNBytes((int) size);
            if (bytes.length < size) {
                throw new EOFException("the client hung up in a literal");
            }
            pieces.add(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    /** Reads the line that ends the answer to a continuation request, DONE or base64. */
    String line() throws IOException, TooLongException {
        return line(-1, 0, new ArrayList<>());
    }

    private String line(int first, long before, List<String> pieces)
            throws IOException, TooLongException {
        var most = limits.of(ImapLimit.LINE_BYTES) - before;
        var line = new StringBuilder();
        for (int b = first >= 0 ? first : in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the client hung up in a command");
            }
            if (line.length() >= most) {
                pieces.add(line.toString());
                throw new TooLongException(
                        tag(pieces),
                        "A command may have at most "
                                + limits.of(ImapLimit.LINE_BYTES)
                                + " bytes without its literals",
                        true);
            }
            line.append((char) b);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    /** Whether the literal that follows is the message of an APPEND: its folder has been named. */
    private static boolean isMessage(List<String> pieces) {
        var append = APPEND.matcher(pieces.getFirst());
        return append.matches() && (pieces.size() > 1 || !append.group("rest").isBlank());
    }

    private static String tag(List<String> pieces) {
        var text = pieces.getFirst();
        var space = text.indexOf(' ');
        var tag = space < 0 ? "" : text.substring(0, space);
        return ImapParser.isTag(tag) ? tag : "*";
    }
}
