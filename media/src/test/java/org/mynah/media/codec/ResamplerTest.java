package org.mynah.media.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResamplerTest {

    @Test
    void speech_tones_keep_level_and_place_from_16_to_8_khz() {
        for (double hertz : new double[] {300, 1000, 2000, 3000}) {
            var result = Resampler.resample(Signals.tone(hertz, 16_000, -6, 16_000), 16_000, 8000);
            var wanted = Signals.tone(hertz, 8000, -6, 8000);
            assertThat(result).hasSize(8000);
            for (int i = 500; i < 7500; i++) {
                assertThat((double) result[i])
                        .as(hertz + " Hz")
                        .isCloseTo(wanted[i], offset(330.0));
            }
        }
    }

    @Test
    void what_would_alias_is_gone() {
        for (double hertz : new double[] {4200, 5000, 6000, 7500}) {
            var result = Resampler.resample(Signals.tone(hertz, 16_000, -6, 16_000), 16_000, 8000);
            assertThat(Pcm.rmsDb(result, 500, 7000)).as(hertz + " Hz").isLessThan(-50);
        }
    }

    @Test
    void up_to_16_khz_keeps_the_band_and_adds_no_image() {
        var result = Resampler.resample(Signals.tone(1000, 8000, -6, 8000), 8000, 16_000);
        var wanted = Signals.tone(1000, 16_000, -6, 16_000);
        assertThat(result).hasSize(16_000);
        for (int i = 500; i < 15_000; i++) {
            assertThat((double) result[i]).isCloseTo(wanted[i], offset(330.0));
        }
    }

    @Test
    void every_rate_gives_the_right_length_and_pitch() {
        for (int rate :
                new int[] {4000, 11_025, 22_050, 24_000, 32_000, 44_100, 48_000, 47_999, 192_000}) {
            var result = Resampler.resample(Signals.tone(800, rate, -6, rate), rate, 8000);
            assertThat(result).as("from " + rate).hasSize(8000);
            var wanted = Signals.tone(800, 8000, -6, 8000);
            double error = 0;
            for (int i = 1000; i < 7000; i++) {
                error = Math.max(error, Math.abs(result[i] - wanted[i]));
            }
            assertThat(error).as("from " + rate).isLessThan(400);
        }
    }

    @Test
    void pieces_give_what_the_whole_gives() {
        var input = Signals.voice(3, -6, 22_050);
        var whole = Resampler.resample(input, 22_050, 8000);
        var random = new Random(4);
        var resampler = new Resampler(22_050, 8000);
        var pieces = new short[0];
        for (int at = 0; at < input.length; ) {
            int count = Math.min(input.length - at, random.nextInt(700));
            pieces = Signals.join(pieces, resampler.process(input, at, count));
            at += count;
        }
        pieces = Signals.join(pieces, resampler.finish());
        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void rates_beyond_reason_are_refused() {
        assertThatThrownBy(() -> new Resampler(1, 8000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Resampler(8000, 1_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
