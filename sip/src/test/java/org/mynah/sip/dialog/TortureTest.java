package org.mynah.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mynah.sip.message.RequestValidation;
import org.mynah.sip.message.ResponseValidation;
import org.mynah.sip.message.SipLimits;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipParseException;
import org.mynah.sip.message.SipParser;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;

/** The messages of RFC 4475, each with the outcome in {@code rfc4475/expected.txt}. */
class TortureTest {
    private static final SipParser PARSER = new SipParser(SipLimits.DEFAULT);

    record Row(String name, String outcome) {
        @Override
        public String toString() {
            return name + " -> " + outcome;
        }
    }

    static List<Row> rows() {
        return new String(bytes("expected.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split(" +", -1)))
                .map(words -> new Row(words.get(0), words.get(1)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_message_has_the_outcome_that_the_rfc_asks_for(Row row) {
        assertThat(outcome(bytes(row.name() + ".sip"))).as(row.name()).isEqualTo(row.outcome());
    }

    @Test
    void all_messages_of_the_rfc_are_there() {
        assertThat(rows()).hasSize(49);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_can_be_parsed_is_written_and_parsed_alike(Row row) {
        var bytes = bytes(row.name() + ".sip");
        SipMessage first;
        try {
            first = PARSER.parseDatagram(bytes, bytes.length);
        } catch (SipParseException _) {
            assertThat(row.outcome()).isEqualTo("discard");
            return;
        }
        var again = first.toBytes();
        var second = PARSER.parseDatagram(again, again.length);
        assertThat(second.startLine()).isEqualTo(first.startLine());
        assertThat(second.headers().without("Content-Length"))
                .isEqualTo(first.headers().without("Content-Length"));
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void the_wild_invite_reads_as_the_rfc_says() {
        var bytes = bytes("wsinv.sip");
        var message = PARSER.parseDatagram(bytes, bytes.length);

        assertThat(message.to().tag()).isEqualTo("1918181833n");
        assertThat(message.from().displayName()).isEqualTo("J Rosenberg \\\"");
        assertThat(message.from().tag()).isEqualTo("98asjd8");
        assertThat(message.maxForwards()).hasValue(68);
        assertThat(message.cseq().number()).isEqualTo(9);
        assertThat(message.headers().values("Via")).hasSize(3);
        assertThat(message.via().branch()).isEqualTo("390skdjuw");
        assertThat(message.headers().first("NewFangledHeader"))
                .contains("newfangled value continued newfangled value");
        assertThat(message.contacts().getFirst().displayName()).isEqualTo("Quoted string \"\"");
        assertThat(message.contacts().getFirst().parameters().get("newparam")).contains("newvalue");
        assertThat(message.sdp()).isPresent();
    }

    @Test
    void escapes_are_undone_once() {
        var bytes = bytes("esc01.sip");
        var message = (SipRequest) PARSER.parseDatagram(bytes, bytes.length);

        assertThat(message.uri().user()).isEqualTo("sips:user@example.com");
        assertThat(message.to().sipUri().orElseThrow().user()).isEqualTo("user");
        assertThat(message.from().sipUri().orElseThrow().user()).isEqualTo("I have spaces");
        var contact = message.contacts().getFirst().sipUri().orElseThrow();
        assertThat(contact.parameters().has("lr")).isTrue();
        assertThat(contact.parameters().get("name")).contains("value%41");
    }

    private static String outcome(byte[] bytes) {
        SipMessage message;
        try {
            message = PARSER.parseDatagram(bytes, bytes.length);
        } catch (SipParseException _) {
            return "discard";
        }
        return switch (message) {
            case SipResponse response ->
                    ResponseValidation.check(response).isPresent() ? "discard" : "accept";
            case SipRequest request -> outcome(request);
        };
    }

    private static String outcome(SipRequest request) {
        var refusal = RequestValidation.check(request).or(() -> Capabilities.refuse(request));
        if (refusal.isPresent()) {
            return Integer.toString(refusal.get().status());
        }
        return request.to().tag().isEmpty() ? "ok" : "481";
    }

    private static byte[] bytes(String name) {
        try (var in = TortureTest.class.getResourceAsStream("/rfc4475/" + name)) {
            if (in == null) {
                throw new AssertionError("missing " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
