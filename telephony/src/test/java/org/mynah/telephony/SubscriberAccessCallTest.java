package org.mynah.telephony;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.ear.Tones;
import org.mynah.testkit.phone.PhoneCall;
import org.mynah.um.Contoso;
import org.mynah.um.Phrase;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.InfoAnnouncement;
import org.mynah.um.message.Marks;
import org.mynah.um.message.UmMessage;

class SubscriberAccessCallTest {

    private Line line;

    @BeforeEach
    void connect() throws Exception {
        line = new Line();
    }

    @AfterEach
    void disconnect() {
        line.close();
    }

    private PhoneCall signedIn() {
        var call = line.dial(line.phone.call("50000")).expectAnswer();
        call.press("51234" + Contoso.PIN + "#");
        return call;
    }

    /** A message whose seconds are tones of 400, 500, 600 ... Hz. */
    private void leaveScale(int seconds) throws Exception {
        var scale = new short[seconds][];
        for (int i = 0; i < seconds; i++) {
            scale[i] = Sounds.tone(400 + 100 * i, ofSeconds(1), -12);
        }
        line.contoso.mailboxes.deliver(
                line.contoso.tony().mailbox().id(),
                line.contoso.format.compose(
                        new UmMessage.Voice(
                                "m1",
                                new UmMessage.Recipient(
                                        "Tony Smith", "tonysmith@contoso.com", "en-US", "UTC"),
                                line.contoso.clock.instant(),
                                "call",
                                new UmMessage.Caller(
                                        Optional.of("4255550100"),
                                        Optional.empty(),
                                        Optional.empty()),
                                "51234",
                                ofSeconds(seconds),
                                ToneSpeech.raw(Sounds.join(scale)),
                                "wav",
                                Marks.NONE,
                                false,
                                Optional.empty())));
    }

    @Test
    void a_subscriber_signs_in_by_keys_prompt_by_prompt() {
        try (var call = line.dial(line.phone.call("50000")).expectAnswer()) {
            Line.hear(call, Phrase.Fixed.WELCOME);
            Line.hear(call, Phrase.Fixed.ENTER_EXTENSION);
            call.press("51234");
            Line.hear(call, Phrase.Fixed.ENTER_PIN);
            call.press(Contoso.PIN + "#");
            Line.hear(call, Phrase.newMessages(0));
            Line.hear(call, Phrase.Fixed.MAIN_MENU);
            call.press("*");
            Line.hear(call, Phrase.Fixed.GOODBYE);
            call.awaitHangUp(Line.SOON);
        }
    }

    @Test
    @DisplayName("Outlook Voice Access §2.1: the greeting and announcement imported for the plan")
    void the_imported_greeting_and_announcement_are_heard_before_the_instruction() {
        line.contoso.importPrompt(
                "welcome.wav", ToneSpeech.bytes(Sounds.tone(420, ofSeconds(1), -12)));
        line.contoso.importPrompt(
                "closed.wav", ToneSpeech.bytes(Sounds.tone(470, ofSeconds(1), -12)));
        line.contoso.setPlan(DialPlan.WELCOME_GREETING_FILE, "welcome.wav");
        line.contoso.setPlan(DialPlan.WELCOME_GREETING_ENABLED, true);
        line.contoso.setPlan(DialPlan.INFO_ANNOUNCEMENT_FILE, "closed.wav");
        line.contoso.setPlan(DialPlan.INFO_ANNOUNCEMENT_ENABLED, InfoAnnouncement.Uninterruptible);

        try (var call = line.dial(line.phone.call("50000")).expectAnswer()) {
            assertThat(call.awaitTone(420, Line.SOON).length().toMillis())
                    .isCloseTo(1000, within(60L));
            call.press("5");
            assertThat(call.awaitTone(470, Line.SOON).length().toMillis())
                    .as("a key does not end it")
                    .isCloseTo(1000, within(60L));
            Line.hear(call, Phrase.Fixed.ENTER_EXTENSION);
            call.press("51234" + Contoso.PIN + "#");
            Line.hear(call, Phrase.Fixed.MAIN_MENU);
        }
    }

