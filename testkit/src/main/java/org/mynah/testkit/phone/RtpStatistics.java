package org.mynah.testkit.phone;

import java.time.Duration;
import java.util.Arrays;

/**
 * How the peer's audio packets arrived. Immutable.
 *
 * @see Recording#statistics
 */
public final class RtpStatistics {
    private final int packets;
    private final int lost;
    private final int outOfOrder;
    private final long[] gapsNanos;

    RtpStatistics(int packets, int lost, int outOfOrder, long[] gapsNanos) {
        this.packets = packets;
        this.lost = lost;
        this.outOfOrder = outOfOrder;
        this.gapsNanos = gapsNanos.clone();
        Arrays.sort(this.gapsNanos);
    }

    /** Audio packets that arrived. */
    public int packets() {
        return packets;
    }

    /** Sequence numbers that never arrived. */
    public int lost() {
        return lost;
    }

    /** Packets that arrived after a later one, or twice. */
    public int outOfOrder() {
        return outOfOrder;
    }

    /** Number of gaps measured: pairs of packets in sequence that hold uninterrupted sound. */
    public int gaps() {
        return gapsNanos.length;
    }

    /**
     * The gap between two packets' arrivals that is not exceeded by this part of all gaps.
     *
     * @param percent from 0 (shortest gap) to 100 (longest)
     */
    public Duration gap(double percent) {
        if (gapsNanos.length == 0) {
            return Duration.ZERO;
        }
        int index = (int) Math.ceil(percent / 100 * gapsNanos.length) - 1;
        return Duration.ofNanos(gapsNanos[Math.clamp(index, 0, gapsNanos.length - 1)]);
    }

    /** One line for a report, in milliseconds. */
    @Override
    public String toString() {
        return "%d packets, %d lost, %d out of order, gap ms p50 %.1f p99 %.1f p99.9 %.1f max %.1f"
                .formatted(packets, lost, outOfOrder, ms(50), ms(99), ms(99.9), ms(100));
    }

    private double ms(double percent) {
        return gap(percent).toNanos() / 1e6;
    }
}
