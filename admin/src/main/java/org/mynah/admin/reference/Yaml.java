package org.mynah.admin.reference;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mynah.admin.rest.Wire;

/**
 * Writes maps, lists and values as YAML 1.2: in blocks, and what fits one line as JSON, which is
 * YAML too. One thread.
 */
final class Yaml {

    /** What is longer as JSON becomes a block. */
    private static final int LONGEST_LINE = 110;

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z/$][A-Za-z0-9_./{}$-]*");

    /** Words that a reader might take for something else than a text. */
    private static final Set<String> NO_PLAIN_KEYS =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder text = new StringBuilder();

    private Yaml() {}

    /** The text of a document. */
    static String of(Map<String, ?> document) {
        var yaml = new Yaml();
        yaml.map(document, "");
        return yaml.text.toString();
    }

    private void map(Map<?, ?> map, String indent) {
        map.forEach((key, value) -> {
            text.append(indent).append(key(String.valueOf(key))).append(':');
            value(value, indent);
        });
    }

    private void value(Object value, String indent) {
        var line = Wire.write(value);
        if (line.length() + indent.length() <= LONGEST_LINE || isScalar(value)) {
            text.append(' ').append(line).append('\n');
            return;
        }
        text.append('\n');
        switch (value) {
            case Map<?, ?> map -> map(map, indent + "  ");
            case Collection<?> many -> {
                for (var each : many) {
                    text.append(indent).append("  -");
                    value(each, indent + "  ");
                }
            }
            default -> throw new IllegalArgumentException("no document: " + value.getClass());
        }
    }

    private static boolean isScalar(Object value) {
        return !(value instanceof Map) && !(value instanceof Collection);
    }

    private static String key(String key) {
        return PLAIN_KEY.matcher(key).matches()
                        && !NO_PLAIN_KEYS.contains(key.toLowerCase(java.util.Locale.ROOT))
                ? key
                : Wire.write(key);
    }
}
