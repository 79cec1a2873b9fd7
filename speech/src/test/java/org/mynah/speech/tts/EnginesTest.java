package org.mynah.speech.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.speech.tts.TtsSettings.Choice;

class EnginesTest {

    @TempDir private Path empty;

    @Test
    void an_empty_machine_has_no_engine_and_says_what_to_install() {
        var engines = Engines.probe(machine(Choice.BEST));
        assertThat(engines.synthesizers()).isEmpty();
        assertThat(engines.reports())
                .extracting(EngineReport::engine)
                .containsExactly("pico", "flite", "espeak-ng");
        assertThat(engines.reports()).noneMatch(EngineReport::isReady);
        assertThat(engines.reports().get(0).line()).contains("./mynah setup --with-pico");
        assertThat(engines.reports().get(1).line()).contains("Debian package libflite1");
        assertThat(engines.reports().get(2).line()).contains("Debian package espeak-ng");
        assertThat(engines.summary()).contains("callers hear tones");
    }

    @Test
    void off_means_no_engine_even_where_all_are_installed() {
        try (var engines = ThisMachine.engines(Choice.OFF)) {
            assertThat(engines.synthesizers()).isEmpty();
            assertThat(engines.reports())
                    .allSatisfy(report -> assertThat(report.line()).contains("speech.tts is off"));
        }
    }

    @Test
    void a_named_engine_speaks_alone() {
        try (var engines = ThisMachine.engines(Choice.ESPEAK_NG)) {
            assumeThat(engines.synthesizers()).as(engines.summary()).isNotEmpty();
            assertThat(engines.synthesizers())
                    .extracting(Synthesizer::name)
                    .containsExactly("espeak-ng");
        }
    }

    @Test
    void the_best_comes_first_and_the_others_stand_behind_it() {
        try (var engines = ThisMachine.engines(Choice.BEST)) {
            assertThat(engines.synthesizers())
                    .extracting(Synthesizer::name)
                    .isSubsetOf("pico", "flite", "espeak-ng");
            var order = List.of("pico", "flite", "espeak-ng");
            assertThat(engines.synthesizers())
                    .extracting(engine -> order.indexOf(engine.name()))
                    .isSorted();
        }
    }

    @Test
    void a_program_that_fails_is_absent_with_its_reason() throws IOException {
        Files.createSymbolicLink(empty.resolve("espeak-ng"), Path.of("/bin/false"));
        var report = Engines.probe(machine(Choice.BEST)).reports().get(2);
        assertThat(report.isReady()).isFalse();
        assertThat(report.detail()).contains("exit status 1");
    }

    @Test
    void files_that_are_no_libraries_are_absent_with_their_reason() throws IOException {
        Files.writeString(empty.resolve(FliteSynthesizer.LIBRARY), "not a library");
        Files.writeString(empty.resolve(FliteSynthesizer.VOICE_LIBRARY), "not a library");
        Files.writeString(empty.resolve(PicoSynthesizer.LIBRARY), "not a library");
        var reports = Engines.probe(machine(Choice.BEST)).reports();
        assertThat(reports.get(0).detail()).contains("cannot be used");
        assertThat(reports.get(1).detail()).contains("cannot be used");
    }

    @Test
    void pico_without_its_voices_is_absent_with_its_reason() throws IOException {
        var library =
                ThisMachine.settings(Choice.PICO).picoFolder().resolve(PicoSynthesizer.LIBRARY);
        assumeThat(library).exists();
        Files.createSymbolicLink(empty.resolve(PicoSynthesizer.LIBRARY), library.toAbsolutePath());
        Files.createDirectory(empty.resolve("lang"));
        assertThat(Engines.probe(machine(Choice.BEST)).reports().getFirst().detail())
                .contains("no voice files");
        Files.writeString(empty.resolve("lang").resolve("en-US_ta.bin"), "rubbish");
        Files.writeString(empty.resolve("lang").resolve("en-US_lh0_sg.bin"), "rubbish");
        assertThat(Engines.probe(machine(Choice.BEST)).reports().getFirst().detail())
                .contains("does not speak");
    }

    @Test
    void a_wrong_setting_names_what_is_allowed() {
        assertThat(Choice.parse("Flite")).isEqualTo(Choice.FLITE);
        assertThatThrownBy(() -> Choice.parse("alexa"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "speech.tts = \"alexa\": allowed are best, off, pico, flite, espeak-ng");
    }

    private TtsSettings machine(Choice choice) {
        return new TtsSettings(
                choice, empty, List.of(empty), empty.resolve("lang"), List.of(empty));
    }
}
