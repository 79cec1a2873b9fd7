package org.mynah.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipParserTest {
    private static final SipParser PARSER = new SipParser(SipLimits.DEFAULT);

    private static final String INVITE =
            """
            INVITE sip:51234@pbx.example.com SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
            Max-Forwards: 70
            From: "Tony" <sip:5550100@pbx.example.com>;tag=1
            To: <sip:51234@pbx.example.com>
            Call-ID: 1@pbx
            CSeq: 1 INVITE
            """;

    @Test
    void diverting_parties_are_read_in_order_and_broken_ones_left_out() {
        var message =
                parse(
                        INVITE
                                + """
                                Diversion: <tel:10001>;reason=no-answer;counter=1, <sip:10002@pbx>;reason=unconditional
                                Diversion: broken
                                Diversion: "Tony, Smith" <sip:10003@pbx>;reason=user-busy
                                """);

        assertThat(message.diversions())
                .extracting(each -> each.sipUri().orElseThrow().user())
                .containsExactly("10001", "10002", "10003");
        assertThat(message.diversions().getFirst().parameters().get("reason"))
                .contains("no-answer");
    }

    @Test
    void history_entries_carry_their_escaped_reason() {
        var message =
                parse(
                        INVITE
                                + """
                                History-Info: <sip:51234@pbx?Reason=SIP%3Bcause%3D486%3Btext%3D%22Busy%20Here%22>;index=1
                                History-Info: <sip:50000@pbx;cause=302>;index=1.1;mp=1
                                """);

        var history = message.history();
        assertThat(history).extracting(HistoryEntry::index).containsExactly("1", "1.1");
        assertThat(history.getFirst().reason()).contains(new Reason("SIP", 486, "Busy Here"));
        assertThat(history.getLast().target().sipUri().orElseThrow().parameters().get("cause"))
                .contains("302");
    }

    @Test
    void privacy_and_asserted_identity_are_read() {
        var message =
                parse(
                        INVITE
                                + """
                                P-Asserted-Identity: "Alice" <sip:+14255550100@pbx>, <tel:+14255550100>
                                Privacy: critical;id
                                """);

        assertThat(message.asksPrivacy()).isTrue();
        assertThat(message.assertedIdentities()).hasSize(2);
        assertThat(parse(INVITE + "Privacy: none\n").asksPrivacy()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: <sip:x@y>;tag=2",
                "To: <sip:x@y>",
                "Call-ID: 2",
                "CSeq: 2 INVITE",
                "Max-Forwards: 1"
            })
    void a_second_one_of_a_single_header_is_a_bad_request(String second) {
        assertThat(check(INVITE + second + "\n")).isEqualTo(400);
    }

    @Test
    void two_content_lengths_are_a_bad_request_even_if_alike() {
        assertThat(check(INVITE + "Content-Length: 0\nContent-Length: 0\n")).isEqualTo(400);
        assertThat(check(INVITE + "Content-Length: 0\nl: 0\n")).isEqualTo(400);
        assertThat(check(INVITE + "Content-Length: 0\n")).isZero();
    }

    @Test
    void a_body_shorter_than_declared_is_a_bad_request_and_a_longer_one_is_cut() {
        assertThat(check(INVITE + "Content-Length: 9\n\nabc")).isEqualTo(400);
        assertThat(parse(INVITE + "Content-Length: 2\n\nabc").body().text()).isEqualTo("ab");
    }

    @Test
    void limits_hold() {
        var small = new SipParser(new SipLimits(2000, 10, 200));
        assertThat(parse(small, INVITE + "X: 1\n".repeat(4)).headers().asList()).hasSize(10);
        assertRefused(small, INVITE + "X: 1\n".repeat(5), "more than 10 headers");
        assertRefused(small, INVITE + "X: " + "y".repeat(200) + "\n", "line above 200");
        assertRefused(small, INVITE + "X: y\n" + " z\n".repeat(150), "line above 200");
        assertRefused(small, INVITE + "\n" + "b".repeat(2000), "message above 2000");
    }

    @Test
    void the_default_limits_are_as_documented() {
        assertThat(SipLimits.DEFAULT).isEqualTo(new SipLimits(65_536, 200, 8_192));
    }

    @Test
    void an_excerpt_is_printable() {
        assertThatThrownBy(() -> parse("\u0001\u0002 \n"))
                .isInstanceOfSatisfying(
                        SipParseException.class,
                        e -> assertThat(e.excerpt()).isPrintable().startsWith("\""));
    }

    @Test
    void a_header_cannot_smuggle_a_line() {
        assertThatThrownBy(() -> Headers.of("Subject", "a\r\nTo: b"))
                .isInstanceOf(SipParseException.class);
        assertThatThrownBy(() -> Headers.of("Sub ject", "a")).isInstanceOf(SipParseException.class);
    }

    @Test
    void lists_are_split_outside_quotes_and_brackets_only() {
        var headers =
                Headers.of("Contact", "\"a, \\\"b\" <sip:x,y@h>, <sip:z@h>;q=\"1,2\" , sip:w@h");
        assertThat(headers.values("contact"))
                .containsExactly("\"a, \\\"b\" <sip:x,y@h>", "<sip:z@h>;q=\"1,2\"", "sip:w@h");
    }

    @Test
    void a_part_of_a_multipart_body_is_found() {
        var body =
                """
                --b
                Content-Type: application/sdp

                v=0
                --b
                Content-Type: application/isup

                x
                --b--
                """;
        var message =
                parse(
                        INVITE
                                + "Content-Type: multipart/mixed; boundary=\"b\"\n"
                                + "Content-Length: "
                                + body.replace("\n", "\r\n").length()
                                + "\n\n"
                                + body);
        assertThat(message.sdp().orElseThrow().text()).isEqualTo("v=0");
        assertThat(message.body("application/isup").orElseThrow().text()).isEqualTo("x");
        assertThat(message.body("text/plain")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:user@host",
                "sip:user@[2001:db8::1]:5070;transport=tcp;lr",
                "sips:host",
                "tel:+1-425-555-0100;phone-context=example.com",
                "sip:+14255550100;phone-context=x@host;user=phone",
                "sip:a%20b%00@host?Replaces=1%40h%3Bto-tag%3D2"
            })
    void an_address_is_written_as_it_was_read(String uri) {
        var parsed = SipUri.parse(uri);
        assertThat(SipUri.parse(parsed.toString())).isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:", "sip:@h", "sip:u@", "sip:u@h:99999", "sip:u@[::1", "sip:u@[x]", "sip:%zz@h",
                "sip:u@h;=x", "sip:u@h?x", "sip:u@h:", "tel:", "http://x", "sip:u@h x", "sip:a@b@c"
            })
    void a_malformed_address_is_refused(String uri) {
        assertThatThrownBy(() -> SipUri.parse(uri)).isInstanceOf(SipParseException.class);
    }

    @Test
    void a_response_repeats_what_it_must() {
        var request = (SipRequest) parse(INVITE);
        var response = SipResponse.to(request, 486).withToTag("9");

        assertThat(response.headers().asList())
                .extracting(Headers.Header::name)
                .containsExactlyElementsOf(List.of("Via", "From", "To", "Call-ID", "CSeq"));
        assertThat(response.to().tag()).isEqualTo("9");
        assertThat(new String(response.toBytes(), StandardCharsets.UTF_8))
                .startsWith("SIP/2.0 486 Busy Here\r\n")
                .endsWith("Content-Length: 0\r\n\r\n");
    }

    private static void assertRefused(SipParser parser, String text, String why) {
        assertThatThrownBy(() -> parse(parser, text))
                .isInstanceOf(SipParseException.class)
                .hasMessageContaining(why);
    }

    private static int check(String text) {
        return RequestValidation.check((SipRequest) parse(text)).map(Rejection::status).orElse(0);
    }

    private static SipMessage parse(String text) {
        return parse(PARSER, text);
    }

    private static SipMessage parse(SipParser parser, String text) {
        var complete = text.contains("\n\n") ? text : text + "\n";
        byte[] bytes = complete.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return parser.parseDatagram(bytes, bytes.length);
    }
}
