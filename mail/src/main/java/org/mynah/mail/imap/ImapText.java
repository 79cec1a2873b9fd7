package org.mynah.mail.imap;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values in the form of IMAP's responses; one character is one byte. Stateless. */
final class ImapText {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss xx", Locale.ENGLISH);

    private ImapText() {}

    /** A quoted string, or a literal where that cannot hold the text. */
    static String string(String bytes) {
        var isQuotable =
                bytes.length() <= 1_000
                        && bytes.chars()
                                .allMatch(c -> c < 0x80 && c != 0 && c != '\r' && c != '\n');
        if (isQuotable) {
            return '"' + bytes.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        var clean = bytes.replace("\0", "");
        return "{" + clean.length() + "}\r\n" + clean;
    }

    static String nstring(Optional<String> bytes) {
        return bytes.map(ImapText::string).orElse("NIL");
    }

    /** A folder's name in modified UTF-7, quoted. */
    static String folder(String name) {
        return string(FolderNames.encode(name));
    }

    /** Text of any characters as bytes of UTF-8. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static String dateTime(Instant instant) {
        return '"' + DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)) + '"';
    }

    /** Text for a human in a response: one line of printable ASCII. */
    static String human(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var line = new StringBuilder();
        text.chars().limit(400).forEach(c -> line.append(c < 0x20 || c > 0x7E ? '?' : (char) c));
        return line.toString();
    }
}
