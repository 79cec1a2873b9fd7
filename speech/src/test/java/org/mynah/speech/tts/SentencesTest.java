package org.mynah.speech.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void a_text_is_cut_at_its_sentences() {
        assertThat(Sentences.split("Main menu. For voice mail, press one! Ready? Yes", "en-US"))
                .containsExactly("Main menu.", "For voice mail, press one!", "Ready?", "Yes");
        assertThat(Sentences.split("", "en-US")).isEmpty();
    }

    @Test
    void a_long_sentence_is_cut_at_a_comma_or_a_space_and_nothing_is_lost() {
        var commas = "and so on, ".repeat(100).strip();
        assertThat(Sentences.split(commas, "en-US"))
                .allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(Sentences.LONGEST))
                .allSatisfy(piece -> assertThat(piece).endsWith(","));
        var spaces = "on ".repeat(500).strip();
        assertThat(String.join(" ", Sentences.split(spaces, "en-US"))).isEqualTo(spaces);
        var solid = "\uD83D\uDE00".repeat(500);
        assertThat(String.join("", Sentences.split(solid, "en-US"))).isEqualTo(solid);
    }
}
