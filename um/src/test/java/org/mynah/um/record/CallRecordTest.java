package org.mynah.um.record;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.CallParties;
import org.mynah.um.Contoso;
import org.mynah.um.ScriptedCaller;
import org.mynah.um.record.CallSummary.Band;
import org.mynah.um.record.CallType.Category;
import org.mynah.um.routing.Destination;

/** What is on record of calls: directory §7.15, messages §12. */
class CallRecordTest {

    private static final Instant NOON = Instant.parse("2012-02-01T12:00:00Z");

    private final Contoso contoso = new Contoso();

    private CallNotes answering(ScriptedCaller caller) {
        caller.calls(call -> contoso.callAnswering.run(call, contoso.answering(caller)));
        return caller.notes();
    }

    private CallNotes pilot(ScriptedCaller caller) {
        caller.calls(call ->
                contoso.subscriberAccess.run(
                        call,
                        new Destination.SubscriberAccess(
                                contoso.plan(), Optional.empty(), caller.parties())));
        return caller.notes();
    }

    @Test
    void a_call_with_a_message_is_CallAnsweringVoiceMessage() {
        var notes = answering(new ScriptedCaller().listens().speaksAndHangsUp(ofSeconds(7)));

        assertThat(notes.type()).isEqualTo(CallType.CallAnsweringVoiceMessage);
        assertThat(notes.callee()).map(Named::name).contains("tonysmith");
        assertThat(notes.caller()).isEmpty();
    }

    @Test
    void a_call_without_one_is_CallAnsweringMissedCall() {
        assertThat(answering(new ScriptedCaller().hangsUp()).type())
                .isEqualTo(CallType.CallAnsweringMissedCall);
        assertThat(answering(new ScriptedCaller().listens().speaksAndHangsUp(ofSeconds(1))).type())
                .isEqualTo(CallType.CallAnsweringMissedCall);
    }

    @Test
    void a_subscriber_with_the_right_pin_is_SubscriberAccess_and_named() {
        var notes =
                pilot(new ScriptedCaller().presses("51234").presses(Contoso.PIN + "#").hangsUp());

        assertThat(notes.type()).isEqualTo(CallType.SubscriberAccess);
        assertThat(notes.caller()).map(Named::name).contains("tonysmith");
    }

    @Test
    void a_caller_who_does_not_get_in_is_UnAuthenticatedPilotNumber() {
        var notes = pilot(new ScriptedCaller().presses("51234").presses("111222#").hangsUp());

        assertThat(notes.type()).isEqualTo(CallType.UnAuthenticatedPilotNumber);
        assertThat(notes.caller()).isEmpty();
    }

    @Test
    void star_and_the_pin_in_the_greeting_make_it_SubscriberAccess() {
        var notes =
                answering(new ScriptedCaller().presses("*").presses(Contoso.PIN + "#").hangsUp());

        assertThat(notes.type()).isEqualTo(CallType.SubscriberAccess);
    }

    @Test
    void a_failed_call_counts_only_as_failed() {
        assertThat(Calls.rejected(NOON).category()).isEqualTo(Category.FailedOrRejected);
        assertThat(Calls.message(NOON).category()).isEqualTo(Category.VoiceMessage);
    }

    @Test
    void every_type_has_the_column_of_the_documentation() {
        assertThat(CallType.values())
                .extracting(type -> type + " " + type.category())
                .containsExactly(
                        "CallAnsweringVoiceMessage VoiceMessage",
                        "CallAnsweringMissedCall MissedCalls",
                        "SubscriberAccess OutlookVoiceAccess",
                        "AutoAttendant AutoAttendant",
                        "Fax Fax",
                        "PlayOnPhone Outbound",
                        "FindMe Outbound",
                        "UnAuthenticatedPilotNumber Other",
                        "GreetingsRecording Outbound",
                        "PromptProvisioning Other",
                        "None Other");
    }

    @Test
    void the_bands_of_quality_begin_where_the_documentation_says() {
        assertThat(Band.of(4.5)).isEqualTo(Band.Excellent);
        assertThat(Band.of(4.49)).isEqualTo(Band.Good);
        assertThat(Band.of(3.5)).isEqualTo(Band.Good);
        assertThat(Band.of(2.5)).isEqualTo(Band.Average);
        assertThat(Band.of(1.5)).isEqualTo(Band.Poor);
        assertThat(Band.of(1.49)).isEqualTo(Band.Bad);
    }

