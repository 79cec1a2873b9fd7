package org.mynah.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mynah.media.codec.Signals;

class ReorderBufferTest {

    private static final long MS = 1_000_000;
    private static final long FRAME = 20 * MS;

    private final List<short[]> frames = new ArrayList<>();
    private int concealed;
    private final ReorderBuffer buffer =
            new ReorderBuffer(
                    (samples, madeUp) -> {
                        frames.add(samples.clone());
                        concealed += madeUp ? 1 : 0;
                    },
                    0);

    private final short[] voice = Signals.voice(1, -6, 8000 * 20);

    private void put(int from, int length, boolean newest, long now) {
        buffer.put(
                1_000_000 + from,
                newest,
                Arrays.copyOfRange(voice, from, from + length),
                length,
                now);
    }

    private short[] heard() {
        return Signals.join(frames.toArray(short[][]::new));
    }

    @Test
    void packets_of_any_length_give_whole_frames_at_once() {
        for (int length : new int[] {80, 160, 240, 320, 480, 37}) {
            frames.clear();
            var fresh = new ReorderBuffer((samples, _) -> frames.add(samples.clone()), 0);
            int at = 0;
            for (; at + length <= 16_000; at += length) {
                fresh.put(
                        at,
                        true,
                        Arrays.copyOfRange(voice, at, at + length),
                        length,
                        at * 125_000L);
                assertThat(frames).hasSize((at + length) / 160);
            }
            assertThat(heard()).isEqualTo(Arrays.copyOf(voice, at / 160 * 160));
        }
    }

    @Test
    void swapped_packets_come_out_in_order() {
        for (int i = 0; i < 100; i += 2) {
            put(160 * (i + 1), 160, true, i * FRAME);
            put(160 * i, 160, i == 0, i * FRAME);
            if (i == 0) {
                frames.clear();
            }
        }
        assertThat(concealed).isLessThanOrEqualTo(1);
        assertThat(Arrays.copyOfRange(heard(), 0, 160 * 90))
                .isEqualTo(
                        Arrays.copyOfRange(
                                voice, 160 * (100 - frames.size()), 160 * (190 - frames.size())));
    }

    @Test
    void a_lost_packet_is_waited_for_and_then_concealed_by_the_sound_before_fading() {
        for (int i = 0; i < 20; i++) {
            if (i != 10) {
                put(160 * i, 160, true, i * FRAME);
            }
            buffer.tick(i * FRAME);
        }
        assertThat(frames).hasSize(20);
        assertThat(concealed).isEqualTo(1);
        assertThat(frames.get(10)[0]).isEqualTo(frames.get(9)[0]);
        assertThat(frames.get(10)).isNotEqualTo(new short[160]);
        assertThat(frames.get(11)).isEqualTo(Arrays.copyOfRange(voice, 160 * 11, 160 * 12));
    }

    @Test
    void a_long_loss_fades_to_silence() {
        put(0, 160, true, 0);
        put(160 * 20, 160, true, 20 * FRAME);
        buffer.tick(24 * FRAME);
        assertThat(frames).hasSize(21);
        assertThat(frames.get(5)).isEqualTo(new short[160]);
        assertThat(frames.get(20)).isEqualTo(Arrays.copyOfRange(voice, 3200, 3360));
    }

    @Test
    void a_peer_that_sends_nothing_gives_silence_of_the_same_length_as_the_time() {
        for (int i = 0; i <= 500; i++) {
            buffer.tick(i * FRAME);
        }
        assertThat(frames).hasSizeBetween(500 - 16, 500);
        assertThat(heard()).containsOnly((short) 0);
    }

    @Test
    void a_network_that_held_everything_back_loses_nothing() {
        for (int i = 0; i < 10; i++) {
            put(160 * i, 160, true, i * FRAME);
            buffer.tick(i * FRAME);
        }
        for (int i = 10; i < 60; i++) {
            buffer.tick(i * FRAME);
        }
        int before = frames.size();
        for (int i = 10; i < 60; i++) {
            put(160 * i, 160, true, 60 * FRAME);
        }
        var after = Signals.join(frames.subList(before, frames.size()).toArray(short[][]::new));
        assertThat(after).isEqualTo(Arrays.copyOfRange(voice, 1600, 9600));
    }