    @Test
    void keys_typed_ahead_are_taken_one_by_one() {
        try (var call = signedIn()) {
            Line.hear(call, Phrase.Fixed.MAIN_MENU);
        }
    }

    @Test
    void a_wrong_pin_is_refused_in_the_same_words_as_an_unknown_extension() {
        try (var call = line.dial(line.phone.call("50000")).expectAnswer()) {
            call.press("51234" + "1111111#");
            Line.hear(call, Phrase.Fixed.SIGN_IN_FAILED);
            Line.hear(call, Phrase.Fixed.ENTER_PIN);
            call.press("*");
            Line.hear(call, Phrase.Fixed.ENTER_EXTENSION);
            call.press("59998" + "1111111#");
            Line.hear(call, Phrase.Fixed.SIGN_IN_FAILED);
        }
    }

    @Test
    void a_message_plays_to_its_end_and_the_menu_follows() throws Exception {
        leaveScale(2);
        try (var call = signedIn()) {
            Line.hear(call, Phrase.Fixed.MAIN_MENU);
            call.press("1");
            Line.hear(call, message());
            assertThat(call.awaitTone(400, Line.SOON).length().toMillis())
                    .isCloseTo(1000, within(60L));
            assertThat(call.awaitTone(500, Line.SOON).length().toMillis())
                    .isCloseTo(1000, within(60L));
            Line.hear(call, Phrase.Fixed.AFTER_MESSAGE);
            call.hangUp();
        }
        line.awaitIdle();
        assertThat(
                        line.contoso.mailboxes.isRead(
                                line.contoso.tony().mailbox().id(), "<m1@contoso.com>"))
                .isTrue();
    }

    private static Phrase message() {
        return new Phrase.MessageHead(
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                ZoneOffset.UTC,
                Duration.ZERO,
                true,
                false);
    }

    @Test
    void help_interrupts_a_message_which_goes_on_where_it_was() throws Exception {
        leaveScale(4);
        try (var call = signedIn()) {
            Line.hear(call, Phrase.Fixed.MAIN_MENU);
            call.press("1");
            call.awaitTone(400, Line.SOON);
            var before = call.mark();
            call.press("0");
            Line.hear(call, Phrase.Fixed.PLAYBACK_KEYS);
            call.awaitTone(700, Line.SOON);
            var heard = call.heardSince(before);
            // Interrupted in its second second: no second is heard again, none is missing.
            assertThat(Tones.near(400, heard)).isEmpty();
            assertThat(total(heard, 500) + total(heard, 600))
                    .isCloseTo(Sounds.samples(2000), within(Sounds.samples(200)));
        }
    }

    private static int total(short[] heard, double hz) {
        return Tones.near(hz, heard).stream().mapToInt(tone -> tone.to() - tone.from()).sum();
    }

    @Test
    void a_paused_message_is_silent_until_it_is_resumed() throws Exception {
        leaveScale(3);
        try (var call = signedIn()) {
            Line.hear(call, Phrase.Fixed.MAIN_MENU);
            call.press("1");
            call.awaitTone(400, Line.SOON);
            call.press("2");
            call.awaitSilence(ofSeconds(1), Line.SOON);
            call.press("2");
            call.awaitTone(600, Line.SOON);
            Line.hear(call, Phrase.Fixed.AFTER_MESSAGE);
        }
    }

    @Test
    void doubled_three_goes_to_the_end() throws Exception {
        leaveScale(8);
        try (var call = signedIn()) {
            Line.hear(call, Phrase.Fixed.MAIN_MENU);
            call.press("1");
            call.awaitTone(400, Line.SOON);
            var before = call.mark();
            call.press("33");
            Line.hear(call, Phrase.Fixed.AFTER_MESSAGE);
            assertThat(Tones.near(900, call.heardSince(before))).isEmpty();
        }
    }

    @Test
    void a_message_that_cannot_be_read_does_not_end_the_call() throws Exception {
        leaveScale(0);
        try (var call = signedIn()) {
            Line.hear(call, Phrase.Fixed.MAIN_MENU);
            call.press("1");
            Line.hear(call, Phrase.Fixed.MESSAGE_UNPLAYABLE);
        }
    }
}
