package org.mynah.um.directory;

import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When, as a condition of a call answering rule (directory §7.12): TimeOfDay, {@code
 * kind,days,start,end}, in the user's time zone. Immutable.
 */
public sealed interface RuleTime {

    /** Within the working hours of the calendar. */
    record Working() implements RuleTime {}

    /** Outside of them. */
    record NonWorking() implements RuleTime {}

    /** Within hours of some days. */
    record Custom(WorkingHours hours) implements RuleTime {}

    /** {@code 8:00}; the parser of the JDK takes the rest. */
    Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):[0-5][0-9]");

    /** Reads a condition; problems go to the checks. */
    static Optional<RuleTime> read(String entry, Checks checks) {
        var fields = new RuleFields("TimeOfDay", entry, 4, checks);
        RuleTime time =
                switch (fields.whole(0, "kind", 1, 3)) {
                    case 2 -> {
                        always(fields);
                        yield new NonWorking();
                    }
                    case 3 -> custom(fields);
                    default -> {
                        always(fields);
                        yield new Working();
                    }
                };
        return fields.isGood() ? Optional.of(time) : Optional.empty();
    }

    private static void always(RuleFields fields) {
        if (!fields.text(1).isEmpty() && !fields.text(1).equals("0")) {
            fields.wrong("days", "0");
        }
        fields.blank(2, 3);
    }

    private static RuleTime custom(RuleFields fields) {
        var mask = fields.whole(1, "days", 1, 127);
        for (int place = 2; place <= 3; place++) {
            if (!TIME.matcher(fields.text(place)).matches()) {
                fields.wrong(place == 2 ? "start" : "end", "a time such as 8:00");
            }
        }
        if (!fields.isGood()) {
            return new Working();
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if ((mask & bit(day)) != 0) {
                days.add(day);
            }
        }
        var hours =
                new WorkingHours(
                        days, WorkingHours.time(fields.text(2)), WorkingHours.time(fields.text(3)));
        if (hours.start().equals(hours.end())) {
            fields.wrong("end", "other than its start");
        }
        return new Custom(hours);
    }

    /** Sunday 1, Monday 2, Tuesday 4 … Saturday 64. */
    private static int bit(DayOfWeek day) {
        return 1 << (day.getValue() % 7);
    }

    /** The text; reading it gives the same. */
    default String entry() {
        return switch (this) {
            case Working() -> "1,0,,";
            case NonWorking() -> "2,0,,";
            case Custom(var hours) ->
                    "3,%d,%s,%s"
                            .formatted(
                                    hours.days().stream().mapToInt(RuleTime::bit).sum(),
                                    hours.start().format(DateTimeFormatter.ofPattern("H:mm")),
                                    hours.end().format(DateTimeFormatter.ofPattern("H:mm")));
        };
    }

    /** Whether the call comes at such a time. */
    default boolean fits(RuleCall call) {
        return switch (this) {
            case Working() -> call.workingHours().contains(call.time());
            case NonWorking() -> !call.workingHours().contains(call.time());
            case Custom(var hours) -> hours.contains(call.time());
        };
    }
}
