package org.mynah.media.engine;

import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Which even/odd port pairs of the range are in use. Ports are handed out in turn, so that a packet
 * for a call that has just ended does not reach the next one. Thread-safe.
 */
final class RtpPorts {

    private final int first;
    private final int pairs;
    private final BitSet used;
    private int turn;

    RtpPorts(int first, int last) {
        this.first = first;
        this.pairs = (last - first + 1) / 2;
        this.used = new BitSet(pairs);
    }

    /** An even port, or empty when all are in use. */
    synchronized OptionalInt take() {
        int pair = used.nextClearBit(turn);
        if (pair >= pairs) {
            pair = used.nextClearBit(0);
        }
        if (pair >= pairs) {
            return OptionalInt.empty();
        }
        used.set(pair);
        turn = (pair + 1) % pairs;
        return OptionalInt.of(first + 2 * pair);
    }

    synchronized void give(int port) {
        used.clear((port - first) / 2);
    }

    synchronized int free() {
        return pairs - used.cardinality();
    }

    int pairs() {
        return pairs;
    }
}
