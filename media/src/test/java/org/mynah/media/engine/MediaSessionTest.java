package org.mynah.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mynah.media.codec.G711;
import org.mynah.media.codec.PcmSource;
import org.mynah.media.dtmf.KeyTones;
import org.mynah.media.dtmf.TelephoneEvent;
import org.mynah.media.rtp.RtpPacket;

class MediaSessionTest {

    private SteppedEngine engine;
    private TestPhone phone;
    private MediaSession session;
    private InetSocketAddress local;

    @BeforeEach
    void call() throws IOException {
        engine = new SteppedEngine();
        phone = new TestPhone("127.0.0.1", 0x1234);
        session = engine.open();
        local = session.localAddress();
        session.start(flow());
    }

    private MediaFlow flow() throws IOException {
        return MediaFlow.to(phone.address(), G711.ULAW).withTelephoneEvent(TestPhone.EVENTS);
    }

    @AfterEach
    void hangUp() throws IOException {
        session.close();
        engine.close();
        phone.close();
    }

    @Test
    void an_idle_session_sends_silence_every_frame_with_running_clocks() throws IOException {
        engine.pass(Duration.ofMillis(200));

        var packets = phone.receiveAll();
        assertThat(packets).hasSize(10);
        assertThat(packets.getFirst().marker()).isTrue();
        for (int i = 0; i < packets.size(); i++) {
            var packet = packets.get(i);
            assertThat(packet.sequence()).isEqualTo((packets.getFirst().sequence() + i) & 0xFFFF);
            assertThat(packet.timestamp()).isEqualTo(packets.getFirst().timestamp() + 160 * i);
            assertThat(packet.payloadType()).isZero();
            assertThat(sound(packet)).containsOnly((short) 0);
        }
    }

    @Test
    void what_is_played_arrives_sample_for_sample() throws Exception {
        var clip = speechLike(1, 8000);
        var playback = session.play(PcmSource.of(clip));
        var result = onCallThread(playback::await);

        var heard = tickUntil(result);

        assertThat(result.get()).isEqualTo(new PlaybackResult.Finished());
        assertThat(nonSilent(heard)).isEqualTo(viaLaw(clip));
        assertThat(playback.position()).isEqualTo(Duration.ofSeconds(1));
        assertThat(session.statistics().playbackGaps()).isZero();
    }

    @Test
    void what_is_said_is_recorded_sample_for_sample() throws IOException {
        var said = speechLike(2, 160 * 100);
        try (var recorder = session.record()) {
            for (int i = 0; i < 100; i++) {
                phone.speak(local, Arrays.copyOfRange(said, 160 * i, 160 * (i + 1)));
                engine.tick();
            }
            assertThat(sounds(recorder, 100)).isEqualTo(viaLaw(said));
        }
        var statistics = session.statistics();
        assertThat(statistics.packetsReceived()).isEqualTo(100);
        assertThat(statistics.lost()).isZero();
        assertThat(statistics.concealedFrames()).isZero();
    }

    @Test
    void what_was_said_just_before_the_end_is_recorded() throws IOException {
        var said = speechLike(3, 160 * 2);
        try (var recorder = session.record()) {
            phone.speak(local, Arrays.copyOfRange(said, 0, 160));
            engine.tick();
            phone.speak(local, Arrays.copyOfRange(said, 160, 320));
            session.close();
            assertThat(sounds(recorder, 2)).isEqualTo(viaLaw(said));
            assertThat(recorder.next()).isInstanceOf(RecordingEvent.Ended.class);
        }
    }

    @Test
    void a_key_ends_the_wait_for_a_playback_and_the_sound_goes_on_until_closed() throws Exception {
        var playback = session.play(PcmSource.tone(500, Duration.ofSeconds(10), -10));
        var result = onCallThread(playback::await);
        engine.tick();
        press('5');

        tickUntil(result);

        assertThat(result.get()).isEqualTo(new PlaybackResult.Pressed('5'));
        playback.close();
        phone.receiveAll();
        engine.tick();
        assertThat(phone.receiveAll())
                .allSatisfy(p -> assertThat(sound(p)).containsOnly((short) 0));
    }

    @Test
    void keys_typed_ahead_wait_in_order_up_to_the_limit() throws IOException {
        for (int i = 0; i < MediaSession.MOST_TYPED_AHEAD + 6; i++) {
            press((char) ('0' + i % 10));
            engine.pass(Duration.ofMillis(80));
        }
        for (int i = 0; i < MediaSession.MOST_TYPED_AHEAD; i++) {
            assertThat(session.nextDigit(Duration.ZERO)).contains((char) ('0' + i % 10));
        }
        assertThat(session.nextDigit(Duration.ZERO)).isEmpty();
    }

