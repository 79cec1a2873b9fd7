package org.mynah.media.rtp;

import java.util.Optional;

/**
 * Accounts for one received stream: extended sequence number, loss, duplicates and jitter (RFC 3550
 * §A.3, §A.8). Decides nothing about trust: see {@link StreamGate}. One thread.
 */
public final class Reception {

    /** Packets back in sequence within which a duplicate is recognised. */
    public static final int WINDOW = 64;

    /**
     * A packet that comes later than so many others is too late to be heard, 200 ms at the usual 20
     * ms a packet: it counts as missing for the quality of the stream.
     */
    static final int TOO_LATE = 10;

    private final LossPattern pattern;
    private boolean started;
    private long baseSequence;
    private long highestSequence;
    private long seen;
    private long received;
    private long duplicates;
    private double jitter;
    private int lastTransit;
    private long expectedBefore;
    private long receivedBefore;

    /** The last number of which it is decided whether it counts as missing. */
    private long decided;

    /** The first stream of a session. */
    public Reception() {
        this(new LossPattern());
    }

    private Reception(LossPattern pattern) {
        this.pattern = pattern;
    }

    /** The stream after this one, of the same session: its losses are added to those before. */
    public Reception next() {
        decideUpTo(highestSequence);
        return new Reception(pattern);
    }

    /**
     * Takes the sequence number of a packet that belongs to the stream.
     *
     * @return its number extended beyond 16 bits, or −1 for a duplicate or one too old to tell
     */
    public long accept(int sequence) {
        if (!started) {
            started = true;
            // One cycle of head-room, so that a packet before the first stays positive.
            baseSequence = 0x10000L + sequence;
            highestSequence = baseSequence;
            seen = 1;
            received = 1;
            decided = baseSequence - 1;
            return baseSequence;
        }
        int step = (short) (sequence - (int) highestSequence);
        long extended = highestSequence + step;
        if (step > 0) {
            decideUpTo(extended - TOO_LATE);
            seen = step >= WINDOW ? 0 : seen << step;
            seen |= 1;
            highestSequence = extended;
        } else {
            long bit = -step >= WINDOW ? 0 : 1L << -step;
            if (bit == 0 || (seen & bit) != 0) {
                duplicates++;
                return -1;
            }
            seen |= bit;
            if (extended <= decided && extended >= baseSequence) {
                pattern.tooLate();
            }
        }
        received++;
        return extended;
    }

    /**
     * Takes the arrival of a packet for the jitter estimate.
     *
     * @param arrival on the clock of the timestamps
     */
    public void arrived(int timestamp, int arrival) {
        int transit = arrival - timestamp;
        if (received > 1) {
            double difference = Math.abs((double) (transit - lastTransit));
            // A sender that restarts its clock is not jitter.
            if (difference < 8000) {
                jitter += (difference - jitter) / 16;
            }
        }
        lastTransit = transit;
    }

    private void decideUpTo(long last) {
        while (decided < last) {
            decided++;
            pattern.next(isMissing(decided));
        }
    }

    private boolean isMissing(long number) {
        long back = highestSequence - number;
        return back < 0 || back >= WINDOW || (seen & (1L << back)) == 0;
    }

    /**
     * How well the stream could be understood, those before it included; empty when too little of
     * it came.
     *
     * @param ticksPerMilli of the clock of the timestamps
     * @param packetMillis how much sound a packet carries
     */
    public Optional<StreamQuality> quality(double ticksPerMilli, double packetMillis) {
        var whole = new Reception(pattern.copy());
        whole.seen = seen;
        whole.highestSequence = highestSequence;
        whole.decided = decided;
        whole.decideUpTo(highestSequence);
        return whole.pattern.packets() < StreamQuality.FEWEST_PACKETS
                ? Optional.empty()
                : Optional.of(whole.pattern.quality(jitter / ticksPerMilli, packetMillis));
    }

    /** Packets received, duplicates excluded. */
    public long received() {
        return received;
    }

    /** Packets that came twice, or too late to tell. */
    public long duplicates() {
        return duplicates;
    }

    /** Packets that should have come and did not; never negative. */
    public long lost() {
        return started ? Math.max(0, expected() - received) : 0;
    }

    /** Interarrival jitter in timestamp units. */
    public double jitter() {
        return jitter;
    }

    /** The highest number that {@link #accept} has answered. */
    public long highestExtended() {
        return highestSequence;
    }

    /** The highest sequence number extended by the number of cycles, as reports carry it. */
    public int highestSequence() {
        return (int) (highestSequence - 0x10000L);
    }

    private long expected() {
        return highestSequence - baseSequence + 1;
    }

    /** A report on the stream; the fraction lost counts from the report before. */
    public RtcpPacket.ReceptionReport report(int ssrc, int lastSenderReport, int delaySince) {
        long expected = started ? expected() : 0;
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        int fraction =
                expectedNow <= 0 || lostNow <= 0
                        ? 0
                        : (int) Math.min(255, (lostNow << 8) / expectedNow);
        return new RtcpPacket.ReceptionReport(
                ssrc,
                fraction,
                (int) Math.clamp(expected - received, -0x800000L, 0x7FFFFFL),
                highestSequence(),
                (int) jitter,
                lastSenderReport,
                delaySince);
    }
}
