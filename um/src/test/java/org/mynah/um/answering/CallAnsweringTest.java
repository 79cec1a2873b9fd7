package org.mynah.um.answering;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;
import org.mynah.um.Greetings;
import org.mynah.um.Recording.End;
import org.mynah.um.ScriptedCaller;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.message.Envelope.Kind;

class CallAnsweringTest {

    private final Contoso contoso = new Contoso();

    private ScriptedCaller calls(ScriptedCaller caller) {
        caller.calls(call -> contoso.callAnswering.run(call, contoso.answering(caller)));
        return caller;
    }

    @Test
    void a_caller_who_hangs_up_after_speaking_has_left_a_message() {
        var caller = calls(new ScriptedCaller().listens().speaksAndHangsUp(ofSeconds(7)));

        assertThat(caller.heard())
                .containsSubsequence(
                        "LANGUAGE en-US",
                        "SystemGreeting[name=Tony Smith, isBusy=false]",
                        "RECORD_AFTER_TONE",
                        "BEEP");
        assertThat(contoso.spool.committed())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.envelope().kind()).isEqualTo(Kind.VOICE_MESSAGE);
                    assertThat(item.envelope().mailbox()).isEqualTo(contoso.tony().mailbox().id());
                    assertThat(item.samples()).isEqualTo(7 * 8000);
                    assertThat(item.isInterrupted()).isFalse();
                });
    }

    @Test
    void a_click_is_not_a_message_but_a_missed_call() {
        calls(new ScriptedCaller().listens().speaksAndHangsUp(ofSeconds(1)));

        assertThat(contoso.spool.committed())
                .singleElement()
                .satisfies(item -> assertThat(item.envelope().kind()).isEqualTo(Kind.MISSED_CALL));
    }

    @Test
    void hanging_up_in_the_greeting_is_a_missed_call() {
        calls(new ScriptedCaller().hangsUp());

        assertThat(contoso.spool.committed())
                .extracting(item -> item.envelope().kind())
                .containsExactly(Kind.MISSED_CALL);
    }

    @Test
    void silence_ends_the_message_and_sends_it_with_a_goodbye() {
        var caller = calls(new ScriptedCaller().listens().speaks(ofSeconds(5), End.SILENCE));

        assertThat(caller.heard()).endsWith("MESSAGE_SENT", "GOODBYE", "END");
        assertThat(contoso.spool.committed()).hasSize(1);
    }

    @Test
    void pound_accept_pound_sends_the_message() {
        var caller =
                calls(new ScriptedCaller().listens().speaks(ofSeconds(5), End.POUND).presses("1#"));

        assertThat(caller.heard())
                .containsSubsequence("RECORDING_OPTIONS", "MESSAGE_OPTIONS", "MESSAGE_SENT");
        assertThat(contoso.spool.committed()).hasSize(1);
    }

    @Test
    void importance_is_marked_and_taken_back_by_the_same_key() {
        calls(
                new ScriptedCaller()
                        .listens()
                        .speaks(ofSeconds(5), End.POUND)
                        .presses("1")
                        .presses("1")
                        .listens()
                        .presses("#"));
        assertThat(contoso.spool.committed().getFirst().marks().isImportant()).isTrue();

        calls(
                new ScriptedCaller()
                        .listens()
                        .speaks(ofSeconds(5), End.POUND)
                        .presses("1")
                        .presses("1")
                        .listens()
                        .presses("1")
                        .listens()
                        .presses("#"));
        assertThat(contoso.spool.committed().getLast().marks().isImportant()).isFalse();
    }

    @Test
    void hanging_up_in_the_options_sends_the_message() {
        calls(new ScriptedCaller().listens().speaks(ofSeconds(5), End.POUND).hangsUp());

        assertThat(contoso.spool.committed())
                .singleElement()
                .satisfies(item -> assertThat(item.isInterrupted()).isFalse());
    }

    @Test
    void star_cancels_the_message_and_leaves_a_missed_call() {
        var caller =
                calls(new ScriptedCaller().listens().speaks(ofSeconds(5), End.POUND).presses("*"));

        assertThat(caller.heard()).contains("MESSAGE_CANCELLED");
        assertThat(contoso.spool.committed())
                .extracting(item -> item.envelope().kind())
                .containsExactly(Kind.MISSED_CALL);
    }

    @Test
    void key_3_records_anew_and_key_4_continues() {
        calls(
                new ScriptedCaller()
                        .listens()
                        .speaks(ofSeconds(5), End.POUND)
                        .presses("3")
                        .speaks(ofSeconds(3), End.POUND)
                        .presses("4")
                        .speaks(ofSeconds(4), End.POUND)
                        .presses("#"));

        assertThat(contoso.spool.committed().getFirst().samples()).isEqualTo(7 * 8000);
    }

    @Test
    void continuing_is_not_offered_when_the_longest_length_is_reached() {
        contoso.setPlan(DialPlan.MAX_RECORDING_DURATION, 1);

        var caller =
                calls(
                        new ScriptedCaller()
                                .listens()
                                .speaks(ofSeconds(60), End.LONGEST)
                                .presses("#"));

        assertThat(caller.heard())
                .containsSubsequence(
                        "RECORDING_LIMIT_REACHED", "RECORDING_OPTIONS_AT_LIMIT", "MESSAGE_SENT");
    }

    @Test
    void three_silences_in_the_options_send_the_message() {
        calls(
                new ScriptedCaller()
                        .listens()
                        .speaks(ofSeconds(5), End.POUND)
                        .listens()
                        .waits()
                        .listens()
                        .waits()
                        .listens()
                        .waits());

        assertThat(contoso.spool.committed()).hasSize(1);
    }

    @Test
    void a_full_mailbox_takes_no_message() {
        contoso.mailboxes.fill(contoso.tony().mailbox().id());

        var caller = calls(new ScriptedCaller().listens().speaksAndHangsUp(ofSeconds(5)));

        assertThat(caller.heard()).contains("MAILBOX_FULL").doesNotContain("BEEP");
    }

    @Test
    void a_full_disk_is_told_before_the_beep() {
        contoso.spool.setRoom(false);

        var caller = calls(new ScriptedCaller().listens().speaksAndHangsUp(ofSeconds(5)));

        assertThat(caller.heard()).contains("CANNOT_TAKE_MESSAGE").doesNotContain("BEEP");
    }

    @Test
    void a_caller_without_number_is_refused_where_the_user_wants_it_so() {
        contoso.setTony(UmMailbox.ANONYMOUS_CALLERS, false);

        var caller =
                calls(new ScriptedCaller().withheld().listens().speaksAndHangsUp(ofSeconds(5)));

        assertThat(caller.heard()).contains("ANONYMOUS_REFUSED").doesNotContain("BEEP");
    }

    @Test
    void a_personal_greeting_is_played_instead_of_the_system_greeting() throws Exception {
        var mailbox = contoso.tony().mailbox().id();
        try (var draft = contoso.greetings.record(mailbox, Greetings.Kind.PERSONAL)) {
            draft.audio().write(new short[16_000], 0, 16_000);
            draft.accept();
        }

        var caller = calls(new ScriptedCaller().listens().speaksAndHangsUp(ofSeconds(5)));

        assertThat(caller.heard())
                .contains("AUDIO 2000")
                .noneMatch(heard -> heard.startsWith("SystemGreeting"));
    }

    @Test
    void key_0_leads_to_the_users_own_operator_first() {
        contoso.setPlan(DialPlan.OPERATOR_EXTENSION, "50001");
        contoso.setTony(UmMailbox.OPERATOR_NUMBER, "50002");

        var caller = calls(new ScriptedCaller().presses("0"));

        assertThat(caller.heard()).contains("TRANSFER 50002");
        assertThat(contoso.spool.committed()).as("connected is not missed").isEmpty();
    }

    @Test
    void without_an_operator_key_0_says_so_and_the_message_can_be_left() {
        var caller = calls(new ScriptedCaller().presses("0").speaksAndHangsUp(ofSeconds(5)));

        assertThat(caller.heard()).containsSubsequence("NO_OPERATOR", "BEEP");
        assertThat(contoso.spool.committed()).hasSize(1);
    }

    @Test
    void a_colleague_is_known_by_his_extension() {
        contoso.addUser(
                "Jill Frank", "jill", "4255550100".substring(5), java.util.Optional.of("918273"));

        var person =
                contoso.directory.read(reader ->
                        CallerIdentity.of(reader, contoso.plan(), java.util.Optional.of("50100")));

        assertThat(person).contains(new CallerIdentity("Jill Frank", "jill@contoso.com"));
    }
}
