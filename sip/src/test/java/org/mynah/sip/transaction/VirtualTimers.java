package org.mynah.sip.transaction;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Timers on a clock that only the test moves. One thread. */
final class VirtualTimers implements Timers {
    private final PriorityQueue<Entry> waiting =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::number));
    private Duration now = Duration.ZERO;
    private long numbers;

    private record Entry(Duration due, long number, Runnable task) {}

    @Override
    public Timer after(Duration delay, Runnable task) {
        numbers++;
        var entry = new Entry(now.plus(delay), numbers, task);
        waiting.add(entry);
        return () -> waiting.remove(entry);
    }

    /** Runs what falls due within a time, in order. */
    void advance(Duration time) {
        var end = now.plus(time);
        var next = waiting.peek();
        while (next != null && next.due().compareTo(end) <= 0) {
            waiting.remove(next);
            now = next.due();
            next.task().run();
            next = waiting.peek();
        }
        now = end;
    }

    int pending() {
        return waiting.size();
    }
}
