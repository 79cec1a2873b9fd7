package org.mynah.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class ReceptionTest {

    private final Reception reception = new Reception();

    @Test
    void the_sequence_goes_on_past_65535() {
        for (int i = 0; i < 200_000; i++) {
            assertThat(reception.accept((65_530 + i) & 0xFFFF)).isEqualTo(0x10000L + 65_530 + i);
        }
        assertThat(reception.lost()).isZero();
        assertThat(reception.received()).isEqualTo(200_000);
    }

    @Test
    void loss_duplicates_and_reordering_are_told_apart() {
        for (int sequence : new int[] {10, 11, 14, 13, 13, 11, 20}) {
            reception.accept(sequence);
        }
        assertThat(reception.received()).isEqualTo(5);
        assertThat(reception.duplicates()).isEqualTo(2);
        assertThat(reception.lost()).isEqualTo(6);
    }

    @Test
    void a_packet_before_the_first_is_taken() {
        reception.accept(0);
        assertThat(reception.accept(65_535)).isEqualTo(0xFFFFL);
    }

    @Test
    void jitter_follows_the_formula_of_the_rfc() {
        // Arrivals that alternate by 80 samples: J approaches 80.
        for (int i = 0; i < 500; i++) {
            reception.accept(i);
            reception.arrived(160 * i, 160 * i + (i % 2) * 80);
        }
        assertThat(reception.jitter()).isCloseTo(80, offset(1.0));
    }

    @Test
    void the_fraction_lost_counts_from_the_report_before() {
        for (int i = 0; i < 100; i++) {
            reception.accept(i);
        }
        assertThat(reception.report(1, 0, 0).fractionLost()).isZero();
        for (int i = 100; i < 200; i += 2) {
            reception.accept(i);
        }
        var report = reception.report(1, 0, 0);
        assertThat(report.fractionLost()).isBetween(120, 130);
        assertThat(report.totalLost()).isEqualTo(49);
        assertThat(report.highestSequence()).isEqualTo(198);
    }
}