    @Test
    void percentages_are_of_all_calls() {
        var summary =
                new CallSummary(
                                Map.of(Category.VoiceMessage, 3L),
                                2,
                                8,
                                1,
                                4,
                                1,
                                new CallSummary.Sum(30, 1),
                                CallSummary.Sum.NONE)
                        .plus(
                                new CallSummary(
                                        Map.of(Category.Fax, 1L),
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        CallSummary.Sum.NONE,
                                        CallSummary.Sum.NONE));

        assertThat(summary.total()).isEqualTo(4);
        assertThat(summary.percent(Category.VoiceMessage)).isEqualTo(75);
        assertThat(summary.mean(summary.nmos())).hasValue(4);
        assertThat(summary.roundTrip().mean()).hasValue(30);
        assertThat(summary.burstLossDuration().mean()).isEmpty();
        assertThat(CallSummary.NONE.percent(Category.Fax)).isZero();
    }

    @Test
    @DisplayName("§7.15 CallType, OfferResult, ReasonForCall: the documented values")
    void the_words_of_a_record_are_those_of_the_documentation() {
        assertThat(CallType.values())
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(
                        "CallAnsweringVoiceMessage",
                        "CallAnsweringMissedCall",
                        "SubscriberAccess",
                        "AutoAttendant",
                        "Fax",
                        "PlayOnPhone",
                        "FindMe",
                        "UnAuthenticatedPilotNumber",
                        "GreetingsRecording",
                        "PromptProvisioning",
                        "None");
        assertThat(OfferResult.values())
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("Answer", "Failed", "Rejected", "Redirected", "None");
        assertThat(DropCallReason.values())
                .extracting(Enum::name)
                .contains("GracefulHangup", "UserError", "SystemError", "OutOfResources", "None");
        assertThat(CallParties.Reason.values())
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(
                        "DIRECT",
                        "DIVERT_FORWARD",
                        "DIVERT_BUSY",
                        "DIVERT_NO_ANSWER",
                        "OUTBOUND",
                        "NONE");
    }

    @Test
    @DisplayName("§7.15 NMOS … BurstLossDuration: null when not measured; §7.15 no digits of a PIN")
    void what_was_not_measured_is_not_there_and_no_key_is() {
        assertThat(Calls.rejected(NOON).quality()).isEmpty();
        var notes =
                pilot(new ScriptedCaller().presses("51234").presses(Contoso.PIN + "#").hangsUp());

        assertThat(notes.dialedString().toString()).doesNotContain(Contoso.PIN);
    }

    @Test
    void a_line_of_the_file_has_every_column() {
        assertThat(CallRecordFile.name(LocalDate.of(2012, 2, 1)))
                .isEqualTo("um_cdr_2012-02-01.csv");
        assertThat(CallRecordFile.head())
                .startsWith("CallStartTime,CallType,CallIdentity,ParentCallIdentity,UMServerName")
                .endsWith("Jitter,PacketLoss,RoundTrip,BurstDensity,BurstGapDuration,AudioCodec");
        assertThat(CallRecordFile.line(Calls.message(NOON)))
                .isEqualTo(
                        "2012-02-01 12:00:00Z,Call Answering Voice Message,call-1@pbx.contoso.com,,node1,"
                                + "00000000-0000-0000-0000-0000000000d1,MyDialPlan,00:01:23,127.0.0.1,MyGateway,"
                                + "51234,4255550100,Answer,GracefulHangup,DivertNoAnswer,,,tonysmith,,"
                                + "4.40,0.10,0.00,0.10,1.50,0.25,20.00,,,G.711");
        assertThat(CallRecordFile.line(Calls.rejected(NOON)).split(",", -1))
                .hasSameSizeAs(CallRecordFile.head().split(",", -1));
    }

    @Test
    void what_a_caller_sends_is_no_formula_of_a_spreadsheet_and_breaks_no_line() {
        var record = withCaller(Calls.message(NOON), "=HYPERLINK(\"http://x\",1)\r\n");
        assertThat(CallRecordFile.line(record))
                .contains(",\"'=HYPERLINK(\"\"http://x\"\",1)  \",")
                .doesNotContain("\n");
        assertThat(CallRecordFile.line(withCaller(record, "+14255550100")))
                .contains(",+14255550100,");
    }

    private static CallRecord withCaller(CallRecord record, String number) {
        return new CallRecord(
                record.id(),
                record.date(),
                record.duration(),
                record.type(),
                record.callId(),
                record.parentCallId(),
                record.server(),
                record.dialPlan(),
                record.gateway(),
                record.gatewayAddress(),
                number,
                record.calledNumber(),
                record.dialedString(),
                record.caller(),
                record.callee(),
                record.autoAttendant(),
                record.offerResult(),
                record.dropCallReason(),
                CallParties.Reason.DIVERT_NO_ANSWER,
                record.quality());
    }
}
