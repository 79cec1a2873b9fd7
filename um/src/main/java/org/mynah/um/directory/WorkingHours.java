package org.mynah.um.directory;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Days and a span of each, in the user's time zone; the end is exclusive and may lie after midnight
 * (call flows §5.1). Immutable.
 *
 * @param days on which the span begins
 */
public record WorkingHours(Set<DayOfWeek> days, LocalTime start, LocalTime end) {
    public WorkingHours {
        days = Set.copyOf(days);
    }

    /** The working hours of a mailbox. */
    public static WorkingHours of(Mailbox mailbox) {
        return new WorkingHours(
                mailbox.get(Mailbox.WORK_DAYS).stream()
                        .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()),
                time(mailbox.get(Mailbox.WORKING_HOURS_START)),
                time(mailbox.get(Mailbox.WORKING_HOURS_END)));
    }

    /** A time of day as people type it: {@code 8:00}, {@code 08:00:00}. */
    static LocalTime time(String text) {
        return LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
    }

    /** Whether a moment lies within. */
    public boolean contains(LocalDateTime moment) {
        var time = moment.toLocalTime();
        var today = days.contains(moment.getDayOfWeek());
        if (start.isBefore(end)) {
            return today && !time.isBefore(start) && time.isBefore(end);
        }
        var yesterday = days.contains(moment.getDayOfWeek().minus(1));
        return (today && !time.isBefore(start)) || (yesterday && time.isBefore(end));
    }
}
