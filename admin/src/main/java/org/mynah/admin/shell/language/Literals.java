package org.mynah.admin.shell.language;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values of numbers, words and escapes. */
final class Literals {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(0x[0-9a-f]{1,16}|[0-9]*\\.?[0-9]+(?:e[+-]?[0-9]{1,3})?)([ld]?)(kb|mb|gb|tb)?");

    private static final Map<String, Long> UNITS =
            Map.of("kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30, "tb", 1L << 40);

    private Literals() {}

    /** The value of a number as written in an expression. */
    static Optional<Object> number(String text) {
        var match = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        long unit = match.group(3) == null ? 1 : UNITS.getOrDefault(match.group(3), 1L);
        var digits = match.group(1);
        try {
            if (digits.startsWith("0x")) {
                return Optional.of(
                        whole(
                                Math.multiplyExact(
                                        Long.parseUnsignedLong(digits.substring(2), 16), unit)));
            }
            if (!digits.contains(".") && !digits.contains("e") && !match.group(2).equals("d")) {
                return Optional.of(whole(Math.multiplyExact(Long.parseLong(digits), unit)));
            }
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.of(Double.parseDouble(digits.startsWith("0x") ? "0" : digits) * unit);
        }
        return Optional.of(Double.parseDouble(digits) * unit);
    }

    /**
     * The value of a bare word among arguments: a number only if it would be printed as it was
     * typed, so that 01234 and 0x4 and +1425 stay the texts they are.
     */
    static Object word(String text) {
        if (text.isEmpty() || text.length() > 18 || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return text;
        }
        var value =
                text.contains(".") ? (Object) Double.valueOf(text) : whole(Long.parseLong(text));
        return String.valueOf(value).equals(text) ? value : text;
    }

    /** What a character after a backtick stands for. */
    static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '0' -> '\0';
            default -> c;
        };
    }

    private static Object whole(long value) {
        return value == (int) value ? (Object) (int) value : (Object) value;
    }
}
