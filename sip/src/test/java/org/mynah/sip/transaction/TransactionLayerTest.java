package org.mynah.sip.transaction;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.Flow;
import org.mynah.sip.transport.MessageSender;
import org.mynah.sip.transport.Source;
import org.mynah.sip.transport.TransportKind;

/** Each timer of RFC 3261 §17 and RFC 6026, by a clock that the test moves. */
class TransactionLayerTest {
    private final VirtualTimers timers = new VirtualTimers();
    private final List<SipMessage> sent = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<ServerTransaction> opened = new ArrayList<>();
    private boolean networkIsDown;
    private final TransactionLayer layer =
            new TransactionLayer(
                    TimerSettings.DEFAULT, timers, new RecordingSender(), new RecordingUser(), 100);
    private final Flow udp = new FakeFlow(TransportKind.UDP);
    private final Flow tcp = new FakeFlow(TransportKind.TCP);

    @Test
    void an_invite_of_ours_is_repeated_by_timer_a_until_timer_b() {
        layer.send(request("INVITE", "1"), udp, client());

        timers.advance(ofMillis(31_999));
        // At 0, 0.5, 1.5, 3.5, 7.5, 15.5 and 31.5 s.
        assertThat(sent).hasSize(7);
        assertThat(told).isEmpty();
        timers.advance(ofMillis(1));

        assertThat(told).containsExactly("TIMEOUT");
        assertThat(layer.statistics().clients()).isZero();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void an_invite_of_ours_over_a_stream_is_not_repeated() {
        layer.send(request("INVITE", "1"), tcp, client());
        timers.advance(ofSeconds(32));
        assertThat(sent).hasSize(1);
        assertThat(told).containsExactly("TIMEOUT");
    }

    @Test
    void a_ringing_invite_of_ours_waits_without_end() {
        var invite = request("INVITE", "1");
        layer.send(invite, udp, client());
        layer.response(SipResponse.to(invite, 180), udp);
        timers.advance(ofMinutes(5));
        assertThat(sent).hasSize(1);
        assertThat(told).containsExactly("180");
    }

    @Test
    void a_refused_invite_of_ours_is_acknowledged_each_time_for_timer_d() {
        var invite = request("INVITE", "1");
        layer.send(invite, udp, client());
        var refusal = SipResponse.to(invite, 486).withToTag("x");
        layer.response(refusal, udp);
        layer.response(refusal, udp);

        assertThat(told).containsExactly("486");
        assertThat(sent).hasSize(3);
        var ack = (SipRequest) sent.getLast();
        assertThat(ack.method()).isEqualTo("ACK");
        assertThat(ack.via()).isEqualTo(invite.via());
        assertThat(ack.to().tag()).isEqualTo("x");
        timers.advance(ofSeconds(32));
        assertThat(layer.statistics().clients()).isZero();
    }

    @Test
    void every_answer_to_an_invite_of_ours_goes_up_until_timer_m_and_strays_after_it() {
        var invite = request("INVITE", "1");
        layer.send(invite, udp, client());
        var answer = SipResponse.to(invite, 200).withToTag("x");
        layer.response(answer, udp);
        layer.response(answer, udp);
        assertThat(told).containsExactly("200", "200");

        timers.advance(ofSeconds(32));
        layer.response(answer, udp);
        assertThat(told).containsExactly("200", "200", "stray 200");
    }

    @Test
    void another_request_of_ours_is_repeated_by_timer_e_until_timer_f() {
        layer.send(request("OPTIONS", "1"), udp, client());
        timers.advance(ofSeconds(32));
        // At 0, 0.5, 1.5, 3.5, then each 4 s: 7.5 to 31.5.
        assertThat(sent).hasSize(11);
        assertThat(told).containsExactly("TIMEOUT");
        assertThat(timers.pending()).isZero();
    }

    @Test
    void a_late_copy_of_a_response_is_absorbed_for_timer_k() {
        var options = request("OPTIONS", "1");
        layer.send(options, udp, client());
        layer.response(SipResponse.to(options, 200), udp);
        layer.response(SipResponse.to(options, 200), udp);
        assertThat(told).containsExactly("200");
        timers.advance(ofSeconds(5));
        assertThat(layer.statistics().clients()).isZero();
    }

    @Test
    void what_cannot_be_sent_fails_at_once() {
        networkIsDown = true;
        layer.send(request("INVITE", "1"), udp, client());
        layer.send(request("OPTIONS", "2"), udp, client());
        assertThat(told).containsExactly("TRANSPORT", "TRANSPORT");
        assertThat(layer.statistics().clients()).isZero();
    }

    @Test
    void an_invite_gets_100_after_200_ms_and_no_second_transaction() {
        layer.request(request("INVITE", "1"), udp);
        timers.advance(ofMillis(199));
        assertThat(sent).isEmpty();
        timers.advance(ofMillis(1));
        assertThat(statuses()).containsExactly(100);

        layer.request(request("INVITE", "1"), udp);
        assertThat(statuses()).containsExactly(100, 100);
        assertThat(opened).hasSize(1);
    }

    @Test
    void a_refusal_is_repeated_by_timer_g_until_the_ack() {
        layer.request(request("INVITE", "1"), udp);
        opened.getFirst().respond(SipResponse.to(request("INVITE", "1"), 486));
        timers.advance(ofSeconds(4));
        // At 0, 0.5, 1.5 and 3.5 s.
        assertThat(statuses()).containsExactly(486, 486, 486, 486);

        layer.request(request("ACK", "1"), udp);
        timers.advance(ofSeconds(5));
        assertThat(statuses()).hasSize(4);
        assertThat(layer.statistics().servers()).isZero();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void a_refusal_without_ack_ends_by_timer_h() {
        layer.request(request("INVITE", "1"), tcp);
        opened.getFirst().respond(SipResponse.to(request("INVITE", "1"), 486));
        timers.advance(ofSeconds(32));
        assertThat(statuses()).containsExactly(486);
        assertThat(layer.statistics().servers()).isZero();
    }

    @Test
    void an_answered_invite_absorbs_its_copies_until_timer_l() {
        layer.request(request("INVITE", "1"), udp);
        var answer = SipResponse.to(request("INVITE", "1"), 200);
        assertThat(opened.getFirst().respond(answer)).isTrue();
        layer.request(request("INVITE", "1"), udp);
        assertThat(statuses()).containsExactly(200);
        assertThat(opened.getFirst().respond(answer)).as("the dialog repeats it").isTrue();
        assertThat(opened.getFirst().respond(SipResponse.to(request("INVITE", "1"), 486)))
                .isFalse();

        timers.advance(ofSeconds(32));
        assertThat(layer.statistics().servers()).isZero();
        assertThat(opened.getFirst().respond(answer)).isFalse();
    }

    @Test
    void another_request_repeats_its_response_until_timer_j() {
        layer.request(request("OPTIONS", "1"), udp);
        opened.getFirst().respond(SipResponse.to(request("OPTIONS", "1"), 200));
        layer.request(request("OPTIONS", "1"), udp);
        assertThat(statuses()).containsExactly(200, 200);
        timers.advance(ofSeconds(32));
        assertThat(layer.statistics().servers()).isZero();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void a_request_that_nobody_answers_is_forgotten() {
        layer.request(request("INFO", "1"), udp);
        timers.advance(ofSeconds(64));
        assertThat(layer.statistics().servers()).isZero();
    }

    @Test
    void a_cancel_finds_its_invite_by_branch_alone() {
        layer.request(request("INVITE", "1"), udp);
        layer.request(request("CANCEL", "2"), udp);
        assertThat(statuses()).containsExactly(481);
        layer.request(request("CANCEL", "1"), udp);
        assertThat(statuses()).containsExactly(481, 200);
        assertThat(told).containsExactly("cancelled");
    }

    @Test
    void a_sender_without_branch_is_matched_by_the_old_rules() {
        var invite = old("INVITE");
        layer.request(invite, udp);
        layer.request(invite, udp);
        assertThat(opened).hasSize(1);
        opened.getFirst().respond(SipResponse.to(invite, 404).withToTag("x"));
        layer.request(old("ACK"), udp);
        timers.advance(ofSeconds(5));
        assertThat(layer.statistics().servers()).isZero();
    }

    private List<Integer> statuses() {
        return sent.stream()
                .filter(SipResponse.class::isInstance)
                .map(each -> ((SipResponse) each).status())
                .toList();
    }

    private static SipRequest request(String method, String branch) {
        return request(method, "SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK" + branch, branch);
    }

    private static SipRequest old(String method) {
        return request(method, "SIP/2.0/UDP 127.0.0.1:5060", "old");
    }

    private static SipRequest request(String method, String via, String callId) {
        return new SipRequest(
                method,
                "sip:bob@127.0.0.1",
                Headers.of("Via", via)
                        .with("Max-Forwards", "70")
                        .with("From", "<sip:alice@127.0.0.1>;tag=1")
                        .with("To", "<sip:bob@127.0.0.1>")
                        .with("Call-ID", callId)
                        .with("CSeq", "1 " + method),
                SipBody.EMPTY);
    }

    private ClientUser client() {
        return new ClientUser() {
            @Override
            public void response(SipResponse response) {
                told.add(Integer.toString(response.status()));
            }

            @Override
            public void failed(Failure why) {
                told.add(why.name());
            }
        };
    }

    private final class RecordingSender implements MessageSender {
        @Override
        public void respond(SipResponse response, Flow origin) {
            sent.add(response);
        }

        @Override
        public void send(SipMessage message, Flow flow) throws IOException {
            if (networkIsDown) {
                throw new IOException("network is down");
            }
            sent.add(message);
        }
    }

    private final class RecordingUser implements TransactionUser {
        @Override
        public void request(ServerTransaction transaction) {
            opened.add(transaction);
        }

        @Override
        public void ack(SipRequest ack, Flow flow) {
            told.add("ack");
        }

        @Override
        public void cancelled(ServerTransaction invite, SipRequest cancel) {
            told.add("cancelled");
        }

        @Override
        public void strayAnswer(SipResponse response, Flow flow) {
            told.add("stray " + response.status());
        }
    }

    private record FakeFlow(Source ends) implements Flow {
        FakeFlow(TransportKind kind) {
            this(
                    new Source(
                            kind,
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060),
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060)));
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void send(byte[] message) {
            throw new AssertionError("the layer sends by its sender");
        }
    }
}
