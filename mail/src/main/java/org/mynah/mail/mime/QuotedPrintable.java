package org.mynah.mail.mime;

import java.nio.charset.StandardCharsets;

/** Text as quoted-printable with CRLF line ends (RFC 2045 §6.7). Stateless. */
final class QuotedPrintable {

    private static final int LINE_LENGTH = 76;

    private QuotedPrintable() {}

    static String encode(String text) {
        var encoded = new StringBuilder();
        for (var line : text.split("\n", -1)) {
            encodeLine(line, encoded);
            encoded.append("\r\n");
        }
        // The text ends with a line end of its own: split() saw an empty line after it.
        encoded.setLength(encoded.length() - 2);
        return encoded.toString();
    }

    private static void encodeLine(String line, StringBuilder encoded) {
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        var column = 0;
        for (int i = 0; i < bytes.length; i++) {
            var c = bytes[i] & 0xFF;
            var isLast = i == bytes.length - 1;
            var isLiteral = (c > 0x20 && c < 0x7F && c != '=') || (c == ' ' && !isLast);
            var isHiddenDot = c == '.' && column == 0;
            var isFromLine = c == 'F' && column == 0;
            var piece =
                    isLiteral && !isHiddenDot && !isFromLine
                            ? String.valueOf((char) c)
                            : "=%02X".formatted(c);
            if (column + piece.length() > LINE_LENGTH - 1) {
                encoded.append("=\r\n");
                column = 0;
            }
            encoded.append(piece);
            column += piece.length();
        }
    }
}
