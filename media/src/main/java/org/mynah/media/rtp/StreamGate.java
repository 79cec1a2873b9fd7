package org.mynah.media.rtp;

/**
 * Decides which packets from the right address are the stream we listen to (reliability R2). A
 * packet with another SSRC, a far sequence number or an impossible timestamp is not heard while the
 * stream goes on. Only when the stream has been silent for {@link #QUIET_NANOS} may another take
 * its place, and only after {@link #PROBATION} packets in a row of its own: that is a PBX which put
 * another speaker on the line without a re-INVITE. One thread.
 */
public final class StreamGate {

    /** How many packets a stream may skip at once, beside those that the time since explains. */
    public static final int MOST_AHEAD = 50;

    /** How far back a sequence number may be (RFC 3550 §A.1 MAX_MISORDER). */
    public static final int MOST_BEHIND = 100;

    /** How much a timestamp may run ahead of the time that passed, in samples: one second. */
    public static final int MOST_DRIFT_SAMPLES = 8000;

    /** A stream that has sent nothing for this long may be replaced. */
    public static final long QUIET_NANOS = 250_000_000;

    /** Consecutive packets that a new stream must show. */
    public static final int PROBATION = 3;

    /** How old the beginning of a telephone event may be, in samples. */
    public static final int OLDEST_EVENT_SAMPLES = 0xFFFF;

    private static final long NANOS_PER_SAMPLE = 125_000;
    private static final long SHORTEST_PACKET_NANOS = 10_000_000;

    private boolean started;
    private int ssrc;
    private int sequence;
    private int timestamp;
    private long lastNanos;
    private long timestampNanos;

    private int candidateSsrc;
    private int candidateSequence;
    private int candidateTimestamp;
    private int candidateRun;

    /** What to do with a packet. */
    public enum Verdict {
        /** It is the stream's. */
        HEAR,
        /** It begins another stream that takes the place of the one before. */
        RESTART,
        /** It is not to be heard. */
        DROP
    }

    /**
     * Judges a packet that arrived now.
     *
     * @param event whether it is a telephone event, whose timestamp stays at its beginning
     */
    public Verdict judge(RtpPacket packet, boolean event, long nowNanos) {
        if (!started) {
            adopt(packet, nowNanos);
            return Verdict.RESTART;
        }
        if (packet.ssrc() == ssrc && continues(packet, event, nowNanos)) {
            hear(packet, event, nowNanos);
            return Verdict.HEAR;
        }
        watch(packet);
        if (candidateRun >= PROBATION && nowNanos - lastNanos >= QUIET_NANOS) {
            adopt(packet, nowNanos);
            return Verdict.RESTART;
        }
        return Verdict.DROP;
    }

    private boolean continues(RtpPacket packet, boolean event, long nowNanos) {
        int step = (short) (packet.sequence() - sequence);
        long explained = (nowNanos - lastNanos) / SHORTEST_PACKET_NANOS;
        if (step > explained + MOST_AHEAD || step < -MOST_BEHIND) {
            return false;
        }
        int moved = packet.timestamp() - timestamp;
        long passed = (nowNanos - timestampNanos) / NANOS_PER_SAMPLE;
        if (moved > passed + MOST_DRIFT_SAMPLES) {
            return false;
        }
        if (event) {
            return moved >= -OLDEST_EVENT_SAMPLES;
        }
        // The clock of sound never runs against its sequence numbers.
        return step > 0 ? moved >= 0 : moved <= 0;
    }

    private void hear(RtpPacket packet, boolean event, long nowNanos) {
        if ((short) (packet.sequence() - sequence) > 0) {
            sequence = packet.sequence();
            if (!event) {
                timestamp = packet.timestamp();
                timestampNanos = nowNanos;
            }
        }
        lastNanos = nowNanos;
        candidateRun = 0;
    }

    private void watch(RtpPacket packet) {
        boolean follows =
                candidateRun > 0
                        && packet.ssrc() == candidateSsrc
                        && packet.sequence() == ((candidateSequence + 1) & 0xFFFF)
                        && packet.timestamp() - candidateTimestamp >= 0
                        && packet.timestamp() - candidateTimestamp <= MOST_DRIFT_SAMPLES;
        candidateRun = follows ? candidateRun + 1 : 1;
        candidateSsrc = packet.ssrc();
        candidateSequence = packet.sequence();
        candidateTimestamp = packet.timestamp();
    }

    private void adopt(RtpPacket packet, long nowNanos) {
        started = true;
        ssrc = packet.ssrc();
        sequence = packet.sequence();
        timestamp = packet.timestamp();
        lastNanos = nowNanos;
        timestampNanos = nowNanos;
        candidateRun = 0;
    }

    /** Forgets the stream, because signalling announced another. */
    public void reset() {
        started = false;
        candidateRun = 0;
    }

    /** Whether a stream is being heard. */
    public boolean started() {
        return started;
    }

    /** The SSRC of the stream being heard. */
    public int ssrc() {
        return ssrc;
    }
}