    @Test
    void waiting_for_a_key_ends_when_its_time_has_passed_on_the_sessions_clock() throws Exception {
        var key = onCallThread(() -> session.nextDigit(Duration.ofSeconds(5)));
        session.hold(true);
        engine.pass(Duration.ofSeconds(20));
        assertThat(key.isDone()).isFalse();
        session.hold(false);

        tickUntil(key);

        assertThat(key.get()).isEmpty();
    }

    @Test
    void a_key_is_silent_in_the_recording_and_told_at_its_place() throws IOException {
        try (var recorder = session.record()) {
            var loud = new short[160];
            Arrays.fill(loud, (short) 5000);
            for (int i = 0; i < 10; i++) {
                phone.speak(local, loud);
                engine.tick();
            }
            int pressedAt = phone.timestamp;
            for (int i = 1; i <= 5; i++) {
                phone.event(local, pressedAt, new TelephoneEvent(11, i == 5, 10, 160 * i));
                // Some phones send the tone in the sound as well.
                phone.speak(local, loud);
                engine.tick();
            }
            for (int i = 0; i < 10; i++) {
                phone.speak(local, loud);
                engine.tick();
            }
            var events = drain(recorder);
            int keyAt = events.indexOf(new RecordingEvent.Key('#'));
            assertThat(keyAt).isBetween(10, 11);
            var frames = events.stream().filter(RecordingEvent.Sound.class::isInstance).toList();
            assertThat(frames).hasSize(25);
            for (int i = 0; i < 25; i++) {
                boolean silent = i >= 10 && i < 15;
                var samples = ((RecordingEvent.Sound) frames.get(i)).samples();
                assertThat(samples[80]).as("frame " + i).isEqualTo(silent ? 0 : viaLaw(loud)[0]);
            }
        }
        assertThat(session.nextDigit(Duration.ZERO)).isEmpty();
    }

    @Test
    void keys_that_a_recorder_did_not_ask_for_are_typed_ahead() throws IOException {
        var recorder = session.record();
        press('7');
        engine.receive();
        recorder.close();
        assertThat(session.nextDigit(Duration.ZERO)).contains('7');
    }

    @Test
    void tones_in_the_sound_are_keys_where_no_events_were_agreed_and_are_cut_out()
            throws IOException {
        session.start(MediaFlow.to(phone.address(), G711.ULAW));
        var said = new short[160 * 30];
        System.arraycopy(KeyTones.of('9', Duration.ofMillis(80)), 0, said, 160 * 10 + 57, 640);
        try (var recorder = session.record()) {
            for (int i = 0; i < 30; i++) {
                phone.speak(local, Arrays.copyOfRange(said, 160 * i, 160 * (i + 1)));
                engine.tick();
            }
            var events = drain(recorder);
            assertThat(events.stream().filter(RecordingEvent.Key.class::isInstance))
                    .containsExactly(new RecordingEvent.Key('9'));
            for (var event : events) {
                if (event instanceof RecordingEvent.Sound sound) {
                    assertThat(sound.samples()).containsOnly((short) 0);
                }
            }
        }
    }

