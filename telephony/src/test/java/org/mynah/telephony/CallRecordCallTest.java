package org.mynah.telephony;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mynah.um.CallParties;
import org.mynah.um.Contoso;
import org.mynah.um.Phrase;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.record.CallRecord;
import org.mynah.um.record.CallState;
import org.mynah.um.record.CallType;
import org.mynah.um.record.DropCallReason;
import org.mynah.um.record.Named;
import org.mynah.um.record.OfferResult;

/** Every call leaves one record when it ends: directory §7.15. */
class CallRecordCallTest {

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
    void a_message_is_on_record_with_who_where_why_and_how_it_was_heard() throws Exception {
        String callId;
        try (var call = line.dial(line.diverted().from("4255550100")).expectAnswer()) {
            callId = call.callId();
            Line.listenToBeep(call);
            call.say(Line.speech(ofSeconds(3)));
            call.hangUp();
        }
        var record = line.awaitRecord();

        assertThat(record.type()).isEqualTo(CallType.CallAnsweringVoiceMessage);
        assertThat(record.callId()).isEqualTo(callId);
        assertThat(record.server()).isEqualTo("node1");
        assertThat(record.dialPlan()).map(Named::name).contains("MyDialPlan");
        assertThat(record.gateway()).map(Named::name).contains("MyGateway");
        assertThat(record.gatewayAddress()).isEqualTo("127.0.0.1");
        assertThat(record.callingNumber()).isEqualTo("4255550100");
        assertThat(record.calledNumber()).isEqualTo("51234");
        assertThat(record.callee()).map(Named::name).contains("tonysmith");
        assertThat(record.reason()).isEqualTo(CallParties.Reason.DIVERT_NO_ANSWER);
        assertThat(record.offerResult()).isEqualTo(OfferResult.Answer);
        assertThat(record.dropCallReason()).isEqualTo(DropCallReason.GracefulHangup);
        assertThat(record.quality())
                .hasValueSatisfying(heard -> {
                    assertThat(heard.codec()).isEqualTo("G.711");
                    assertThat(heard.nmos()).isBetween(3.5, 4.42);
                    assertThat(heard.packetLoss()).isLessThan(5);
                });
        line.awaitIdle();
        assertThat(line.records).isEmpty();
    }

    @Test
    void a_call_that_is_up_is_listed_and_its_record_holds_no_digit_of_a_pin() throws Exception {
        try (var call = line.dial(line.phone.call("50000").from("4255550100")).expectAnswer()) {
            Line.hear(call, Phrase.Fixed.ENTER_EXTENSION);
            assertThat(line.telephony.callsUp())
                    .singleElement()
                    .satisfies(up -> {
                        assertThat(up.state()).isEqualTo(CallState.Connected);
                        assertThat(up.type()).isEqualTo(CallType.UnAuthenticatedPilotNumber);
                        assertThat(up.dialPlan()).map(Named::name).contains("MyDialPlan");
                        assertThat(up.gateway()).map(Named::name).contains("MyGateway");
                        assertThat(up.callingNumber()).isEqualTo("4255550100");
                        assertThat(up.mailbox()).isEmpty();
                    });
            call.press("51234");
            Line.hear(call, Phrase.Fixed.ENTER_PIN);
            call.press(Contoso.PIN + "#");
            Line.hear(call, Phrase.Fixed.MAIN_MENU);
            assertThat(line.telephony.callsUp())
                    .singleElement()
                    .satisfies(up -> assertThat(up.mailbox()).contains("tonysmith"));
            call.press("*");
            Line.hear(call, Phrase.Fixed.GOODBYE);
            call.awaitHangUp(Line.SOON);
        }
        var record = line.awaitRecord();

        assertThat(record.type()).isEqualTo(CallType.SubscriberAccess);
        assertThat(record.caller()).map(Named::name).contains("tonysmith");
        assertThat(record.reason()).isEqualTo(CallParties.Reason.DIRECT);
        assertThat(record.dropCallReason()).isEqualTo(DropCallReason.SystemHangup);
        assertThat(record.toString()).doesNotContain(Contoso.PIN);
        line.awaitIdle();
        assertThat(line.telephony.callsUp()).isEmpty();
    }

    @Test
    void a_call_that_is_handed_over_is_redirected_with_the_number_it_went_to() throws Exception {
        line.contoso.setPlan(DialPlan.OPERATOR_EXTENSION, "59999");
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            Line.hear(call, new Phrase.SystemGreeting("", false));
            call.press("0");
            Line.hear(call, Phrase.Fixed.CONNECTING_TO_OPERATOR);
            Until.holds(
                    "REFER",
                    () ->
                            call.requests().stream()
                                    .anyMatch(request -> request.startLine().startsWith("REFER")));
            call.hangUp();
        }
        var record = line.awaitRecord();

        assertThat(record.dialedString()).contains("59999");
        assertThat(record.offerResult()).isEqualTo(OfferResult.Redirected);
        assertThat(record.dropCallReason()).isEqualTo(DropCallReason.Transfer);
    }

    @Test
    void an_unknown_extension_is_on_record_as_rejected() throws Exception {
        try (var call = line.dial(line.phone.call("59998"))) {
            assertThat(call.status()).isEqualTo(404);
        }
        assertRefused(line.awaitRecord(), OfferResult.Rejected, DropCallReason.UserError);
    }

    @Test
    void an_offer_without_common_codec_is_on_record_as_failed() throws Exception {
        try (var call = line.dial(line.diverted().offering("v=0\r\nm=audio x\r\n"))) {
            assertThat(call.status()).isEqualTo(400);
        }
        assertRefused(line.awaitRecord(), OfferResult.Failed, DropCallReason.UserError);
    }

    @Test
    void a_call_that_finds_no_room_is_on_record_too() throws Exception {
        line.contoso.spool.setRoom(false);
        try (var call = line.dial(line.diverted())) {
            assertThat(call.status()).isEqualTo(503);
        }
        assertRefused(line.awaitRecord(), OfferResult.Rejected, DropCallReason.OutOfResources);
    }

    private static void assertRefused(CallRecord record, OfferResult result, DropCallReason why) {
        assertThat(record.offerResult()).isEqualTo(result);
        assertThat(record.dropCallReason()).isEqualTo(why);
        assertThat(record.gateway()).map(Named::name).contains("MyGateway");
        assertThat(record.quality()).isEmpty();
    }

    @Test
    void a_stop_of_the_server_leaves_the_record_of_every_call_that_was_up() throws Exception {
        try (var call = line.dial(line.diverted()).expectAnswer()) {
            Line.listenToBeep(call);
            line.telephony.stop();
        }
        assertThat(line.records).hasSize(1);
    }
}
