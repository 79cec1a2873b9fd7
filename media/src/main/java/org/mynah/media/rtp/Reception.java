package org.mynah.media.rtp;

/**
 * Accounts for one received stream: extended sequence number, loss, duplicates and jitter (RFC 3550
 * §A.3, §A.8). Decides nothing about trust: see {@link StreamGate}. One thread.
 */
public final class Reception {

    /** Packets back in sequence within which a duplicate is recognised. */
    public static final int WINDOW = 64;

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
            return baseSequence;
        }
        int step = (short) (sequence - (int) highestSequence);
        long extended = highestSequence + step;
        if (step > 0) {
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
