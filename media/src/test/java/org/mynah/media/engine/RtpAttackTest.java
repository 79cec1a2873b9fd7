package org.mynah.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mynah.media.codec.G711;
import org.mynah.media.codec.Pcm;

/** Reliability R1–R3: what strangers send is neither heard nor answered. */
class RtpAttackTest {

    private static final short[] SAID = MediaSessionTest.speechLike(1, 160 * 200);

    /** Does something between two packets of the call. */
    @FunctionalInterface
    private interface Attack {
        void step(int frame, TestPhone phone, TestPhone attacker, InetSocketAddress local)
                throws IOException;
    }

    // Never compared.
    @SuppressWarnings("ArrayRecordComponent")
    private record Outcome(short[] recorded, MediaStatistics statistics, int answers) {}

    private static Outcome call(Attack attack) throws IOException {
        try (var engine = new SteppedEngine();
                var phone = new TestPhone("127.0.0.1", 0xCAFE);
                var attacker = new TestPhone("127.0.0.2", 0xCAFE);
                var session = engine.open()) {
            var local = session.localAddress();
            attack.step(-1, phone, attacker, local);
            session.start(
                    MediaFlow.to(phone.address(), G711.ULAW).withTelephoneEvent(TestPhone.EVENTS));
            var frames = new ArrayList<short[]>();
            try (var recorder = session.record()) {
                for (int i = 0; i < 200; i++) {
                    phone.speak(local, Arrays.copyOfRange(SAID, 160 * i, 160 * (i + 1)));
                    attack.step(i, phone, attacker, local);
                    engine.tick();
                    for (var next = recorder.poll(); next.isPresent(); next = recorder.poll()) {
                        if (next.get() instanceof RecordingEvent.Sound sound) {
                            frames.add(sound.samples());
                        }
                    }
                }
            }
            assertThat(session.nextDigit(Duration.ZERO)).isEmpty();
            return new Outcome(
                    org.mynah.media.codec.Signals.join(frames.toArray(short[][]::new)),
                    session.statistics(),
                    attacker.receiveAll().size());
        }
    }

    @Test
    void a_second_address_is_never_heard_and_never_answered() throws IOException {
        var random = new Random(3);
        var outcome =
                call((_, phone, attacker, local) -> {
                    for (int i = 0; i < 20; i++) {
                        var payload = new byte[160];
                        random.nextBytes(payload);
                        attacker.send(
                                local,
                                i % 2 == 0 ? 0 : TestPhone.EVENTS,
                                phone.sequence + i % 3,
                                phone.timestamp,
                                phone.ssrc,
                                payload);
                        attacker.send(
                                new InetSocketAddress(local.getAddress(), local.getPort() + 1),
                                0,
                                i,
                                i,
                                i,
                                payload);
                    }
                });
        assertThat(outcome.recorded()).isEqualTo(MediaSessionTest.viaLaw(SAID));
        assertThat(outcome.statistics().foreign()).isEqualTo(201 * 40);
        assertThat(outcome.answers()).isZero();
    }

    @Test
    void injected_packets_of_the_right_address_are_dropped_and_counted() throws IOException {
        var outcome =
                call((frame, phone, _, local) -> {
                    if (frame < 1) {
                        return;
                    }
                    var noise = new byte[160];
                    phone.send(local, 0, frame, 160 * frame, 0xBAD, noise);
                    phone.send(local, 96, phone.sequence, phone.timestamp, phone.ssrc, noise);
                    phone.send(local, 0, phone.sequence + 5000, phone.timestamp, phone.ssrc, noise);
                    phone.send(local, 0, phone.sequence, phone.timestamp - 4000, phone.ssrc, noise);
                    phone.send(
                            local,
                            0,
                            phone.sequence,
                            phone.timestamp + 1_000_000,
                            phone.ssrc,
                            noise);
                });
        assertThat(outcome.recorded()).isEqualTo(MediaSessionTest.viaLaw(SAID));
        assertThat(outcome.statistics().rejected()).isEqualTo(199 * 5);
    }

    @Test
    void garbage_on_both_ports_changes_nothing() throws IOException {
        var random = new Random(5);
        var outcome =
                call((_, phone, _, local) -> {
                    for (int i = 0; i < 10; i++) {
                        var bytes = new byte[random.nextInt(60)];
                        random.nextBytes(bytes);
                        if (bytes.length > 0) {
                            bytes[0] &= 0x3F;
                        }
                        phone.socket.send(ByteBuffer.wrap(bytes), local);
                    }
                });
        assertThat(outcome.recorded()).isEqualTo(MediaSessionTest.viaLaw(SAID));
        assertThat(outcome.statistics().malformed()).isEqualTo(201 * 10);
    }

