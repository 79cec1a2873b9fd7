package org.mynah.telephony;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.ear.SampleMatch;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.ear.Tones;
import org.mynah.um.Audio;
import org.mynah.um.CallerHungUp;
import org.mynah.um.Heard;
import org.mynah.um.MemoryAudio;
import org.mynah.um.Phrase;
import org.mynah.um.Prompt;
import org.mynah.um.Recording;
import org.mynah.um.RecordingLimits;

class SipCallTest {

    private final CountDownLatch heard = new CountDownLatch(1);

    private static Prompt tone(double hz, Duration length) {
        return new Prompt.Recorded(ToneSpeech.raw(Sounds.tone(hz, length, -12)));
    }

    @Test
    void a_key_interrupts_a_prompt_and_is_part_of_the_answer() throws Exception {
        try (var line =
                        new FlowLine(call ->
                                List.of(
                                        call.play(tone(600, ofSeconds(30))),
                                        call.awaitKey(ofMillis(200))));
                var phone = line.call()) {
            phone.press("7");
            assertThat(line.finding()).isEqualTo(List.of(new Heard.Pressed('7'), Optional.empty()));
        }
    }

    @Test
    void keys_do_not_interrupt_what_is_played_through_and_are_kept() throws Exception {
        try (var line =
                        new FlowLine(call -> {
                            call.playThrough(tone(600, ofSeconds(2)));
                            return List.of(
                                    call.awaitKey(ofSeconds(10)).orElseThrow(),
                                    call.awaitKey(ofSeconds(10)).orElseThrow());
                        });
                var phone = line.call()) {
            phone.press("12");
            assertThat(line.finding()).isEqualTo(List.of('1', '2'));
            assertThat(phone.awaitTone(600, Line.SOON).length().toMillis())
                    .isCloseTo(2000, within(60L));
        }
    }

    @Test
    void forgotten_keys_do_not_come_back() throws Exception {
        try (var line =
                        new FlowLine(call -> {
                            call.playThrough(tone(600, ofSeconds(3)));
                            call.forgetKeys();
                            return call.awaitKey(ofMillis(100));
                        });
                var phone = line.call()) {
            phone.press("1");
            assertThat(line.finding()).isEqualTo(Optional.empty());
        }
    }

    @Test
    void keys_a_to_d_mean_nothing() throws Exception {
        try (var line = new FlowLine(call -> call.awaitKey(ofSeconds(10)));
                var phone = line.call()) {
            phone.press("AD3");
            assertThat(line.finding()).isEqualTo(Optional.of('3'));
        }
    }

