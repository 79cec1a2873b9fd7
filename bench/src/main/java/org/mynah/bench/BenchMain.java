package org.mynah.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mynah bench NAME}: one subcommand per benchmark. */
@Command(
        name = "bench",
        description = "Benchmarks; figures as a table, and as JSON with --json FILE.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchMain.Recording.class,
            BenchMain.Shell.class,
            DirectoryCommand.class,
            MailCommand.class,
            ImapStressCommand.class
        })
public final class BenchMain implements Runnable {

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    /** Starts a benchmark. */
    public static void main(String[] arguments) {
        var line = new CommandLine(new BenchMain());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        System.exit(line.execute(arguments));
    }

    /** Without a name: the list. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** N calls leave a message each. */
    @Command(
            name = "recording",
            description = "N calls leave 10 s each; SIPp is the peer.",
            mixinStandardHelpOptions = true)
    static final class Recording implements Callable<Integer> {
        @Option(names = "--calls", description = "How many calls, 1–500.", defaultValue = "20")
        private int calls;

        @Option(names = "--rate", description = "New calls a second, 1–50.", defaultValue = "20")
        private int rate;

        @Option(names = "--json", description = "Writes the figures there too.")
        private @Nullable Path json;

        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
            if (calls < 1 || calls > 500 || rate < 1 || rate > 50) {
                out.println("--calls is 1–500 and --rate 1–50.");
                return 64;
            }
            var figures = new RecordingBench(calls, rate, out).run();
            figures.print(out);
            Optional.ofNullable(json).ifPresent(figures::write);
            return figures.isComplete() ? 0 : 1;
        }
    }

    /** The shell, one line and many mailboxes. */
    @Command(
            name = "shell",
            description = "Start to result of a line; bulk and pipelines over N mailboxes.",
            mixinStandardHelpOptions = true)
    static final class Shell implements Callable<Integer> {
        @Option(names = "--users", description = "How many, 1–80000.", defaultValue = "10000")
        private int users;

        @Option(names = "--json", description = "Writes the figures there too.")
        private @Nullable Path json;

        @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
            if (users < 1 || users > 80_000) {
                out.println("--users is 1–80000.");
                return 64;
            }
            var figures = new ShellBench(users, out).run();
            figures.print(out);
            Optional.ofNullable(json).ifPresent(figures::write);
            return 0;
        }
    }
}
