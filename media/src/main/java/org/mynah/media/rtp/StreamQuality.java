package org.mynah.media.rtp;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well a received stream could be understood: the audio metrics of a call (messages §12).
 * Losses and late packets by RFC 3611 §4.7, the mean opinion score by the E-model (ITU-T G.107)
 * without its delay term. Immutable.
 *
 * @param nmos 1–4.41: network mean opinion score
 * @param degradation how far {@code nmos} is below the best that G.711 gives
 * @param degradationByJitter its part that comes of packets that came too late
 * @param degradationByLoss its part that comes of packets that never came
 * @param jitterMillis interarrival jitter (RFC 3550 §6.4.1) in ms
 * @param lossPercent packets missing or too late, 0–100
 * @param burstDensityPercent packets missing within bursts, 0–100; empty without a burst
 * @param burstMillis mean length of a burst; empty without one
 * @param roundTripMillis from RTCP; empty when the peer sends none
 */
public record StreamQuality(
        double nmos,
        double degradation,
        double degradationByJitter,
        double degradationByLoss,
        double jitterMillis,
        double lossPercent,
        OptionalDouble burstDensityPercent,
        OptionalDouble burstMillis,
        OptionalDouble roundTripMillis) {

    /** Packets below which nothing can be said, 1 s of the usual 20 ms. */
    public static final int FEWEST_PACKETS = 50;

    /** The best score of G.711: R = 93.2 (ITU-T G.107). */
    static final double BEST = score(93.2);

    /** Robustness of G.711 with concealment against loss: Bpl (ITU-T G.113 appendix I). */
    private static final double ROBUSTNESS = 25.1;

    private static final double WORST_IMPAIRMENT = 95;

    /**
     * What was counted.
     *
     * @param packets that should have come
     * @param lost that never came
     * @param late that came too late to be heard
     * @param runs of missing packets in a row
     * @param bursts that were seen
     * @param packetsInBursts missing or not
     * @param missingInBursts of these
     */
    record Counts(
            long packets,
            long lost,
            long late,
            long runs,
            long bursts,
            long packetsInBursts,
            long missingInBursts) {

        long missing() {
            return lost + late;
        }
    }

    static StreamQuality of(Counts counts, double jitterMillis, double packetMillis) {
        double loss = (double) counts.missing() / Math.max(1, counts.packets());
        double nmos = score(93.2 - impairment(loss, burstRatio(counts, loss)));
        double degradation = BEST - nmos;
        double lateShare =
                counts.missing() == 0 ? 0 : (double) counts.late() / (double) counts.missing();
        return new StreamQuality(
                nmos,
                degradation,
                degradation * lateShare,
                degradation * (1 - lateShare),
                jitterMillis,
                100 * loss,
                counts.bursts() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                100.0 * counts.missingInBursts() / counts.packetsInBursts()),
                counts.bursts() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                packetMillis * counts.packetsInBursts() / counts.bursts()),
                OptionalDouble.empty());
    }

    /** Length of the runs against those of random loss: BurstR (ITU-T G.107 §7.4). */
    private static double burstRatio(Counts counts, double loss) {
        if (counts.runs() == 0) {
            return 1;
        }
        return Math.max(1, (double) counts.missing() / counts.runs() * (1 - loss));
    }

    private static double impairment(double loss, double burstRatio) {
        double percent = 100 * loss;
        return WORST_IMPAIRMENT * percent / (percent / burstRatio + ROBUSTNESS);
    }

    /** R to MOS (ITU-T G.107 annex B). */
    private static double score(double rating) {
        double r = Math.clamp(rating, 0.0, 100.0);
        return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
    }

    /** The same with a round trip time, where one is known. */
    public StreamQuality withRoundTrip(Optional<Double> millis) {
        return new StreamQuality(
                nmos,
                degradation,
                degradationByJitter,
                degradationByLoss,
                jitterMillis,
                lossPercent,
                burstDensityPercent,
                burstMillis,
                millis.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }
}
