package org.mynah.mail.imap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A conversation of a client with an IMAP server, as the files {@code imap/*.talk} write it.
 *
 * <pre>
 * == 101 What it shows
 * {@literal @mails plain html}    these mails are in the Inbox before it begins
 * {@literal @stranger}            the first connection does not sign in
 * ! CREATE work           a command whose answer is not compared, but must be OK
 * SELECT INBOX            a command of the first connection
 * 2: NOOP                 a command of the second
 * ~ EXISTS                waits for a response with this text, as in IDLE
 * &gt; a NOOP&lt;CRLF&gt;          bytes as they are; &lt; takes a line of the answer
 * = before                remembers the change counter seen last as $before
 * </pre>
 *
 * <p>In a command, {@code {{text}}} is a literal, {@code {{+text}}} one that does not wait, {@code
 * {{mail:plain}}} one with that mail, {@code <CRLF>}, {@code <NUL>} and {@code <xE9>} bytes, {@code
 * $V} the UIDVALIDITY and {@code $M} the change counter seen last. Immutable.
 *
 * @param number by which the file of allowed differences names it
 * @param source the file
 */
record Talk(int number, String title, String source, List<String> steps) {

    Talk {
        steps = List.copyOf(steps);
    }

    /** Reads a file of conversations; a macro's lines stand where {@code use NAME} is written. */
    static List<Talk> read(String source, String text) {
        var talks = new ArrayList<Talk>();
        Map<String, List<String>> macros = new HashMap<>();
        List<String> current = new ArrayList<>();
        for (var line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("macro ")) {
                current = new ArrayList<>();
                macros.put(line.substring(6).strip(), current);
            } else if (line.startsWith("== ")) {
                var words = line.substring(3).split(" ", 2);
                current = new ArrayList<>();
                talks.add(new Talk(Integer.parseInt(words[0]), words[1], source, List.of("?")));
                macros.put("== " + words[0], current);
            } else if (line.startsWith("use ")) {
                current.addAll(macros.getOrDefault(line.substring(4).strip(), List.of()));
            } else {
                current.add(line);
            }
        }
        return talks.stream()
                .map(talk ->
                        new Talk(
                                talk.number,
                                talk.title,
                                talk.source,
                                macros.getOrDefault("== " + talk.number, List.of())))
                .toList();
    }

    /** A text file of the tests. */
    static String resource(String name) throws IOException {
        try (var in = Talk.class.getResourceAsStream("/imap/" + name)) {
            if (in == null) {
                throw new IOException("there is no test file imap/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The bytes of a mail, one character each: lines end with CRLF, {@code <xE9>} is a byte. */
    static String mail(String name) throws IOException {
        return bytes(resource("mails/" + name + ".eml").replace("\r\n", "\n"))
                .replace("\n", "\r\n")
                .replace("<LF>", "\n");
    }

    /** UTF-8 as characters that are bytes, with the names of bytes replaced by them. */
    static String bytes(String text) {
        var bytes =
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                        .replace("<CRLF>", "\r\n")
                        .replace("<TAB>", "\t")
                        .replace("<NUL>", "\0")
                        .replace("<EMPTY>", "");
        return java.util.regex.Pattern.compile("<x([0-9A-F]{2})>")
                .matcher(bytes)
                .replaceAll(hex ->
                        java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
    }
}
