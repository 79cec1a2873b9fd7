package org.mynah.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mynah.testkit.process.Dovecot;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./mynah bench mail}: IMAP beside Dovecot. */
@Command(
        name = "mail",
        description = "APPEND and FETCH beside Dovecot; a large mailbox; idle connections.",
        mixinStandardHelpOptions = true)
final class MailCommand implements Callable<Integer> {

    @Option(
            names = "--messages",
            description = "Messages of each of the 8 connections in a round, 1–2000.",
            defaultValue = "100")
    private int messages;

    @Option(
            names = "--large",
            description = "Messages of the large mailbox, 1–1000000.",
            defaultValue = "100000")
    private int large;

    @Option(names = "--idle", description = "Connections that wait, 0–3000.", defaultValue = "1000")
    private int idle;

    @Option(names = "--database", description = "SQLITE or POSTGRESQL.", defaultValue = "SQLITE")
    private BenchStore.Kind database = BenchStore.Kind.SQLITE;

    @Option(names = "--json", description = "Writes the figures there too.")
    private @Nullable Path json;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (messages < 1 || messages > 2000 || large < 1 || large > 1_000_000) {
            out.println("--messages is 1–2000 and --large 1–1000000.");
            return 64;
        }
        if (idle < 0 || idle > 3000) {
            out.println("--idle is 0–3000.");
            return 64;
        }
        var absence = Dovecot.absence();
        if (absence.isPresent()) {
            out.println(absence.get());
            return 69;
        }
        var figures = new MailBench(database, new MailBench.Size(messages, large, idle), out).run();
        figures.print(out);
        if (json != null) {
            Files.writeString(json, JsonMapper.shared().writeValueAsString(figures.numbers()));
        }
        return figures.hold() ? 0 : 1;
    }
}
