package org.mynah.speech.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.media.codec.Loudness;
import org.mynah.media.codec.Pcm;

class LineSoundTest {

    private static final int LEAD = (int) Pcm.samples(LineSound.LEAD);
    private static final int TAIL = (int) Pcm.samples(LineSound.TAIL);

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 16_000, 22_050, 44_100, 48_000})
    void every_rate_becomes_the_rate_and_the_level_of_the_line(int rate) {
        var line = LineSound.of(tone(rate, 1000, 2000, 1.0), rate);
        assertThat(line.length)
                .as("one second and the silences at both ends")
                .isCloseTo(8000 + LEAD + TAIL, within(2 * 160));
        assertThat(Loudness.speechDb(line)).isCloseTo(Loudness.TARGET_RMS_DB, within(0.5));
    }

    @Test
    void sound_above_the_telephone_band_does_not_fold_into_it() {
        var low = tone(16_000, 1000, 8000, 1.0);
        var high = tone(16_000, 5000, 8000, 1.0);
        var mixed = new short[low.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (short) (low[i] + high[i]);
        }
        var line = LineSound.of(mixed, 16_000);
        assertThat(power(line, 3000))
                .as("5 kHz folds to 3 kHz, against the tone at 1 kHz")
                .isLessThan(power(line, 1000) / 1e5);
    }

    @Test
    void quiet_and_loud_engines_sound_alike() {
        var quiet = LineSound.of(tone(16_000, 700, 300, 1.0), 16_000);
        var loud = LineSound.of(tone(16_000, 700, 30_000, 1.0), 16_000);
        assertThat(Loudness.speechDb(quiet)).isCloseTo(Loudness.speechDb(loud), within(0.1));
    }

    @Test
    void no_peak_is_above_the_limit() {
        var clicks = tone(8000, 500, 300, 1.0);
        for (int i = 0; i < clicks.length; i += 800) {
            clicks[i] = 32_000;
        }
        assertThat(peakDb(LineSound.of(clicks, 8000)))
                .isLessThanOrEqualTo(Loudness.HIGHEST_PEAK_DB + 0.01);
    }

    @Test
    void silence_before_and_after_is_cut_to_the_margins() {
        var tone = tone(8000, 500, 8000, 0.5);
        var padded = new short[16_000 + tone.length + 24_000];
        System.arraycopy(tone, 0, padded, 16_000, tone.length);
        assertThat(LineSound.of(padded, 8000)).hasSize(LEAD + tone.length + TAIL);
    }

    @Test
    void silence_is_nothing() {
        assertThat(LineSound.of(new short[8000], 8000)).isEmpty();
        assertThat(LineSound.of(new short[0], 16_000)).isEmpty();
        assertThat(LineSound.of(tone(8000, 500, 20, 1.0), 8000)).isEmpty();
    }

    @Test
    void a_rate_that_no_engine_has_is_refused() {
        assertThatThrownBy(() -> LineSound.of(new short[8], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static short[] tone(int rate, double hertz, double amplitude, double seconds) {
        var samples = new short[(int) (rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return samples;
    }

    /** Goertzel's algorithm in the middle of the sound. */
    private static double power(short[] samples, double hertz) {
        double factor = 2 * Math.cos(2 * Math.PI * hertz / 8000);
        double previous = 0;
        double beforeThat = 0;
        int from = samples.length / 2 - 2000;
        for (int i = 0; i < 4000; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / 4000);
            double current = window * samples[from + i] + factor * previous - beforeThat;
            beforeThat = previous;
            previous = current;
        }
        return previous * previous + beforeThat * beforeThat - factor * previous * beforeThat;
    }

    private static double peakDb(short[] samples) {
        return Pcm.toDb(Pcm.peak(samples, 0, samples.length));
    }
}
