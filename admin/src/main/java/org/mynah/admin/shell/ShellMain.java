package org.mynah.admin.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.catalogue.CmdletServer;
import org.mynah.admin.shell.local.LocalCommands;
import org.mynah.admin.shell.run.Commands;
import org.mynah.admin.shell.run.Console;
import org.mynah.admin.shell.run.Limits;
import org.mynah.admin.shell.run.Session;

/** The management shell: {@code mynah shell} (operator's contract §1, cmdlets §1.3). */
public final class ShellMain {

    /** Exit code: the server cannot be reached or does not accept the sign-in. */
    public static final int CANNOT_CONNECT = 3;

    /** Exit code: wrong options. */
    public static final int USAGE = 64;

    private static final Path DEFAULT_DATA = Path.of("data");
    private static final Path WORKING = Path.of("");

    private ShellMain() {}

    /** Starts the shell alone, without the other commands of the program. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    /**
     * Runs the shell on the standard streams and, without a command or file, on the terminal.
     *
     * @return the exit code
     */
    public static int run(List<String> arguments) {
        return run(arguments, System.in, new Streams(System.out, System.err), true);
    }

    /** Where output and errors go. */
    record Streams(PrintStream out, PrintStream errors) {}

    static int run(
            List<String> arguments, InputStream in, Streams streams, boolean mayUseTerminal) {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            streams.errors().println(e.getMessage());
            return USAGE;
        }
        Optional<String> given;
        try {
            given = given(options);
        } catch (IOException e) {
            streams.errors()
                    .println(
                            "The script %s cannot be read: %s"
                                    .formatted(options.file().orElse(""), e.getMessage()));
            return Session.FAILED;
        }
        try (var server = connect(options)) {
            var isForPeople =
                    mayUseTerminal
                            && options.command().isEmpty()
                            && options.file().isEmpty()
                            && isWatched();
            if (isForPeople) {
                return Terminal.run(server, console -> session(server, options, console));
            }
            var console =
                    new StreamConsole(
                            streams.out(), streams.errors(), mayUseTerminal && isWatched());
            var script =
                    given.isPresent()
                            ? given.get()
                            : plain(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return session(server, options, console).run(script, options.arguments());
        } catch (UncheckedIOException | IOException e) {
            streams.errors().println(message(e));
            return CANNOT_CONNECT;
        }
    }

    /** Whether somebody sits at a terminal. */
    private static boolean isWatched() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }

    private static String message(Exception e) {
        var cause = e.getCause();
        var own =
                e instanceof UncheckedIOException
                                && cause != null
                                && cause.getMessage() != null
                                && e.getMessage() != null
                                && e.getMessage().startsWith("java.")
                        ? cause.getMessage()
                        : e.getMessage();
        return "Cannot connect: " + (own == null ? e.getClass().getSimpleName() : own);
    }

    static Session session(CmdletServer server, Options options, Console console) {
        return new Session(
                server,
                new Commands(LocalCommands.all(), server.definitions()),
                console,
                new org.mynah.admin.shell.run.Files(
                        WORKING, options.drives().orElse(WORKING), options.folders()),
                Clock.systemUTC(),
                Limits.DEFAULT);
    }

    /** The script of -Command or -File; empty when it comes from standard input or a terminal. */
    private static Optional<String> given(Options options) throws IOException {
        return options.command().isPresent() || options.file().isEmpty()
                ? options.command()
                : Optional.of(plain(Files.readString(Path.of(options.file().get()))));
    }

    private static String plain(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static HttpCmdletServer connect(Options options) throws IOException {
        if (options.server().isPresent()) {
            return new RemoteSignIn(uri(options.server().get()), options.trusted(), System.getenv())
                    .open();
        }
        var data = options.data().orElse(DEFAULT_DATA);
        var url = read(data.resolve("http.url"), "the server is not running, or its http is off");
        var token = read(data.resolve("admin.token"), "only the server's own user may read it");
        return new HttpCmdletServer(uri(url), "Bearer " + token);
    }

    private static String read(Path file, String reason) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IOException("%s cannot be read: %s.".formatted(file, reason), e);
        }
    }

    private static URI uri(String text) throws IOException {
        try {
            return URI.create(text.endsWith("/") ? text : text + "/");
        } catch (IllegalArgumentException e) {
            throw new IOException("'%s' is no address of a server.".formatted(text), e);
        }
    }
}
