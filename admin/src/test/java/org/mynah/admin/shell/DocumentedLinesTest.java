package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.run.Limits;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;

/**
 * Every documented line under its number (cmdlets §12), alone, on a system that holds the objects it
 * names, with what must be true after it. No socket is opened. The usual objects are made once; each
 * line gets a copy of that database.
 */
class DocumentedLinesTest {

    /** Lines that do not hold on this server yet; one that holds must be taken out. */
    private static final Set<String> NOT_YET = notYet();

    private static Set<String> notYet() {
        var lines = new TreeSet<String>();
        // Dialing rules: Configured…Groups of plans, and groups that must be defined there.
        lines.addAll(List.of("057", "091", "092", "093", "094", "095", "157"));
        // Prompts and languages: Import- and Export-UMPrompt, E609, E602.
        lines.addAll(List.of("089", "113", "116", "155", "156"));
        lines.addAll(List.of("162", "163", "165", "166", "167"));
        // The warning of a TLS port at an IP address.
        lines.add("126");
        // Active calls, call records, test calls.
        lines.addAll(List.of("181", "182", "183", "184", "185", "186", "187", "188", "P14"));
        lines.addAll(List.of("189", "190", "191"));
        // UM services, call routers, component states, certificates, health.
        lines.addAll(List.of("192", "193", "194", "195", "196", "197", "198", "199", "200"));
        lines.addAll(List.of("201", "202", "204", "205", "206", "207", "208"));
        // Filters.
        lines.addAll(List.of("220", "P04", "P12"));
        // Calling line ids of a user.
        lines.add("P11");
        return lines;
    }

    @TempDir static Path folder;

    @Test
    void every_line_is_here_with_something_that_must_be_true() {
        var lines = DocumentedLine.all();
        var numbers = lines.stream().map(DocumentedLine::number).toList();

        assertThat(numbers)
                .containsExactlyElementsOf(
                        Stream.concat(
                                        IntStream.rangeClosed(1, 226).mapToObj("%03d"::formatted),
                                        IntStream.rangeClosed(1, 14).mapToObj("P%02d"::formatted))
                                .toList());
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.expected()).as(line.toString()).isNotEmpty());
        assertThat(numbers).containsAll(NOT_YET);
    }

    @TestFactory
    Stream<DynamicTest> lines() {
        return DocumentedLine.all().stream()
                .map(line -> DynamicTest.dynamicTest(line.toString(), () -> check(line)));
    }

    private static void check(DocumentedLine line) throws IOException {
        try (var shell = fixture(line)) {
            run(shell, line);
        } catch (AssertionError e) {
            if (!NOT_YET.contains(line.number())) {
                throw e;
            }
            return;
        }
        assertThat(NOT_YET).as("%s holds now: take it out of NOT_YET", line).doesNotContain(line.number());
    }

    private static void run(ShellFixture shell, DocumentedLine line) throws IOException {
        lay(shell, line);
        if (line.texts("as").findFirst().isEmpty()) {
            line.texts("given").forEach(shell::good);
        }
        var answers = line.texts("answer").toList();
        var asks = line.expected().stream().anyMatch(step -> step.word().equals("asks"));
        shell.console.answers.addAll(asks ? List.of("Y") : answers);
        shell.console.isInteractive = asks || !answers.isEmpty();
        var ids = shell.errorIds(line.line());
        shell.console.isInteractive = false;

        var printed = String.join("\n", shell.console.printed);
        var warned = String.join("\n", shell.console.warnings);
        var story = line + "\n" + String.join("\n", shell.console.errors);
        assertThat(ids).as(story).isEqualTo(line.texts("error").toList());
        assertThat(shell.console.answers).as("answers left of " + story).isEmpty();
        for (var step : line.expected()) {
            var as = line + "\n" + step.word() + "> " + step.text();
            switch (step.word()) {
                case "error" -> assertThat(ids).as(as).contains(step.text());
                case "warns" -> assertThat(warned).as(as).contains(step.text());
                case "asks" -> assertThat(printed).as(as).contains("Are you sure", step.text());
                case "prints" -> {
                    if (step.text().startsWith("/")) {
                        assertThat(printed).as(as).containsPattern(step.text().substring(1));
                    } else {
                        assertThat(printed).as(as).contains(step.text());
                    }
                }
                case "then" ->
                        assertThat(String.join("|", shell.good(step.left())))
                                .as(as)
                                .isEqualTo(step.right());
                case "fails" ->
                        assertThat(shell.errorIds(step.left())).as(as).containsExactly(step.right());
                case "mail" ->
                        assertThat(shell.mails.getLast().to().address())
                                .as(as)
                                .isEqualTo(step.text());
                default -> fail("no such word: " + as);
            }
        }
    }

    /** What the administrator's disk holds. */
    private static void lay(ShellFixture shell, DocumentedLine line) throws IOException {
        for (var step : line.steps()) {
            switch (step.word()) {
                case "folder" -> Files.createDirectories(shell.folder().resolve(step.text()));
                case "file" -> {
                    var file = shell.folder().resolve(step.left());
                    Files.createDirectories(file.getParent());
                    Files.writeString(
                            file, step.right().replace("\\n", "\n") + "\n", StandardCharsets.UTF_8);
                }
                case "sound" -> {
                    var file = shell.folder().resolve(step.text());
                    Files.createDirectories(file.getParent());
                    Files.write(file, sound());
                }
                default -> {}
            }
        }
    }

    /** A second of a tone, 8 kHz, 16 bit. */
    private static byte[] sound() {
        var bytes = ByteBuffer.allocate(44 + 16_000).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 16_000);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000);
        bytes.putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(16_000);
        for (int i = 0; i < 8000; i++) {
            bytes.putShort((short) (8000 * Math.sin(2 * Math.PI * 440 * i / 8000)));
        }
        return bytes.array();
    }

    private static ShellFixture fixture(DocumentedLine line) throws IOException {
        var own = folder.resolve(line.number());
        var kind = line.texts("with").findFirst().orElse("contoso");
        if (kind.equals("contoso")) {
            copy(Contoso.folder(), own);
        } else {
            Files.createDirectories(own);
        }
        var user = line.texts("as").findFirst();
        if (user.isEmpty()) {
            return new ShellFixture(own);
        }
        var shell = new ShellFixture(own);
        var mailbox =
                shell.store
                        .directory()
                        .read(reader ->
                                Identities.find(reader, ObjectKind.MAILBOX, user.get()).id());
        line.texts("given").forEach(shell::good);
        shell.close();
        return new ShellFixture(
                own,
                Limits.DEFAULT,
                new Caller(
                        user.get(),
                        "test",
                        Set.copyOf(ManagementRole.ofEveryUser()),
                        Optional.of(mailbox)));
    }

    /** The usual objects, made once. */
    private static final class Contoso {
        private static @Nullable Path made;

        static Path folder() {
            var already = made;
            if (already == null) {
                already = folder.resolve("contoso");
                try (var shell = new ShellFixture(already)) {
                    DocumentedLine.contoso().forEach(shell::good);
                }
                made = already;
            }
            return already;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var each : files.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }
}
