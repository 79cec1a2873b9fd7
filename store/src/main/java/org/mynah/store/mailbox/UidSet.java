package org.mynah.store.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * UIDs as ascending ranges that do not touch. Immutable.
 *
 * @param ranges ascending
 */
public record UidSet(List<Range> ranges) {

    /** Every UID. */
    public static final UidSet ALL = new UidSet(List.of(new Range(1, Long.MAX_VALUE)));

    /** No UID. */
    public static final UidSet NONE = new UidSet(List.of());

    /** From and to, both within. */
    public record Range(long from, long to) {
        public Range {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("not a range of UIDs: " + from + ":" + to);
            }
        }

        /** Whether it holds a UID. */
        public boolean contains(long uid) {
            return from <= uid && uid <= to;
        }
    }

    /** Sorts and joins the ranges. */
    public UidSet {
        var sorted = new ArrayList<>(ranges);
        sorted.sort((a, b) -> Long.compare(a.from, b.from));
        var joined = new ArrayList<Range>();
        for (var range : sorted) {
            if (!joined.isEmpty() && range.from - 1 <= joined.getLast().to) {
                var last = joined.removeLast();
                joined.add(new Range(last.from, Math.max(last.to, range.to)));
            } else {
                joined.add(range);
            }
        }
        ranges = List.copyOf(joined);
    }

    /** Single UIDs. */
    public static UidSet of(Iterable<Long> uids) {
        var sorted = new TreeSet<Long>();
        uids.forEach(sorted::add);
        var ranges = new ArrayList<Range>();
        for (var uid : sorted) {
            if (!ranges.isEmpty() && ranges.getLast().to == uid - 1) {
                ranges.add(new Range(ranges.removeLast().from, uid));
            } else {
                ranges.add(new Range(uid, uid));
            }
        }
        return new UidSet(ranges);
    }

    /** One UID. */
    public static UidSet of(long uid) {
        return new UidSet(List.of(new Range(uid, uid)));
    }

    /** All from one UID to another. */
    public static UidSet between(long from, long to) {
        return new UidSet(List.of(new Range(from, to)));
    }

    /** Whether it holds a UID. */
    public boolean contains(long uid) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var range = ranges.get(middle);
            if (uid < range.from) {
                high = middle - 1;
            } else if (uid > range.to) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Whether it holds no UID. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** As in IMAP, such as {@code 1:3,7}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var range : ranges) {
            if (!text.isEmpty()) {
                text.append(',');
            }
            text.append(range.from);
            if (range.to != range.from) {
                text.append(':').append(range.to == Long.MAX_VALUE ? "*" : range.to);
            }
        }
        return text.toString();
    }
}
