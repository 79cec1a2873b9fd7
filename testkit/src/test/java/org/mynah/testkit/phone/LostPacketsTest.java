package org.mynah.testkit.phone;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LostPacketsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /** A server that is read packet by packet, so that any can be ignored. */
    private static final class Peer implements AutoCloseable {
        private final DatagramSocket socket;

        Peer() throws IOException {
            socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
            socket.setSoTimeout(20_000);
        }

        InetSocketAddress address() {
            return new InetSocketAddress(LOOPBACK, socket.getLocalPort());
        }

        private record Received(SipMessage message, InetSocketAddress from) {}

        Received next(String method) throws IOException {
            while (true) {
                var packet = new DatagramPacket(new byte[65_535], 65_535);
                socket.receive(packet);
                var message = SipMessage.parse(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (message.method().equals(method)) {
                    return new Received(
                            message, new InetSocketAddress(packet.getAddress(), packet.getPort()));
                }
            }
        }

        void send(SipMessage message, InetSocketAddress to) throws IOException {
            byte[] bytes = message.bytes();
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    @Test
    void a_lost_invite_is_sent_again_and_a_repeated_final_response_acknowledged_again()
            throws IOException {
        try (var peer = new Peer();
                var phone = TestPhone.on(Transport.UDP);
                var call = phone.call("50000").ring(peer.address())) {
            var first = peer.next("INVITE");
            var second = peer.next("INVITE");
            assertThat(second.message().bytes()).isEqualTo(first.message().bytes());

            var busy = SipMessage.response(second.message(), 503, "Service Unavailable");
            busy = busy.replacing("To", busy.required("To") + ";tag=t").with("Retry-After", "10");
            peer.send(busy, second.from());
            var ack = peer.next("ACK").message();
            assertThat(ack.branch()).isEqualTo(first.message().branch());
            assertThat(ack.required("To")).endsWith(";tag=t");
            peer.send(busy, second.from());
            assertThat(peer.next("ACK").message().bytes()).isEqualTo(ack.bytes());

            assertThat(call.awaitFinalResponse(ofSeconds(20))).isTrue();
            assertThat(call.status()).isEqualTo(503);
            assertThat(call.response().header("Retry-After")).contains("10");
        }
    }

    @Test
    void an_answer_is_repeated_until_it_is_acknowledged() throws IOException {
        try (var peer = new Peer();
                var phone = TestPhone.on(Transport.UDP)) {
            var at = NameAddr.literal(peer.address());
            var invite =
                    SipMessage.request("INVITE", "sip:1@" + NameAddr.literal(phone.address()))
                            .with("v", "SIP/2.0/UDP " + at + ";branch=z9hG4bK1;rport")
                            .with("Max-Forwards", "70")
                            .with("f", "<sip:2@" + at + ">;tag=a")
                            .with("t", "<sip:1@" + at + ">")
                            .with("i", "call-1")
                            .with("CSeq", "7 INVITE")
                            .with("m", "<sip:2@" + at + ">");
            peer.send(invite, phone.address());
            try (var call = phone.awaitCall(ofSeconds(20))) {
                // The same request once more is the same call.
                peer.send(invite, phone.address());
                call.answer();
                var first = peer.next("INVITE").message();
                while (first.status() != 200) {
                    first = peer.next("INVITE").message();
                }
                var second = peer.next("INVITE").message();
                while (second.status() != 200) {
                    second = peer.next("INVITE").message();
                }
                assertThat(second.bytes()).isEqualTo(first.bytes());
                var ack =
                        SipMessage.request("ACK", NameAddr.uri(first.required("Contact")))
                                .with("Via", "SIP/2.0/UDP " + at + ";branch=z9hG4bK2")
                                .with("From", first.required("From"))
                                .with("To", first.required("To"))
                                .with("Call-ID", "call-1")
                                .with("CSeq", "7 ACK");
                peer.send(ack, phone.address());
                assertThat(call.isUp()).isTrue();

                var bye =
                        SipMessage.request("BYE", NameAddr.uri(first.required("Contact")))
                                .with("Via", "SIP/2.0/UDP " + at + ";branch=z9hG4bK3")
                                .with("From", first.required("From"))
                                .with("To", first.required("To"))
                                .with("Call-ID", "call-1")
                                .with("CSeq", "8 BYE");
                peer.send(bye, phone.address());
                assertThat(peer.next("BYE").message().status()).isEqualTo(200);
                peer.send(bye, phone.address());
                assertThat(peer.next("BYE").message().status()).isEqualTo(200);
                call.awaitHangUp(ofSeconds(20));
                assertThat(call.requests()).extracting(SipMessage::method).containsOnlyOnce("BYE");
            }
        }
    }
}
