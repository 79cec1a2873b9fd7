package org.mynah.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Percentiles of measured values, in milliseconds. Immutable. */
record Percentiles(List<Double> sorted) {

    Percentiles {
        var copy = new ArrayList<>(sorted);
        Collections.sort(copy);
        sorted = List.copyOf(copy);
    }

    /** The value below which a share of all lie; NaN when nothing was measured. */
    double at(double share) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        var index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, Math.min(sorted.size() - 1, index)));
    }

    @Override
    public String toString() {
        return "p50 %.1f, p99 %.1f, p99.9 %.1f, max %.1f ms (%d values)"
                .formatted(at(0.5), at(0.99), at(0.999), at(1), sorted.size());
    }
}
