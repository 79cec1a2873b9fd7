package org.mynah.media.rtp;

/**
 * How the losses of a stream lie: alone, in runs, in bursts (RFC 3611 §4.7.2). A burst is a stretch
 * with two losses or more in which fewer than {@link #GAP} packets in a row arrive. One thread.
 */
final class LossPattern {

    /** Packets in a row that end a burst: Gmin of RFC 3611. */
    static final int GAP = 16;

    private long packets;
    private long losses;
    private long discards;
    private long runs;
    private long sinceLoss;

    private long burstLength;
    private long burstLosses;
    private long bursts;
    private long packetsInBursts;
    private long lossesInBursts;

    /** The next packet in order: whether it is missing. */
    void next(boolean isMissing) {
        packets++;
        if (!isMissing) {
            sinceLoss++;
            return;
        }
        losses++;
        if (sinceLoss > 0 || losses == 1) {
            runs++;
        }
        if (burstLosses > 0 && sinceLoss < GAP) {
            burstLength += sinceLoss + 1;
        } else {
            endBurst();
            burstLength = 1;
        }
        burstLosses++;
        sinceLoss = 0;
    }

    private void endBurst() {
        if (burstLosses > 1) {
            bursts++;
            packetsInBursts += burstLength;
            lossesInBursts += burstLosses;
        }
        burstLosses = 0;
    }

    /** A packet that counts as missing came after all, too late to be heard. */
    void tooLate() {
        discards++;
    }

    /** Packets so far, missing or not. */
    long packets() {
        return packets;
    }

    /** The same, to be carried on without changing this one. */
    LossPattern copy() {
        var copy = new LossPattern();
        copy.packets = packets;
        copy.losses = losses;
        copy.discards = discards;
        copy.runs = runs;
        copy.sinceLoss = sinceLoss;
        copy.burstLength = burstLength;
        copy.burstLosses = burstLosses;
        copy.bursts = bursts;
        copy.packetsInBursts = packetsInBursts;
        copy.lossesInBursts = lossesInBursts;
        return copy;
    }

    /** What the pattern means for a listener; an open burst ends. */
    StreamQuality quality(double jitterMillis, double packetMillis) {
        endBurst();
        return StreamQuality.of(
                new StreamQuality.Counts(
                        packets,
                        losses - Math.min(losses, discards),
                        Math.min(losses, discards),
                        runs,
                        bursts,
                        packetsInBursts,
                        lossesInBursts),
                jitterMillis,
                packetMillis);
    }
}
