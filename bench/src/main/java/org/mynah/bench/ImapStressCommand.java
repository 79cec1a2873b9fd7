package org.mynah.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mynah.testkit.imap.ImapStress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mynah bench imap-stress}: ten clients against a model of the mailbox, for long. */
@Command(
        name = "imap-stress",
        description = "Ten IMAP connections of random commands against a model of the mailbox.",
        mixinStandardHelpOptions = true)
final class ImapStressCommand implements Callable<Integer> {

    private static final int CONNECTIONS = 10;

    @Option(
            names = "--minutes",
            description = "How long on each database, 1–600.",
            defaultValue = "30")
    private int minutes;

    @Option(names = "--seed", description = "Of the random commands; printed. Default: the time.")
    private @Nullable Long seed;

    @Option(
            names = "--database",
            description = "sqlite, postgresql or both.",
            defaultValue = "both")
    private DirectoryCommand.Databases databases = DirectoryCommand.Databases.both;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (minutes < 1 || minutes > 600) {
            out.println("--minutes is 1–600.");
            return 64;
        }
        var chosen = seed == null ? System.nanoTime() : seed;
        var agrees = true;
        if (databases != DirectoryCommand.Databases.postgresql) {
            agrees = agrees(BenchStore.Kind.SQLITE, chosen, out);
        }
        if (databases != DirectoryCommand.Databases.sqlite) {
            agrees &= agrees(BenchStore.Kind.POSTGRESQL, chosen, out);
        }
        return agrees ? 0 : 1;
    }

    private boolean agrees(BenchStore.Kind kind, long chosen, PrintWriter out)
            throws IOException, InterruptedException {
        out.printf("%s, seed %d, %d minutes%n", kind.label(), chosen, minutes);
        out.flush();
        try (var peer = MynahPeer.start(Files.createTempDirectory("mynah-stress-"), kind, 1)) {
            var server = new ImapStress.Server(peer.imap(), peer.user(0), MailPeer.PASSWORD);
            var result =
                    new ImapStress(server, chosen, CONNECTIONS).run(Duration.ofMinutes(minutes));
            out.printf(
                    "%s: %d commands in %d rounds, %d differences%n",
                    kind.label(), result.commands(), result.rounds(), result.differences().size());
            result.differences().forEach(difference -> out.println("  " + difference));
            if (!result.differences().isEmpty()) {
                out.printf("Again: ./mynah bench imap-stress --seed %d%n", chosen);
            }
            return result.differences().isEmpty();
        }
    }
}
