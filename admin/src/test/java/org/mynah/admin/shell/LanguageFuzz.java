package org.mynah.admin.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mynah.admin.catalogue.CmdletServer;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Outcome;
import org.mynah.admin.shell.local.LocalCommands;
import org.mynah.admin.shell.run.Commands;
import org.mynah.admin.shell.run.Limits;
import org.mynah.admin.shell.run.SecretMask;
import org.mynah.admin.shell.run.Session;

/**
 * A target for Jazzer: any bytes are a script, read and run within narrow limits. Only declared
 * errors may come of it. {@code CorpusTest} replays what was found; CONTRIBUTING says how to fuzz.
 */
public final class LanguageFuzz {

    /** Narrow, so that one input takes milliseconds. */
    static final Limits LIMITS =
            new Limits(150, 1_000, 10_000, 1_000, 1_000, Duration.ofMillis(500));

    private static final Path FOLDER = folder();

    private static final Commands COMMANDS = new Commands(LocalCommands.all(), List.of());

    private LanguageFuzz() {}

    /** Jazzer calls this with each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        var script = new String(input, StandardCharsets.UTF_8);
        new SecretMask(COMMANDS.definitions()).mask(script);
        // Waiting is what Start-Sleep does: it would only make fuzzing slow.
        if (!script.toLowerCase(java.util.Locale.ROOT).contains("sleep")) {
            run(script);
        }
    }

    /** The exit code of a script. */
    static int run(String script) {
        var session =
                new Session(
                        new Nobody(),
                        COMMANDS,
                        new TestConsole(),
                        new org.mynah.admin.shell.run.Files(FOLDER, List.of()),
                        Clock.systemUTC(),
                        LIMITS);
        return session.run(script, List.of());
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("mynah-fuzz-");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server without cmdlets. */
    private static final class Nobody implements CmdletServer {

        @Override
        public List<Definition> definitions() {
            return List.of();
        }

        @Override
        public Outcome run(String name, Map<String, Object> parameters) {
            return new Outcome(List.of(), List.of(), List.of(), Optional.empty(), "none");
        }
    }
}
