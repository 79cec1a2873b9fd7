package org.mynah.speech.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.Phrase;

class LanguagePacksTest {

    /** A language whose every phrase has the same words. */
    private record Monotone(String language, String words) implements LanguagePack {

        @Override
        public String text(Phrase phrase) {
            return words;
        }

        @Override
        public String readAloud(String written) {
            return written;
        }
    }

    private static final LanguagePack ENGLISH = new EnglishUs();

    @Test
    void the_installed_packs_have_words_for_every_phrase() {
        assertThat(LanguagePacks.installed().defects()).isEmpty();
    }

    @Test
    void the_samples_hold_every_kind_of_phrase() {
        var sampled =
                PhraseSamples.all().stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(Arrays.stream(Phrase.class.getPermittedSubclasses()))
                .allSatisfy(kind -> assertThat(sampled).contains(kind));
        assertThat(PhraseSamples.all()).contains(Phrase.Fixed.values());
    }

    @Test
    void a_pack_without_words_or_with_a_bare_number_is_a_defect() {
        assertThat(packs(new Monotone("de-DE", "…")).defects())
                .hasSize(PhraseSamples.all().size())
                .allSatisfy(defect -> assertThat(defect).contains("de-DE", "no words"));
        assertThat(packs(new Monotone("de-DE", "Nachricht 3")).defects())
                .allSatisfy(defect -> assertThat(defect).contains("de-DE", "written out"));
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, en-US", "en-us, en-US", "en-GB, en-US", "ja-JP, en-US", "fr-FR, fr-FR",
        "fr-CA, fr-FR", "es-ES, es-MX", "pt-PT, pt-BR", "pt-BR, pt-BR", "zh-HK, zh-TW",
        "zh-CN, zh-TW", "zh-TW, zh-TW", "de-DE, en-US", "'', en-US", "no such tag, en-US"
    })
    void the_nearest_installed_language_speaks(String asked, String speaks) {
        var packs =
                packs(
                        new Monotone("fr-FR", "oui"),
                        new Monotone("es-MX", "sí"),
                        new Monotone("pt-BR", "sim"),
                        new Monotone("zh-TW", "是"));
        assertThat(packs.packFor(asked).language()).isEqualTo(speaks);
    }

    @Test
    void hong_kong_prefers_mainland_to_taiwan_and_both_know_each_other() {
        var packs = packs(new Monotone("zh-TW", "是"), new Monotone("zh-CN", "是"));
        assertThat(packs.packFor("zh-HK").language()).isEqualTo("zh-CN");
    }

    @Test
    void english_is_always_there_and_no_language_twice() {
        assertThatThrownBy(() -> new LanguagePacks(List.of(new Monotone("de-DE", "ja"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("en-US");
        assertThatThrownBy(() -> packs(new Monotone("EN-us", "yes")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_installed_languages_are_listed() {
        assertThat(LanguagePacks.installed().languages()).containsExactly("en-US");
        assertThat(LanguagePacks.installed().isInstalled("en-us")).isTrue();
        assertThat(LanguagePacks.installed().isInstalled("ja-JP")).isFalse();
    }

    private static LanguagePacks packs(LanguagePack... others) {
        var all = new java.util.ArrayList<>(List.of(others));
        all.add(ENGLISH);
        return new LanguagePacks(all);
    }
}
