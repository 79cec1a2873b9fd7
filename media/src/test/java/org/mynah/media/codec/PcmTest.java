package org.mynah.media.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PcmTest {

    @Test
    void times_and_samples_are_exact_over_hours() {
        assertThat(Pcm.samples(Duration.ofMillis(20))).isEqualTo(160);
        assertThat(Pcm.samples(Duration.ofHours(2).plusNanos(125_000))).isEqualTo(57_600_001);
        assertThat(Pcm.samples(Duration.ofSeconds(-3))).isEqualTo(-24_000);
        assertThat(Pcm.duration(57_600_001)).isEqualTo(Duration.ofHours(2).plusNanos(125_000));
    }

    @Test
    void levels_are_relative_to_full_scale() {
        assertThat(Pcm.rmsDb(new short[160], 0, 160)).isEqualTo(Pcm.FLOOR_DB);
        assertThat(Pcm.rmsDb(Signals.tone(1000, 8000, 0, 8000), 0, 8000))
                .isCloseTo(-3.01, offset(0.05));
        assertThat(Pcm.peak(new short[] {1, Short.MIN_VALUE}, 0, 2)).isEqualTo(Pcm.FULL_SCALE);
    }

    @Test
    void bytes_are_little_endian() {
        var bytes = new byte[4];
        Pcm.toLittleEndian(new short[] {0x1234, -2}, 0, bytes, 0, 2);
        assertThat(bytes).containsExactly(0x34, 0x12, 0xFE, 0xFF);
        assertThat(Pcm.fromLittleEndian(bytes)).containsExactly((short) 0x1234, (short) -2);
    }
}
