package org.mynah.testkit.ear;

/**
 * Whether a recording holds what was sent sample for sample. Immutable.
 *
 * @param offset where in the recording the first sent sample lies; negative when the recording
 *     starts later than what was sent. 0 when nothing of it was found
 * @param compared how many sent samples lie within the recording at that offset
 * @param differing how many of those are another value
 * @param missing how many sent samples lie outside of the recording
 */
public record SampleMatch(int offset, int compared, int differing, int missing) {
    /** Samples that must agree in a row for an offset to be considered. */
    private static final int ANCHOR = 160;

    /**
     * Places in what was sent from which an anchor is taken, so that one lost packet is no loss.
     */
    private static final int MOST_ANCHORS = 16;

    /** Different values an anchor must hold: silence and square waves fit anywhere. */
    private static final int LEAST_VARIETY = 8;

    /** Finds the offset at which the fewest samples differ or miss. */
    public static SampleMatch of(short[] sent, short[] recording) {
        var best = new SampleMatch(0, 0, 0, sent.length);
        int step = Math.max(ANCHOR, sent.length / MOST_ANCHORS);
        for (int at = 0; at + ANCHOR <= sent.length; at += step) {
            int anchor = variedFrom(sent, at, Math.min(sent.length, at + step));
            if (anchor < 0) {
                continue;
            }
            for (int found = find(sent, anchor, recording, 0);
                    found >= 0;
                    found = find(sent, anchor, recording, found + 1)) {
                var match = at(sent, recording, found - anchor, best.wrong());
                if (match.wrong() < best.wrong()) {
                    best = match;
                }
                if (best.isExact()) {
                    return best;
                }
            }
        }
        return best;
    }

    /** Whether every sent sample is in the recording, in order, unchanged. */
    public boolean isExact() {
        return compared > 0 && wrong() == 0;
    }

    /** Whether any of it was found. */
    public boolean isFound() {
        return compared > 0;
    }

    private int wrong() {
        return differing + missing;
    }

    /**
     * Stops counting when it is worse than {@code limit}: a tone fits badly in very many places.
     */
    private static SampleMatch at(short[] sent, short[] recording, int offset, int limit) {
        int from = Math.max(0, -offset);
        int to = Math.min(sent.length, recording.length - offset);
        int missing = sent.length - (to - from);
        int differing = 0;
        for (int i = from; i < to && differing + missing <= limit; i++) {
            if (sent[i] != recording[i + offset]) {
                differing++;
            }
        }
        return new SampleMatch(offset, to - from, differing, missing);
    }

    private static int variedFrom(short[] sent, int from, int to) {
        for (int at = from; at + ANCHOR <= sent.length && at < to; at += ANCHOR / 2) {
            int values = 0;
            for (int i = at + 1; i < at + ANCHOR; i++) {
                if (sent[i] != sent[i - 1]) {
                    values++;
                }
            }
            if (values >= LEAST_VARIETY) {
                return at;
            }
        }
        return -1;
    }

    private static int find(short[] sent, int anchor, short[] recording, int from) {
        for (int at = from; at + ANCHOR <= recording.length; at++) {
            int same = 0;
            while (same < ANCHOR && recording[at + same] == sent[anchor + same]) {
                same++;
            }
            if (same == ANCHOR) {
                return at;
            }
        }
        return -1;
    }
}
