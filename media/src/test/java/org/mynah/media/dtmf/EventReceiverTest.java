package org.mynah.media.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reliability R7. */
class EventReceiverTest {

    private record Packet(int timestamp, TelephoneEvent event) {}

    /** Presses of so many samples each, with a gap of 320 samples between. */
    private static List<Packet> presses(String keys, int length, int start) {
        var packets = new ArrayList<Packet>();
        int at = start;
        for (int i = 0; i < keys.length(); i++) {
            var sender = new EventSender(keys.charAt(i), at, length);
            for (var next = sender.next(); next.isPresent(); next = sender.next()) {
                packets.add(new Packet(at, next.get()));
            }
            at += length + 320;
        }
        return packets;
    }

    private static String heard(List<Packet> packets) {
        var receiver = new EventReceiver();
        var keys = new StringBuilder();
        for (var packet : packets) {
            receiver.accept(packet.timestamp(), packet.event())
                    .ifPresent(code -> keys.append(TelephoneEvent.KEYS.charAt(code)));
        }
        return keys.toString();
    }

    @Test
    void each_press_is_one_key_even_the_same_twice_and_only_40_ms_long() {
        for (int length : new int[] {320, 480, 800, 4000}) {
            assertThat(heard(presses("1123*##0", length, -2000))).isEqualTo("1123*##0");
        }
    }

    @Test
    void any_packet_may_be_lost() {
        var all = presses("5589", 320, 7);
        for (int lost = 0; lost < all.size(); lost++) {
            var rest = new ArrayList<>(all);
            rest.remove(lost);
            assertThat(heard(rest)).as("without packet " + lost).isEqualTo("5589");
        }
    }

    @Test
    void any_all_but_one_packet_of_a_press_may_be_lost() {
        var press = presses("7", 800, 100);
        for (var survivor : press) {
            assertThat(heard(List.of(survivor))).isEqualTo("7");
        }
    }

    @Test
    void duplicates_and_neighbours_in_the_wrong_order_make_no_keys() {
        var random = new Random(6);
        for (int round = 0; round < 500; round++) {
            var packets = new ArrayList<Packet>();
            for (var packet : presses("1470", 640, random.nextInt())) {
                packets.add(packet);
                if (random.nextInt(3) == 0) {
                    packets.add(packet);
                }
                if (packets.size() > 2 && random.nextInt(4) == 0) {
                    java.util.Collections.swap(packets, packets.size() - 1, packets.size() - 2);
                }
            }
            assertThat(heard(packets)).isEqualTo("1470");
        }
    }

    @Test
    void a_key_that_begins_before_the_end_of_the_one_before_is_told_counts() {
        var one = presses("1", 640, 1000);
        var two = presses("2", 640, 1500);
        var overlapping = new ArrayList<>(one.subList(0, one.size() - 3));
        overlapping.add(two.getFirst());
        overlapping.addAll(one.subList(one.size() - 3, one.size()));
        overlapping.addAll(two.subList(1, two.size()));
        assertThat(heard(overlapping)).isEqualTo("12");
    }

    @Test
    void a_key_held_for_longer_than_a_segment_is_one_key() {
        var first = new TelephoneEvent(3, false, 10, 0xFFFF);
        var second = new TelephoneEvent(3, false, 10, 160);
        assertThat(
                        heard(
                                Arrays.asList(
                                        new Packet(0, first),
                                        new Packet(0xFFFF, second),
                                        new Packet(0xFFFF, new TelephoneEvent(3, true, 10, 480)))))
                .isEqualTo("3");
    }

    @Test
    void the_end_is_told_three_times_and_the_duration_never_shrinks() {
        var packets = presses("4", 800, 0);
        assertThat(packets.stream().filter(p -> p.event().end())).hasSize(3);
        assertThat(packets.stream().map(p -> p.event().duration()).toList()).isSorted();
        assertThat(packets).hasSize(7);
    }

    @Test
    void a_short_payload_is_no_event() {
        for (int length = 0; length < 4; length++) {
            assertThat(TelephoneEvent.parse(new byte[4], 0, length)).isEmpty();
        }
        var random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            var bytes = new byte[4];
            random.nextBytes(bytes);
            var buffer = java.nio.ByteBuffer.allocate(4);
            TelephoneEvent.parse(bytes, 0, 4).orElseThrow().write(buffer);
            bytes[1] &= (byte) 0xBF;
            assertThat(buffer.array()).isEqualTo(bytes);
        }
    }
}
