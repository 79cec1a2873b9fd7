package org.mynah.admin.shell.run;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mynah.admin.catalogue.Item;

/** Spans of time: objects with days, hours … and totals, written {@code dd.hh:mm:ss}. */
public final class Spans {

    /** The type of a span as an object. */
    public static final String TYPE = "TimeSpan";

    private static final Pattern FORM =
            Pattern.compile(
                    "(-)?(?:([0-9]{1,7})\\.)?([0-9]{1,7}):([0-9]{1,2})(?::([0-9]{1,2})(?:\\.([0-9]{1,7}))?)?");

    private Spans() {}

    /** A span as an object. */
    public static Item of(Duration span) {
        return new Item(TYPE)
                .set("Days", span.toDays())
                .set("Hours", span.toHoursPart())
                .set("Minutes", span.toMinutesPart())
                .set("Seconds", span.toSecondsPart())
                .set("Milliseconds", span.toMillisPart())
                .set("TotalDays", span.toMillis() / 86_400_000.0)
                .set("TotalHours", span.toMillis() / 3_600_000.0)
                .set("TotalMinutes", span.toMillis() / 60_000.0)
                .set("TotalSeconds", span.toMillis() / 1_000.0)
                .set("TotalMilliseconds", (double) span.toMillis());
    }

    /** Whether a value is a span. */
    static boolean isSpan(Object value) {
        return value instanceof Item item && item.type().equals(TYPE);
    }

    /** The length of a span as an object. */
    static Duration length(Item span) {
        return Duration.ofMillis(
                span.find("TotalMilliseconds")
                        .flatMap(Values::number)
                        .map(Number::longValue)
                        .orElse(0L));
    }

    /** {@code [-][d.]hh:mm[:ss[.fff]]}. */
    static String text(Duration span) {
        var length = span.abs();
        var days = length.toDays() > 0 ? length.toDays() + "." : "";
        var fraction =
                length.toMillisPart() > 0 ? ".%03d0000".formatted(length.toMillisPart()) : "";
        return "%s%s%02d:%02d:%02d%s"
                .formatted(
                        span.isNegative() ? "-" : "",
                        days,
                        length.toHoursPart(),
                        length.toMinutesPart(),
                        length.toSecondsPart(),
                        fraction);
    }

    /** The span that a text or a span is. */
    public static Optional<Item> of(Object value) {
        if (value instanceof Item item && isSpan(item)) {
            return Optional.of(item);
        }
        var match = FORM.matcher(Values.text(value));
        if (!match.matches()) {
            return Optional.empty();
        }
        var length =
                Duration.ofDays(part(match.group(2)))
                        .plusHours(part(match.group(3)))
                        .plusMinutes(part(match.group(4)))
                        .plusSeconds(part(match.group(5)))
                        .plusMillis(part(padded(match.group(6))));
        return Optional.of(of(match.group(1) == null ? length : length.negated()));
    }

    private static String padded(@org.jspecify.annotations.Nullable String fraction) {
        return fraction == null ? "0" : (fraction + "000").substring(0, 3);
    }

    private static long part(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
