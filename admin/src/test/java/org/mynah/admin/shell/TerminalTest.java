package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.local.LocalCommands;
import org.mynah.admin.shell.run.Commands;
import org.mynah.admin.shell.run.Limits;
import org.mynah.admin.shell.run.Session;

class TerminalTest {

    @TempDir Path folder;

    @Test
    void lines_are_run_continued_and_kept_without_secrets() throws Exception {
        var typed =
                """
                New-UMDialPlan -Name P -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1
                if ($true) {
                'went on'
                }
                Set-UMMailboxPIN x -PIN 5643892
                ConvertTo-SecureString 'Kite.4421' -AsPlainText -Force
                exit
                """;
        var out = new ByteArrayOutputStream();
        // The pipe stays open: a keyboard does not end.
        var keyboard = new PipedInputStream(1 << 16);
        var hands = new PipedOutputStream(keyboard);
        hands.write(typed.getBytes(StandardCharsets.UTF_8));
        hands.flush();
        var history = folder.resolve("history");
        try (var shell = new ShellFixture(folder);
                var terminal =
                        new DumbTerminal("test", "dumb", keyboard, out, StandardCharsets.UTF_8)) {
            var server = shell.runner.as(Caller.local("shell"));
            Terminal.run(
                    terminal,
                    Optional.of(history),
                    console ->
                            new Session(
                                    server,
                                    new Commands(LocalCommands.all(), server.definitions()),
                                    console,
                                    new org.mynah.admin.shell.run.Files(folder, List.of()),
                                    Clock.systemUTC(),
                                    Limits.DEFAULT));
            assertThat(shell.good("Get-UMDialPlan | % Name"))
                    .as(out.toString(StandardCharsets.UTF_8))
                    .containsExactly("P");
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("went on").contains("UM-E010");
        assertThat(Files.readString(history))
                .contains("New-UMDialPlan")
                .contains("-PIN ********")
                .doesNotContain("5643892")
                .doesNotContain("Kite.4421");
    }

    @Test
    void wrong_options_and_a_missing_server_have_their_own_codes() {
        var errors = new ByteArrayOutputStream();
        var streams =
                new ShellMain.Streams(
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8));

        assertThat(
                        ShellMain.run(
                                List.of("--nonsense"),
                                new ByteArrayInputStream(new byte[0]),
                                streams,
                                false))
                .isEqualTo(64);
        assertThat(
                        ShellMain.run(
                                List.of("--data", folder.toString(), "-Command", "1"),
                                new ByteArrayInputStream(new byte[0]),
                                streams,
                                false))
                .isEqualTo(3);
        assertThat(
                        ShellMain.run(
                                List.of("-File", folder.resolve("missing.ps1").toString()),
                                new ByteArrayInputStream(new byte[0]),
                                streams,
                                false))
                .as("a script that is not there is no matter of the connection")
                .isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("http.url")
                .doesNotContain("\tat ");
    }
}
