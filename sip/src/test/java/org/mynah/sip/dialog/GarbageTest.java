package org.mynah.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mynah.sip.transport.PeerVerdict;
import org.mynah.sip.transport.TransportKind;
import org.mynah.sip.transport.TransportLimits;

/** Bad input costs a bounded amount and never a call that is going well. */
class GarbageTest {
    private static final long SEED = 4475;
    private static final int MESSAGES = 5_000;
    private static final String[] POISON = {
        "%s%n%x",
        "A".repeat(3000),
        "\0\0\0",
        "\u00fc\u00f6\ud83d\ude00",
        "\u001b[2J",
        "-1",
        "99999999999999999999",
        "SIP/9.9",
        ";;;,,,",
        "\"",
        "<",
        "[::",
        "%",
        "\r",
        "\t \t"
    };

    @Test
    void a_flood_of_mutated_messages_does_not_harm_a_good_call() throws Exception {
        var application = ScriptedApplication.answering(PeerVerdict.ALLOW);
        try (var stack = Loopback.start(application);
                var vandal = new RawPeer(Loopback.address(stack, TransportKind.UDP), "127.0.77.3");
                var peer = new RawPeer(Loopback.address(stack, TransportKind.UDP))) {
            var random = new Random(SEED);
            for (int i = 0; i < MESSAGES; i++) {
                byte[] good = vandal.invite("51234", "vandal-" + i).toBytes();
                vandal.send(mutate(good, random));
                if (i % 500 == 499) {
                    call(peer, "good-" + i);
                }
            }
            var seen = stack.counters();
            assertThat(seen.transports().parseFailures()).as("seed %d", SEED).isPositive();
            assertThat(seen.transports().badRequests()).as("seed %d", SEED).isPositive();
            // What the vandal opened without acknowledging ends by the timers alone.
            assertThat(Loopback.eventually(() -> stack.counters().dialogs() == 0)).isTrue();
        }
    }

    private static void call(RawPeer peer, String callId) {
        var invite = peer.invite("51234", callId);
        peer.send(invite);
        var answer = peer.response(200);
        while (!answer.callId().equals(callId)) {
            answer = peer.response(200);
        }
        peer.send(peer.inside("ACK", 1, invite, answer));
        peer.send(peer.inside("BYE", 2, invite, answer));
        assertThat(peer.answerTo("BYE").status()).isEqualTo(200);
    }

    private static byte[] mutate(byte[] good, Random random) {
        int at = random.nextInt(good.length);
        return switch (random.nextInt(5)) {
            case 0 -> {
                byte[] out = good.clone();
                for (int i = 0; i < 1 + random.nextInt(8); i++) {
                    out[random.nextInt(out.length)] = (byte) random.nextInt(256);
                }
                yield out;
            }
            case 1 -> Arrays.copyOf(good, at);
            case 2 -> {
                byte[] poison =
                        POISON[random.nextInt(POISON.length)].getBytes(StandardCharsets.UTF_8);
                byte[] out = new byte[good.length + poison.length];
                System.arraycopy(good, 0, out, 0, at);
                System.arraycopy(poison, 0, out, at, poison.length);
                System.arraycopy(good, at, out, at + poison.length, good.length - at);
                yield out;
            }
            case 3 -> {
                int count = Math.min(random.nextInt(60), good.length - at);
                byte[] out = new byte[good.length - count];
                System.arraycopy(good, 0, out, 0, at);
                System.arraycopy(good, at + count, out, at, good.length - at - count);
                yield out;
            }
            default -> {
                byte[] out = new byte[random.nextInt(200)];
                random.nextBytes(out);
                yield out;
            }
        };
    }

    @Test
    void a_stream_whose_lengths_disagree_is_answered_400_and_closed() throws Exception {
        try (var stack = Loopback.start(ScriptedApplication.answering());
                var socket = connect(stack)) {
            write(socket, options("Content-Length: 5\r\nContent-Length: 0\r\n"));

            assertThat(readAll(socket.getInputStream())).startsWith("SIP/2.0 400 ");
            assertThat(Loopback.eventually(() -> connections(stack) == 0)).isTrue();
        }
    }

    @Test
    void a_gigabyte_that_is_announced_is_answered_400_and_closed() throws Exception {
        try (var stack = Loopback.start(ScriptedApplication.answering());
                var socket = connect(stack)) {
            write(socket, options("Content-Length: 1073741824\r\n"));

            assertThat(readAll(socket.getInputStream())).startsWith("SIP/2.0 400 ");
        }
    }

    @Test
    void a_ping_is_answered_and_an_options_after_it_too() throws Exception {
        try (var stack = Loopback.start(ScriptedApplication.answering());
                var socket = connect(stack)) {
            write(socket, "\r\n\r\n" + options("Content-Length: 0\r\n"));

            var answer = new String(socket.getInputStream().readNBytes(13), StandardCharsets.UTF_8);
            assertThat(answer).isEqualTo("\r\nSIP/2.0 200");
        }
    }

    @Test
    void half_a_message_is_not_waited_for_longer_than_the_limit() throws Exception {
        var limits =
                new TransportLimits(
                        20,
                        10,
                        Duration.ofMinutes(1),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(5),
                        65_536);
        try (var stack =
                Loopback.start(
                        Loopback.settings().withTransports(limits),
                        ScriptedApplication.answering())) {
            var sockets = new ArrayList<Socket>();
            for (int i = 0; i < 10; i++) {
                var socket = connect(stack);
                sockets.add(socket);
                write(socket, "INVITE sip:x");
            }
            assertThat(
                            Loopback.eventually(() ->
                                    stack.counters().transports().timedOutConnections() == 10))
                    .isTrue();
            assertThat(Loopback.eventually(() -> connections(stack) == 0)).isTrue();
            for (var socket : sockets) {
                assertThat(readAll(socket.getInputStream())).isEmpty();
                socket.close();
            }
        }
    }

    @Test
    void connections_above_the_limit_of_one_peer_are_closed_at_once() throws Exception {
        var limits =
                new TransportLimits(
                        20,
                        2,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        65_536);
        try (var stack =
                        Loopback.start(
                                Loopback.settings().withTransports(limits),
                                ScriptedApplication.answering());
                var first = connect(stack);
                var second = connect(stack);
                var third = connect(stack)) {
            assertThat(readAll(third.getInputStream())).isEmpty();
            assertThat(stack.counters().transports().refusedConnections()).isEqualTo(1);
            assertThat(first.isConnected() && second.isConnected()).isTrue();
        }
    }

    private static int connections(SipStack stack) {
        return stack.counters().transports().connections();
    }

    private static Socket connect(SipStack stack) throws IOException {
        var socket =
                new Socket(
                        InetAddress.ofLiteral("127.0.0.1"),
                        Loopback.address(stack, TransportKind.TCP).getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String readAll(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String options(String length) {
        return """
        OPTIONS sip:127.0.0.1 SIP/2.0
        Via: SIP/2.0/TCP 127.0.0.1:5060;branch=z9hG4bKtcp
        Max-Forwards: 70
        From: <sip:a@example.com>;tag=1
        To: <sip:127.0.0.1>
        Call-ID: tcp
        CSeq: 1 OPTIONS
        """
                        .replace("\n", "\r\n")
                + length
                + "\r\n";
    }
}
