package org.mynah.telephony;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.ear.SampleMatch;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.ear.Tones;
import org.mynah.testkit.phone.PhoneCall;
import org.mynah.testkit.phone.SipMessage;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.um.CallParties;
import org.mynah.um.Phrase;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.message.Envelope;

class CallAnsweringCallTest {

    private Line line;

    @BeforeEach
    void connect() throws Exception {
        line = new Line();
    }

    @AfterEach
    void disconnect() {
        line.close();
    }

    @Test
    void a_diverted_caller_hears_greeting_and_beep_and_leaves_exactly_what_he_says()
            throws Exception {
        var said = Line.speech(ofSeconds(4));
        try (var call = line.dial(line.diverted().from("4255550100")).expectAnswer()) {
            Line.hear(call, new Phrase.SystemGreeting("", false));
            Line.hear(call, Phrase.Fixed.RECORD_AFTER_TONE);
            var beep = call.awaitTone(1000, Line.SOON);
            assertThat(beep.hz()).isCloseTo(1000, within(5.0));
            assertThat(beep.length().toMillis()).isBetween(460L, 540L);
            call.say(said);
            call.hangUp();
        }
        var message = line.awaitItem();
        assertThat(message.isInterrupted()).isFalse();
        assertThat(message.envelope().kind()).isEqualTo(Envelope.Kind.VOICE_MESSAGE);
        assertThat(message.envelope().caller()).contains("4255550100");
        assertThat(message.envelope().reason()).isEqualTo(CallParties.Reason.DIVERT_NO_ANSWER);
        var match = SampleMatch.of(said, ToneSpeech.samples(message.pcm()));
        assertThat(match.isExact()).as("%s", match).isTrue();
        line.awaitIdle();
    }

