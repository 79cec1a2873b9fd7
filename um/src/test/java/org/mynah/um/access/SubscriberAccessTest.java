package org.mynah.um.access;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mynah.um.Audio;
import org.mynah.um.Contoso;
import org.mynah.um.Greetings;
import org.mynah.um.Recording.End;
import org.mynah.um.ScriptedCaller;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.message.Marks;
import org.mynah.um.message.UmMessage;
import org.mynah.um.pin.PinRecord;
import org.mynah.um.routing.Destination;

class SubscriberAccessTest {

    private final Contoso contoso = new Contoso();

    private ScriptedCaller dials(ScriptedCaller caller) {
        caller.calls(call ->
                contoso.subscriberAccess.run(
                        call,
                        new Destination.SubscriberAccess(
                                contoso.plan(), Optional.empty(), caller.parties())));
        return caller;
    }

    private static ScriptedCaller signedIn() {
        return new ScriptedCaller().presses("51234").presses(Contoso.PIN + "#");
    }

    private void mustChangePin() {
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    var id = contoso.tony().umMailbox().id();
                    var pin = writer.pin(id).orElseThrow();
                    writer.putPin(
                            id,
                            new PinRecord(
                                    pin.hash(),
                                    pin.changed(),
                                    true,
                                    true,
                                    false,
                                    0,
                                    pin.history()));
                    return id;
                });
    }

    private String leaveMessage(Duration length) throws Exception {
        var id = "m" + contoso.mailboxes.mails(contoso.tony().mailbox().id()).size();
        contoso.mailboxes.deliver(
                contoso.tony().mailbox().id(),
                contoso.format.compose(
                        new UmMessage.Voice(
                                id,
                                new UmMessage.Recipient(
                                        "Tony Smith", "tonysmith@contoso.com", "en-US", "UTC"),
                                contoso.clock.instant(),
                                "call",
                                new UmMessage.Caller(
                                        Optional.of("4255550100"),
                                        Optional.empty(),
                                        Optional.empty()),
                                "51234",
                                length,
                                Audio.of(
                                        Audio.RAW,
                                        () ->
                                                new ByteArrayInputStream(
                                                        new byte[(int) length.toMillis() * 16])),
                                "wav",
                                Marks.NONE,
                                false,
                                Optional.empty())));
        return "<" + id + "@contoso.com>";
    }

    private boolean isRead(String message) {
        return contoso.mailboxes.isRead(contoso.tony().mailbox().id(), message);
    }

    @Test
    void extension_and_pin_lead_to_the_main_menu() {
        var caller = dials(signedIn().presses("*"));

        assertThat(caller.heard())
                .containsSubsequence(
                        "WELCOME",
                        "ENTER_EXTENSION",
                        "ENTER_PIN",
                        "NewMessages[count=0]",
                        "MAIN_MENU",
                        "GOODBYE");
    }

    @Test
    void pound_after_the_extension_is_no_empty_pin() {
        var caller =
                dials(
                        new ScriptedCaller()
                                .presses("51234#")
                                .presses(Contoso.PIN + "#")
                                .presses("*"));

        assertThat(caller.heard()).contains("MAIN_MENU").doesNotContain("SIGN_IN_FAILED");
    }

    @Test
    void an_unknown_extension_is_told_the_same_words_as_a_wrong_pin() {
        var stranger = dials(new ScriptedCaller().presses("59999").presses("111222#"));
        var wrong = dials(new ScriptedCaller().presses("51234").presses("111222#"));

        assertThat(stranger.heard()).isEqualTo(wrong.heard());
    }

    @Test
    void three_wrong_pins_end_the_call() {
        var caller =
                dials(
                        new ScriptedCaller()
                                .presses("51234")
                                .presses("111222#")
                                .presses("111223#")
                                .presses("111224#"));

        assertThat(caller.heard()).endsWith("TRY_AGAIN_LATER", "END");
        assertThat(
                        contoso.directory
                                .read(reader -> reader.pin(contoso.tony().umMailbox().id()))
                                .orElseThrow()
                                .failures())
                .isEqualTo(3);
    }

    @Test
    void other_extension_by_star_does_not_give_new_tries() {
        var caller =
                dials(
                        new ScriptedCaller()
                                .presses("51234")
                                .presses("111222#")
                                .presses("111223#")
                                .presses("*")
                                .presses("51234")
                                .presses("111224#"));

        assertThat(caller.heard()).endsWith("TRY_AGAIN_LATER", "END");
    }

    @Test
    void a_stream_of_digits_is_one_attempt() {
        dials(
                new ScriptedCaller()
                        .presses("51234")
                        .presses("1".repeat(4000) + Contoso.PIN + "#")
                        .hangsUp());

        assertThat(
                        contoso.directory
                                .read(reader -> reader.pin(contoso.tony().umMailbox().id()))
                                .orElseThrow()
                                .failures())
                .isEqualTo(1);
    }

    @Test
    void five_wrong_pins_over_two_calls_reset_the_pin_and_mail_the_new_one() {
        dials(
                new ScriptedCaller()
                        .presses("51234")
                        .presses("111222#")
                        .presses("111223#")
                        .presses("111224#"));
        dials(
                new ScriptedCaller()
                        .presses("51234")
                        .presses("111222#")
                        .presses("111223#")
                        .hangsUp());

        assertThat(contoso.mailboxes.mails(contoso.tony().mailbox().id())).hasSize(1);
        assertThat(dials(signedIn()).heard()).as("the old PIN is void").contains("SIGN_IN_FAILED");
    }

    @Test
    void fifteen_wrong_pins_lock_the_mailbox_for_the_right_pin_too() {
        contoso.setPolicy(
                MailboxPolicy.LOGON_FAILURES_BEFORE_PIN_RESET,
                org.mynah.um.directory.Unlimited.UNLIMITED);
        for (int call = 0; call < 5; call++) {
            dials(
                    new ScriptedCaller()
                            .presses("51234")
                            .presses("111222#")
                            .presses("111223#")
                            .presses("111224#"));
        }

        assertThat(dials(signedIn()).heard())
                .contains("SIGN_IN_FAILED")
                .doesNotContain("MAIN_MENU");
        assertThat(
                        contoso.directory
                                .read(reader -> reader.pin(contoso.tony().umMailbox().id()))
                                .orElseThrow()
                                .isLockedOut())
                .isTrue();
    }

    @Test
    void an_expired_pin_must_be_changed_before_anything_else() {
        mustChangePin();

        var caller = dials(signedIn().presses("728196#").presses("728196#").presses("*"));

        assertThat(caller.heard())
                .containsSubsequence(
                        "PIN_MUST_CHANGE",
                        "ENTER_NEW_PIN",
                        "ENTER_NEW_PIN_AGAIN",
                        "PIN_CHANGED",
                        "MAIN_MENU");
        assertThat(
                        dials(new ScriptedCaller().presses("51234").presses("728196#").presses("*"))
                                .heard())
                .contains("MAIN_MENU")
                .doesNotContain("PIN_MUST_CHANGE");
    }

    @Test
    void nobody_waits_for_the_hash_of_a_pin() {
        mustChangePin();
        var hashed = new AtomicInteger();
        contoso.hash.meanwhile =
                () -> {
                    hashed.incrementAndGet();
                    assertThat(Thread.holdsLock(contoso.directory)).isFalse();
                };

        var changed = dials(signedIn().presses("728196#").presses("728196#").presses("*"));
        dials(
                new ScriptedCaller()
                        .presses("51234")
                        .presses("111222#")
                        .presses("111223#")
                        .presses("111224#"));
        dials(new ScriptedCaller().presses("51234").presses("111222#").presses("111223#"));

        assertThat(changed.heard()).contains("PIN_CHANGED");
        assertThat(contoso.mailboxes.mails(contoso.tony().mailbox().id()))
                .as("PIN changed, and PIN reset after five failures")
                .hasSize(2);
        assertThat(hashed.get()).isGreaterThan(9);
    }

    @Test
    void a_bad_new_pin_is_refused_with_its_reason_and_after_three_tries_the_call_ends() {
        mustChangePin();

        var caller = dials(signedIn().presses("1234#").presses("123456#").presses("777777#"));

        assertThat(caller.heard())
                .containsSubsequence(
                        "PinTooShort[minimum=6]",
                        "PIN_SEQUENTIAL",
                        "PIN_REPEATED_DIGITS",
                        "PIN_NOT_CHANGED",
                        "GOODBYE");
    }

    @Test
    void two_different_entries_change_nothing() {
        mustChangePin();

        var caller = dials(signedIn().presses("728196#").presses("728197#").hangsUp());

        assertThat(caller.heard()).contains("PINS_DIFFER");
        assertThat(dials(signedIn().hangsUp()).heard()).contains("PIN_MUST_CHANGE");
    }

    @Test
    void a_pin_older_than_its_lifetime_must_be_changed() {
        contoso.pass(ofDays(60));

        assertThat(dials(signedIn().hangsUp()).heard()).contains("PIN_MUST_CHANGE");
    }

    @Test
    void a_pin_that_became_too_short_must_be_changed() {
        contoso.setPolicy(MailboxPolicy.MIN_PIN_LENGTH, 9);

        assertThat(dials(signedIn().hangsUp()).heard()).contains("PIN_MUST_CHANGE");
    }

    @Test
    void where_telephone_access_is_off_a_right_pin_is_told_so() {
        contoso.setTony(UmMailbox.SUBSCRIBER_ACCESS_ENABLED, false);

        assertThat(dials(signedIn()).heard())
                .contains("ACCESS_NOT_ALLOWED")
                .doesNotContain("MAIN_MENU");
    }

    @Test
    void a_message_played_to_its_end_is_read() throws Exception {
        var message = leaveMessage(ofSeconds(8));

        var caller = dials(signedIn().presses("1").listens().listens().presses("#").presses("*"));

        assertThat(caller.heard())
                .containsSubsequence(
                        "NewMessages[count=1]", "PLAYS 8000", "AFTER_MESSAGE", "NO_MORE_MESSAGES");
        assertThat(isRead(message)).isTrue();
    }

    @Test
    void a_key_after_the_pound_key_is_not_swallowed_by_waiting_for_a_second_pound()
            throws Exception {
        leaveMessage(ofSeconds(8));

        var caller = dials(signedIn().presses("1").listens().listens().presses("#").presses("*"));

        assertThat(caller.heard()).endsWith("GOODBYE", "END");
    }

    @Test
    void hanging_up_early_leaves_the_message_new() throws Exception {
        var message = leaveMessage(ofSeconds(60));

        dials(signedIn().presses("1").listens().waits().hangsUp());

        assertThat(isRead(message)).isFalse();
    }

    @Test
    void hanging_up_after_the_first_half_counts_as_read() throws Exception {
        var message = leaveMessage(ofSeconds(8));

        dials(signedIn().presses("1").listens().waits().hangsUp());

        assertThat(isRead(message)).isTrue();
    }

    @Test
    void key_7_deletes_and_key_9_keeps_a_message_new() throws Exception {
        var first = leaveMessage(ofSeconds(8));
        var second = leaveMessage(ofSeconds(9));

        var caller =
                dials(
                        signedIn()
                                .presses("1")
                                .listens()
                                .presses("7")
                                .listens()
                                .presses("9")
                                .presses("*"));

        assertThat(caller.heard()).containsSubsequence("MESSAGE_DELETED", "MESSAGE_KEPT_NEW");
        assertThat(contoso.mailboxes.mails(contoso.tony().mailbox().id()))
                .extracting(mail -> mail.messageId())
                .containsExactly(second)
                .doesNotContain(first);
        assertThat(isRead(second)).isFalse();
    }

    @Test
    void keys_1_and_3_move_while_a_message_plays() throws Exception {
        leaveMessage(ofSeconds(60));

        var caller =
                dials(
                        signedIn()
                                .presses("1")
                                .listens()
                                .presses("3")
                                .waits()
                                .presses("1")
                                .waits()
                                .presses("11")
                                .hangsUp());

        assertThat(caller.heard()).containsSubsequence("SKIP 5", "SKIP -5", "RESTART");
    }

    @Test
    void a_session_ends_when_unified_messaging_is_disabled_meanwhile() throws Exception {
        leaveMessage(ofSeconds(60));
        var caller =
                dials(
                        signedIn()
                                .presses("1")
                                .listens()
                                .waits()
                                .meanwhile(() ->
                                        contoso.directory.change(
                                                Contoso.ADMIN,
                                                writer -> {
                                                    contoso.umMailboxes.disable(
                                                            writer,
                                                            contoso.tony().umMailbox(),
                                                            true);
                                                    return "";
                                                }))
                                .waits()
                                .presses("1"));

        assertThat(caller.heard()).endsWith("STOP", "SESSION_ENDED", "END");
    }

    @Test
    void a_session_ends_when_its_pin_is_reset_meanwhile() {
        var caller =
                dials(
                        signedIn()
                                .meanwhile(() -> {
                                    contoso.pass(ofSeconds(1));
                                    contoso.directory.change(
                                            Contoso.ADMIN,
                                            writer ->
                                                    Enabling.issue(
                                                            contoso.pins,
                                                            writer,
                                                            contoso.tony().umMailbox().id(),
                                                            contoso.policy().pinPolicy(),
                                                            java.util.List.of("51234"),
                                                            Optional.empty(),
                                                            Optional.empty()));
                                })
                                .presses("1"));

        assertThat(caller.heard()).contains("SESSION_ENDED");
    }

    @Test
    void a_personal_greeting_is_recorded_and_used_only_when_accepted() throws Exception {
        dials(
                signedIn()
                        .presses("6")
                        .presses("2")
                        .presses("1")
                        .listens()
                        .speaks(ofSeconds(4), End.POUND)
                        .presses("*")
                        .hangsUp());
        assertThat(contoso.greetings.find(contoso.tony().mailbox().id(), Greetings.Kind.PERSONAL))
                .isEmpty();

        var caller =
                dials(
                        signedIn()
                                .presses("6")
                                .presses("2")
                                .presses("1")
                                .listens()
                                .speaks(ofSeconds(4), End.POUND)
                                .presses("1")
                                .hangsUp());

        assertThat(caller.heard()).contains("GREETING_SAVED");
        assertThat(contoso.greetings.find(contoso.tony().mailbox().id(), Greetings.Kind.PERSONAL))
                .isPresent();
    }
}
