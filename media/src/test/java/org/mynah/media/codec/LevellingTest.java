package org.mynah.media.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevellingTest {

    private static short[] levelled(short[] samples) throws IOException {
        var levelling = Levelling.measure(PcmSource.of(samples));
        var all = new short[(int) levelling.samples()];
        try (var source = levelling.apply(PcmSource.of(samples))) {
            assertThat(source.readFully(all, 0, all.length)).isEqualTo(all.length);
            assertThat(source.read(new short[1], 0, 1)).isEqualTo(PcmSource.END);
        }
        return all;
    }

    @Test
    void a_soft_message_is_raised_to_the_target_peak() throws IOException {
        var result = levelled(Signals.voice(1, -15, 4 * 8000));
        assertThat(Pcm.toDb(Pcm.peak(result, 0, result.length))).isCloseTo(-3, offset(0.1));
    }

    @Test
    void a_very_soft_message_is_raised_by_no_more_than_the_limit() throws IOException {
        var said = Signals.voice(1, -40, 4 * 8000);
        double before = Pcm.toDb(Pcm.peak(said, 0, said.length));
        var result = levelled(said);
        assertThat(Pcm.toDb(Pcm.peak(result, 0, result.length)) - before)
                .isCloseTo(Levelling.MOST_GAIN_DB, offset(0.1));
    }

    @Test
    void a_message_near_the_target_or_louder_keeps_its_samples() throws IOException {
        for (double peak : new double[] {-3.9, -3, -1, 0}) {
            var tone = Signals.tone(440, 8000, peak, 8000);
            assertThat(levelled(tone)).as("peak " + peak).isEqualTo(tone);
        }
    }

    @Test
    void silence_around_the_message_is_cut_to_the_margin() throws IOException {
        var said = Signals.voice(1, -3, 3 * 8000);
        var levelling =
                Levelling.measure(
                        PcmSource.of(
                                Signals.join(
                                        Signals.noise(2, -70, 2 * 8000),
                                        said,
                                        Signals.noise(3, -70, 5 * 8000))));
        assertThat(levelling.duration()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3700));
        assertThat(levelling.start()).isBetween(2 * 8000L - 1800, 2 * 8000L - 1200);
    }

    @Test
    void a_recording_without_speech_is_kept_whole() throws IOException {
        assertThat(Levelling.measure(PcmSource.of(new short[8000])))
                .isEqualTo(new Levelling(0, 8000, 1));
        assertThat(Levelling.measure(PcmSource.of(new short[0])).samples()).isZero();
    }

    @Test
    void a_long_message_is_read_in_pieces() throws IOException {
        var endless =
                new PcmSource() {
                    private long left = 3600L * 8000;
                    private int largest;

                    @Override
                    public int read(short[] into, int offset, int length) {
                        largest = Math.max(largest, length);
                        int count = (int) Math.min(length, left);
                        Arrays.fill(into, offset, offset + count, (short) 3000);
                        left -= count;
                        return count == 0 ? END : count;
                    }
                };
        assertThat(Levelling.measure(endless).duration()).isEqualTo(Duration.ofHours(1));
        assertThat(endless.largest).isLessThanOrEqualTo(4000);
    }
}
