package org.mynah.mail.imap;

import java.util.List;

/**
 * A set of sequence numbers or UIDs as a client writes it. Immutable.
 *
 * @param ranges as written; {@link #STAR} is the largest number in use
 */
record NumberSet(List<Range> ranges) {

    /** Written as an asterisk. */
    static final long STAR = Long.MAX_VALUE;

    /** The result of the last search, written as $ (RFC 5182). */
    static final NumberSet SAVED = new NumberSet(List.of());

    /** Two ends in any order. */
    record Range(long from, long to) {}

    NumberSet {
        ranges = List.copyOf(ranges);
    }

    boolean isSaved() {
        return ranges.isEmpty();
    }
}
