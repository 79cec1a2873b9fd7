package org.mynah.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mynah.media.rtp.StreamGate.Verdict.DROP;
import static org.mynah.media.rtp.StreamGate.Verdict.HEAR;
import static org.mynah.media.rtp.StreamGate.Verdict.RESTART;

import org.junit.jupiter.api.Test;

class StreamGateTest {

    private static final long FRAME = 20_000_000;

    private final StreamGate gate = new StreamGate();
    private long now;
    private int sequence = 65_500;
    private int timestamp = -4000;

    private StreamGate.Verdict judge(int ssrc, int seq, int time) {
        return gate.judge(
                new RtpPacket(false, 0, seq & 0xFFFF, time, ssrc, new byte[0], 0, 0), false, now);
    }

    private StreamGate.Verdict next() {
        now += FRAME;
        sequence++;
        timestamp += 160;
        return judge(1, sequence, timestamp);
    }

    private void run(int packets) {
        for (int i = 0; i < packets; i++) {
            assertThat(next()).isIn(HEAR, RESTART);
        }
    }

    @Test
    void a_stream_is_heard_across_the_roll_over_of_both_counters() {
        assertThat(next()).isEqualTo(RESTART);
        for (int i = 0; i < 200; i++) {
            assertThat(next()).isEqualTo(HEAR);
        }
    }

    @Test
    void another_source_is_not_heard_while_the_stream_goes_on() {
        run(10);
        for (int i = 0; i < 500; i++) {
            assertThat(judge(2, 100 + i, 160 * i)).isEqualTo(DROP);
            assertThat(next()).isEqualTo(HEAR);
        }
    }

    @Test
    void far_sequences_and_old_or_future_timestamps_are_not_heard() {
        run(10);
        assertThat(judge(1, sequence + 1000, timestamp + 160)).isEqualTo(DROP);
        assertThat(judge(1, sequence - 1000, timestamp - 160)).isEqualTo(DROP);
        assertThat(judge(1, sequence + 1, timestamp - 160)).isEqualTo(DROP);
        assertThat(judge(1, sequence + 1, timestamp + 100_000)).isEqualTo(DROP);
        assertThat(next()).isEqualTo(HEAR);
    }

    @Test
    void a_new_source_takes_over_after_a_silence_and_a_probation() {
        run(10);
        now += StreamGate.QUIET_NANOS;
        assertThat(judge(2, 500, 9000)).isEqualTo(DROP);
        assertThat(judge(2, 501, 9160)).isEqualTo(DROP);
        assertThat(judge(2, 502, 9320)).isEqualTo(RESTART);
        assertThat(judge(2, 503, 9480)).isEqualTo(HEAR);
        assertThat(next()).isEqualTo(DROP);
    }

    @Test
    void scattered_packets_of_a_new_source_do_not_take_over() {
        run(10);
        now += StreamGate.QUIET_NANOS;
        for (int i = 0; i < 20; i++) {
            assertThat(judge(2, 500 + 2 * i, 9000)).isEqualTo(DROP);
        }
    }

    @Test
    void a_pause_whose_time_went_on_continues_and_one_whose_clock_stood_still_too() {
        run(10);
        now += 30 * 1_000_000_000L;
        timestamp += 30 * 8000;
        assertThat(next()).isEqualTo(HEAR);
        now += 30 * 1_000_000_000L;
        assertThat(next()).isEqualTo(HEAR);
    }

    @Test
    void a_long_key_press_keeps_its_old_timestamp_and_sound_goes_on_after_it() {
        run(10);
        int pressed = timestamp + 160;
        for (int i = 0; i < 150; i++) {
            now += FRAME;
            sequence++;
            timestamp += 160;
            var packet =
                    new RtpPacket(false, 101, sequence & 0xFFFF, pressed, 1, new byte[0], 0, 0);
            assertThat(gate.judge(packet, true, now)).isEqualTo(HEAR);
        }
        assertThat(next()).isEqualTo(HEAR);
    }
}
