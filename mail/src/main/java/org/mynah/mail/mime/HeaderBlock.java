package org.mynah.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a mail or of a part: its fields in their order, each with the bytes it was written
 * in. Bounded by {@link MimeLimits#HEADER_BYTES} and {@link MimeLimits#HEADER_FIELDS}; lines that
 * are no field are passed over. Immutable.
 */
public record HeaderBlock(List<Field> fields) {

    /** A block without fields. */
    public static final HeaderBlock EMPTY = new HeaderBlock(List.of());

    public HeaderBlock {
        fields = List.copyOf(fields);
    }

    /**
     * One header field.
     *
     * @param name as written
     * @param raw the field as it stands in the mail, one character a byte (ISO 8859-1), with its
     *     line ends
     */
    public record Field(String name, String raw) {

        /** The value without folding and outer blanks; encoded words as they are. */
        public String value() {
            var value = raw.substring(raw.indexOf(':') + 1);
            return value.replaceAll("\r?\n(?=[ \t])|[\r\n]+", "").strip();
        }
    }

    /** Reads up to the empty line that ends the header, or to the end. */
    public static HeaderBlock read(InputStream in) throws IOException {
        var text = new StringBuilder();
        var limit = MimeLimits.HEADER_BYTES.limit();
        var lineLength = 0;
        for (int b = in.read(); b >= 0 && text.length() < limit; b = in.read()) {
            text.append((char) b);
            if (b == '\n') {
                if (lineLength == 0) {
                    break;
                }
                lineLength = 0;
            } else if (b != '\r') {
                lineLength++;
            }
        }
        return parse(text.toString());
    }

    /** Reads bytes that are the whole of a header. */
    public static HeaderBlock of(byte[] bytes) {
        return parse(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The first field of a name, in any case. */
    public Optional<Field> first(String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The value of the first field of a name. */
    public Optional<String> value(String name) {
        return first(name).map(Field::value);
    }

    private static HeaderBlock parse(String text) {
        var fields = new ArrayList<Field>();
        var start = 0;
        while (start < text.length() && fields.size() < MimeLimits.HEADER_FIELDS.limit()) {
            var end = lineEnd(text, start);
            while (end < text.length() && isBlank(text.charAt(end))) {
                end = lineEnd(text, end);
            }
            var raw = text.substring(start, end);
            var colon = raw.indexOf(':');
            if (colon > 0 && isName(raw.substring(0, colon).stripTrailing())) {
                fields.add(new Field(raw.substring(0, colon).stripTrailing(), raw));
            }
            start = end;
        }
        return new HeaderBlock(fields);
    }

    private static int lineEnd(String text, int from) {
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != ':');
    }
}
