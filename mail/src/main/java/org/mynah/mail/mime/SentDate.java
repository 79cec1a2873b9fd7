package org.mynah.mail.mime;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Date of a mail (RFC 5322 §3.3 and its obsolete forms). Stateless. */
public final class SentDate {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:[A-Za-z]+,?\\s+)?(?<day>[0-9]{1,2})[\\s-]+(?<month>[A-Za-z]{3})[a-z]*[\\s-]+"
                            + "(?<year>[0-9]{2,4})\\s+(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})"
                            + "(?::(?<second>[0-9]{2}))?\\s*(?<zone>[+-][0-9]{4}|[A-Za-z]+)?.*");
    private static final DateTimeFormatter PARSED =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("d MMM uuuu H:mm:ss xx")
                    .toFormatter(Locale.ENGLISH);
    private static final Map<String, String> ZONES =
            Map.of(
                    "EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT", "-0500", "MST", "-0700",
                    "MDT", "-0600", "PST", "-0800", "PDT", "-0700");

    private SentDate() {}

    /** Empty when there is none that can be read. */
    public static Optional<OffsetDateTime> of(HeaderBlock header) {
        return header.value("Date").flatMap(SentDate::parse);
    }

    private static Optional<OffsetDateTime> parse(String value) {
        var form = FORM.matcher(value.length() > 200 ? "" : value);
        if (!form.matches()) {
            return Optional.empty();
        }
        var year = Integer.parseInt(form.group("year"));
        var fullYear = year < 50 ? year + 2000 : year < 1000 ? year + 1900 : year;
        var second = form.group("second");
        var zone = form.group("zone");
        try {
            return Optional.of(
                    OffsetDateTime.parse(
                            "%s %s %04d %s:%s:%s %s"
                                    .formatted(
                                            form.group("day"),
                                            form.group("month"),
                                            fullYear,
                                            form.group("hour"),
                                            form.group("minute"),
                                            second == null || second.equals("60") ? "00" : second,
                                            zone == null ? "+0000" : offset(zone)),
                            PARSED));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String offset(String zone) {
        return zone.startsWith("+") || zone.startsWith("-")
                ? zone
                : ZONES.getOrDefault(zone.toUpperCase(Locale.ROOT), "+0000");
    }
}
