package org.mynah.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpPacketTest {

    private static final RtcpPacket.ReceptionReport BLOCK =
            new RtcpPacket.ReceptionReport(7, 12, -3, 0x10005, 44, 0xABCD, 65_536);

    private static List<RtcpPacket> reread(ByteBuffer written) throws MalformedPacketException {
        var bytes = bytes(written);
        return RtcpPacket.parse(bytes, bytes.length);
    }

    private static byte[] bytes(ByteBuffer written) {
        var bytes = new byte[written.position()];
        written.get(0, bytes);
        return bytes;
    }

    @Test
    void a_compound_comes_back_as_it_was_written() throws MalformedPacketException {
        var sent =
                new RtcpPacket.SenderReport(
                        1, 0xE000_0000_8000_0000L, 160, 50, 8000, List.of(BLOCK));
        var buffer = ByteBuffer.allocate(500);
        RtcpPacket.write(buffer, sent);
        RtcpPacket.writeCname(buffer, 1, "0123456789abcdef");
        RtcpPacket.writeGoodbye(buffer, 1);
        assertThat(buffer.position() % 4).isZero();
        assertThat(reread(buffer))
                .containsExactly(
                        sent, new RtcpPacket.Other(RtcpPacket.SDES, 1), new RtcpPacket.Goodbye(1));
    }

    @Test
    void names_of_any_length_end_with_a_zero_on_a_word() throws MalformedPacketException {
        for (int length = 0; length < 300; length++) {
            var buffer = ByteBuffer.allocate(400);
            RtcpPacket.writeCname(buffer, 9, "x".repeat(length));
            assertThat(buffer.get(buffer.position() - 1)).isZero();
            assertThat(reread(buffer)).containsExactly(new RtcpPacket.Other(RtcpPacket.SDES, 9));
        }
    }

    @Test
    void receiver_reports_carry_negative_loss() throws MalformedPacketException {
        var report = new RtcpPacket.ReceiverReport(5, List.of(BLOCK));
        var buffer = ByteBuffer.allocate(100);
        RtcpPacket.write(buffer, report);
        assertThat(reread(buffer)).containsExactly(report);
    }

    @Test
    void every_short_packet_is_refused() {
        var buffer = ByteBuffer.allocate(100);
        RtcpPacket.write(buffer, new RtcpPacket.SenderReport(1, 2, 3, 4, 5, List.of(BLOCK)));
        var whole = bytes(buffer);
        for (int length = 0; length < whole.length; length++) {
            int cut = length;
            assertThatThrownBy(() -> RtcpPacket.parse(whole, cut))
                    .as("cut to " + cut)
                    .isInstanceOf(MalformedPacketException.class);
        }
    }

    @Test
    void any_bytes_give_packets_or_the_declared_exception() {
        var random = new Random(815);
        int good = 0;
        for (int i = 0; i < 200_000; i++) {
            var bytes = new byte[4 * random.nextInt(30)];
            random.nextBytes(bytes);
            for (int at = 0; at + 4 <= bytes.length; at += 28) {
                bytes[at] = (byte) (0x80 | (bytes[at] & 3));
                bytes[at + 1] = (byte) (198 + random.nextInt(9));
                bytes[at + 2] = 0;
                bytes[at + 3] = (byte) (random.nextInt(10) == 0 ? random.nextInt(256) : 6);
            }
            try {
                good += RtcpPacket.parse(bytes, bytes.length).isEmpty() ? 0 : 1;
            } catch (MalformedPacketException e) {
                assertThat(e).hasMessageContaining("RTCP");
            }
        }
        assertThat(good).isGreaterThan(1000);
    }
}
