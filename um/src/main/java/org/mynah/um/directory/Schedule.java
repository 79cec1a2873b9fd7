package org.mynah.um.directory;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * When an auto attendant is within business hours (directory §7.9.1). An empty schedule is never
 * open. Immutable.
 */
public record Schedule(List<Interval> intervals) {

    /** Open all week. */
    public static final Schedule ALWAYS = new Schedule(List.of(Interval.WHOLE_WEEK));

    /** More intervals do not fit into a week: each has 15 minutes, and so has each pause. */
    static final int MOST_INTERVALS = Interval.WEEK / (2 * Interval.SHORTEST);

    public Schedule {
        intervals = List.copyOf(intervals);
    }

    /**
     * Whether the schedule is open at a moment. The clock on the wall of the moment's own zone
     * decides: an hour that daylight saving time leaves out is never reached, one that it repeats
     * counts both times.
     */
    public boolean isOpen(ZonedDateTime at) {
        var minute =
                at.getDayOfWeek().getValue() % 7 * 24 * 60 + at.getHour() * 60 + at.getMinute();
        return intervals.stream().anyMatch(interval -> interval.contains(minute));
    }

    /** Whether it is open at every time. */
    public boolean isAlways() {
        return intervals.stream().anyMatch(interval -> interval.length() == Interval.WEEK);
    }

    /** Two intervals that overlap or have less than 15 minutes between them (UM-E604). */
    Optional<String> conflict() {
        for (int i = 0; i < intervals.size(); i++) {
            for (int j = i + 1; j < intervals.size(); j++) {
                if (intervals.get(i).isTooNear(intervals.get(j))) {
                    return Optional.of(
                            "between '%s' and '%s' there are less than 15 minutes"
                                    .formatted(intervals.get(i), intervals.get(j)));
                }
            }
        }
        return Optional.empty();
    }
}