    @Test
    void a_goodbye_and_short_rtcp_end_nothing() throws IOException {
        try (var engine = new SteppedEngine();
                var phone = new TestPhone("127.0.0.1", 1);
                var control = new TestPhone("127.0.0.1", 1);
                var session = engine.open()) {
            session.start(MediaFlow.to(phone.address(), G711.ULAW).withRtcp(control.address()));
            var rtcp =
                    new InetSocketAddress(
                            session.localAddress().getAddress(),
                            session.localAddress().getPort() + 1);
            for (int length = 0; length < 28; length++) {
                var bytes = new byte[length];
                Arrays.fill(bytes, (byte) 0x81);
                control.socket.send(ByteBuffer.wrap(bytes), rtcp);
            }
            var goodbye = ByteBuffer.allocate(8);
            org.mynah.media.rtp.RtcpPacket.writeGoodbye(goodbye, 1);
            control.socket.send(goodbye.flip(), rtcp);
            engine.pass(Duration.ofSeconds(3));

            assertThat(session.ended()).isEmpty();
            assertThat(session.statistics().malformed()).isEqualTo(28);
            assertThat(session.statistics().rtcpReceived()).isEqualTo(1);
            var report = ByteBuffer.allocate(500);
            assertThat(control.socket.receive(report)).isNotNull();
            assertThat(report.get(1) & 0xFF).isEqualTo(org.mynah.media.rtp.RtcpPacket.SR);
        }
    }

    @Test
    void rtcp_alone_keeps_a_call_alive() throws IOException {
        try (var engine = new SteppedEngine();
                var phone = new TestPhone("127.0.0.1", 1);
                var session = engine.open()) {
            session.start(MediaFlow.to(phone.address(), G711.ULAW).withRtcpMux());
            for (int i = 0; i < 4; i++) {
                engine.pass(Duration.ofSeconds(20));
                var report = ByteBuffer.allocate(100);
                org.mynah.media.rtp.RtcpPacket.write(
                        report,
                        new org.mynah.media.rtp.RtcpPacket.ReceiverReport(1, java.util.List.of()));
                phone.socket.send(report.flip(), session.localAddress());
            }
            assertThat(session.ended()).isEmpty();
        }
    }

    @Test
    void an_address_is_learnt_once_from_the_right_host_in_time_and_only_if_asked()
            throws IOException {
        try (var engine = new SteppedEngine();
                var announced = new TestPhone("127.0.0.1", 1);
                var real = new TestPhone("127.0.0.1", 2);
                var later = new TestPhone("127.0.0.1", 3);
                var attacker = new TestPhone("127.0.0.2", 4);
                var session = engine.open()) {
            var local = session.localAddress();
            session.start(
                    MediaFlow.to(announced.address(), G711.ULAW)
                            .withTelephoneEvent(TestPhone.EVENTS)
                            .learningFrom(InetAddress.ofLiteral("127.0.0.1")));
            var recorder = session.record();
            attacker.speak(local, SAID_FRAME);
            real.speak(local, SAID_FRAME);
            later.speak(local, SAID_FRAME);
            engine.tick();

            assertThat(session.statistics().packetsReceived()).isEqualTo(1);
            assertThat(session.statistics().foreign()).isEqualTo(2);
            assertThat(recorder.poll()).isPresent();
            assertThat(real.receiveAll()).hasSize(1);
            assertThat(attacker.receiveAll()).isEmpty();
        }
    }

    private static final short[] SAID_FRAME = Arrays.copyOf(SAID, Pcm.FRAME_SAMPLES);

    @Test
    void an_address_is_not_learnt_later_than_the_limit_nor_without_being_asked()
            throws IOException {
        try (var engine = new SteppedEngine();
                var announced = new TestPhone("127.0.0.1", 1);
                var other = new TestPhone("127.0.0.1", 2);
                var session = engine.open()) {
            var flow = MediaFlow.to(announced.address(), G711.ULAW);
            session.start(flow.learningFrom(InetAddress.ofLiteral("127.0.0.1")));
            engine.pass(Duration.ofMillis(MediaFlow.LEARNING_MILLIS + 20));
            other.speak(session.localAddress(), SAID_FRAME);
            engine.tick();
            session.start(flow);
            other.speak(session.localAddress(), SAID_FRAME);
            engine.tick();
            assertThat(session.statistics().packetsReceived()).isZero();
            assertThat(session.statistics().foreign()).isEqualTo(2);
            assertThat(other.receiveAll()).isEmpty();
        }
    }
}
