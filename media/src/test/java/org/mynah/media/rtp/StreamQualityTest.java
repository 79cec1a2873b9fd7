package org.mynah.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The audio metrics of messages §12. */
class StreamQualityTest {

    private final Reception reception = new Reception();

    private StreamQuality quality() {
        return reception.quality(8, 20).orElseThrow();
    }

    @Test
    void a_whole_stream_has_the_best_score_of_g711() {
        IntStream.range(0, 500).forEach(reception::accept);

        assertThat(quality().nmos()).isCloseTo(4.41, offset(0.005));
        assertThat(quality().degradation()).isZero();
        assertThat(quality().lossPercent()).isZero();
        assertThat(quality().burstMillis()).isEmpty();
    }

    @Test
    void too_little_of_a_stream_says_nothing() {
        IntStream.range(0, 49).forEach(reception::accept);
        assertThat(reception.quality(8, 20)).isEmpty();
    }

    @Test
    void losses_far_apart_are_no_burst() {
        IntStream.range(0, 1000).filter(each -> each % 50 != 25).forEach(reception::accept);

        assertThat(quality().lossPercent()).isCloseTo(2, offset(0.001));
        assertThat(quality().burstDensityPercent()).isEmpty();
        assertThat(quality().nmos()).isBetween(4.1, 4.35);
        assertThat(quality().degradationByLoss()).isEqualTo(quality().degradation());
    }

    @Test
    void losses_close_together_are_a_burst_and_cost_more() {
        // 100…119 without the even ones, twice.
        IntStream.range(0, 1000)
                .filter(each -> each % 500 < 100 || each % 500 >= 120 || each % 2 == 1)
                .forEach(reception::accept);

        assertThat(quality().lossPercent()).isCloseTo(2, offset(0.001));
        assertThat(quality().burstDensityPercent().orElseThrow())
                .isCloseTo(100.0 * 10 / 19, offset(0.01));
        assertThat(quality().burstMillis().orElseThrow()).isCloseTo(19 * 20, offset(0.01));
    }

    @Test
    void a_long_gap_costs_more_than_as_many_single_losses() {
        var alone = new Reception();
        IntStream.range(0, 1000).filter(each -> each % 50 != 25).forEach(alone::accept);
        IntStream.range(0, 1000)
                .filter(each -> each < 500 || each >= 520)
                .forEach(reception::accept);

        assertThat(quality().nmos()).isLessThan(alone.quality(8, 20).orElseThrow().nmos());
    }

    @Test
    void a_packet_that_comes_too_late_is_lost_by_jitter() {
        IntStream.range(0, 100).filter(each -> each != 40).forEach(reception::accept);
        reception.accept(40);
        IntStream.range(100, 200).forEach(reception::accept);

        assertThat(reception.lost()).isZero();
        assertThat(quality().lossPercent()).isCloseTo(0.5, offset(0.001));
        assertThat(quality().degradationByJitter()).isEqualTo(quality().degradation());
        assertThat(quality().degradationByLoss()).isZero();
    }

    @Test
    void a_packet_that_is_only_a_little_late_is_heard() {
        for (int each = 0; each < 200; each += 2) {
            reception.accept(each + 1);
            reception.accept(each);
        }
        assertThat(quality().lossPercent()).isZero();
    }

    @Test
    void a_stream_that_begins_anew_is_added_to_the_one_before() {
        IntStream.range(0, 100).forEach(reception::accept);
        var next = reception.next();
        IntStream.range(7000, 7100).filter(each -> each != 7050).forEach(next::accept);

        assertThat(next.quality(8, 20).orElseThrow().lossPercent()).isCloseTo(0.5, offset(0.001));
    }

    @Test
    void everything_lost_is_the_worst_score() {
        reception.accept(0);
        reception.accept(5000);
        assertThat(quality().nmos()).isBetween(1.0, 1.1);
    }
}