    @Test
    void greeting_instruction_and_beep_follow_one_another_without_a_gap() {
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);
            var heard = call.recording().heard();
            var greeting = first(heard, new Phrase.SystemGreeting("", false));
            var instruction = first(heard, Phrase.Fixed.RECORD_AFTER_TONE);
            // One phrase is 300 ms long; tones are found to 10 ms.
            assertThat(instruction - greeting)
                    .isCloseTo(Sounds.samples(300), within(Sounds.samples(20)));
        }
    }

    private static int first(short[] heard, Phrase phrase) {
        return Tones.near(ToneSpeech.of(phrase), heard).getFirst().from();
    }

    @Test
    void pound_leads_to_the_options_and_an_important_message() throws Exception {
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);
            call.say(Line.speech(ofSeconds(3)));
            call.press("#");
            Line.hear(call, Phrase.Fixed.RECORDING_OPTIONS);
            call.press("1");
            Line.hear(call, Phrase.Fixed.MESSAGE_OPTIONS);
            call.press("1");
            Line.hear(call, Phrase.Fixed.MARKED_IMPORTANT);
            Line.hear(call, Phrase.Fixed.MESSAGE_OPTIONS_IMPORTANT);
            call.press("#");
            Line.hear(call, Phrase.Fixed.MESSAGE_SENT);
            Line.hear(call, Phrase.Fixed.GOODBYE);
            call.awaitHangUp(Line.SOON);
            assertThat(call.wasHungUpByPeer()).isTrue();
        }
        assertThat(line.awaitItem().marks().isImportant()).isTrue();
    }

    @Test
    void a_key_skips_the_greeting_to_the_beep() throws Exception {
        line.recordGreeting(Sounds.tone(600, ofSeconds(5), -12));
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            call.press("#");
            call.awaitTone(1000, Line.SOON);
            var heard = call.recording().heard();
            assertThat(Tones.near(ToneSpeech.of(Phrase.Fixed.RECORD_AFTER_TONE), heard)).isEmpty();
        }
    }

    @Test
    void other_keys_do_not_end_the_message_and_are_not_in_it() throws Exception {
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);
            call.say(Line.speech(ofSeconds(2)));
            call.press("5");
            call.say(Line.speech(ofSeconds(2)));
            call.press("#");
            Line.hear(call, Phrase.Fixed.RECORDING_OPTIONS);
            call.press("#");
            Line.hear(call, Phrase.Fixed.MESSAGE_SENT);
        }
        assertThat(line.awaitItem().samples()).isGreaterThan(Sounds.samples(4000));
    }

    @Test
    void silence_ends_the_message_and_is_cut_off() throws Exception {
        line.contoso.setPlan(DialPlan.RECORDING_IDLE_TIMEOUT, 2);
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);
            call.say(Line.speech(ofSeconds(3)));
            Line.hear(call, Phrase.Fixed.MESSAGE_SENT);
            call.awaitHangUp(Line.SOON);
        }
        // The pause before the caller speaks is part of it, the silence of 2 s after him is not.
        var length = Duration.ofMillis(line.awaitItem().samples() / 8);
        assertThat(length).isBetween(ofMillis(2500), ofMillis(6500));
    }

    @Test
    void a_caller_who_hangs_up_before_the_beep_is_a_missed_call() throws Exception {
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            Line.hear(call, new Phrase.SystemGreeting("", false));
            call.hangUp();
        }
        assertThat(line.awaitItem().envelope().kind()).isEqualTo(Envelope.Kind.MISSED_CALL);
    }

    @Test
    void hold_pauses_the_prompt_and_it_goes_on_afterwards() throws Exception {
        line.recordGreeting(Sounds.tone(600, ofSeconds(5), -12));
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            assertThat(call.hold().status()).isEqualTo(200);
            call.awaitSilence(ofSeconds(1), Line.SOON);
            assertThat(call.isUp()).isTrue();
            assertThat(call.resume().status()).isEqualTo(200);
            call.awaitTone(1000, Line.SOON);
        }
    }

    @Test
    void a_peer_that_makes_no_offer_answers_ours() throws Exception {
        var said = Line.speech(ofSeconds(3));
        try (var call = line.dial(line.diverted().withoutSdp()).expectAnswer()) {
            Line.listenToBeep(call);
            call.say(said);
            call.hangUp();
        }
        var match = SampleMatch.of(said, ToneSpeech.samples(line.awaitItem().pcm()));
        assertThat(match.isExact()).as("%s", match).isTrue();
    }

    @Test
    void a_call_by_history_info_over_tcp_reaches_the_same_mailbox() throws Exception {
        try (var phone = TestPhone.on(Transport.TCP);
                var call =
                        phone.call("50000")
                                .historyFrom("51234", "user-busy")
                                .dial(line.telephony.tcpAddress().orElseThrow())
                                .expectAnswer()) {
            Line.listenToBeep(call);
            call.say(Line.speech(ofSeconds(3)));
            call.hangUp();
        }
        var envelope = line.awaitItem().envelope();
        assertThat(envelope.mailbox()).isEqualTo(line.contoso.tony().mailbox().id());
        assertThat(envelope.reason()).isEqualTo(CallParties.Reason.DIVERT_BUSY);
    }

    @Test
    void zero_hands_the_caller_to_the_operator_by_refer() throws Exception {
        line.contoso.setPlan(DialPlan.OPERATOR_EXTENSION, "59999");
        line.recordGreeting(Sounds.tone(600, ofSeconds(5), -12));
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            call.press("0");
            Line.hear(call, Phrase.Fixed.CONNECTING_TO_OPERATOR);
            var refer = awaitRequest(call, "REFER");
            assertThat(refer.header("Refer-To").orElseThrow())
                    .matches("<sip:59999@127\\.0\\.0\\.1:[0-9]+;user=phone>");
            assertThat(refer.header("Referred-By").orElseThrow()).contains("50000");
            // Most peers hang up when the operator has answered.
            call.hangUp();
        }
        line.awaitIdle();
        assertThat(line.contoso.spool.committed()).as("a connected caller is no miss").isEmpty();
    }

    private static SipMessage awaitRequest(PhoneCall call, String method) {
        Until.holds(
                method,
                () -> call.requests().stream().anyMatch(each -> each.method().equals(method)));
        return call.requests().stream()
                .filter(each -> each.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void when_telephony_stops_what_was_said_is_kept() throws Exception {
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);
            call.say(Line.speech(ofSeconds(3)));
            line.telephony.stop();
            assertThat(line.contoso.spool.committed()).hasSize(1);
            call.awaitHangUp(Line.SOON);
        }
        assertThat(line.awaitItem().samples()).isGreaterThan(Sounds.samples(2500));
    }
}