    @Test
    void a_muted_stretch_is_silent_whatever_comes_for_it() {
        put(0, 160, true, 0);
        buffer.mute(1_000_160, true, 160, FRAME);
        put(160, 160, true, FRAME);
        buffer.mute(1_000_160, true, 320, 2 * FRAME);
        put(320, 160, true, 2 * FRAME);
        put(480, 160, true, 3 * FRAME);
        assertThat(frames).hasSize(4);
        assertThat(frames.get(1)).isEqualTo(new short[160]);
        assertThat(frames.get(2)).isEqualTo(new short[160]);
        assertThat(frames.get(3)).isEqualTo(Arrays.copyOfRange(voice, 480, 640));
    }

    @Test
    void a_machine_that_slept_for_an_hour_does_not_make_up_an_hour() {
        put(0, 160, true, 0);
        buffer.tick(3600_000 * MS);
        buffer.tick(3600_020 * MS);
        assertThat(frames).hasSizeLessThan(20);
    }

    /** Reliability R6: each combination lasts ten minutes of virtual time. */
    @Test
    void loss_jitter_and_skew_leave_the_length_of_the_time() {
        for (double loss : new double[] {0, 0.05, 0.2}) {
            for (int jitterMs : new int[] {0, 50, 200}) {
                for (double skew : new double[] {-100e-6, 0, 100e-6}) {
                    var seconds = 600;
                    var count = new int[2];
                    var fresh = new ReorderBuffer((_, madeUp) -> count[madeUp ? 1 : 0]++, 0);
                    simulate(fresh, seconds, loss, jitterMs, skew);
                    double length = (count[0] + count[1]) * 0.02;
                    var story = loss + " lost, jitter " + jitterMs + " ms, skew " + skew;
                    // What was on its way at the end is not there.
                    double onItsWay = jitterMs / 1000.0;
                    assertThat(length)
                            .as(story)
                            .isBetween(seconds - 0.06 - onItsWay, seconds + 0.06);
                    if (loss == 0 && jitterMs <= 50) {
                        assertThat(count[1]).as(story).isLessThan(30);
                    }
                    if (jitterMs <= 50) {
                        assertThat(count[1]).as(story).isLessThan((int) (30_000 * loss * 1.5 + 30));
                    }
                }
            }
        }
    }

    private record Arrival(int index, long at) {}

    private static void simulate(
            ReorderBuffer buffer, int seconds, double loss, int jitterMs, double skew) {
        var random = new Random(99);
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < seconds * 50; i++) {
            long sent = (long) ((i + 1) * FRAME * (1 - skew));
            if (random.nextDouble() >= loss) {
                long delay = jitterMs == 0 ? 0 : random.nextInt(jitterMs * 1000) * 1000L;
                arrivals.add(new Arrival(i, sent + delay));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::at));
        var reception = new Reception();
        var packet = new short[160];
        long tick = FRAME;
        for (var arrival : arrivals) {
            for (; tick <= arrival.at(); tick += FRAME) {
                buffer.tick(tick);
            }
            long before = reception.received() == 0 ? -1 : reception.highestExtended();
            long extended = reception.accept(arrival.index() & 0xFFFF);
            if (extended >= 0) {
                buffer.put(160 * arrival.index(), extended > before, packet, 160, arrival.at());
            }
        }
        for (; tick <= seconds * 1_000_000_000L; tick += FRAME) {
            buffer.tick(tick);
        }
        buffer.flush();
    }

    @Test
    void sound_that_begins_after_silence_may_come_a_little_late_without_losing_a_frame() {
        var values = new java.util.ArrayList<Integer>();
        var fresh = new ReorderBuffer((samples, _) -> values.add((int) samples[80]), 0);
        int sent = 0;
        for (long ms = 0; ms < 3_000; ms += 20) {
            fresh.tick(ms * 1_000_000);
            // Silence for a second, then a frame each 20 ms; from the tenth on 60 ms late.
            while (sent < 50 && 1_000 + sent * 20L + (sent >= 10 ? 60 : 0) <= ms) {
                var frame = new short[160];
                java.util.Arrays.fill(frame, (short) (1_000 + sent));
                fresh.put(sent * 160, true, frame, 160, ms * 1_000_000);
                sent++;
            }
        }

        int first = values.indexOf(1_000);
        assertThat(values.subList(first, first + 50))
                .isEqualTo(java.util.stream.IntStream.range(1_000, 1_050).boxed().toList());
    }
}
