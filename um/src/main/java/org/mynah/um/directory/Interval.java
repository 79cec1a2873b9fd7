package org.mynah.um.directory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the week by the clock on the wall (directory §7.9.1), such as {@code Sun.11:30
 * PM-Mon.1:30 AM}. The end is not part of it; it may pass midnight and the end of the week.
 * Immutable.
 *
 * @param start minutes after Sunday 00:00, from 0 to 10079, a quarter of an hour
 * @param length minutes, from 15 to the whole week
 */
public record Interval(int start, int length) {

    /** Minutes of a week. */
    public static final int WEEK = 7 * 24 * 60;

    /** The shortest interval, and the shortest pause between two, in minutes. */
    public static final int SHORTEST = 15;

    /** Always. */
    public static final Interval WHOLE_WEEK = new Interval(0, WEEK);

    /** How an interval is written. */
    static final EntryLine<Interval> LINE = new Line();

    private static final List<String> DAYS =
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int SHORTEST_ABBREVIATION = 3;
    private static final String MOMENT =
            "([A-Za-z]+|[0-9]+)\\.([0-9]{1,2}):([0-9]{2})(?: ?([AaPp][Mm]))?";
    private static final Pattern FORM = Pattern.compile(MOMENT + " ?- ?" + MOMENT);

    public Interval {
        if (start < 0 || start >= WEEK || length < SHORTEST || length > WEEK) {
            throw new IllegalArgumentException("no interval: " + start + " for " + length);
        }
    }

    /** Whether a minute after Sunday 00:00 is part of it. */
    public boolean contains(int minuteOfWeek) {
        return Math.floorMod(minuteOfWeek - start, WEEK) < length;
    }

    /** The minute after Sunday 00:00 at which it ends; 0 for the end of Saturday. */
    public int end() {
        return (start + length) % WEEK;
    }

    /** Whether the other begins less than a quarter of an hour after this one ends, or before. */
    boolean isTooNear(Interval other) {
        var pause = Math.floorMod(other.start - start, WEEK) - length;
        var pauseBefore = Math.floorMod(start - other.start, WEEK) - other.length;
        return pause < SHORTEST || pauseBefore < SHORTEST;
    }

    /** The documented form, by the 24-hour clock. */
    @Override
    public String toString() {
        return moment(start) + "-" + moment(end());
    }

    private static String moment(int minute) {
        var day = DAYS.get(minute / MINUTES_OF_DAY);
        var ofDay = minute % MINUTES_OF_DAY;
        return "%s%s.%02d:%02d"
                .formatted(
                        day.substring(0, 1).toUpperCase(Locale.ROOT),
                        day.substring(1, SHORTEST_ABBREVIATION),
                        ofDay / 60,
                        ofDay % 60);
    }

    private static final class Line implements EntryLine<Interval> {

        @Override
        public List<String> columns() {
            return List.of("Interval");
        }

        @Override
        public Interval read(String parameter, String line) {
            var text = line.strip();
            var match = FORM.matcher(text);
            if (!match.matches()) {
                throw refuse(
                        parameter,
                        text,
                        "the form is Day.HH:MM[ AM|PM]-Day.HH:MM[ AM|PM], as in Mon.09:00-Mon.17:00");
            }
            var from = minute(parameter, text, match, 1);
            var to = minute(parameter, text, match, 5);
            if (from == to) {
                return new Interval(from - from % SHORTEST, WEEK);
            }
            // Minutes are rounded down to 0, 15, 30 or 45.
            var start = from - from % SHORTEST;
            var length = Math.floorMod(to - to % SHORTEST - start, WEEK);
            if (length < SHORTEST) {
                throw refuse(parameter, text, "an interval has at least 15 minutes");
            }
            return new Interval(start, length);
        }

        private static int minute(String parameter, String text, Matcher match, int group) {
            var day = day(match.group(group));
            if (day < 0) {
                throw refuse(
                        parameter,
                        text,
                        "'%s' is no day: give its name, an abbreviation such as Mon, or 0 (Sunday) to 6"
                                .formatted(match.group(group)));
            }
            var hour = Integer.parseInt(match.group(group + 1));
            var minute = Integer.parseInt(match.group(group + 2));
            var half = match.group(group + 3);
            if (half == null ? hour > 23 : hour < 1 || hour > 12) {
                throw refuse(
                        parameter,
                        text,
                        "the hour is 0–23, or 1–12 with AM or PM; '%d' is neither".formatted(hour));
            }
            if (minute > 59) {
                throw refuse(parameter, text, "the minute is 0–59, not %d".formatted(minute));
            }
            if (half != null) {
                hour = hour % 12 + (half.equalsIgnoreCase("PM") ? 12 : 0);
            }
            return day * MINUTES_OF_DAY + hour * 60 + minute;
        }

        private static int day(String text) {
            if (Character.isDigit(text.charAt(0))) {
                return text.length() == 1 && text.charAt(0) <= '6' ? text.charAt(0) - '0' : -1;
            }
            var lower = text.toLowerCase(Locale.ROOT);
            for (int i = 0; i < DAYS.size(); i++) {
                if (lower.length() >= SHORTEST_ABBREVIATION && DAYS.get(i).startsWith(lower)) {
                    return i;
                }
            }
            return -1;
        }

        private static DirectoryException refuse(String parameter, String text, String rule) {
            var shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
            return new DirectoryException(
                    ErrorId.E604,
                    "-%s has the interval '%s': %s."
                            .formatted(parameter, Names.printable(shown), rule));
        }

        @Override
        public String write(Interval entry) {
            return entry.toString();
        }

        @Override
        public boolean isSplitAtCommas() {
            return true;
        }

        @Override
        public ErrorId error() {
            return ErrorId.E604;
        }

        @Override
        public String allowed() {
            return "intervals such as Mon.09:00-Mon.17:00 or 1.9:00 AM-1.5:00 PM";
        }
    }
}
