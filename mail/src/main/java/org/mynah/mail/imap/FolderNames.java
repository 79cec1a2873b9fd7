package org.mynah.mail.imap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Folder names on the wire: modified UTF-7 (RFC 3501 §5.1.3), or UTF-8 from clients that send it.
 * What is no right UTF-7 stays as it is written. Stateless.
 */
final class FolderNames {

    private FolderNames() {}

    /** From characters that are bytes to a name. */
    static String decode(String wire) {
        if (wire.chars().anyMatch(c -> c >= 0x80)) {
            return ImapParser.utf8(wire);
        }
        var name = new StringBuilder();
        for (int i = 0; i < wire.length(); i++) {
            var c = wire.charAt(i);
            var end = c == '&' ? wire.indexOf('-', i) : -1;
            if (end < 0) {
                name.append(c);
            } else if (end == i + 1) {
                name.append('&');
                i = end;
            } else {
                var shifted = wire.substring(i + 1, end);
                name.append(shifted(shifted));
                i = end;
            }
        }
        return name.toString();
    }

    private static String shifted(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64.replace(',', '/'));
            if (bytes.length % 2 == 0) {
                return new String(bytes, StandardCharsets.UTF_16BE);
            }
        } catch (IllegalArgumentException _) {
            // Not base64: shown as written.
        }
        return "&" + base64 + "-";
    }

    /** A name in modified UTF-7. */
    static String encode(String name) {
        var wire = new StringBuilder();
        var shifted = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (c >= 0x20 && c < 0x7F) {
                unshift(wire, shifted);
                wire.append(c == '&' ? "&-" : String.valueOf(c));
            } else {
                shifted.write(c >> 8);
                shifted.write(c);
            }
        }
        unshift(wire, shifted);
        return wire.toString();
    }

    private static void unshift(StringBuilder wire, ByteArrayOutputStream shifted) {
        if (shifted.size() > 0) {
            var base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted.toByteArray());
            wire.append('&').append(base64.replace('/', ',')).append('-');
            shifted.reset();
        }
    }

    /**
     * Whether a pattern of LIST matches a name: {@code *} any characters, {@code %} any but the
     * separator. Takes time in proportion to both lengths.
     */
    static boolean matches(String pattern, String name, char separator) {
        var reached = new boolean[name.length() + 1];
        reached[0] = true;
        for (int p = 0; p < pattern.length(); p++) {
            var c = pattern.charAt(p);
            if (c == '*' || c == '%') {
                for (int n = 0; n < name.length(); n++) {
                    if (reached[n] && (c == '*' || name.charAt(n) != separator)) {
                        reached[n + 1] = true;
                    }
                }
            } else {
                for (int n = name.length(); n > 0; n--) {
                    reached[n] = reached[n - 1] && name.charAt(n - 1) == c;
                }
                reached[0] = false;
            }
        }
        return reached[name.length()];
    }
}