    @Test
    void a_hang_up_unwinds_every_verb_but_a_recording() throws Exception {
        var unwound = new CountDownLatch(1);
        try (var line =
                        new FlowLine(call -> {
                            try (AutoCloseable _ = unwound::countDown) {
                                return call.awaitKey(ofMinutes(5));
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
                var phone = line.call()) {
            phone.hangUp();
            unwound.await();
            Until.holds("ports are given back", () -> line.sessions() == 0);
        }
    }

    @Test
    void after_a_recording_ended_by_hang_up_the_next_verb_unwinds() throws Exception {
        var sink = new MemoryAudio();
        var found = new ArrayList<Object>();
        var done = new CountDownLatch(1);
        try (var line =
                        new FlowLine(call -> {
                            found.add(call.record(sink, limits(ofMinutes(1), ofSeconds(10))).end());
                            try {
                                return call.play(Phrase.Fixed.GOODBYE);
                            } catch (CallerHungUp e) {
                                found.add("unwound");
                                throw e;
                            } finally {
                                done.countDown();
                            }
                        });
                var phone = line.call()) {
            phone.say(Line.speech(ofSeconds(1)));
            phone.hangUp();
            done.await();
            assertThat(found).containsExactly(Recording.End.HUNG_UP, "unwound");
            assertThat(sink.samples()).isGreaterThanOrEqualTo(Sounds.samples(1000));
        }
    }

    private static RecordingLimits limits(Duration longest, Duration silence) {
        return new RecordingLimits(longest, silence, Duration.ZERO);
    }

    @Test
    void a_recording_ends_at_its_longest_length_exactly_and_is_synced_each_second()
            throws Exception {
        var sink = new MemoryAudio();
        try (var line =
                        new FlowLine(
                                call -> call.record(sink, limits(ofMillis(3210), ofSeconds(10))));
                var phone = line.call()) {
            phone.startSaying(Line.speech(ofSeconds(6)));
            var recording = (Recording) line.finding();
            assertThat(recording.end()).isEqualTo(Recording.End.LONGEST);
            assertThat(recording.length()).isEqualTo(ofMillis(3210));
            assertThat(sink.syncs()).isEqualTo(4);
        }
    }

    @Test
    void a_warning_beep_sounds_before_the_longest_length() throws Exception {
        var limits = new RecordingLimits(ofSeconds(3), ofSeconds(10), ofSeconds(2));
        try (var line = new FlowLine(call -> call.record(new MemoryAudio(), limits));
                var phone = line.call()) {
            phone.startSaying(Line.speech(ofSeconds(6)));
            assertThat(phone.awaitTone(1000, Line.SOON).length())
                    .isBetween(ofMillis(150), ofMillis(250));
            assertThat(((Recording) line.finding()).end()).isEqualTo(Recording.End.LONGEST);
        }
    }

    @Test
    void a_caller_who_speaks_as_soon_as_the_beep_ends_is_heard_from_the_first_word()
            throws Exception {
        var sink = new MemoryAudio();
        var said = Line.speech(ofSeconds(2));
        try (var line =
                        new FlowLine(call -> {
                            call.playThrough(new Prompt.Beep());
                            // This thread comes late, as on a loaded machine.
                            Until.holds("said", () -> heard.getCount() == 0);
                            return call.record(sink, limits(ofMinutes(1), ofSeconds(1)));
                        });
                var phone = line.call()) {
            phone.awaitTone(1000, Line.SOON);
            phone.say(said);
            heard.countDown();
            assertThat(((Recording) line.finding()).end()).isEqualTo(Recording.End.SILENCE);
            var recorded = ToneSpeech.samples(sink.pcm());
            var match = SampleMatch.of(Arrays.copyOf(said, 8000), recorded);
            assertThat(match.isExact()).as("%s", match).isTrue();
            assertThat(Sounds.duration(match.offset())).isLessThan(ofSeconds(2));
        }
    }

    @Test
    void keys_pressed_during_a_beep_that_no_recording_follows_are_kept() throws Exception {
        try (var line =
                        new FlowLine(call -> {
                            Until.holds("ready", () -> heard.getCount() == 0);
                            call.playThrough(new Prompt.Beep());
                            call.playThrough(tone(600, ofSeconds(2)));
                            return call.awaitKey(ofSeconds(10));
                        });
                var phone = line.call()) {
            heard.countDown();
            phone.press("4");
            assertThat(line.finding()).isEqualTo(Optional.of('4'));
        }
    }

    @Test
    void what_is_appended_never_trims_what_was_there() throws Exception {
        var sink = new MemoryAudio();
        try (var line =
                        new FlowLine(call ->
                                List.of(
                                        call.record(sink, limits(ofSeconds(1), ofSeconds(10))),
                                        call.record(sink, limits(ofSeconds(9), ofSeconds(1)))));
                var phone = line.call()) {
            phone.say(Line.speech(ofMillis(900)));
            var second = (Recording) ((List<?>) line.finding()).getLast();
            assertThat(second.end()).isEqualTo(Recording.End.SILENCE);
            assertThat(second.length()).isGreaterThanOrEqualTo(ofSeconds(1));
            assertThat(second.speech()).isLessThan(ofSeconds(1));
        }
    }

    @Test
    void a_call_at_its_longest_length_is_ended_politely_out_of_any_verb() throws Exception {
        try (var line = new FlowLine(ofSeconds(2), call -> call.play(tone(600, ofMinutes(1))));
                var phone = line.call()) {
            Line.hear(phone, Phrase.Fixed.GOODBYE);
            phone.awaitHangUp(Line.SOON);
            assertThat(phone.wasHungUpByPeer()).isTrue();
            assertThat(Tones.near(600, phone.recording().heard()).getFirst().length())
                    .isBetween(ofMillis(1500), ofMillis(2500));
        }
    }

    @Test
    void a_recording_at_the_longest_length_of_the_call_returns_what_was_said() throws Exception {
        var sink = new MemoryAudio();
        try (var line =
                        new FlowLine(
                                ofSeconds(2),
                                call -> call.record(sink, limits(ofMinutes(1), ofSeconds(10))));
                var phone = line.call()) {
            phone.startSaying(Line.speech(ofSeconds(6)));
            var recording = (Recording) line.finding();
            assertThat(recording.end()).isEqualTo(Recording.End.HUNG_UP);
            assertThat(recording.length()).isGreaterThan(ofMillis(1500));
            phone.awaitHangUp(Line.SOON);
        }
    }

    @Test
    void the_time_left_falls_from_the_answer_on() throws Exception {
        try (var line =
                        new FlowLine(
                                ofSeconds(5),
                                call -> {
                                    call.playThrough(tone(600, ofSeconds(1)));
                                    return call.timeLeft();
                                });
                var _ = line.call()) {
            assertThat((Duration) line.finding()).isBetween(Duration.ZERO, ofMillis(4500));
        }
    }

    @Test
    void broken_audio_in_a_sequence_is_left_out() throws Exception {
        var broken = new Prompt.Recorded(Audio.of("audio/wav", InputStream::nullInputStream));
        try (var line =
                        new FlowLine(
                                call -> call.play(Prompt.of(broken, tone(600, ofMillis(300)))));
                var phone = line.call()) {
            phone.awaitTone(600, Line.SOON);
            assertThat(line.finding()).isEqualTo(new Heard.Finished());
        }
    }

    @Test
    void an_empty_prompt_takes_no_time() throws Exception {
        try (var line = new FlowLine(call -> call.play(Prompt.of()));
                var _ = line.call()) {
            assertThat(line.finding()).isEqualTo(new Heard.Finished());
        }
    }

    @Test
    void steered_sound_knows_where_it_is_and_stays_within_its_ends() throws Exception {
        var scale = ToneSpeech.raw(Sounds.tone(600, ofSeconds(20), -12));
        try (var line =
                        new FlowLine(call -> {
                            try (var playback = call.start(scale)) {
                                playback.pause();
                                var length = playback.length();
                                playback.skip(ofSeconds(5));
                                var forward = playback.position();
                                playback.skip(ofMinutes(-1));
                                var back = playback.position();
                                playback.skip(ofMinutes(1));
                                var end = playback.position();
                                return List.of(length, forward, back, end);
                            }
                        });
                var _ = line.call()) {
            var found = (List<?>) line.finding();
            assertThat(found.get(0)).isEqualTo(ofSeconds(20));
            assertThat((Duration) found.get(1)).isBetween(ofSeconds(5), ofMillis(5200));
            assertThat(found.get(2)).isEqualTo(Duration.ZERO);
            assertThat(found.get(3)).isEqualTo(ofSeconds(20));
        }
    }

    @Test
    void steered_sound_gives_the_flow_time_to_look_elsewhere() throws Exception {
        var sound = ToneSpeech.raw(Sounds.tone(600, ofSeconds(1), -12));
        try (var line =
                        new FlowLine(call -> {
                            try (var playback = call.start(sound)) {
                                var nothing = playback.await(ofMillis(100));
                                return List.of(nothing, playback.await(ofSeconds(10)));
                            }
                        });
                var _ = line.call()) {
            assertThat(line.finding())
                    .isEqualTo(List.of(Optional.empty(), Optional.of(new Heard.Finished())));
        }
    }
}
