package org.mynah.testkit.ear;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.wire.G711;

class ResemblanceTest {
    private static final short[] SENTENCE = Sounds.speech(1, ofSeconds(4));

    @Test
    void the_same_speech_after_mu_law_a_delay_and_a_lower_level_is_the_same() {
        short[] heard =
                Sounds.join(
                        Sounds.silence(ofMillis(2340)),
                        G711.PCMU.asHeard(Sounds.amplified(SENTENCE, -12)),
                        Sounds.silence(ofSeconds(1)));

        var resemblance = Resemblance.of(SENTENCE, heard);

        assertThat(resemblance.score()).isGreaterThan(0.9);
        assertThat(resemblance.offset()).isBetween(ofMillis(2320), ofMillis(2360));
    }

    @Test
    void the_same_speech_smeared_like_a_low_bit_rate_codec_is_the_same() {
        assertThat(Resemblance.of(SENTENCE, smeared(SENTENCE)).score())
                .isGreaterThan(Resemblance.SAME);
        assertThat(Resemblance.of(SENTENCE, G711.PCMU.asHeard(smeared(SENTENCE))).isSame())
                .isTrue();
    }

    @Test
    void another_sentence_of_the_same_voice_is_not() {
        for (int other = 2; other < 12; other++) {
            short[] heard = Sounds.speech(other, ofSeconds(8));
            assertThat(Resemblance.of(SENTENCE, heard).score())
                    .as("sentence 1 in sentence %d", other)
                    .isLessThan(Resemblance.OTHER);
        }
    }

    @Test
    void a_sentence_within_others_is_found() {
        short[] heard =
                Sounds.join(
                        Sounds.speech(7, ofSeconds(3)),
                        Sounds.tone(1000, ofMillis(500), -10),
                        SENTENCE,
                        Sounds.speech(8, ofSeconds(2)));

        var resemblance = Resemblance.of(SENTENCE, heard);

        assertThat(resemblance.isSame()).isTrue();
        assertThat(resemblance.offset()).isBetween(ofMillis(3480), ofMillis(3520));
    }

    @Test
    void cut_ends_lower_the_score_but_a_tenth_does_not_matter() {
        short[] lateStart = Arrays.copyOfRange(SENTENCE, SENTENCE.length / 10, SENTENCE.length);
        short[] earlyEnd = Arrays.copyOf(SENTENCE, SENTENCE.length * 9 / 10);
        short[] half = Arrays.copyOf(SENTENCE, SENTENCE.length / 2);

        assertThat(Resemblance.of(SENTENCE, lateStart).isSame()).isTrue();
        assertThat(Resemblance.of(SENTENCE, lateStart).offset()).isNegative();
        assertThat(Resemblance.of(SENTENCE, earlyEnd).isSame()).isTrue();
        assertThat(Resemblance.of(SENTENCE, half).isSame()).isFalse();
    }

    @Test
    void silence_noise_and_tones_resemble_no_speech() {
        var random = new Random(3);
        short[] noise = new short[Sounds.samples(6000)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextGaussian() * 3000);
        }
        assertThat(Resemblance.of(SENTENCE, noise).score()).isLessThan(0.3);
        assertThat(Resemblance.of(SENTENCE, Sounds.silence(ofSeconds(6))).score()).isZero();
        assertThat(Resemblance.of(SENTENCE, Sounds.tone(440, ofSeconds(6), -6)).score())
                .isLessThan(0.3);
        assertThat(Resemblance.of(Sounds.silence(ofSeconds(2)), SENTENCE).score()).isZero();
        assertThat(Resemblance.of(new short[0], new short[0]).score()).isZero();
    }

    @Test
    void a_minute_within_two_is_found_quickly() {
        short[] minute = Sounds.speech(20, Duration.ofMinutes(1));
        short[] heard = Sounds.join(Sounds.speech(21, Duration.ofMinutes(1)), minute);

        assertThat(Resemblance.of(minute, heard).offset())
                .isBetween(ofMillis(59_980), ofMillis(60_020));
    }

    /** Narrower, with echoes of 10 and 20 ms before and after, and coarse steps. */
    private static short[] smeared(short[] sound) {
        var result = new short[sound.length];
        for (int i = 0; i < sound.length; i++) {
            double sum = 0;
            for (int k = -1; k <= 1; k++) {
                sum += at(sound, i + k) / 3.0;
            }
            sum += 0.25 * at(sound, i - 80) + 0.15 * at(sound, i + 80) + 0.1 * at(sound, i - 160);
            result[i] = (short) (Math.round(sum / 192) * 192);
        }
        return result;
    }

    private static int at(short[] sound, int i) {
        return i < 0 || i >= sound.length ? 0 : sound[i];
    }
}
