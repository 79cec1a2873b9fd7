package org.mynah.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mynah.media.codec.G711;
import org.mynah.media.codec.PcmSource;

/** The engine on its own threads and the real clock. */
class MediaEngineTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private static MediaSettings settings(int first, int last) {
        return new MediaSettings(first, last, 2, Duration.ofSeconds(30));
    }

    @Test
    void a_prompt_is_played_by_the_engines_own_threads_and_the_call_thread_is_told()
            throws IOException {
        try (var engine = MediaEngine.start(settings(23_000, 23_099));
                var phone = new TestPhone("127.0.0.1", 1);
                var session = engine.open(LOOPBACK, _ -> {}).orElseThrow()) {
            session.start(MediaFlow.to(phone.address(), G711.ULAW));
            var clip = MediaSessionTest.speechLike(1, 1600);
            assertThat(session.play(PcmSource.of(clip)).await())
                    .isEqualTo(new PlaybackResult.Finished());
            var heard =
                    phone.receiveAll().stream()
                            .map(MediaSessionTest::sound)
                            .filter(frame -> frame[0] != 0)
                            .toArray(short[][]::new);
            assertThat(org.mynah.media.codec.Signals.join(heard))
                    .isEqualTo(MediaSessionTest.viaLaw(clip));
            assertThat(engine.pacing()).hasSize(2);
        }
    }

    @Test
    void inactivity_is_told_to_the_owner() throws Exception {
        var told = new CountDownLatch(1);
        var event = new AtomicReference<MediaEvent>(new MediaEvent.FaxCalling());
        try (var engine =
                        MediaEngine.start(
                                settings(23_100, 23_199).withInactivity(Duration.ofMillis(100)));
                var phone = new TestPhone("127.0.0.1", 1);
                var session =
                        engine.open(
                                        LOOPBACK,
                                        what -> {
                                            event.set(what);
                                            told.countDown();
                                        })
                                .orElseThrow()) {
            session.start(MediaFlow.to(phone.address(), G711.ULAW));
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(event.get()).isInstanceOf(MediaEvent.Inactive.class);
            assertThatThrownBy(() -> session.nextDigit(Duration.ofSeconds(9)))
                    .isInstanceOf(MediaEndedException.class);
        }
    }

    @Test
    void ports_held_by_another_program_are_passed_over() throws IOException {
        try (var engine = MediaEngine.start(settings(23_200, 23_205))) {
            try (var other = DatagramChannel.open().bind(new InetSocketAddress(LOOPBACK, 23_201))) {
                assertThat(other.isOpen()).isTrue();
                var one = engine.open(LOOPBACK, _ -> {}).orElseThrow();
                var two = engine.open(LOOPBACK, _ -> {}).orElseThrow();
                assertThat(one.localAddress().getPort()).isEqualTo(23_202);
                assertThat(two.localAddress().getPort()).isEqualTo(23_204);
                assertThat(engine.open(LOOPBACK, _ -> {})).isEmpty();
            }
            var three = engine.open(LOOPBACK, _ -> {}).orElseThrow();
            assertThat(engine.freePorts()).isZero();
            assertThat(engine.sessions()).isEqualTo(3);
            three.close();
            assertThat(engine.freePorts()).isEqualTo(1);
            assertThat(engine.sessions()).isEqualTo(2);
        }
    }

    @Test
    void an_address_of_another_machine_is_an_error() throws IOException {
        try (var engine = MediaEngine.start(settings(23_300, 23_399))) {
            assertThatThrownBy(() -> engine.open(InetAddress.ofLiteral("192.0.2.1"), _ -> {}))
                    .isInstanceOf(BindException.class);
            assertThat(engine.freePorts()).isEqualTo(50);
        }
    }

    @Test
    void many_calls_come_and_go_without_a_trace() throws IOException {
        try (var engine = MediaEngine.start(settings(23_400, 23_499));
                var phone = new TestPhone("127.0.0.1", 1)) {
            for (int i = 0; i < 300; i++) {
                try (var session = engine.open(LOOPBACK, _ -> {}).orElseThrow()) {
                    session.start(MediaFlow.to(phone.address(), G711.ALAW));
                    session.play(PcmSource.tone(440, Duration.ofSeconds(1), -10));
                    session.record();
                }
            }
            assertThat(engine.freePorts()).isEqualTo(50);
            assertThat(engine.sessions()).isZero();
        }
    }

    @Test
    void closing_the_engine_ends_its_calls() throws IOException {
        var engine = MediaEngine.start(settings(23_500, 23_599));
        var session = engine.open(LOOPBACK, _ -> {}).orElseThrow();
        engine.close();
        assertThat(session.ended()).contains(MediaEndedException.Reason.CLOSED);
        session.close();
    }

    @Test
    void ipv6_works_like_ipv4() throws IOException {
        try (var engine = MediaEngine.start(settings(23_600, 23_699));
                var session = engine.open(InetAddress.ofLiteral("::1"), _ -> {}).orElseThrow();
                var phone = new TestPhone("::1", 1)) {
            session.start(
                    MediaFlow.to(phone.address(), G711.ULAW).withTelephoneEvent(TestPhone.EVENTS));
            var recorder = session.record();
            phone.speak(session.localAddress(), MediaSessionTest.speechLike(1, 160));
            assertThat(recorder.next()).isInstanceOf(RecordingEvent.Sound.class);
        }
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThatThrownBy(() -> settings(80, 90)).hasMessageContaining("1024");
        assertThatThrownBy(() -> settings(30_000, 30_000)).hasMessageContaining("even and an odd");
        assertThatThrownBy(() -> settings(30_000, 70_000)).hasMessageContaining("65535");
        assertThat(settings(30_001, 30_005).firstPort()).isEqualTo(30_002);
    }
}
