package org.mynah.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text as it may stand in a header. Whatever the text is, the result holds no line end, no control
 * and no bidirectional mark, and only ASCII (RFC 5322, RFC 2047, RFC 2231). Stateless.
 */
final class HeaderText {

    /** Longest encoded word (RFC 2047 §2) less its frame {@code =?utf-8?B??=}. */
    private static final int WORD_BYTES = 45;

    private static final int FOLD_AT = 76;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int REPLACEMENT = 0xFFFD;

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
                            + "(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private HeaderText() {}

    /**
     * One line of text: controls and line ends become blanks, marks that reorder or hide text are
     * dropped, broken surrogates are replaced, blanks are joined, and the rest is cut.
     *
     * @param limit longest result in code points, the ellipsis included
     */
    static String clean(String text, int limit) {
        var line = new StringBuilder();
        var length = 0;
        var isBlankPending = false;
        for (int i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SPACE_SEPARATOR -> {
                    isBlankPending = length > 0;
                    continue;
                }
                case Character.FORMAT -> {
                    if (c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER) {
                        continue;
                    }
                }
                case Character.SURROGATE -> c = REPLACEMENT;
                default -> {}
            }
            if (length + (isBlankPending ? 2 : 1) > limit) {
                var end = line.offsetByCodePoints(line.length(), length < limit ? 0 : -1);
                return line.substring(0, end).stripTrailing() + "…";
            }
            if (isBlankPending) {
                line.append(' ');
                length++;
                isBlankPending = false;
            }
            line.appendCodePoint(c);
            length++;
        }
        return line.toString();
    }

    /** Whether an address can stand in a header as it is. */
    static boolean isAddress(String address) {
        return address.length() <= 254 && ADDRESS.matcher(address).matches();
    }

    /** Printable ASCII alone, anything else as a question mark: for identifiers of peers. */
    static String ascii(String text, int limit) {
        var line = new StringBuilder();
        var cleaned = clean(text, limit);
        cleaned.codePoints().forEach(c -> line.append(c < 0x20 || c > 0x7E ? '?' : (char) c));
        return line.toString();
    }

    /** A whole header line with line end: unstructured text, folded. */
    static String unstructured(String name, String text) {
        var line = clean(text, MimeLimits.NAME_LENGTH.limit() * 4);
        return isPlain(line) ? fold(name + ": " + line) : name + ": " + words(line) + "\r\n";
    }

    /** {@code "Tony Smith" <tonysmith@contoso.com>}; the address must be one. */
    static String mailbox(String name, String address) {
        var phrase = clean(name, MimeLimits.NAME_LENGTH.limit());
        if (phrase.isEmpty()) {
            return address;
        }
        var written =
                isPlain(phrase)
                        ? '"' + phrase.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                        : words(phrase);
        return written
                + (written.length() + address.length() > 60 ? "\r\n <" : " <")
                + address
                + ">";
    }

    /** {@code ; name="value"}, or in pieces of RFC 2231 when the value is not plain ASCII. */
    static String parameter(String name, String value) {
        if (isPlain(value)) {
            return ";\r\n "
                    + name
                    + "=\""
                    + value.replace("\\", "\\\\").replace("\"", "\\\"")
                    + "\"";
        }
        var written = new StringBuilder();
        var pieces = percentPieces(value, 60);
        for (int i = 0; i < pieces.size(); i++) {
            written.append(";\r\n ").append(name);
            if (pieces.size() > 1) {
                written.append('*').append(i);
            }
            written.append("*=").append(i == 0 ? "UTF-8''" : "").append(pieces.get(i));
        }
        return written.toString();
    }

    /** Text that needs no encoding: and no decoder takes it for an encoded word. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= 0x20 && c <= 0x7E) && !text.contains("=?");
    }

    /** Encoded words, split between code points (RFC 2047 §5). */
    private static String words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var bytes = 0;
        for (int i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            var size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WORD_BYTES) {
                words.add(word(word));
                word.setLength(0);
                bytes = 0;
            }
            word.appendCodePoint(c);
            bytes += size;
            i += Character.charCount(c);
        }
        words.add(word(word));
        return String.join("\r\n ", words);
    }

    private static String word(CharSequence text) {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    private static List<String> percentPieces(String value, int longest) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        for (var b : value.getBytes(StandardCharsets.UTF_8)) {
            var c = b & 0xFF;
            var isAttributeChar =
                    (c >= '0' && c <= '9')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= 'a' && c <= 'z')
                            || c == '.'
                            || c == '-'
                            || c == '_';
            if (isAttributeChar) {
                piece.append((char) c);
            } else {
                piece.append("%%%02X".formatted(c));
            }
            if (piece.length() >= longest) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    /** Breaks a line at single blanks, so that no line is longer than it needs to be. */
    private static String fold(String line) {
        var folded = new StringBuilder();
        var start = 0;
        while (line.length() - start > FOLD_AT) {
            var space = line.lastIndexOf(' ', start + FOLD_AT);
            // The first line must hold more than the field's name.
            var least = start == 0 ? line.indexOf(": ") + 2 : start + 1;
            if (space < least) {
                space = line.indexOf(' ', Math.max(start + FOLD_AT, least));
            }
            if (space < 0) {
                break;
            }
            folded.append(line, start, space).append("\r\n");
            start = space;
        }
        return folded.append(line, start, line.length()).append("\r\n").toString();
    }
}
