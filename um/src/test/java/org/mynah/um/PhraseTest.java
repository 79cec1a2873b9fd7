package org.mynah.um;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhraseTest {

    @Test
    void a_phrase_is_a_prompt_and_two_of_the_same_meaning_are_equal() {
        assertThat(Phrase.newMessages(3)).isEqualTo(new Phrase.NewMessages(3));
    }
}
