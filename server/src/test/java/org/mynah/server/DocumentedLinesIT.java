package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.testkit.process.Command;

/**
 * The documented lines in one go: packaged server and shell, in a network namespace that has
 * loopback alone, so that no packet leaves, whatever address a line names. Lines that change
 * something are rehearsed ({@code $WhatIfPreference}), so that each finds the same objects; lines
 * that need others before them are left to {@code DocumentedLinesTest} of the module {@code admin}.
 */
class DocumentedLinesIT {

    private static final Path LINES =
            Path.of(
                    "..",
                    "admin",
                    "src",
                    "test",
                    "resources",
                    "org",
                    "mynah",
                    "admin",
                    "shell",
                    "documented-lines.txt");

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** What goes before a line that does not stand alone. */
    private static final Set<String> NEEDS =
            Set.of("with", "given", "node", "call", "as", "answer", "file", "folder", "sound");

    /**
     * Lines whose outcome is not compared here: 152 depends on the languages of the machine, P13
     * catches its error itself, and the others are those that {@code DocumentedLinesTest} lists as
     * not holding yet.
     */
    private static final Set<String> NOT_COMPARED =
            Set.of("152", "P13", "189", "190", "191", "220", "P04", "P11", "P12", "P14", "F28");

    private static final Pattern RESULT = Pattern.compile("== ([0-9PF][0-9]{2}) *(.*)");

    /** Waits for the server, runs the script against it, and stops it. */
    private static final String NAMESPACE =
            """
            set -eu
            ip link set lo up
            cd "$1"
            sh server.sh >server.log 2>&1 &
            server=$!
            until grep -q 'Mynah is ready' server.log; do kill -0 $server; sleep 0.1; done
            code=0
            sh shell.sh >shell.out 2>shell.err </dev/null || code=$?
            kill $server
            wait $server || true
            exit $code
            """;

    private record Line(String text, List<String> words, List<String> errors) {}

    @TempDir private Path folder;

    @Test
    @Timeout(400)
    void every_line_that_stands_alone_runs_through_server_and_shell() throws IOException {
        assumeTrue(
                Command.run(List.of("unshare", "-rn", "ip", "link", "set", "lo", "up"), LIMIT)
                        .succeeded(),
                "this machine allows no network namespace of one's own");
        var lines = lines();
        write(
                "server.sh",
                "run",
                "--set",
                "domain=contoso.com",
                "--set",
                "http=127.0.0.1:0",
                "--set",
                "https=off",
                "--set",
                "imap=127.0.0.1:0",
                "--set",
                "imaps=off",
                "--set",
                "sip.udp=127.0.0.1:0",
                "--set",
                "sip.tcp=off",
                "--data",
                data());
        write("shell.sh", "shell", "--data", data(), "-File", "lines.ps1");
        Files.writeString(folder.resolve("lines.ps1"), script(lines));

        var run =
                Command.run(
                        List.of("unshare", "-rn", "sh", "-c", NAMESPACE, "sh", folder.toString()),
                        LIMIT);

        var log = Files.readString(folder.resolve("server.log"));
        assertThat(folder.resolve("shell.out")).as("%s\n%s", run, log).exists();
        var output = Files.readString(folder.resolve("shell.out"));
        var story = log + output + Files.readString(folder.resolve("shell.err"));
        assertThat(results(output)).as(story).isEqualTo(expected(lines));
    }

    private void write(String script, String... arguments) throws IOException {
        var command =
                PackagedServer.java(arguments).stream()
                        .map(word -> "'" + word + "'")
                        .reduce("exec", (left, right) -> left + " " + right);
        Files.writeString(folder.resolve(script), command + "\n");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static Map<String, Line> lines() throws IOException {
        var lines = new LinkedHashMap<String, Line>();
        var number = "";
        for (var each : Files.readAllLines(LINES)) {
            if (each.matches("# [0-9PF][0-9]{2} .*|@.*")) {
                number = each.startsWith("@") ? each : each.substring(2, 5);
                lines.put(number, new Line("", new ArrayList<>(), new ArrayList<>()));
            } else if (!each.isBlank() && !each.startsWith("#")) {
                var word = each.substring(0, each.indexOf('>'));
                var text = each.substring(each.indexOf('>') + 1).strip();
                var line = lines.get(number);
                if (line == null) {
                    throw new IOException("a line stands before the first title: " + each);
                }
                line.words().add(word);
                if (word.equals("error")) {
                    line.errors().add(text);
                }
                if (word.equals("PS") || number.startsWith("@")) {
                    lines.put(
                            number,
                            new Line(line.text() + text + "\n", line.words(), line.errors()));
                }
            }
        }
        return lines;
    }

    private static boolean standsAlone(String number, Line line) {
        return !number.startsWith("@")
                && !NOT_COMPARED.contains(number)
                && line.words().stream().noneMatch(NEEDS::contains);
    }

    private static String script(Map<String, Line> lines) {
        var script = new StringBuilder();
        lines.forEach((number, line) -> {
            if (number.startsWith("@")) {
                script.append(line.text()).append("$WhatIfPreference = $true\n");
            }
        });
        lines.forEach((number, line) -> {
            if (standsAlone(number, line)) {
                script.append("$before = $Error.Count\n")
                        .append(line.text())
                        .append("$ids = @($Error | Select-Object -First ($Error.Count - $before) |")
                        .append(
                                " ForEach-Object { $_.FullyQualifiedErrorId -replace '^.*(UM-E[0-9]+).*$','$1' })\n")
                        .append("Write-Output \"== %s $($ids -join ' ')\"\n".formatted(number));
            }
        });
        return script.toString();
    }

    private static Map<String, String> expected(Map<String, Line> lines) {
        var expected = new LinkedHashMap<String, String>();
        lines.forEach((number, line) -> {
            if (standsAlone(number, line)) {
                expected.put(number, String.join(" ", line.errors()));
            }
        });
        return expected;
    }

    private static Map<String, String> results(String output) {
        var results = new LinkedHashMap<String, String>();
        RESULT.matcher(output)
                .results()
                .forEach(found -> results.put(found.group(1), found.group(2).strip()));
        return results;
    }
}
