package org.mynah.admin.shell.run;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code "{0:N2} of {1}" -f $a, $b}. */
final class Formats {

    private static final Pattern PLACE =
            Pattern.compile("\\{\\{|\\}\\}|\\{([0-9]{1,4})(?:,(-?[0-9]{1,4}))?(?::([^}]*))?\\}");

    private Formats() {}

    static String apply(String format, List<Object> arguments) {
        return PLACE.matcher(format)
                .replaceAll(match -> {
                    if (match.group(1) == null) {
                        return Matcher.quoteReplacement(match.group().substring(1));
                    }
                    var index = Integer.parseInt(match.group(1));
                    if (index >= arguments.size()) {
                        throw new ScriptError(
                                "The format has a place {%d}, but there are %d values."
                                        .formatted(index, arguments.size()),
                                "FormatError");
                    }
                    var text = one(arguments.get(index), match.group(3));
                    var width = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
                    return Matcher.quoteReplacement(padded(text, width));
                });
    }

    /** A value in a format such as N2, D3, X, P or a date pattern. */
    static String one(Object value, @org.jspecify.annotations.Nullable String format) {
        if (format == null || format.isEmpty()) {
            return Values.text(value);
        }
        var number = value instanceof Number given ? given : null;
        var places =
                format.substring(1).matches("[0-9]{1,2}")
                        ? Integer.parseInt(format.substring(1))
                        : -1;
        if (number != null) {
            return switch (Character.toUpperCase(format.charAt(0))) {
                case 'N' ->
                        String.format(
                                Locale.US,
                                "%,." + (places < 0 ? 2 : places) + "f",
                                number.doubleValue());
                case 'F' ->
                        String.format(
                                Locale.US,
                                "%." + (places < 0 ? 2 : places) + "f",
                                number.doubleValue());
                case 'P' ->
                        String.format(
                                Locale.US,
                                "%,." + (places < 0 ? 2 : places) + "f %%",
                                number.doubleValue() * 100);
                case 'D' ->
                        String.format(
                                Locale.US,
                                places > 0 ? "%0" + places + "d" : "%d",
                                number.longValue());
                case 'X' ->
                        String.format(
                                Locale.US,
                                places > 0 ? "%0" + places + "X" : "%X",
                                number.longValue());
                default -> Values.text(value);
            };
        }
        if (value instanceof java.time.Instant instant) {
            return dated(instant, format);
        }
        return Values.text(value);
    }

    static String dated(java.time.Instant instant, String format) {
        try {
            return java.time.format.DateTimeFormatter.ofPattern(
                            format.replace("tt", "a").replace('f', 'S'), Locale.US)
                    .format(instant.atZone(java.time.ZoneId.systemDefault()));
        } catch (IllegalArgumentException | java.time.DateTimeException _) {
            throw new ScriptError("'" + shortened(format) + "' is no date format.", "FormatError");
        }
    }

    /** A text short enough for a message. */
    static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static String padded(String text, int width) {
        var missing = Math.abs(width) - text.length();
        if (missing <= 0) {
            return text;
        }
        return width < 0 ? text + " ".repeat(missing) : " ".repeat(missing) + text;
    }
}
