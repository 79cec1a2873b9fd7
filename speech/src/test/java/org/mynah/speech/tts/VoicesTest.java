package org.mynah.speech.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.media.codec.Loudness;
import org.mynah.media.codec.Pcm;
import org.mynah.speech.phrase.EnglishUs;
import org.mynah.speech.phrase.PhraseSamples;
import org.mynah.speech.phrase.SpeakableText;
import org.mynah.speech.tts.TtsSettings.Choice;

/** Real engines; what is not installed is skipped. */
class VoicesTest {

    private static final double LONGEST_SECONDS = 30;
    private static final double SHORTEST_SECONDS = 0.4;

    @ParameterizedTest
    @EnumSource(names = {"PICO", "FLITE", "ESPEAK_NG"})
    void every_phrase_is_audible_and_of_sensible_length(Choice choice) throws Exception {
        try (var engines = ThisMachine.engines(choice)) {
            var engine = installed(engines);
            var pack = new EnglishUs();
            for (var phrase : PhraseSamples.all()) {
                var text = SpeakableText.of(pack.spoken(phrase));
                var sound = engine.synthesize(text, "en-US");
                assertThat(sound.length / 8000.0)
                        .as("%s in seconds", phrase)
                        .isBetween(SHORTEST_SECONDS, LONGEST_SECONDS);
                assertThat(Loudness.speechDb(sound))
                        .as("loudness of %s", phrase)
                        .isCloseTo(Loudness.TARGET_RMS_DB, within(3.5));
                assertThat(peakDb(sound))
                        .as("peak of %s", phrase)
                        .isLessThanOrEqualTo(Loudness.HIGHEST_PEAK_DB + 0.01);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PICO", "FLITE", "ESPEAK_NG"})
    void hostile_text_neither_breaks_nor_silences_an_engine(Choice choice) throws Exception {
        try (var engines = ThisMachine.engines(choice)) {
            var engine = installed(engines);
            for (var text : hostile()) {
                try {
                    assertThat(engine.synthesize(SpeakableText.of(text), "en-US")).isNotEmpty();
                } catch (SynthesisException e) {
                    assertThat(e).hasMessageStartingWith(engine.name());
                }
            }
            assertThat(engine.synthesize("Goodbye.", "en-US")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PICO", "FLITE", "ESPEAK_NG"})
    void many_callers_at_once_each_hear_the_whole_text(Choice choice) throws Exception {
        try (var engines = ThisMachine.engines(choice);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var engine = installed(engines);
            int alone = engine.synthesize("You have three new voice messages.", "en-US").length;
            var calls = new ArrayList<Callable<short[]>>();
            for (int i = 0; i < 12; i++) {
                calls.add(() -> engine.synthesize("You have three new voice messages.", "en-US"));
            }
            for (var result : callers.invokeAll(calls)) {
                assertThat(result.get().length).isCloseTo(alone, within(alone / 10));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT"})
    void pico_speaks_six_languages(String language) throws Exception {
        try (var engines = ThisMachine.engines(Choice.PICO)) {
            var engine = installed(engines);
            assertThat(engine.speaks(language)).isTrue();
            assertThat(engine.speaks("da-DK")).isFalse();
            assertThat(engine.synthesize("Roma, Berlin, Madrid.", language).length)
                    .isGreaterThan(8000);
        }
    }

    @Test
    void flite_speaks_american_english_alone() {
        try (var engines = ThisMachine.engines(Choice.FLITE)) {
            var engine = installed(engines);
            assertThat(engine.speaks("en-US")).isTrue();
            assertThat(engine.speaks("de-DE")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ca-ES", "da-DK", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US", "es-ES",
                "es-MX", "fi-FI", "fr-CA", "fr-FR", "it-IT", "ja-JP", "ko-KR", "nb-NO", "nl-NL",
                "pl-PL", "pt-BR", "pt-PT", "ru-RU", "sv-SE", "zh-CN", "zh-HK", "zh-TW"
            })
    void espeak_speaks_all_languages_a_dial_plan_may_have(String language) throws Exception {
        try (var engines = ThisMachine.engines(Choice.ESPEAK_NG)) {
            var engine = installed(engines);
            assertThat(engine.speaks(language)).isTrue();
            assertThat(engine.synthesize("Roma, Berlin, Madrid.", language).length)
                    .isGreaterThan(4000);
        }
    }

    private static List<String> hostile() {
        return List.of(
                "<speed level='500'>fast</speed> & <volume level=\"0\">",
                "[[h@'loU]] {x} \\ \u0000 \u001b[31m",
                "x".repeat(5000),
                "7".repeat(3000),
                "a ".repeat(200),
                ". . . , , ; ! ?",
                "\uD83D\uDE00\u200D\uFE0F \u202Eolleh",
                "電話 メール голос φωνή",
                "é è ü ñ ß ø å",
                "");
    }

    private static Synthesizer installed(Engines engines) {
        assumeThat(engines.synthesizers()).as(engines.summary()).isNotEmpty();
        return engines.synthesizers().getFirst();
    }

    private static double peakDb(short[] samples) {
        return Pcm.toDb(Pcm.peak(samples, 0, samples.length));
    }
}
