package org.mynah.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class G711Test {

    @Test
    void the_corners_of_both_laws_are_those_of_the_standard() {
        assertThat(G711.ULAW.encode((short) 0)).isEqualTo((byte) 0xFF);
        assertThat(G711.ULAW.encode((short) -1)).isEqualTo((byte) 0x7F);
        assertThat(G711.ULAW.encode(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
        assertThat(G711.ULAW.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
        assertThat(G711.ULAW.decode((byte) 0x80)).isEqualTo((short) 32_124);
        assertThat(G711.ULAW.decode((byte) 0x00)).isEqualTo((short) -32_124);
        assertThat(G711.ULAW.decode((byte) 0xFE)).isEqualTo((short) 8);

        assertThat(G711.ALAW.encode((short) 0)).isEqualTo((byte) 0xD5);
        assertThat(G711.ALAW.encode((short) -1)).isEqualTo((byte) 0x55);
        assertThat(G711.ALAW.encode(Short.MAX_VALUE)).isEqualTo((byte) 0xAA);
        assertThat(G711.ALAW.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x2A);
        assertThat(G711.ALAW.decode((byte) 0xAA)).isEqualTo((short) 32_256);
        assertThat(G711.ALAW.decode((byte) 0x2A)).isEqualTo((short) -32_256);
        assertThat(G711.ALAW.decode((byte) 0xD5)).isEqualTo((short) 8);
    }

    /** The sequence of ITU-T G.711 tables 5 and 6: a 1 kHz tone of 0 dBm0. */
    @Test
    void the_digital_milliwatt_decodes_to_the_levels_of_the_standard() {
        byte[] ulaw = bytes(0x1E, 0x0B, 0x0B, 0x1E, 0x9E, 0x8B, 0x8B, 0x9E);
        byte[] alaw = bytes(0x34, 0x21, 0x21, 0x34, 0xB4, 0xA1, 0xA1, 0xB4);
        for (int i = 0; i < 8; i++) {
            double sine = Math.sin(2 * Math.PI * (i + 0.5) / 8) * -22_760;
            assertThat((double) G711.ULAW.decode(ulaw[i])).isCloseTo(sine, within(700));
            assertThat((double) G711.ALAW.decode(alaw[i])).isCloseTo(sine, within(700));
        }
    }

    @Test
    void every_code_comes_back_through_its_own_sample() {
        for (int code = 0; code < 256; code++) {
            byte ulaw = G711.ULAW.encode(G711.ULAW.decode((byte) code));
            // Minus zero is zero after decoding.
            assertThat(ulaw & 0xFF).isEqualTo(code == 0x7F ? 0xFF : code);
            assertThat(G711.ALAW.encode(G711.ALAW.decode((byte) code)) & 0xFF).isEqualTo(code);
        }
    }

    @Test
    void every_sample_takes_the_code_that_the_reference_loop_of_g191_gives() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            assertThat(G711.ULAW.encode((short) sample) & 0xFF)
                    .as("µ-law of " + sample)
                    .isEqualTo(ulawBySearch(sample));
            assertThat(G711.ALAW.encode((short) sample) & 0xFF)
                    .as("A-law of " + sample)
                    .isEqualTo(alawBySearch(sample));
        }
    }

    @Test
    void the_tables_have_not_moved() {
        assertThat(checksum(G711.ULAW)).isEqualTo(ULAW_CRC);
        assertThat(checksum(G711.ALAW)).isEqualTo(ALAW_CRC);
    }

    private static final long ULAW_CRC = 3_467_398_967L;
    private static final long ALAW_CRC = 304_558_509L;

    private static long checksum(G711 law) {
        var crc = new CRC32();
        for (int code = 0; code < 256; code++) {
            crc.update(law.decode((byte) code));
            crc.update(law.decode((byte) code) >> 8);
        }
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            crc.update(law.encode((short) sample));
        }
        return crc.getValue();
    }

    /** Counts decision values: segment s has 16 steps of 2^(s+1) on the 14 bit scale (table 2). */
    private static int ulawBySearch(int sample) {
        int magnitude = (sample < 0 ? ~sample : sample) >> 2;
        int bits = 0;
        for (int decision = 1, step = 2; bits < 127 && magnitude >= decision; bits++) {
            if (bits > 0 && bits % 16 == 15) {
                step *= 2;
            }
            decision += step;
        }
        return (sample < 0 ? 0x7F : 0xFF) - bits;
    }

    /**
     * Segments 0 and 1 have steps of 1 on the 12 bit scale, each further one twice that (table 1).
     */
    private static int alawBySearch(int sample) {
        int magnitude = (sample < 0 ? ~sample : sample) >> 4;
        int bits = 0;
        for (int decision = 1, step = 1; bits < 127 && magnitude >= decision; bits++) {
            if (bits >= 31 && bits % 16 == 15) {
                step *= 2;
            }
            decision += step;
        }
        return (bits | (sample < 0 ? 0 : 0x80)) ^ 0x55;
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }
}
