package org.mynah.admin.shell.run;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;

/** What values mean: as text, number, truth, list; and when two are equal or one comes first. */
public final class Values {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);

    private static final List<DateTimeFormatter> DATE_FORMS =
            List.of(
                    DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.US),
                    DateTimeFormatter.ofPattern("M/d/uuuu H:mm:ss", Locale.US),
                    DateTimeFormatter.ofPattern("M/d/uuuu H:mm", Locale.US),
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME);

    private static final List<DateTimeFormatter> DAY_FORMS =
            List.of(
                    DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US),
                    DateTimeFormatter.ofPattern("M/d/uu", Locale.US),
                    DateTimeFormatter.ISO_LOCAL_DATE);

    private Values() {}

    /** The value as text, as double quotes and {@code [string]} make it. */
    public static String text(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? "True" : "False";
            case Double number -> decimal(number);
            case BigDecimal number -> number.toPlainString();
            case Instant instant -> date(instant);
            case Item item when Spans.isSpan(item) -> Spans.text(Spans.length(item));
            case byte[] bytes ->
                    list(bytes).stream().map(Values::text).collect(Collectors.joining(" "));
            case Collection<?> many ->
                    many.stream().map(Values::text).collect(Collectors.joining(" "));
            default -> String.valueOf(value);
        };
    }

    /** A date and time in the zone of this machine. */
    public static String date(Instant instant) {
        return DATE.format(instant.atZone(ZoneId.systemDefault()));
    }

    private static String decimal(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    /** A date and time in a pattern such as {@code yyyy-MM-dd}. */
    public static String dated(Instant instant, String pattern) {
        return Formats.dated(instant, pattern);
    }

    /** Whether the value counts as true. */
    public static boolean truth(Object value) {
        return switch (value) {
            case Nothing _ -> false;
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case byte[] bytes -> bytes.length > 0;
            case List<?> many when many.isEmpty() -> false;
            case List<?> many when many.size() == 1 -> truth(many.getFirst());
            default -> true;
        };
    }

    /** The objects that the value is as many: elements of a list, nothing of null, or itself. */
    public static List<Object> list(Object value) {
        return switch (value) {
            case Nothing _ -> List.of();
            case byte[] bytes -> {
                var list = new ArrayList<Object>(bytes.length);
                for (var each : bytes) {
                    list.add(each & 0xff);
                }
                yield list;
            }
            case Map<?, ?> map -> List.of(map);
            case Collection<?> many -> new ArrayList<>(many);
            default -> List.of(value);
        };
    }

    /** The value as a number, if it is one. */
    public static Optional<Number> number(Object value) {
        return switch (value) {
            case Boolean flag -> Optional.of(flag ? 1 : 0);
            case Number number -> Optional.of(number);
            case Nothing _ -> Optional.of(0);
            case Character c -> Optional.of((int) c);
            case String text -> parse(text.strip());
            case Instant instant -> Optional.of(instant.toEpochMilli());
            case List<?> many when many.size() == 1 -> number(many.getFirst());
            default -> Optional.empty();
        };
    }

    private static Optional<Number> parse(String text) {
        try {
            if (text.isEmpty()) {
                return Optional.of(0);
            }
            if (text.regionMatches(true, 0, "0x", 0, 2)) {
                return Optional.of(whole(Long.parseLong(text.substring(2), 16)));
            }
            if (text.matches("[+-]?[0-9]{1,18}")) {
                return Optional.of(whole(Long.parseLong(text)));
            }
            return text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?")
                    ? Optional.of(Double.valueOf(text))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** A whole number, as short as it fits. */
    static Number whole(long value) {
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    /** A point in time from its text: en-US first, then ISO; local where no zone is given. */
    public static Optional<Instant> instant(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        var text = text(value).strip();
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            // Not in that form: the others are tried.
        }
        for (var form : DATE_FORMS) {
            try {
                return Optional.of(
                        LocalDateTime.parse(text, form).atZone(ZoneId.systemDefault()).toInstant());
            } catch (DateTimeException _) {
                // Not in this form: the next is tried.
            }
        }
        for (var form : DAY_FORMS) {
            try {
                return Optional.of(
                        LocalDate.parse(text, form)
                                .atStartOfDay(ZoneId.systemDefault())
                                .toInstant());
            } catch (DateTimeException _) {
                // Not in this form: the next is tried.
            }
        }
        return Optional.empty();
    }

    /** Whether two values are equal, the right one read as the left one's kind. */
    public static boolean areEqual(Object left, Object right, boolean isCaseSensitive) {
        if (left == Nothing.NULL || right == Nothing.NULL) {
            return left.equals(right);
        }
        return switch (left) {
            case Boolean flag -> flag == truth(right);
            case Number number ->
                    number(right)
                            .map(other -> compare(number, other) == 0)
                            .orElse(text(left).equalsIgnoreCase(text(right)));
            case Instant instant -> instant(right).map(instant::equals).orElse(false);
            case HashTable table -> table.equals(right);
            case ScriptBlock block -> block.equals(right);
            case Item item when right instanceof Item other -> item.equals(other);
            default ->
                    isCaseSensitive
                            ? text(left).equals(text(right))
                            : text(left).equalsIgnoreCase(text(right));
        };
    }

    /** Which value comes first. */
    public static int order(Object left, Object right, boolean isCaseSensitive) {
        if (left instanceof Number number) {
            var other = number(right);
            if (other.isPresent()) {
                return compare(number, other.get());
            }
        }
        if (left instanceof Instant instant) {
            var other = instant(right);
            if (other.isPresent()) {
                return instant.compareTo(other.get());
            }
        }
        if (left instanceof Boolean flag) {
            return Boolean.compare(flag, truth(right));
        }
        return isCaseSensitive
                ? text(left).compareTo(text(right))
                : text(left).compareToIgnoreCase(text(right));
    }

    private static int compare(Number left, Number right) {
        return left instanceof Double || right instanceof Double
                ? Double.compare(left.doubleValue(), right.doubleValue())
                : new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
    }

    /**
     * An object of the server whose lists scripts may change (cmdlets §1.3, snapshots): it is a
     * copy already, but its lists may be unchangeable.
     */
    static Item owned(Item item) {
        for (var entry : List.copyOf(item.properties().entrySet())) {
            var value = entry.getValue();
            if (value instanceof Item inner) {
                owned(inner);
            } else if (value instanceof Collection<?> many && !(value instanceof ArrayList)) {
                item.set(entry.getKey(), new ArrayList<Object>(many));
            }
        }
        return item;
    }

    /** The name of the value's kind, as {@code .GetType().Name} gives it. */
    public static String typeName(Object value) {
        return switch (value) {
            case Integer _ -> "Int32";
            case Long _ -> "Int64";
            case Double _ -> "Double";
            case BigDecimal _ -> "Decimal";
            case Boolean _ -> "Boolean";
            case String _ -> "String";
            case Character _ -> "Char";
            case Instant _ -> "DateTime";
            case byte[] _ -> "Byte[]";
            case HashTable _ -> "Hashtable";
            case List<?> _ -> "Object[]";
            case ScriptBlock _ -> "ScriptBlock";
            case SecureText _ -> "SecureString";
            case Item item -> item.type();
            default -> value.getClass().getSimpleName();
        };
    }
}
