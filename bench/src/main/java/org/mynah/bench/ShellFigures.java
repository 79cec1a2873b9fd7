package org.mynah.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the shell benchmark measured. Immutable.
 *
 * @param users mailboxes
 * @param starts from start to result of one line, in milliseconds
 * @param added users that came from a CSV file
 * @param enable creating and enabling these
 * @param read listing, filtering, sorting and exporting all of them
 * @param changed mailboxes that were changed
 * @param change setting one property of each of these
 */
record ShellFigures(
        int users,
        Percentiles starts,
        int added,
        Step enable,
        Step read,
        int changed,
        Step change) {

    /**
     * One script.
     *
     * @param seconds what it says it took
     * @param peakBytes the most memory its process had
     */
    record Step(double seconds, long peakBytes) {

        @Override
        public String toString() {
            return "%.1f s, %d MB".formatted(seconds, peakBytes >> 20);
        }
    }

    void print(PrintWriter out) {
        out.println();
        out.println("| figure | value |");
        out.println("|---|---|");
        out.printf("| mailboxes | %d |%n", users);
        out.printf("| start to result of `shell -Command` | %s |%n", starts);
        out.printf("| list, filter, sort, export all | %s |%n", read);
        out.printf("| change %d by pipeline | %s |%n", changed, change);
        out.printf("| create and enable %d from CSV | %s |%n", added, enable);
        out.flush();
    }

    void write(Path file) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("users", users);
        figures.put("startToResultMs", starts.toString());
        figures.put("added", added);
        figures.put("changed", changed);
        step(figures, "enable", enable);
        step(figures, "read", read);
        step(figures, "change", change);
        try {
            Files.writeString(
                    file,
                    JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(figures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void step(LinkedHashMap<String, Object> figures, String name, Step step) {
        figures.put(name + "Seconds", step.seconds());
        figures.put(name + "PeakBytes", step.peakBytes());
    }
}
