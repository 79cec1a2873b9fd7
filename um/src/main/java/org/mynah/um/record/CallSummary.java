package org.mynah.um.record;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.mynah.um.record.CallType.Category;

/**
 * Calls of a day, a month or all, counted (messages §12). Immutable.
 *
 * @param calls by what they were; a call that failed counts as nothing else
 * @param samples calls with audio metrics
 * @param nmos sum over the samples, as the other metrics
 */
public record CallSummary(
        Map<Category, Long> calls,
        long samples,
        double nmos,
        double degradation,
        double jitter,
        double packetLoss,
        Sum roundTrip,
        Sum burstLossDuration) {

    /** No calls. */
    public static final CallSummary NONE =
            new CallSummary(Map.of(), 0, 0, 0, 0, 0, Sum.NONE, Sum.NONE);

    public CallSummary {
        var counted = new EnumMap<Category, Long>(Category.class);
        counted.putAll(calls);
        calls = Collections.unmodifiableMap(counted);
    }

    /** A metric that not every sample has. */
    public record Sum(double sum, long count) {
        /** None. */
        public static final Sum NONE = new Sum(0, 0);

        /** Both. */
        public Sum plus(Sum other) {
            return new Sum(sum + other.sum, count + other.count);
        }

        /** The average. */
        public OptionalDouble mean() {
            return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
        }
    }

    /** Both together. */
    public CallSummary plus(CallSummary other) {
        var both = new EnumMap<Category, Long>(Category.class);
        both.putAll(calls);
        other.calls.forEach((category, count) -> both.merge(category, count, Long::sum));
        return new CallSummary(
                both,
                samples + other.samples,
                nmos + other.nmos,
                degradation + other.degradation,
                jitter + other.jitter,
                packetLoss + other.packetLoss,
                roundTrip.plus(other.roundTrip),
                burstLossDuration.plus(other.burstLossDuration));
    }

    /** All calls. */
    public long total() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Percent of all calls, 0–100. */
    public double percent(Category category) {
        var total = total();
        return total == 0 ? 0 : 100.0 * calls.getOrDefault(category, 0L) / total;
    }

    /** The average of a sum over the samples. */
    public OptionalDouble mean(double sum) {
        return new Sum(sum, samples).mean();
    }

    /** The bands of audio quality (messages §12). */
    public enum Band {
        Excellent(4.5),
        Good(3.5),
        Average(2.5),
        Poor(1.5),
        Bad(Double.NEGATIVE_INFINITY);

        private final double least;

        Band(double least) {
            this.least = least;
        }

        /** The band of a network mean opinion score. */
        public static Band of(double nmos) {
            for (var band : values()) {
                if (nmos >= band.least) {
                    return band;
                }
            }
            throw new IllegalArgumentException("not a score: " + nmos);
        }
    }
}
