package org.mynah.testkit.ear;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.wire.G711;

class SampleMatchTest {
    private static final short[] SENT = G711.PCMU.asHeard(Sounds.speech(1, ofSeconds(3)));

    @Test
    void a_recording_that_holds_all_of_it_is_exact_wherever_it_starts() {
        short[] recording =
                Sounds.join(Sounds.silence(ofMillis(123)), SENT, Sounds.silence(ofMillis(500)));

        var match = SampleMatch.of(SENT, recording);

        assertThat(match).isEqualTo(new SampleMatch(Sounds.samples(123), SENT.length, 0, 0));
        assertThat(match.isExact()).isTrue();
    }

    @Test
    void a_lost_packet_is_counted_sample_by_sample() {
        short[] recording = SENT.clone();
        Arrays.fill(recording, 8000, 8160, (short) 1);

        var match = SampleMatch.of(SENT, recording);

        assertThat(match.isFound()).isTrue();
        assertThat(match.isExact()).isFalse();
        assertThat(match.offset()).isZero();
        assertThat(match.differing()).isBetween(150, 160);
    }

    @Test
    void a_beginning_that_is_missing_is_counted_as_missing() {
        short[] recording = Arrays.copyOfRange(SENT, 800, SENT.length);

        assertThat(SampleMatch.of(SENT, recording))
                .isEqualTo(new SampleMatch(-800, SENT.length - 800, 0, 800));
    }

    @Test
    void a_tone_is_found_though_it_fits_in_many_places() {
        short[] tone = Sounds.tone(1000, ofSeconds(10), -10);
        short[] recording = Sounds.join(Sounds.silence(ofMillis(20)), tone);
        recording[40_000] = 5;

        var match = SampleMatch.of(tone, recording);

        assertThat(match.differing()).isEqualTo(1);
        assertThat(match.missing()).isZero();
    }

    @Test
    void other_sound_is_not_found() {
        short[] other = G711.PCMU.asHeard(Sounds.speech(2, ofSeconds(3)));

        assertThat(SampleMatch.of(SENT, other).isFound()).isFalse();
        assertThat(SampleMatch.of(SENT, new short[0]).isFound()).isFalse();
        assertThat(SampleMatch.of(new short[0], SENT).isExact()).isFalse();
    }
}
