package org.mynah.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The value of a Content-Type or Content-Disposition header: a word and parameters (RFC 2045 §5.1,
 * RFC 2183, RFC 2231). Reads what is written wrong as far as it can. Immutable.
 *
 * @param value the word before the parameters, such as {@code text/plain}, lower case
 * @param raw the parameters as written, names in lower case, in their order
 */
public record ContentField(String value, Map<String, String> raw) {

    private static final int MOST_PARAMETERS = 100;

    public ContentField {
        raw = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(raw));
    }

    /** Reads an unfolded value. */
    public static ContentField parse(String text) {
        var parameters = new LinkedHashMap<String, String>();
        var reader = new Reader(text);
        var value = reader.until(";").strip().toLowerCase(Locale.ROOT);
        while (reader.hasMore() && parameters.size() < MOST_PARAMETERS) {
            reader.skip();
            var name = reader.until("=;").strip().toLowerCase(Locale.ROOT);
            if (!reader.is('=')) {
                continue;
            }
            reader.skip();
            var content = reader.value();
            if (!name.isEmpty()) {
                parameters.putIfAbsent(name, content);
            }
        }
        return new ContentField(withoutComment(value), parameters);
    }

    /** A parameter decoded: extended and continued (RFC 2231), or with encoded words. */
    public Optional<String> parameter(String name) {
        var plain = raw.get(name);
        if (plain != null) {
            return Optional.of(MailHeaders.decode(plain));
        }
        var pieces = new TreeMap<Integer, Piece>();
        raw.forEach((key, content) -> {
            if (key.startsWith(name + "*")) {
                var number = key.substring(name.length() + 1);
                var isExtended = number.isEmpty() || number.endsWith("*");
                number = number.endsWith("*") ? number.substring(0, number.length() - 1) : number;
                if (number.matches("[0-9]{0,3}")) {
                    var place = number.isEmpty() ? 0 : Integer.parseInt(number);
                    pieces.putIfAbsent(place, new Piece(content, isExtended));
                }
            }
        });
        return pieces.isEmpty() ? Optional.empty() : Optional.of(join(pieces));
    }

    /**
     * The parameters with the pieces of a continued one joined, still encoded: as IMAP tells them
     * (RFC 2231 §7). The name of one that is encoded ends with an asterisk.
     */
    public Map<String, String> joined() {
        var joined = new LinkedHashMap<String, String>();
        raw.forEach((name, content) -> {
            var star = name.indexOf('*');
            if (star < 0 || !name.substring(star + 1).matches("[0-9]{1,3}\\*?")) {
                joined.putIfAbsent(name, content);
                return;
            }
            var plain = name.substring(0, star);
            var pieces = new StringBuilder();
            var isExtended = false;
            for (int i = 0; ; i++) {
                var piece = raw.get(plain + "*" + i);
                var extended = raw.get(plain + "*" + i + "*");
                if (piece == null && extended == null) {
                    break;
                }
                isExtended |= piece == null;
                pieces.append(piece == null ? extended : piece);
            }
            if (!pieces.isEmpty()) {
                joined.putIfAbsent(plain + (isExtended ? "*" : ""), pieces.toString());
            }
        });
        return joined;
    }

    private record Piece(String content, boolean isExtended) {}

    private static String join(TreeMap<Integer, Piece> pieces) {
        var charset = StandardCharsets.UTF_8;
        var bytes = new ByteArrayOutputStream();
        var isFirst = true;
        for (var piece : pieces.values()) {
            var content = piece.content();
            if (isFirst && piece.isExtended()) {
                var quotes = content.split("'", 3);
                if (quotes.length == 3) {
                    charset = charset(quotes[0]);
                    content = quotes[2];
                }
            }
            isFirst = false;
            bytes.writeBytes(
                    piece.isExtended()
                            ? percentDecoded(content)
                            : content.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toString(charset);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException _) {
            return StandardCharsets.UTF_8;
        }
    }

    private static byte[] percentDecoded(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '%' && hex(text, i + 1) >= 0) {
                bytes.write(hex(text, i + 1));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        var high = Character.digit(text.charAt(at), 16);
        var low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static String withoutComment(String value) {
        var comment = value.indexOf('(');
        return comment < 0 ? value : value.substring(0, comment).strip();
    }

    /** One thread. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean hasMore() {
            return at < text.length();
        }

        boolean is(char c) {
            return at < text.length() && text.charAt(at) == c;
        }

        void skip() {
            at++;
        }

        String until(String ends) {
            var start = at;
            while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        String value() {
            while (is(' ') || is('\t')) {
                at++;
            }
            if (!is('"')) {
                return withoutComment(until(";").strip());
            }
            at++;
            var value = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            until(";");
            return value.toString();
        }
    }
}
