package org.mynah.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/** What the recording benchmark measured. Immutable. */
record RecordingFigures(
        int calls,
        int delivered,
        int complete,
        int bitExact,
        double processorSecondsPerMinute,
        Percentiles gaps,
        Percentiles setUp,
        Percentiles readable,
        long residentBytes) {

    /** Whether nothing was lost. */
    boolean isComplete() {
        return delivered == calls && complete == calls;
    }

    void print(PrintWriter out) {
        out.println();
        out.println("| figure | value |");
        out.println("|---|---|");
        out.printf("| calls of 10 s | %d |%n", calls);
        out.printf("| messages delivered | %d of %d |%n", delivered, calls);
        out.printf(
                "| recordings that hold every sample sent, in order | %d of %d |%n",
                complete, calls);
        out.printf("| recordings bit-exact in one piece | %d of %d |%n", bitExact, calls);
        out.printf("| CPU-seconds per recorded call-minute | %.2f |%n", processorSecondsPerMinute);
        out.printf("| gap between RTP packets of prompts | %s |%n", gaps);
        out.printf("| INVITE to 200 | %s |%n", setUp);
        out.printf("| BYE to readable by IMAP | %s |%n", readable);
        out.printf("| resident memory at the end | %d MB |%n", residentBytes >> 20);
        out.flush();
    }

    void write(Path file) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("calls", calls);
        figures.put("delivered", delivered);
        figures.put("complete", complete);
        figures.put("bitExact", bitExact);
        figures.put("processorSecondsPerMinute", processorSecondsPerMinute);
        figures.put("gapMs", summary(gaps));
        figures.put("inviteTo200Ms", summary(setUp));
        figures.put("byeToReadableMs", summary(readable));
        figures.put("residentBytes", residentBytes);
        try {
            Files.writeString(
                    file,
                    JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(figures));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static LinkedHashMap<String, Double> summary(Percentiles values) {
        var summary = new LinkedHashMap<String, Double>();
        summary.put("p50", values.at(0.5));
        summary.put("p99", values.at(0.99));
        summary.put("p999", values.at(0.999));
        summary.put("max", values.at(1));
        return summary;
    }
}
