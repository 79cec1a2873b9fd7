package org.mynah.media.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessTest {

    /** A sine's RMS is 3 dB below its peak. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.5, -6, -17, -30, -45})
    void a_tone_of_any_level_comes_out_at_minus_20_dbfs(double peakDb) {
        var levelled = Loudness.level(Signals.tone(1000, 8000, peakDb, 8000));

        assertThat(Loudness.speechDb(levelled)).isCloseTo(Loudness.TARGET_RMS_DB, within(0.1));
        assertThat(Pcm.toDb(Pcm.peak(levelled, 0, levelled.length))).isCloseTo(-17, within(0.1));
    }

    @Test
    void pauses_do_not_make_a_tone_louder() {
        var tone = Signals.tone(1000, 8000, -30, 8000);
        var levelled = Loudness.level(Signals.join(tone, new short[40_000], tone));

        assertThat(Pcm.rmsDb(levelled, 0, 8000)).isCloseTo(Loudness.TARGET_RMS_DB, within(0.1));
    }

    @Test
    void no_peak_is_above_minus_3_dbfs_even_where_the_target_is_not_reached() {
        var quiet = Signals.tone(1000, 8000, -50, 8000);
        for (int i = 0; i < quiet.length; i += 160) {
            quiet[i] = (short) Pcm.fromDb(-20);
        }
        var levelled = Loudness.level(quiet);

        assertThat(Pcm.toDb(Pcm.peak(levelled, 0, levelled.length)))
                .isLessThanOrEqualTo(Loudness.HIGHEST_PEAK_DB + 0.01);
        assertThat(Loudness.speechDb(levelled)).isLessThan(Loudness.TARGET_RMS_DB);
    }

    @Test
    void silence_stays_silence() {
        var silence = Signals.noise(1, -70, 8000);

        assertThat(Loudness.level(silence)).isEqualTo(silence);
        assertThat(Loudness.level(new short[0])).isEmpty();
    }
}
