package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When speech grammars are refreshed (directory §7.13): intervals as in §7.9.1, of which only the
 * start counts, one on each day.
 */
final class GrammarSchedule {

    /** Every day from 02:00 to 02:30. */
    static final List<String> DAILY =
            List.of(
                    "Sun.02:00-Sun.02:30",
                    "Mon.02:00-Mon.02:30",
                    "Tue.02:00-Tue.02:30",
                    "Wed.02:00-Wed.02:30",
                    "Thu.02:00-Thu.02:30",
                    "Fri.02:00-Fri.02:30",
                    "Sat.02:00-Sat.02:30");

    private static final List<String> DAYS =
            List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
    private static final String MOMENT =
            "([A-Za-z]{3,9}|[0-6])\\.([0-9]{1,2}):([0-9]{2})( ?[AaPp][Mm])?";
    private static final Pattern FORM = Pattern.compile(MOMENT + " ?- ?" + MOMENT);

    private GrammarSchedule() {}

    /** Checks the intervals; one that spans days or meets another is accepted with a warning. */
    static void check(Checks checks, List<String> intervals, Warnings warnings) {
        var days = new HashMap<Integer, String>();
        var odd = new ArrayList<String>();
        for (var interval : intervals) {
            var match = FORM.matcher(interval.strip());
            var from = match.matches() ? day(match.group(1)) : -1;
            var to = match.matches() ? day(match.group(5)) : -1;
            if (from < 0
                    || to < 0
                    || !isTime(match.group(2), match.group(3), match.group(4))
                    || !isTime(match.group(6), match.group(7), match.group(8))) {
                checks.add(
                        ErrorId.E604,
                        "-GrammarGenerationSchedule has the interval '%s': the form is Day.HH:MM[ AM|PM]-Day.HH:MM[ AM|PM], as in Mon.02:00-Mon.02:30."
                                .formatted(Names.printable(interval)));
                continue;
            }
            var earlier = days.put(from, interval);
            if (earlier != null) {
                checks.add(
                        ErrorId.E604,
                        "-GrammarGenerationSchedule has '%s' and '%s': one start a day is allowed."
                                .formatted(earlier, interval));
            }
            if (from != to) {
                odd.add(interval);
            }
        }
        if (!odd.isEmpty()) {
            warnings.add(
                    "-GrammarGenerationSchedule: %s ends on another day; only the start of each interval is used."
                            .formatted(String.join(", ", odd)));
        }
    }

    private static int day(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return text.charAt(0) - '0';
        }
        var lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < DAYS.size(); i++) {
            if (DAYS.get(i).startsWith(lower)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isTime(String hour, String minute, @Nullable String half) {
        int hours = Integer.parseInt(hour);
        return Integer.parseInt(minute) < 60
                && (half == null ? hours < 24 : hours >= 1 && hours <= 12);
    }
}
