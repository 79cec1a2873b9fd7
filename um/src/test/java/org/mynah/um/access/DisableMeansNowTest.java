package org.mynah.um.access;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Audio;
import org.mynah.um.AudioSink;
import org.mynah.um.CallParties;
import org.mynah.um.Contoso;
import org.mynah.um.Greetings;
import org.mynah.um.Recording;
import org.mynah.um.ScriptedCaller;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryWriter;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.MailboxPolicies;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.SealedSettings;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.directory.Unlimited;
import org.mynah.um.directory.Warnings;
import org.mynah.um.message.AudioFiles;
import org.mynah.um.message.Delivery;
import org.mynah.um.message.Envelope;
import org.mynah.um.message.Marks;
import org.mynah.um.message.UmMessage;
import org.mynah.um.pin.PinRecord;
import org.mynah.um.pin.PinSignIn.Outcome;
import org.mynah.um.routing.Destination;
import org.mynah.um.routing.IncomingCall;

@DisplayName("Disable means now, directory §5")
class DisableMeansNowTest {

    private final Contoso contoso = new Contoso();
    private final Destination.Called tony = contoso.tony();

    private <T> T change(Function<DirectoryWriter, T> work) {
        return contoso.directory.change(Contoso.ADMIN, work);
    }

    private void disable(boolean keepProperties) {
        change(writer -> {
            contoso.umMailboxes.disable(writer, contoso.tony().umMailbox(), keepProperties);
            return "";
        });
    }

    private org.mynah.um.directory.UmMailboxes.Enabled enableAgain(String pin, Warnings warnings) {
        return change(writer ->
                Enabling.enable(
                        contoso.umMailboxes,
                        writer,
                        new EnableRequest(
                                tony.mailbox(),
                                contoso.policy(),
                                List.of("51234"),
                                Optional.empty(),
                                Optional.of(pin).filter(text -> !text.isEmpty()),
                                Optional.empty(),
                                PropertyValues.EMPTY),
                        warnings));
    }

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

    private ScriptedCaller answers(ScriptedCaller caller) {
        caller.calls(call ->
                contoso.callAnswering.run(
                        call,
                        new Destination.CallAnswering(contoso.plan(), tony, caller.parties())));
        return caller;
    }

    private Destination route(String called, String... diverters) {
        return contoso.routing.route(
                new IncomingCall(
                        "127.0.0.1",
                        "call-1",
                        called,
                        called + "@mynah.contoso.com",
                        List.of(diverters).stream()
                                .map(user ->
                                        new IncomingCall.Diversion(
                                                user,
                                                user + "@pbx",
                                                CallParties.Reason.DIVERT_NO_ANSWER))
                                .toList(),
                        Optional.of("4255550100"),
                        Optional.empty(),
                        contoso.clock.instant()));
    }

    private void deliver() throws Exception {
        new Delivery(
                        contoso.spool,
                        contoso.directory,
                        new RawFiles(),
                        contoso.format,
                        contoso.mailboxes,
                        contoso.clock,
                        ZoneId.of("UTC"),
                        new Delivery.Listener() {
                            @Override
                            public void delivered(Envelope envelope) {}

                            @Override
                            public void postponed(Envelope envelope, Duration pause, String why) {
                                throw new AssertionError(why);
                            }

                            @Override
                            public void putAside(Envelope envelope, String why) {
                                throw new AssertionError(why);
                            }
                        })
                .deliverWaiting();
    }

    /** The raw audio is the attachment. */
    private static final class RawFiles implements AudioFiles {
        @Override
        public Encoded encode(Audio raw, org.mynah.um.directory.AudioCodec codec) {
            return new Encoded() {
                @Override
                public Audio audio() {
                    return raw;
                }

                @Override
                public String extension() {
                    return "wav";
                }

                @Override
                public Duration length() {
                    return ofSeconds(3);
                }

                @Override
                public org.mynah.um.directory.AudioCodec codec() {
                    return codec;
                }

                @Override
                public void close() {
                    // Holds nothing.
                }
            };
        }
    }

