package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is typed and exactly what is answered, a row of cmdlets §1, §5, §6 each: the {@code .talk}
 * files beside this class. {@code ##} names the row, {@code PS> } begins what is typed, {@code >> }
 * goes on with it, and the lines up to the next of these are the answer, without empty ones. The
 * working folder is written FOLDER. Rows share its files and the directory, and nothing else.
 */
class ConversationTest {

    @TempDir static Path folder;
    private static ShellFixture shell;

    /** A row's name and its turns. */
    record Row(String file, String name, List<Turn> turns) {
        @Override
        public String toString() {
            return file + ": " + name;
        }
    }

    /** One input and its answer. */
    record Turn(String typed, List<String> answer) {}

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    static Stream<Row> rows() {
        return Stream.of("lexical", "operators", "statements", "objects", "views")
                .flatMap(ConversationTest::rowsOf);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void the_shell_answers_as_documented(Row row) {
        shell.newSession();
        for (var turn : row.turns()) {
            shell.console.said.clear();
            shell.session.run(turn.typed(), List.of());
            var said =
                    shell.console.said.stream()
                            .flatMap(line -> Stream.of(line.split("\n", -1)))
                            .map(line -> line.replace(folder.toString(), "FOLDER"))
                            .map(String::stripTrailing)
                            .filter(line -> !line.isEmpty())
                            .toList();
            assertThat(said).as(turn.typed()).isEqualTo(turn.answer());
        }
    }

    private static Stream<Row> rowsOf(String file) {
        var rows = new ArrayList<Row>();
        var typed = new StringBuilder();
        var answer = new ArrayList<String>();
        var turns = new ArrayList<Turn>();
        var name = "";
        for (var line : (text(file) + "\n## end").split("\n", -1)) {
            if (line.startsWith(">> ")) {
                typed.append('\n').append(line.substring(3));
                continue;
            }
            if (line.startsWith("PS> ") || line.startsWith("## ")) {
                if (!typed.isEmpty()) {
                    turns.add(new Turn(typed.toString(), List.copyOf(answer)));
                }
                typed.setLength(0);
                answer.clear();
            }
            if (line.startsWith("PS> ")) {
                typed.append(line.substring(4));
            } else if (line.startsWith("## ")) {
                if (!turns.isEmpty()) {
                    rows.add(new Row(file, name, List.copyOf(turns)));
                }
                turns.clear();
                name = line.substring(3);
            } else if (!line.isBlank()) {
                answer.add(line.stripTrailing());
            }
        }
        return rows.stream();
    }

    private static String text(String file) {
        try (var stream =
                Objects.requireNonNull(
                        ConversationTest.class.getResourceAsStream(file + ".talk"), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
