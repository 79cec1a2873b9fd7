package org.mynah.testkit.phone;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final long MS = 1_000_000;

    private final Recording recording = new Recording();

    private static short[] packet(int value) {
        var sound = new short[160];
        Arrays.fill(sound, (short) value);
        return sound;
    }

    private void hear(int sequence, long timestamp, int value, long atMs) {
        recording.add(1, sequence, timestamp, packet(value), atMs * MS);
    }

    @Test
    void packets_are_laid_out_by_timestamp_and_what_is_missing_is_silence() {
        hear(1, 1000, 11, 0);
        hear(3, 1320, 13, 40);
        hear(2, 1160, 12, 41);
        hear(5, 1640, 15, 80);

        assertThat(recording.heard()).hasSize(800);
        assertThat(recording.heard()[0]).isEqualTo((short) 11);
        assertThat(recording.heard()[160]).isEqualTo((short) 12);
        assertThat(recording.heard()[320]).isEqualTo((short) 13);
        assertThat(recording.heard()[480]).isEqualTo((short) 0);
        assertThat(recording.heard()[640]).isEqualTo((short) 15);
        assertThat(recording.statistics().lost()).isEqualTo(1);
        assertThat(recording.statistics().outOfOrder()).isEqualTo(1);
    }

    @Test
    void sequence_and_timestamp_wrap_around() {
        hear(65_535, 0xFFFF_FFFFL - 159, 1, 0);
        hear(0, 0, 2, 20);
        hear(1, 160, 3, 45);

        assertThat(recording.heard()).hasSize(480);
        var statistics = recording.statistics();
        assertThat(statistics.lost()).isZero();
        assertThat(statistics.gaps()).isEqualTo(2);
        assertThat(statistics.gap(50)).isEqualTo(ofMillis(20));
        assertThat(statistics.gap(100)).isEqualTo(ofMillis(25));
    }

    @Test
    void another_source_goes_on_right_behind_the_old_one() {
        hear(1, 1000, 1, 0);
        recording.add(2, 700, 99_999_999, packet(2), 20 * MS);
        recording.add(2, 701, 100_000_159, packet(3), 40 * MS);

        assertThat(recording.heard()).hasSize(480);
        assertThat(recording.statistics().lost()).isZero();
    }

    @Test
    void a_wild_timestamp_does_not_make_an_endless_recording() {
        hear(1, 1000, 1, 0);
        hear(2, 4_000_000_000L, 2, 20);

        assertThat(recording.heard()).hasSize(320);
    }

    @Test
    void only_what_was_heard_since_a_mark_is_handed_out() {
        hear(1, 1000, 1, 0);
        var mark = recording.mark();
        hear(2, 1160, 2, 20);

        assertThat(recording.heardSince(mark)).isEqualTo(packet(2));
        assertThat(recording.heardSince(new Mark(9999))).isEmpty();
    }
}
