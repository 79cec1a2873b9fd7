package org.mynah.um.access;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mynah.um.Contoso;
import org.mynah.um.Recording;
import org.mynah.um.ScriptedCaller;
import org.mynah.um.directory.Contact;
import org.mynah.um.message.Envelope;
import org.mynah.um.routing.Destination;
import org.mynah.um.routing.IncomingCall;

@DisplayName("A node that does not reach the directory (directory §5 rule 10)")
class CutOffTest {

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

    private ScriptedCaller answers(ScriptedCaller caller) {
        caller.calls(call -> contoso.callAnswering.run(call, contoso.answering(caller)));
        return caller;
    }

    @ParameterizedTest
    @EnumSource(
            value = Contact.class,
            names = {"LAST_KNOWN", "CUT_OFF"})
    void nobody_signs_in_and_is_told_so(Contact contact) {
        contoso.directory.reached(contact);

        assertThat(dials(signedIn()).heard())
                .containsExactly("LANGUAGE en-US", "SIGN_IN_UNAVAILABLE", "GOODBYE", "END");
        assertThat(answers(new ScriptedCaller().presses("*").presses(Contoso.PIN + "#")).heard())
                .endsWith("SIGN_IN_UNAVAILABLE", "GOODBYE", "END")
                .doesNotContain("ENTER_PIN");
    }

    @Test
    void who_is_just_signing_in_is_told_so() {
        var caller =
                dials(
                        new ScriptedCaller()
                                .presses("51234")
                                .meanwhile(() -> contoso.directory.reached(Contact.LAST_KNOWN))
                                .presses(Contoso.PIN + "#"));

        assertThat(caller.heard()).endsWith("SIGN_IN_UNAVAILABLE", "GOODBYE", "END");
    }

    @ParameterizedTest
    @EnumSource(
            value = Contact.class,
            names = {"LAST_KNOWN", "CUT_OFF"})
    void a_message_is_taken_for_the_numbers_last_known(Contact contact) {
        contoso.directory.reached(contact);
        var destination =
                contoso.routing.route(
                        new IncomingCall(
                                "127.0.0.1",
                                "call-1",
                                "51234",
                                "51234@mynah.contoso.com",
                                List.of(),
                                Optional.of("4255550100"),
                                Optional.empty(),
                                contoso.clock.instant()));
        assertThat(destination).isInstanceOf(Destination.CallAnswering.class);

        answers(
                new ScriptedCaller()
                        .listens()
                        .speaks(ofSeconds(4), Recording.End.POUND)
                        .presses("#"));

        assertThat(contoso.spool.committed())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.envelope().kind()).isEqualTo(Envelope.Kind.VOICE_MESSAGE));
    }

    @Test
    void a_session_goes_on_within_the_lease() {
        var caller =
                dials(
                        signedIn()
                                .meanwhile(() -> contoso.directory.reached(Contact.LAST_KNOWN))
                                .presses("0")
                                .presses("*"));

        assertThat(caller.heard()).endsWith("GOODBYE", "END").doesNotContain("SESSION_ENDED");
    }

    @Test
    void a_session_ends_with_the_lease() {
        var caller =
                dials(
                        signedIn()
                                .meanwhile(() -> contoso.directory.reached(Contact.CUT_OFF))
                                .waits());

        assertThat(caller.heard()).endsWith("SESSION_ENDED", "END");
    }
}
