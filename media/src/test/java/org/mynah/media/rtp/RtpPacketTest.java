package org.mynah.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpPacketTest {

    private static final String PLAIN = "8000 1234 00000100 DEADBEEF 0102030405";

    private static RtpPacket parse(String hex) throws MalformedPacketException {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return RtpPacket.parse(bytes, bytes.length);
    }

    @Test
    void a_plain_packet_gives_its_fields() throws MalformedPacketException {
        var packet = parse(PLAIN);
        assertThat(packet.marker()).isFalse();
        assertThat(packet.payloadType()).isZero();
        assertThat(packet.sequence()).isEqualTo(0x1234);
        assertThat(packet.timestamp()).isEqualTo(0x100);
        assertThat(packet.ssrc()).isEqualTo(0xDEADBEEF);
        assertThat(packet.payloadOffset()).isEqualTo(12);
        assertThat(packet.payloadLength()).isEqualTo(5);
    }

    @Test
    void sources_extension_and_padding_are_passed_over() throws MalformedPacketException {
        var packet =
                parse(
                        "B2E5 1234 00000100 DEADBEEF 11111111 22222222"
                                + " BEDE 0001 10AA0000 0102 0003000003"
                                        .replace("0003000003", "000003"));
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(0x65);
        assertThat(packet.payloadOffset()).isEqualTo(28);
        assertThat(packet.payloadLength()).isEqualTo(2);
    }

    @Test
    void what_is_written_is_read() throws MalformedPacketException {
        var buffer = ByteBuffer.allocate(20);
        RtpPacket.writeHeader(buffer, true, 101, 65_535, -5, -6);
        buffer.put(new byte[8]);
        var packet = RtpPacket.parse(buffer.array(), 20);
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(101);
        assertThat(packet.sequence()).isEqualTo(65_535);
        assertThat(packet.timestamp()).isEqualTo(-5);
        assertThat(packet.ssrc()).isEqualTo(-6);
        assertThat(packet.payloadLength()).isEqualTo(8);
    }

    @Test
    void lengths_that_do_not_hold_are_refused() {
        for (var hex :
                List.of(
                        "",
                        "80",
                        "8000 1234 00000100 DEADBE",
                        "4000 1234 00000100 DEADBEEF 01",
                        "8F00 1234 00000100 DEADBEEF 01",
                        "9000 1234 00000100 DEADBEEF BEDE",
                        "9000 1234 00000100 DEADBEEF BEDE FFFF 00",
                        "A000 1234 00000100 DEADBEEF 00",
                        "A000 1234 00000100 DEADBEEF 02",
                        "A000 1234 00000100 DEADBEFF")) {
            assertThatThrownBy(() -> parse(hex))
                    .as(hex)
                    .isInstanceOf(MalformedPacketException.class);
        }
    }

    @Test
    void any_bytes_give_a_packet_within_bounds_or_the_declared_exception() {
        var random = new Random(4711);
        int good = 0;
        for (int i = 0; i < 300_000; i++) {
            var bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextInt(4) > 0) {
                bytes[0] = (byte) (0x80 | (bytes[0] & 0x3F));
            }
            try {
                var packet = RtpPacket.parse(bytes, bytes.length);
                assertThat(packet.payloadOffset()).isGreaterThanOrEqualTo(12);
                assertThat(packet.payloadLength()).isGreaterThanOrEqualTo(0);
                assertThat(packet.payloadOffset() + packet.payloadLength())
                        .isLessThanOrEqualTo(bytes.length);
                good++;
            } catch (MalformedPacketException e) {
                assertThat(e.getStackTrace()).isEmpty();
            }
        }
        assertThat(good).isGreaterThan(10_000);
    }
}
