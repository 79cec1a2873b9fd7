package org.mynah.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpeechDetectorTest {

    private final SpeechDetector detector = new SpeechDetector();

    private void hear(short[] samples) {
        for (int i = 0; i + 160 <= samples.length; i += 160) {
            detector.accept(samples, i, 160);
        }
    }

    @Test
    void speech_and_the_silence_after_it_are_measured() {
        hear(Signals.noise(1, -65, 8000));
        hear(Signals.voice(2, -12, 5 * 8000));
        hear(Signals.noise(3, -65, 3 * 8000));

        assertThat(detector.speech()).isBetween(Duration.ofMillis(4500), Duration.ofMillis(5200));
        assertThat(detector.silence()).isBetween(Duration.ofMillis(2900), Duration.ofMillis(3300));
    }

    @Test
    void constant_noise_of_a_line_is_not_speech() {
        for (double level = -70; level <= -42; level += 2) {
            var fresh = new SpeechDetector();
            var noise = Signals.noise(4, level, 10 * 8000);
            for (int i = 0; i + 160 <= noise.length; i += 160) {
                fresh.accept(noise, i, 160);
            }
            assertThat(fresh.speech()).as("noise of " + level + " dB").isZero();
        }
    }

    @Test
    void noise_that_sets_in_during_a_call_is_taken_for_speech_only_until_it_proves_constant() {
        hear(new short[2 * 8000]);
        hear(Signals.noise(5, -45, 10 * 8000));
        assertThat(detector.speech()).isLessThan(Duration.ofSeconds(2));
        assertThat(detector.silence()).isGreaterThan(Duration.ofSeconds(7));
    }

    @Test
    void soft_speech_is_heard_over_line_noise() {
        hear(Signals.noise(6, -62, 8000));
        hear(Signals.join(Signals.voice(7, -30, 3 * 8000)));
        assertThat(detector.speech()).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void a_constant_loud_tone_stays_sound() {
        hear(Signals.tone(440, 8000, -15, 20 * 8000));
        assertThat(detector.speech()).isGreaterThan(Duration.ofMillis(19_500));
        assertThat(detector.silence()).isZero();
    }

    @Test
    void a_click_is_not_speech() {
        hear(new short[8000]);
        hear(Signals.noise(8, -6, 160));
        hear(new short[8000]);
        assertThat(detector.heardSpeech()).isFalse();
        assertThat(detector.silence()).isEqualTo(Duration.ofMillis(2020));
    }
}
