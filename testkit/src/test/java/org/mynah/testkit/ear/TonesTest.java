package org.mynah.testkit.ear;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mynah.testkit.wire.G711;

class TonesTest {
    @Test
    void a_beep_within_speech_is_found_with_its_start_and_length() {
        short[] heard =
                Sounds.join(
                        Sounds.speech(1, ofSeconds(2)),
                        Sounds.silence(ofMillis(300)),
                        Sounds.tone(1000, ofMillis(500), -12),
                        Sounds.silence(ofMillis(300)),
                        Sounds.speech(2, ofSeconds(1)));

        var tones = Tones.near(1000, G711.PCMU.asHeard(heard));

        assertThat(tones).hasSize(1);
        assertThat(tones.getFirst().hz()).isBetween(998.0, 1002.0);
        assertThat(tones.getFirst().start()).isBetween(ofMillis(2280), ofMillis(2320));
        assertThat(tones.getFirst().length()).isBetween(ofMillis(480), ofMillis(520));
    }

    @Test
    void speech_of_any_kind_is_no_tone() {
        for (int seed = 1; seed < 20; seed++) {
            assertThat(Tones.near(1000, Sounds.speech(seed, ofSeconds(5)))).isEmpty();
        }
    }

    @Test
    void a_sequence_of_tones_is_told_apart() {
        short[] heard =
                Sounds.join(
                        Sounds.tone(600, ofMillis(200), -10),
                        Sounds.tone(900, ofMillis(200), -10),
                        Sounds.silence(ofMillis(100)),
                        Sounds.tone(600, ofMillis(200), -10));

        assertThat(Tones.near(600, heard)).hasSize(2);
        assertThat(Tones.near(900, heard)).hasSize(1);
        assertThat(Tones.near(1200, heard)).isEmpty();
    }

    @Test
    void a_tone_a_little_off_is_near_and_measured_one_far_off_is_not() {
        short[] tone = Sounds.tone(1020, ofMillis(300), -10);

        assertThat(Tones.near(1000, tone))
                .singleElement()
                .satisfies(found -> assertThat(found.hz()).isBetween(1018.0, 1022.0));
        assertThat(Tones.near(1100, tone)).isEmpty();
    }

    @Test
    void two_tones_at_once_clicks_and_faint_tones_are_none() {
        short[] low = Sounds.tone(770, ofMillis(200), -12);
        short[] high = Sounds.tone(1336, ofMillis(200), -12);
        for (int i = 0; i < low.length; i++) {
            low[i] = (short) (low[i] + high[i]);
        }
        assertThat(Tones.near(770, low)).isEmpty();
        assertThat(Tones.near(1000, Sounds.tone(1000, ofMillis(40), -10))).isEmpty();
        assertThat(Tones.near(1000, Sounds.tone(1000, ofMillis(400), -50))).isEmpty();
    }
}