    @Test
    void closing_ends_every_verb_and_frees_the_ports_at_once() throws Exception {
        int free = engine.engine.freePorts();
        var key = onCallThread(() -> session.nextDigit(Duration.ofSeconds(50)));
        var playback = session.play(PcmSource.tone(500, Duration.ofSeconds(10), -10));
        var recorder = session.record();

        session.close();

        assertThatThrownBy(() -> key.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(MediaEndedException.class);
        assertThatThrownBy(playback::await).isInstanceOf(MediaEndedException.class);
        assertThat(recorder.next())
                .isEqualTo(new RecordingEvent.Ended(MediaEndedException.Reason.CLOSED));
        assertThat(engine.engine.freePorts()).isEqualTo(free + 1);
        try (var taken = java.nio.channels.DatagramChannel.open().bind(local)) {
            assertThat(taken.isOpen()).isTrue();
        }
    }

    @Test
    void a_peer_that_sends_nothing_for_the_limit_is_gone() throws Exception {
        var key = onCallThread(() -> session.nextDigit(Duration.ofMinutes(5)));
        engine.pass(Duration.ofMillis(29_900));
        assertThat(session.ended()).isEmpty();

        engine.pass(Duration.ofMillis(200));

        assertThat(session.ended()).contains(MediaEndedException.Reason.INACTIVE);
        assertThatThrownBy(() -> key.get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(MediaEndedException.class);
    }

    @Test
    void keys_are_sent_as_events_with_a_triple_end() throws Exception {
        var sent =
                onCallThread(() -> {
                    session.sendDigits("4#");
                    return true;
                });

        tickUntil(sent);

        var events =
                heardPackets.stream().filter(p -> p.payloadType() == TestPhone.EVENTS).toList();
        var codes = new ArrayList<Integer>();
        int ends = 0;
        for (var packet : events) {
            var event =
                    TelephoneEvent.parse(packet.bytes(), packet.payloadOffset(), 4).orElseThrow();
            if (packet.marker()) {
                codes.add(event.event());
            }
            ends += event.end() ? 1 : 0;
        }
        assertThat(codes).containsExactly(4, 11);
        assertThat(ends).isEqualTo(2 * 3);
        assertThat(sent.get()).isTrue();
    }

    @Test
    void on_hold_nothing_is_sent_and_nothing_recorded() throws IOException {
        session.hold(true);
        phone.receiveAll();
        try (var recorder = session.record()) {
            for (int i = 0; i < 50; i++) {
                phone.speak(local, speechLike(i, 160));
                engine.tick();
            }
            assertThat(phone.receiveAll()).isEmpty();
            assertThat(drain(recorder)).isEmpty();
        }
    }

    @Test
    void a_redirected_call_goes_on_at_the_other_address() throws IOException {
        try (var other = new TestPhone("127.0.0.1", 0x777)) {
            session.start(
                    MediaFlow.to(other.address(), G711.ULAW).withTelephoneEvent(TestPhone.EVENTS));
            phone.receiveAll();
            try (var recorder = session.record()) {
                var said = speechLike(8, 160);
                other.speak(local, said);
                engine.tick();
                phone.speak(local, speechLike(9, 160));
                engine.tick();

                assertThat(sounds(recorder, 1)).isEqualTo(viaLaw(said));
                assertThat(drain(recorder)).isEmpty();
            }
            assertThat(other.receiveAll()).hasSize(2);
            assertThat(phone.receiveAll()).isEmpty();
        }
    }

    @Test
    void ports_run_out_as_an_ordinary_result() throws IOException {
        try (var small =
                new SteppedEngine(new MediaSettings(22_000, 22_003, 1, Duration.ofSeconds(30)))) {
            var one = small.open();
            var two = small.open();
            var local = InetAddress.ofLiteral("127.0.0.1");
            assertThat(small.engine.open(local, _ -> {})).isEmpty();
            two.close();
            assertThat(small.engine.open(local, _ -> {})).isPresent();
            assertThat(one.localAddress().getPort() % 2).isZero();
        }
    }

    // The ways of this test.

    private final List<RtpPacket> heardPackets = new ArrayList<>();

    private void press(char key) throws IOException {
        int at = phone.timestamp;
        for (int i = 1; i <= 4; i++) {
            phone.event(local, at, new TelephoneEvent(TelephoneEvent.codeOf(key), i >= 2, 10, 320));
        }
        phone.timestamp += 640;
    }

    private static <T> CompletableFuture<T> onCallThread(java.util.concurrent.Callable<T> verb) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        result.complete(verb.call());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }

    /** Lets frames pass, each after the call thread had a chance, until a verb returns. */
    private List<RtpPacket> tickUntil(CompletableFuture<?> verb) throws IOException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!verb.isDone()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("the verb did not return");
            }
            engine.tick();
            heardPackets.addAll(phone.receiveAll());
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
        heardPackets.addAll(phone.receiveAll());
        return heardPackets;
    }

    private static List<RecordingEvent> drain(Recorder recorder) {
        var all = new ArrayList<RecordingEvent>();
        for (var next = recorder.poll(); next.isPresent(); next = recorder.poll()) {
            all.add(next.get());
        }
        return all;
    }

    private static short[] sounds(Recorder recorder, int frames) {
        var all = new short[160 * frames];
        for (int i = 0; i < frames; i++) {
            var sound = (RecordingEvent.Sound) recorder.next();
            System.arraycopy(sound.samples(), 0, all, 160 * i, 160);
        }
        return all;
    }

    static short[] sound(RtpPacket packet) {
        var samples = new short[packet.payloadLength()];
        G711.ULAW.decode(
                packet.bytes(), packet.payloadOffset(), packet.payloadLength(), samples, 0);
        return samples;
    }

    /** All frames from the first that is not silent to the last, in one row. */
    private static short[] nonSilent(List<RtpPacket> packets) {
        var frames = packets.stream().map(MediaSessionTest::sound).toList();
        int first = 0;
        while (isSilent(frames.get(first))) {
            first++;
        }
        int last = frames.size() - 1;
        while (isSilent(frames.get(last))) {
            last--;
        }
        var all = new short[160 * (last - first + 1)];
        for (int i = first; i <= last; i++) {
            System.arraycopy(frames.get(i), 0, all, 160 * (i - first), 160);
        }
        return all;
    }

    private static boolean isSilent(short[] frame) {
        for (short sample : frame) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    /** Noise that is silent nowhere. */
    static short[] speechLike(long seed, int length) {
        var random = new Random(seed);
        var samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (short) (1000 + random.nextInt(20_000));
        }
        return samples;
    }

    static short[] viaLaw(short[] samples) {
        var through = new short[samples.length];
        G711.ULAW.decode(TestPhone.codes(samples), 0, samples.length, through, 0);
        return through;
    }
}
