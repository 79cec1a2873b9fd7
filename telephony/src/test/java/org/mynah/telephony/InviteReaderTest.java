package org.mynah.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipParseException;
import org.mynah.sip.message.SipRequest;
import org.mynah.um.CallParties.Reason;
import org.mynah.um.routing.IncomingCall;
import org.mynah.um.routing.IncomingCall.Diversion;

class InviteReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static SipRequest invite(String uri, String... headers) {
        var all = Headers.of("To", "<sip:50000@mynah.example.com>").with("Call-ID", "call-1");
        for (int i = 0; i < headers.length; i += 2) {
            all = all.with(headers[i], headers[i + 1]);
        }
        return new SipRequest("INVITE", uri, all, SipBody.EMPTY);
    }

    private static IncomingCall read(String uri, String... headers) {
        return InviteReader.read(invite(uri, headers), Headers.NONE, "192.0.2.1", NOW);
    }

    private static IncomingCall toPilot(String... headers) {
        return read("sip:50000@mynah.example.com", headers);
    }

    private static Diversion diversion(String user, Reason reason) {
        return new Diversion(user, user + "@pbx", reason);
    }

    @Test
    void the_request_uri_says_who_was_called() {
        var call = read("sip:51234;phone-context=pbx@10.0.0.1:5062;transport=tcp");
        assertThat(call.called()).isEqualTo("51234");
        assertThat(call.calledAddress()).isEqualTo("51234@10.0.0.1");
        assertThat(call.callId()).isEqualTo("call-1");
        assertThat(call.peer()).isEqualTo("192.0.2.1");
        assertThat(call.arrived()).isEqualTo(NOW);
    }

    @Test
    void to_says_it_where_the_request_uri_has_no_user() {
        assertThat(read("sip:10.0.0.1").called()).isEqualTo("50000");
    }

    @Test
    void a_tel_uri_is_called_by_its_number() {
        var call = read("tel:+1-425-555-0123");
        assertThat(call.called()).isEqualTo("+1-425-555-0123");
        assertThat(call.calledAddress()).isEqualTo("+1-425-555-0123");
    }

    @Test
    void a_uri_of_another_kind_cannot_be_called() {
        assertThatThrownBy(() -> read("mailto:tony@contoso.com"))
                .isInstanceOf(SipParseException.class);
    }

    @Test
    void diversions_come_latest_first_with_their_reasons() {
        var call =
                toPilot(
                        "Diversion",
                                "<sip:51234@pbx>;reason=user-busy;counter=1, <tel:51235>;reason=no-answer",
                        "Diversion", "\"Front desk\" <sip:51236@pbx>;reason=unconditional");
        assertThat(call.diversions())
                .containsExactly(
                        diversion("51234", Reason.DIVERT_BUSY),
                        new Diversion("51235", "51235", Reason.DIVERT_NO_ANSWER),
                        diversion("51236", Reason.DIVERT_FORWARD));
    }

    @Test
    void words_of_diversion_map_to_three_reasons() {
        for (var word :
                new String[] {
                    "deflection",
                    "away",
                    "time-of-day",
                    "follow-me",
                    "out-of-service",
                    "unknown",
                    "do-not-disturb",
                    "unavailable",
                    "something-new"
                }) {
            assertThat(toPilot("Diversion", "<sip:51234@pbx>;reason=" + word).diversions())
                    .as(word)
                    .containsExactly(diversion("51234", Reason.DIVERT_FORWARD));
        }
        assertThat(toPilot("Diversion", "<sip:51234@pbx>;reason=\"no-answer\"").diversions())
                .containsExactly(diversion("51234", Reason.DIVERT_NO_ANSWER));
    }

    @Test
    void a_diversion_that_cannot_be_read_is_left_out() {
        assertThat(
                        toPilot(
                                        "Diversion", "<sip:51234@pbx",
                                        "Diversion", "<sip:pbx>;reason=no-answer",
                                        "Diversion", "<sip:51235@pbx>;reason=no-answer")
                                .diversions())
                .containsExactly(diversion("51235", Reason.DIVERT_NO_ANSWER));
    }

    @Test
    void history_info_names_the_diverters_before_the_pilot() {
        var call =
                toPilot(
                        "History-Info",
                        "<sip:51235@pbx?Reason=SIP%3Bcause%3D302>;index=1,"
                                + " <sip:51234@pbx?Reason=SIP%3Bcause%3D486>;index=1.1,"
                                + " <sip:50000@mynah.example.com>;index=1.1.1");
        assertThat(call.diversions())
                .containsExactly(
                        diversion("51234", Reason.DIVERT_BUSY),
                        diversion("51235", Reason.DIVERT_FORWARD));
    }

    @Test
    void the_cause_may_stand_in_the_entry_that_came_of_it() {
        var call =
                toPilot(
                        "History-Info", "<sip:51234@pbx>;index=1",
                        "History-Info", "<sip:50000@mynah.example.com;cause=408>;index=1.1");
        assertThat(call.diversions()).containsExactly(diversion("51234", Reason.DIVERT_NO_ANSWER));
    }

    @Test
    void a_q850_cause_counts_too() {
        var call =
                toPilot(
                        "History-Info", "<sip:51234@pbx?Reason=Q.850%3Bcause%3D17>;index=1",
                        "History-Info", "<sip:50000@mynah.example.com>;index=1.1");
        assertThat(call.diversions()).containsExactly(diversion("51234", Reason.DIVERT_BUSY));
    }

    @Test
    void a_history_of_the_pilot_alone_is_no_diversion() {
        assertThat(toPilot("History-Info", "<sip:50000@mynah.example.com>;index=1").diversions())
                .isEmpty();
    }

    @Test
    void diversion_wins_over_history_info() {
        var call =
                toPilot(
                        "History-Info", "<sip:51235@pbx>;index=1",
                        "History-Info", "<sip:50000@mynah.example.com>;index=1.1",
                        "Diversion", "<sip:51234@pbx>;reason=no-answer");
        assertThat(call.diversions()).containsExactly(diversion("51234", Reason.DIVERT_NO_ANSWER));
    }

    @Test
    void target_and_cause_of_the_request_uri_are_the_last_to_be_asked() {
        var call = read("sip:50000@mynah.example.com;target=sip%3A51234%40pbx;cause=480");
        assertThat(call.diversions()).containsExactly(diversion("51234", Reason.DIVERT_NO_ANSWER));
    }

    @Test
    void the_asserted_identity_is_the_caller() {
        var call =
                toPilot(
                        "From", "\"Somebody\" <sip:4255550199@pbx>;tag=1",
                        "P-Asserted-Identity", "\"Alice\" <sip:+14255550100@pbx;user=phone>");
        assertThat(call.caller()).contains("+14255550100");
        assertThat(call.callerName()).contains("Alice");
    }

    @Test
    void from_is_the_caller_where_nothing_is_asserted() {
        var call = toPilot("From", "<sip:4255550100@pbx>;tag=1");
        assertThat(call.caller()).contains("4255550100");
        assertThat(call.callerName()).isEmpty();
    }

    @Test
    void a_caller_without_a_number_has_his_sip_address() {
        assertThat(toPilot("From", "<sip:alice@contoso.com>;tag=1").caller())
                .contains("alice@contoso.com");
    }

    @Test
    void privacy_withholds_the_caller() {
        var call =
                toPilot(
                        "From", "<sip:4255550100@pbx>;tag=1",
                        "P-Asserted-Identity", "<sip:4255550100@pbx>",
                        "Privacy", "id;critical");
        assertThat(call.caller()).isEmpty();
        assertThat(call.callerName()).isEmpty();
    }

    @Test
    void privacy_none_withholds_nothing() {
        assertThat(toPilot("From", "<sip:4255550100@pbx>;tag=1", "Privacy", "none").caller())
                .isPresent();
    }

    @Test
    void the_names_of_the_nameless_are_no_callers() {
        for (var from :
                new String[] {
                    "<sip:anonymous@anonymous.invalid>",
                    "\"Anonymous\" <sip:Anonymous@pbx>",
                    "<sip:unavailable@pbx>",
                    "<sip:restricted@pbx>",
                    "<sip:pbx>",
                    "<sip:abc@anonymous.invalid>"
                }) {
            assertThat(toPilot("From", from + ";tag=1").caller()).as(from).isEmpty();
        }
    }

    @Test
    void what_the_invite_leaves_out_a_later_request_may_tell() {
        var invite = invite("sip:50000@mynah.example.com", "From", "<sip:anonymous@pbx>;tag=1");
        var further =
                Headers.of("P-Asserted-Identity", "<sip:4255550100@pbx>")
                        .with("Diversion", "<sip:51234@pbx>;reason=no-answer");
        assertThat(InviteReader.saysNothing(InviteReader.read(invite, Headers.NONE, "p", NOW)))
                .isTrue();
        var call = InviteReader.read(invite, further, "p", NOW);
        assertThat(call.caller()).isEqualTo(Optional.of("4255550100"));
        assertThat(call.diversions()).containsExactly(diversion("51234", Reason.DIVERT_NO_ANSWER));
    }
}
