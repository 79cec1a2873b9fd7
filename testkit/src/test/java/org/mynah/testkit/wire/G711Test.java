package org.mynah.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class G711Test {
    @ParameterizedTest
    @EnumSource
    void every_code_word_comes_back_as_a_sample_that_encodes_to_the_same_sound(G711 law) {
        for (int code = 0; code < 256; code++) {
            short sample = law.decode((byte) code);
            assertThat(law.decode(law.encode(sample))).as("code %d", code).isEqualTo(sample);
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_sample_is_further_from_its_sound_than_half_a_step_of_its_segment(G711 law) {
        for (int sample = -32_000; sample <= 32_000; sample += 7) {
            int heard = law.decode(law.encode((short) sample));
            assertThat(Math.abs(heard - sample))
                    .as("sample %d", sample)
                    .isLessThanOrEqualTo(16 + Math.abs(sample) / 28);
        }
    }

    /** The ends and the middle of the decoding tables 2a and 1a. */
    @ParameterizedTest
    @CsvSource({
        "PCMU, 0xFF, 0", "PCMU, 0x7F, 0", "PCMU, 0x80, 32124", "PCMU, 0x00, -32124",
        "PCMU, 0xF0, 120", "PCMU, 0xEF, 132", "PCMA, 0xD5, 8", "PCMA, 0x55, -8",
        "PCMA, 0xAA, 32256", "PCMA, 0x2A, -32256", "PCMA, 0xC5, 264"
    })
    void code_words_have_the_values_of_the_recommendation(G711 law, int code, short sample) {
        assertThat(law.decode((byte) code)).isEqualTo(sample);
    }

    @ParameterizedTest
    @CsvSource({
        "PCMU, 0, 0xFF",
        "PCMU, 32767, 0x80",
        "PCMU, -32768, 0",
        "PCMA, 0, 0xD5",
        "PCMA, -1, 0x55",
        "PCMA, 32767, 0xAA",
        "PCMA, -32768, 0x2A"
    })
    void extreme_samples_have_the_outermost_code_words(G711 law, short sample, int code) {
        assertThat(law.encode(sample)).isEqualTo((byte) code);
    }
}
