package org.mynah.testkit.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened in a call, a line each with its time, for failure messages. Thread-safe. */
final class Story {
    /** Lines after this many are not kept. */
    private static final int LONGEST = 500;

    private final long start = System.nanoTime();
    private final List<String> lines = new ArrayList<>();

    synchronized void note(String what) {
        if (lines.size() < LONGEST) {
            double seconds = (System.nanoTime() - start) / 1e9;
            lines.add(String.format(Locale.ROOT, "%7.3f s  %s", seconds, what));
        }
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
