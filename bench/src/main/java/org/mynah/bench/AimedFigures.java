package org.mynah.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark measured on one database, beside what is wanted. Immutable.
 *
 * @param database which one
 * @param rows a figure each
 */
record AimedFigures(String database, List<Row> rows) {
    AimedFigures {
        rows = List.copyOf(rows);
    }

    /**
     * A figure.
     *
     * @param name what was measured
     * @param value as it is printed
     * @param wanted what it should be; empty: nothing was promised
     * @param holds whether it is
     * @param numbers for machines
     */
    record Row(
            String name, String value, String wanted, boolean holds, Map<String, Double> numbers) {
        Row {
            numbers = Map.copyOf(numbers);
        }

        /** As a line of a table. */
        String line() {
            return "| %s | %s | %s | %s |"
                    .formatted(
                            name, value, wanted, wanted.isEmpty() ? "" : holds ? "yes" : "**no**");
        }

        /** Times, of which the 99th percentile should be at most so many milliseconds. */
        static Row times(String name, List<Double> millis, double most) {
            var times = new Percentiles(millis);
            var numbers = new LinkedHashMap<String, Double>();
            numbers.put("p50", times.at(0.5));
            numbers.put("p99", times.at(0.99));
            numbers.put("max", times.at(1));
            return new Row(
                    name,
                    String.format(
                            Locale.ROOT,
                            "p50 %.2f, p99 %.2f, max %.1f ms (%d)",
                            times.at(0.5),
                            times.at(0.99),
                            times.at(1),
                            millis.size()),
                    String.format(Locale.ROOT, "p99 ≤ %.0f ms", most),
                    times.at(0.99) <= most,
                    numbers);
        }

        /** A rate, which should be at least so many a second; 0: nothing was promised. */
        static Row rate(String name, int count, double seconds, double least) {
            var rate = count / seconds;
            return new Row(
                    name,
                    String.format(Locale.ROOT, "%.0f a second (%d)", rate, count),
                    least == 0 ? "" : String.format(Locale.ROOT, "≥ %.0f a second", least),
                    rate >= least,
                    Map.of("perSecond", rate));
        }

        /** A count of what should never happen. */
        static Row none(String name, int bad, int of) {
            return new Row(
                    name,
                    "%d of %d".formatted(bad, of),
                    "0",
                    bad == 0,
                    Map.of("bad", (double) bad));
        }
    }

    /** Whether all that was promised holds. */
    boolean hold() {
        return rows.stream().allMatch(Row::holds);
    }

    void print(PrintWriter out) {
        out.println();
        out.printf("| %s | measured | wanted | holds |%n", database);
        out.println("|---|---|---|---|");
        rows.forEach(row -> out.println(row.line()));
        out.flush();
    }

    /** For JSON. */
    Map<String, Object> numbers() {
        var figures = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var figure = new LinkedHashMap<String, Object>();
            figure.put("name", row.name());
            figure.put("holds", row.holds());
            figure.putAll(row.numbers());
            figures.add(figure);
        }
        var whole = new LinkedHashMap<String, Object>();
        whole.put("database", database);
        whole.put("figures", figures);
        return whole;
    }
}
