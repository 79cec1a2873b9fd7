package org.mynah.admin.shell.run;

import java.time.Duration;

/**
 * What one script may use up. Immutable.
 *
 * @param deepest statements and expressions within each other, functions included
 * @param largestList elements of one list
 * @param longestText characters of one text
 * @param mostRounds rounds of all loops together
 * @param mostLines lines printed
 * @param longestRun time from start to end
 */
public record Limits(
        int deepest,
        int largestList,
        int longestText,
        long mostRounds,
        long mostLines,
        Duration longestRun) {

    /** For administrators: only runaway scripts meet these. */
    public static final Limits DEFAULT =
            new Limits(
                    1_200, 5_000_000, 64_000_000, 1_000_000_000, 10_000_000, Duration.ofHours(24));

    /** The same with another time. */
    public Limits within(Duration time) {
        return new Limits(deepest, largestList, longestText, mostRounds, mostLines, time);
    }
}