    private void leaveMessage() throws Exception {
        contoso.mailboxes.deliver(
                tony.mailbox().id(),
                contoso.format.compose(
                        new UmMessage.Voice(
                                "m1",
                                new UmMessage.Recipient(
                                        "Tony Smith", "tonysmith@contoso.com", "en-US", "UTC"),
                                contoso.clock.instant(),
                                "call",
                                new UmMessage.Caller(
                                        Optional.of("4255550100"),
                                        Optional.empty(),
                                        Optional.empty()),
                                "51234",
                                ofSeconds(60),
                                Audio.of(
                                        Audio.RAW,
                                        () -> new ByteArrayInputStream(new byte[60 * 16_000])),
                                "wav",
                                Marks.NONE,
                                false,
                                Optional.empty())));
    }

    @Test
    @DisplayName("Rule 1: one commit is one directory version")
    void disabling_is_one_version_of_the_directory() {
        long before = contoso.directory.<Long>read(reader -> reader.version());

        disable(true);

        assertThat(contoso.directory.<Long>read(reader -> reader.version())).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("Rule 2: nothing leads to the mailbox, and the number is free at once")
    void no_number_leads_there_and_another_user_may_have_it_at_once() {
        var addresses = tony.umMailbox().addresses();
        disable(true);

        contoso.directory.read(reader -> {
            for (var address : addresses) {
                assertThat(reader.find(address.key())).isEmpty();
            }
            assertThat(UmMailbox.byAddress(reader, "51234", contoso.plan().phoneContext()))
                    .isEmpty();
            assertThat(UmMailbox.ofMailbox(reader, tony.mailbox().id())).isEmpty();
            return true;
        });
        var jill = contoso.addUser("Jill Frank", "jill", "51234", Optional.empty());
        assertThat(((Destination.CallAnswering) route("51234")).called().umMailbox().id())
                .isEqualTo(jill.umMailbox().id());
    }

    @Test
    @DisplayName("Rule 3: neither as a caller's identity nor by number is the user found")
    void a_caller_is_no_more_named_as_the_user_and_his_number_names_nobody() {
        contoso.addUser("Jill Frank", "jill", "51235", Optional.empty());
        disable(true);

        var caller = new ScriptedCaller().from("51234").listens().speaksAndHangsUp(ofSeconds(5));
        caller.calls(call ->
                contoso.callAnswering.run(
                        call,
                        new Destination.CallAnswering(
                                contoso.plan(), contoso.called("jill"), caller.parties())));

        assertThat(contoso.spool.committed().getFirst().envelope().callerName()).isEmpty();
        assertThatThrownBy(() ->
                        contoso.directory.read(
                                reader -> Identities.find(reader, ObjectKind.MAILBOX, "51234")))
                .isInstanceOf(DirectoryException.class);
    }

    @Test
    @DisplayName("Rule 4: sign-in is refused, by extension and for a caller who was let in before")
    void sign_in_is_refused_with_the_words_of_a_wrong_pin() {
        disable(true);

        assertThat(dials(signedIn()).heard())
                .contains("SIGN_IN_FAILED")
                .doesNotContain("MAIN_MENU");
        assertThat(
                        contoso.signIn.attempt(
                                tony.umMailbox(),
                                tony.policy(),
                                Contoso.PIN,
                                Optional.of("4255550100")))
                .as("one who looked the user up a moment before")
                .isInstanceOf(Outcome.Locked.class);
        assertThat(answers(new ScriptedCaller().presses("*").presses(Contoso.PIN + "#")).heard())
                .as("from the greeting")
                .doesNotContain("MAIN_MENU");
    }

    @Test
    @DisplayName("Rule 4: a session ends at the next prompt")
    void a_session_ends_at_the_next_prompt() {
        var caller = dials(signedIn().meanwhile(() -> disable(true)).waits().waits().waits());

        assertThat(caller.heard()).endsWith("SESSION_ENDED", "END").doesNotContain("ARE_YOU_THERE");
    }

    @Test
    @DisplayName("Rule 4: a session ends in the middle of a message, and the message stays new")
    void a_session_ends_while_a_message_is_heard() throws Exception {
        leaveMessage();

        var caller =
                dials(
                        signedIn()
                                .presses("1")
                                .listens()
                                .waits()
                                .meanwhile(() -> disable(true))
                                .presses("7"));

        assertThat(caller.heard()).endsWith("STOP", "SESSION_ENDED", "END");
        assertThat(contoso.mailboxes.mails(tony.mailbox().id()))
                .as("the key that came too late deletes nothing")
                .hasSize(1);
        assertThat(contoso.mailboxes.isRead(tony.mailbox().id(), "<m1@contoso.com>")).isFalse();
    }

    @Test
    @DisplayName("Rule 4: a session ends while its greeting is recorded, and nothing of it is kept")
    void a_session_ends_while_a_greeting_is_recorded() throws Exception {
        var caller =
                dials(
                        signedIn()
                                .presses("6")
                                .presses("2")
                                .presses("1")
                                .listens()
                                .meanwhile(() -> disable(true))
                                .speaks(ofSeconds(4), Recording.End.POUND)
                                .presses("1"));

        assertThat(caller.heard()).endsWith("SESSION_ENDED", "END");
        assertThat(contoso.greetings.find(tony.mailbox().id(), Greetings.Kind.PERSONAL)).isEmpty();
    }

    @Test
    @DisplayName("Rule 4: the standard apology comes at the latest after 10 s")
    void the_longest_time_until_the_apology_is_below_ten_seconds() {
        // Looked at every LOOK; a pause for a key is not cut short, every sound is.
        assertThat(org.mynah.um.Call.LOOK.plus(org.mynah.um.Choices.NO_INPUT))
                .isLessThan(ofSeconds(10));
        assertThat(org.mynah.um.Call.LOOK.plus(org.mynah.um.Entry.INTER_DIGIT))
                .isLessThan(ofSeconds(10));
    }

    @Test
    @DisplayName("Rule 5: missed-call notices stop")
    void a_missed_call_is_not_told_any_more() throws Exception {
        answers(new ScriptedCaller().hangsUp());
        assertThat(contoso.spool.committed()).hasSize(1);

        disable(true);
        deliver();

        assertThat(contoso.mailboxes.mails(tony.mailbox().id())).isEmpty();
    }

    @Test
    @DisplayName("Rule 6: who is being recorded may finish, and the message is delivered")
    void a_message_that_was_being_left_is_delivered() throws Exception {
        answers(
                new ScriptedCaller()
                        .listens()
                        .speaks(ofSeconds(4), Recording.End.POUND)
                        .meanwhile(() -> disable(false))
                        .presses("#"));
        deliver();

        assertThat(contoso.mailboxes.voiceMessages(tony.mailbox().id())).hasSize(1);
    }

    @Test
    @DisplayName("Rules 2 and 7: who only hears the greeting yet leaves no message any more")
    void nothing_is_recorded_once_the_user_was_disabled_in_the_greeting() throws Exception {
        var caller =
                answers(
                        new ScriptedCaller()
                                .meanwhile(() -> disable(true))
                                .listens()
                                .speaksAndHangsUp(ofSeconds(5)));
        deliver();

        assertThat(caller.heard()).contains("CANNOT_TAKE_MESSAGE").doesNotContain("BEEP");
        assertThat(contoso.mailboxes.mails(tony.mailbox().id())).isEmpty();
    }

    @Test
    @DisplayName("Rule 7: later calls find an unknown extension")
    void a_later_call_is_answered_as_for_an_unknown_extension() {
        disable(true);

        for (var destination : List.of(route("51234"), route("50000", "51234"))) {
            assertThat(destination)
                    .isInstanceOfSatisfying(
                            Destination.Refused.class,
                            refused -> {
                                assertThat(refused.why())
                                        .isEqualTo(Destination.Refusal.UNKNOWN_EXTENSION);
                                assertThat(refused.why().status()).isEqualTo(404);
                            });
        }
        assertThat(((Destination.Refused) route("51234")).detail())
                .isEqualTo(
                        ((Destination.Refused) route("59999")).detail().replace("59999", "51234"));
    }

    @Test
    @DisplayName("Rule 8: the sealed copy is inert, and holds policy name, switches and numbers")
    void what_is_kept_is_sealed_and_inert() {
        contoso.setTony(UmMailbox.FAX_ENABLED, false);
        disable(true);

        contoso.directory.read(reader -> {
            var sealed = SealedSettings.of(reader, tony.mailbox().id()).orElseThrow();
            assertThat(sealed.policyName()).isEqualTo("MyDialPlan Default Policy");
            assertThat(sealed.formerNumbers()).containsExactly("51234");
            assertThat(sealed.object().keys())
                    .as("only its own mailbox leads to it")
                    .extracting(DirectoryKey::scope)
                    .containsExactly(KeyScope.SEALED_SETTINGS_OF);
            assertThat(sealed.object().links()).as("it blocks no removal").isEmpty();
            assertThat(reader.pin(sealed.id()).orElseThrow())
                    .satisfies(pin -> {
                        assertThat(pin.hash()).isEmpty();
                        assertThat(pin.history()).hasSize(1);
                        assertThat(pin.isLockedOut()).isTrue();
                    });
            return true;
        });
        assertThat(contoso.directory.take(sealed().orElseThrow().id(), 15))
                .as("no PIN to try")
                .isEmpty();
        change(writer -> {
            MailboxPolicies.remove(writer, contoso.policy());
            return "";
        });
    }

    private Optional<SealedSettings> sealed() {
        return contoso.directory.read(reader -> SealedSettings.of(reader, tony.mailbox().id()));
    }

    @Test
    @DisplayName("Rule 8: enabling again offers the settings back; the PIN never comes back")
    void enabling_again_brings_switches_and_pin_history_back_but_never_the_pin() {
        contoso.setTony(UmMailbox.FAX_ENABLED, false);
        disable(true);

        assertThatThrownBy(() -> enableAgain(Contoso.PIN, new Warnings()))
                .as("the PIN of before is history")
                .isInstanceOfSatisfying(
                        DirectoryException.class,
                        refused -> assertThat(refused.id()).isEqualTo(ErrorId.E306));
        var warnings = new Warnings();
        var enabled = enableAgain("", warnings);

        assertThat(enabled.hadSettings()).isTrue();
        assertThat(enabled.umMailbox().get(UmMailbox.FAX_ENABLED)).isFalse();
        assertThat(enabled.pin().mustChange()).isTrue();
        assertThat(warnings.texts())
                .singleElement()
                .satisfies(text ->
                        assertThat(text)
                                .startsWith("W13: ")
                                .contains("MyDialPlan Default Policy", "51234"));
        assertThat(dials(signedIn()).heard()).contains("SIGN_IN_FAILED");
        assertThat(sealed()).isEmpty();
    }

    @Test
    @DisplayName("Rule 9: without KeepProperties nothing is left")
    void without_keep_properties_nothing_is_left() {
        contoso.setTony(UmMailbox.FAX_ENABLED, false);
        disable(true);
        enableAgain("728196", new Warnings());
        disable(false);

        assertThat(sealed()).isEmpty();
        var enabled = enableAgain(Contoso.PIN, new Warnings());
        assertThat(enabled.hadSettings()).as("recordings go too").isFalse();
        assertThat(enabled.umMailbox().get(UmMailbox.FAX_ENABLED)).isTrue();
    }

    @Test
    @DisplayName("Rule 9: greetings are deleted")
    void recordings_are_deleted_all_together() throws Exception {
        for (var kind : Greetings.Kind.values()) {
            try (var draft = contoso.greetings.record(tony.mailbox().id(), kind)) {
                draft.audio().write(new short[AudioSink.SAMPLE_RATE], 0, AudioSink.SAMPLE_RATE);
                draft.accept();
            }
        }

        contoso.greetings.removeAll(tony.mailbox().id());

        for (var kind : Greetings.Kind.values()) {
            assertThat(contoso.greetings.find(tony.mailbox().id(), kind)).isEmpty();
        }
    }

    @Test
    @DisplayName("Rule 11: a lock-out ends the session")
    void a_lock_ends_the_session() {
        assertThat(
                        dials(
                                        signedIn()
                                                .meanwhile(() ->
                                                        change(writer -> {
                                                            contoso.pins.lock(
                                                                    writer,
                                                                    tony.umMailbox().id(),
                                                                    true);
                                                            return "";
                                                        }))
                                                .waits())
                                .heard())
                .endsWith("SESSION_ENDED", "END");
    }

    @Test
    @DisplayName("Rule 11: a PIN reset ends the session")
    void a_reset_ends_the_session() {
        assertThat(
                        dials(
                                        signedIn()
                                                .meanwhile(() -> {
                                                    contoso.pass(ofSeconds(1));
                                                    change(writer ->
                                                            Enabling.issue(
                                                                    contoso.pins,
                                                                    writer,
                                                                    tony.umMailbox().id(),
                                                                    contoso.policy().pinPolicy(),
                                                                    List.of("51234"),
                                                                    Optional.empty(),
                                                                    Optional.empty()));
                                                })
                                                .waits())
                                .heard())
                .endsWith("SESSION_ENDED", "END");
    }

    @Test
    @DisplayName("Rule 11: switching Outlook Voice Access off, on policy or mailbox, ends it")
    void switching_telephone_access_off_ends_the_session() {
        assertThat(
                        dials(
                                        signedIn()
                                                .meanwhile(() ->
                                                        contoso.setPolicy(
                                                                MailboxPolicy
                                                                        .ALLOW_SUBSCRIBER_ACCESS,
                                                                false))
                                                .waits())
                                .heard())
                .endsWith("SESSION_ENDED", "END");
        contoso.setPolicy(MailboxPolicy.ALLOW_SUBSCRIBER_ACCESS, true);
        assertThat(
                        dials(
                                        signedIn()
                                                .meanwhile(() ->
                                                        contoso.setTony(
                                                                UmMailbox.SUBSCRIBER_ACCESS_ENABLED,
                                                                false))
                                                .waits())
                                .heard())
                .endsWith("SESSION_ENDED", "END");
    }

    @Test
    void a_user_who_changes_his_own_pin_stays_signed_in() {
        contoso.pass(ofSeconds(1));
        var caller =
                dials(
                        signedIn()
                                .presses("6")
                                .presses("3")
                                .presses("728196#")
                                .meanwhile(() -> contoso.pass(ofSeconds(1)))
                                .presses("728196#")
                                .presses("*")
                                .presses("*"));

        assertThat(caller.heard())
                .containsSubsequence("PIN_CHANGED", "PERSONAL_OPTIONS", "MAIN_MENU", "GOODBYE")
                .doesNotContain("SESSION_ENDED");
    }

    @Test
    void another_session_of_the_same_user_ends_when_he_changes_his_pin() {
        var first =
                signedIn()
                        .meanwhile(() -> {
                            contoso.pass(ofSeconds(1));
                            dials(
                                    signedIn()
                                            .presses("6")
                                            .presses("3")
                                            .presses("728196#")
                                            .presses("728196#")
                                            .hangsUp());
                        })
                        .waits();

        assertThat(dials(first).heard()).endsWith("SESSION_ENDED", "END");
    }

    @Test
    @DisplayName("Unlimited failures never lock")
    void unlimited_attempts_never_lock() {
        contoso.setPolicy(MailboxPolicy.LOGON_FAILURES_BEFORE_PIN_RESET, Unlimited.UNLIMITED);
        contoso.setPolicy(MailboxPolicy.MAX_LOGON_ATTEMPTS, Unlimited.UNLIMITED);
        for (int i = 0; i < 40; i++) {
            contoso.signIn.attempt(
                    tony.umMailbox(), contoso.policy(), "111222", Optional.of("4255550100"));
        }
        assertThat(
                        contoso.directory
                                .read(reader -> reader.pin(tony.umMailbox().id()))
                                .map(PinRecord::isLockedOut))
                .contains(false);
    }
}
