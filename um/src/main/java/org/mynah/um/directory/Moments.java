package org.mynah.um.directory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads dates and times as administrators type them: culture en-US first, then ISO (cmdlets §3).
 */
public final class Moments {

    private static final DateTimeFormatter AMERICAN_DATE =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("M/d/")
                    .appendValueReduced(ChronoField.YEAR, 2, 4, 2000)
                    .toFormatter(Locale.US);
    private static final List<DateTimeFormatter> AMERICAN_TIMES =
            List.of(american(" h:mm[:ss] a"), american(" H:mm[:ss]"));

    private Moments() {}

    /**
     * The moment that a text names.
     *
     * @param zone where the text names none
     */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        var form = text.strip();
        List<Function<String, Instant>> forms =
                List.of(
                        each -> LocalDate.parse(each, AMERICAN_DATE).atStartOfDay(zone).toInstant(),
                        each -> american(each, AMERICAN_TIMES.get(0), zone),
                        each -> american(each, AMERICAN_TIMES.get(1), zone),
                        Instant::parse,
                        each -> OffsetDateTime.parse(each).toInstant(),
                        each ->
                                LocalDateTime.parse(each.replace(' ', 'T'))
                                        .atZone(zone)
                                        .toInstant(),
                        each -> LocalDate.parse(each).atStartOfDay(zone).toInstant());
        for (var attempt : forms) {
            try {
                return Optional.of(attempt.apply(form));
            } catch (DateTimeException _) {
                // The next form may fit.
            }
        }
        return Optional.empty();
    }

    private static Instant american(String text, DateTimeFormatter form, ZoneId zone) {
        return LocalDateTime.parse(text, form).atZone(zone).toInstant();
    }

    private static DateTimeFormatter american(String time) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(AMERICAN_DATE)
                .appendPattern(time)
                .toFormatter(Locale.US);
    }
}
