package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.run.Limits;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmServices;
import org.mynah.um.record.ActiveCall;
import org.mynah.um.record.CallState;
import org.mynah.um.record.CallType;
import org.mynah.um.record.Named;

/**
 * Every documented line under its number (cmdlets §12 and §13), alone, on a system that holds the
 * objects it names, with what must be true after it. No socket is opened. The usual objects are
 * made once; each line gets a copy of that database.
 */
class DocumentedLinesTest {

    @TempDir static Path folder;

    @Test
    void every_line_is_here_with_something_that_must_be_true() {
        var lines = DocumentedLine.all();
        var numbers = lines.stream().map(DocumentedLine::number).toList();

        assertThat(numbers)
                .containsExactlyElementsOf(
                        Stream.of(numbers(226, "%03d"), numbers(14, "P%02d"), numbers(29, "F%02d"))
                                .flatMap(each -> each)
                                .toList());
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.expected()).as(line.toString()).isNotEmpty());
    }

    private static Stream<String> numbers(int last, String format) {
        return IntStream.rangeClosed(1, last).mapToObj(format::formatted);
    }

    @TestFactory
    Stream<DynamicTest> lines() {
        return DocumentedLine.all().stream()
                .map(line -> DynamicTest.dynamicTest(line.toString(), () -> check(line)));
    }

    private static void check(DocumentedLine line) throws IOException {
        try (var shell = fixture(line)) {
            run(shell, line);
        }
    }

    private static void run(ShellFixture shell, DocumentedLine line) throws IOException {
        lay(shell, line);
        shell.testCalls = Optional.of(new GoodTestCalls(new ArrayList<>()));
        line.texts("certificate").forEach(each -> shell.certificates.put(each, Instant.now()));
        line.texts("node").forEach(node -> register(shell, node));
        if (line.texts("as").findFirst().isEmpty()) {
            line.texts("given").forEach(shell::good);
        }
        line.texts("call").forEach(plan -> shell.callsUp.add(call(shell, plan)));
        var answers = line.texts("answer").toList();
        var asks = line.expected().stream().anyMatch(step -> step.word().equals("asks"));
        shell.console.answers.addAll(asks ? List.of("Y") : answers);
        shell.console.isInteractive = asks || !answers.isEmpty();
        var ids = shell.errorIds(line.line());
        shell.console.isInteractive = false;

        var errors = List.copyOf(shell.console.errors);
        var printed = String.join("\n", shell.console.printed);
        var warned = String.join("\n", shell.console.warnings);
        var story = line + "\n" + String.join("\n", shell.console.errors);
        assertThat(ids).as(story).isEqualTo(line.texts("error").toList());
        assertThat(shell.console.answers).as("answers left of " + story).isEmpty();
        for (var step : line.expected()) {
            var as = line + "\n" + step.word() + "> " + step.text();
            switch (step.word()) {
                case "error" -> assertThat(ids).as(as).contains(step.text());
                case "hints" -> assertThat(String.join("\n", errors)).as(as).contains(step.text());
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
                        assertThat(shell.errorIds(step.left()))
                                .as(as)
                                .containsExactly(step.right());
                case "mail" ->
                        assertThat(shell.mails.getLast().to().address())
                                .as(as)
                                .isEqualTo(step.text());
                default -> fail("no such word: " + as);
            }
        }
    }

    private static void register(ShellFixture shell, String node) {
        shell.store
                .directory()
                .change(
                        new Directory.Change("system", "test", "start"),
                        writer -> {
                            UmServices.register(
                                    writer,
                                    new UmServices.Registration(
                                            node, List.of("en-US"), "test", 100));
                            return node;
                        });
    }

    private static ActiveCall call(ShellFixture shell, String plan) {
        return new ActiveCall(
                plan + "@pbx",
                "node1.contoso.com",
                Optional.of(named(shell, ObjectKind.DIAL_PLAN, plan)),
                Optional.of(named(shell, ObjectKind.IP_GATEWAY, "MyUMIPGateway")),
                CallType.SubscriberAccess,
                CallState.Connected,
                "4255550100",
                "50000",
                Optional.empty(),
                Instant.EPOCH,
                Optional.of("tony"));
    }

    private static Named named(ShellFixture shell, ObjectKind kind, String name) {
        return shell.store
                .directory()
                .read(reader -> {
                    var object = Identities.find(reader, kind, name);
                    return new Named(object.id(), object.name());
                });
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
