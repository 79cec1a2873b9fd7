package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the inputs of {@link LanguageFuzz}, and every way to cut or damage each of them. */
class CorpusTest {

    static Stream<Path> corpus() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(CorpusTest.class.getResource("corpus")).toURI();
        try (var files = Files.list(Path.of(folder))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void an_input_of_the_corpus_ends_in_declared_errors(Path file) {
        assertThatCode(() -> LanguageFuzz.fuzzerTestOneInput(Files.readAllBytes(file)))
                .doesNotThrowAnyException();
    }

    @Test
    void every_beginning_of_every_input_ends_in_declared_errors() throws Exception {
        for (var file : corpus().toList()) {
            var script = text(file);
            for (int i = 0; i < script.length(); i += 3) {
                var cut = script.substring(0, i).getBytes(StandardCharsets.UTF_8);
                assertThatCode(() -> LanguageFuzz.fuzzerTestOneInput(cut))
                        .as("%s up to %d", file.getFileName(), i)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void limits_end_scripts_even_where_errors_are_caught() {
        assertThat(LanguageFuzz.run("try { while ($true) { } } catch { 'caught' }")).isEqualTo(1);
        assertThat(LanguageFuzz.run("function F { try { F } catch { F } }; F")).isEqualTo(1);
        assertThat(LanguageFuzz.run("while ($true) { try { 1..9999 } catch { } }")).isEqualTo(1);
        assertThat(LanguageFuzz.run("1..900 | % { 1..900 }")).isEqualTo(1);
        assertThat(LanguageFuzz.run("'" + "a".repeat(60) + "' -match '(a|aa)+(?=b)\\1$'"))
                .isEqualTo(1);
        assertThat(LanguageFuzz.run("'" + "a".repeat(9_000) + "' -match '(a|b)*c'")).isIn(0, 1);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
