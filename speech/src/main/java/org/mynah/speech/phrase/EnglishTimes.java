package org.mynah.speech.phrase;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Moments and lengths in English, as written; {@link SpokenEnglish} makes words of them. */
final class EnglishTimes {

    /** Up to this many days back a weekday alone is clear. */
    static final int WEEKDAY_DAYS = 6;

    private EnglishTimes() {}

    /**
     * A moment as somebody in that zone would name it: today, yesterday, the weekday up to six days
     * back, else the date; with the year where it is another one.
     */
    static String relative(Instant when, Instant now, ZoneId zone) {
        var local = when.atZone(zone);
        return day(local.toLocalDate(), now.atZone(zone).toLocalDate())
                + " at "
                + time(local.toLocalTime());
    }

    private static String day(LocalDate day, LocalDate today) {
        long back = ChronoUnit.DAYS.between(day, today);
        if (back == 0) {
            return "today";
        }
        if (back == 1) {
            return "yesterday";
        }
        if (back > 1 && back <= WEEKDAY_DAYS) {
            return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
        var date =
                day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        + " "
                        + day.getDayOfMonth();
        return day.getYear() == today.getYear() ? date : date + ", " + day.getYear();
    }

    /** Twelve hour time: {@code 3:10 PM}, {@code 3 PM}. */
    static String time(LocalTime time) {
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        var minutes =
                time.getMinute() == 0 ? "" : String.format(Locale.ROOT, ":%02d", time.getMinute());
        return hour + minutes + (time.getHour() < 12 ? " AM" : " PM");
    }

    /** A length to the second: {@code 1 minute 12 seconds}; hours without seconds. */
    static String duration(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds == 0) {
            return "less than a second";
        }
        var parts = new ArrayList<String>();
        add(parts, seconds / 3600, "hour");
        add(parts, seconds / 60 % 60, "minute");
        if (seconds < 3600) {
            add(parts, seconds % 60, "second");
        }
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(EnglishNumbers.counted(count, unit));
        }
    }
}
