package org.mynah.testkit.ear;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoudnessTest {
    @Test
    void a_sine_is_three_decibels_below_its_peak() {
        assertThat(Loudness.dbfs(Sounds.tone(500, ofMillis(500), -10))).isCloseTo(-13, within(0.1));
        assertThat(Loudness.dbfs(Sounds.silence(ofMillis(500)))).isEqualTo(-100);
        assertThat(Loudness.dbfs(new short[0])).isEqualTo(-100);
    }

    @Test
    void sound_between_silences_is_a_segment_and_a_short_pause_is_part_of_it() {
        short[] heard =
                Sounds.join(
                        Sounds.silence(ofMillis(400)),
                        Sounds.tone(500, ofMillis(200), -20),
                        Sounds.silence(ofMillis(200)),
                        Sounds.tone(500, ofMillis(200), -20),
                        Sounds.silence(ofMillis(600)),
                        Sounds.tone(500, ofMillis(100), -20));

        assertThat(Loudness.segments(heard))
                .containsExactly(
                        new Loudness.Segment(Sounds.samples(400), Sounds.samples(1000)),
                        new Loudness.Segment(Sounds.samples(1600), Sounds.samples(1700)));
        assertThat(Loudness.extent(heard))
                .isEqualTo(new Loudness.Segment(Sounds.samples(400), Sounds.samples(1700)));
    }

    @Test
    void amplified_sound_is_clipped_not_wrapped() {
        short[] loud = Sounds.amplified(new short[] {20_000, -20_000}, 12);
        assertThat(loud).containsExactly(Short.MAX_VALUE, Short.MIN_VALUE);
    }
}
