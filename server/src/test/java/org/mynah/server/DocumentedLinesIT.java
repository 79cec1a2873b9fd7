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
 * something are rehearsed ({@code $WhatIfPreference}), so that each finds the same objects; those
 * that need a line before them come last, after that line is run in earnest. Lines that need a
 * file, a call, an answer or another caller are left to {@code DocumentedLinesTest} of the module
 * {@code admin}, which also looks at what is true after each line; here error ids are compared.
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

    /** What a line may need that is not here. */
    private static final Set<String> NEEDS =
            Set.of(
                    "with",
                    "node",
                    "certificate",
                    "call",
                    "as",
                    "answer",
                    "file",
                    "folder",
                    "sound");

    /**
     * Lines whose outcome is not compared here: 152 depends on the languages of the machine, P13
     * catches its error itself, and what goes before 020, 022 and 114 takes away what later lines
     * need.
     */
    private static final Set<String> NOT_COMPARED = Set.of("152", "P13", "020", "022", "114");

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

    private record Line(String text, List<String> given, List<String> words, List<String> errors) {}

    @TempDir private Path folder;

    @Test
    @Timeout(400)
    void every_line_that_needs_no_more_than_lines_runs_through_server_and_shell()
            throws IOException {
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
                lines.put(
                        number,
                        new Line("", new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
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
                if (word.equals("given")) {
                    line.given().add(text);
                }
                if (word.equals("PS") || number.startsWith("@")) {
                    lines.put(
                            number,
                            new Line(
                                    line.text() + text + "\n",
                                    line.given(),
                                    line.words(),
                                    line.errors()));
                }
            }
        }
        return lines;
    }

    private static boolean isCompared(String number, Line line) {
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
        for (var afterOthers : new boolean[] {false, true}) {
            lines.forEach((number, line) -> {
                if (isCompared(number, line) && line.given().isEmpty() != afterOthers) {
                    rehearse(script, number, line);
                }
            });
        }
        return script.toString();
    }

    private static void rehearse(StringBuilder script, String number, Line line) {
        if (!line.given().isEmpty()) {
            script.append("$WhatIfPreference = $false\n")
                    .append(String.join("\n", line.given()))
                    .append("\n$WhatIfPreference = $true\n");
        }
        script.append("$before = $Error.Count\n")
                .append(line.text())
                .append("$ids = @($Error | Select-Object -First ($Error.Count - $before) |")
                .append(
                        " ForEach-Object { $_.FullyQualifiedErrorId -replace '^.*(UM-E[0-9]+).*$','$1' })\n")
                .append("Write-Output \"== %s $($ids -join ' ')\"\n".formatted(number));
    }

    private static Map<String, String> expected(Map<String, Line> lines) {
        var expected = new LinkedHashMap<String, String>();
        lines.forEach((number, line) -> {
            if (isCompared(number, line)) {
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
