package org.mynah.speech.phrase;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.MatchResult;

/** Written dates and times of day in English words. What is no date stays as it is. */
final class EnglishDates {

    static final String MONTHS =
            "January|February|March|April|May|June|July|August|September|October|November|December"
                    + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";

    private EnglishDates() {}

    /**
     * Numeric date whose year, month and day are in these groups: October fourteenth, twenty
     * twenty-six.
     */
    static String date(MatchResult match, int year, int month, int day) {
        try {
            int written = number(match, year);
            var date =
                    LocalDate.of(
                            match.group(year).length() == 2 ? 2000 + written : written,
                            number(match, month),
                            number(match, day));
            // An ISO time follows its date after a T.
            return words(date.getMonth(), date.getDayOfMonth(), date.getYear())
                    + (match.group().endsWith("T") ? " at " : "");
        } catch (DateTimeException e) {
            return match.group().replace('/', ' ').replace('-', ' ');
        }
    }

    /** {@code March 5}, {@code Oct. 14th, 2026}. */
    static String monthDay(MatchResult match) {
        int day = number(match, 2);
        if (day < 1 || day > 31) {
            return match.group();
        }
        return words(month(match.group(1)), day, match.group(3) == null ? 0 : number(match, 3));
    }

    /** {@code 3:10 PM}: three ten P M. */
    static String clock(MatchResult match) {
        return time(number(match, 1), number(match, 2)) + half(match.group(3));
    }

    /** {@code 3 PM}: three P M. */
    static String hour(MatchResult match) {
        return EnglishNumbers.cardinal(number(match, 1)) + half(match.group(2));
    }

    /** {@code 15:10}: three ten P M; {@code 9:30} without a half of the day stays nine thirty. */
    static String clock24(MatchResult match) {
        int hour = number(match, 1);
        int minute = number(match, 2);
        if (hour > 12 || hour == 0) {
            return time(hour % 12 == 0 ? 12 : hour % 12, minute) + (hour < 12 ? " A M" : " P M");
        }
        return match.group(1).startsWith("0")
                ? time(hour, minute) + " A M"
                : time(hour, minute) + (minute == 0 ? " o'clock" : "");
    }

    private static String time(int hour, int minute) {
        var words = EnglishNumbers.cardinal(hour);
        if (minute == 0) {
            return words;
        }
        return words + (minute < 10 ? " oh " : " ") + EnglishNumbers.cardinal(minute);
    }

    private static String half(String letter) {
        return letter.equalsIgnoreCase("a") ? " A M" : " P M";
    }

    private static String words(Month month, int day, int year) {
        var date =
                month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        + " "
                        + EnglishNumbers.ordinal(day);
        return year == 0 ? date : date + ", " + EnglishNumbers.year(year);
    }

    private static Month month(String name) {
        for (var month : Month.values()) {
            if (month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    .startsWith(name.substring(0, 3))) {
                return month;
            }
        }
        throw new IllegalArgumentException("no month " + name);
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
