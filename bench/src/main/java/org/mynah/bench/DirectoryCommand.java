package org.mynah.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./mynah bench directory}: a directory of many users on each database. */
@Command(
        name = "directory",
        description = "Numbers, names, filters and enabling in a directory of N users.",
        mixinStandardHelpOptions = true)
final class DirectoryCommand implements Callable<Integer> {

    /** Which databases are measured. */
    enum Databases {
        sqlite,
        postgresql,
        both
    }

    @Option(
            names = "--users",
            description = "How many users, 1000–1000000.",
            defaultValue = "100000")
    private int users;

    @Option(
            names = "--database",
            description = "sqlite, postgresql or both.",
            defaultValue = "both")
    private Databases databases = Databases.both;

    @Option(names = "--json", description = "Writes the figures there too.")
    private @Nullable Path json;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (users < 1000 || users > 1_000_000) {
            out.println("--users is 1000–1000000.");
            return 64;
        }
        var figures = new ArrayList<AimedFigures>();
        if (databases != Databases.postgresql) {
            figures.add(measured(BenchStore.Kind.SQLITE, out));
        }
        if (databases != Databases.sqlite) {
            figures.add(measured(BenchStore.Kind.POSTGRESQL, out));
        }
        figures.forEach(each -> each.print(out));
        if (json != null) {
            Files.writeString(
                    json,
                    JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(
                                    figures.stream().map(AimedFigures::numbers).toList()));
        }
        return figures.stream().allMatch(AimedFigures::hold) ? 0 : 1;
    }

    private AimedFigures measured(BenchStore.Kind database, PrintWriter out) throws IOException {
        try (var store = new BenchStore(database)) {
            return new DirectoryBench(store, users, out).run();
        }
    }
}
