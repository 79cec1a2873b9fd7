package org.mynah.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mynah.sip.dialog.ScriptedApplication.next;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.PeerVerdict;
import org.mynah.sip.transport.TransportKind;

/** What a peer sees on the wire that misbehaves, loses packets, or asks for much. */
class CalleeTest {
    private final ScriptedApplication application =
            ScriptedApplication.answering(PeerVerdict.REFUSE);

    @Test
    void a_repeated_invite_reaches_the_application_once() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var invite = peer.invite("51234", "repeated");
            peer.send(invite);
            peer.send(invite);
            peer.send(invite);
            var answer = peer.response(200);
            peer.send(peer.inside("ACK", 1, invite, answer));

            assertThat(next(application.answered).awaitAcknowledged(Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(application.calls).hasValue(1);
            assertThat(stack.counters().transactions().absorbed()).isEqualTo(2);
        }
    }

    @Test
    void an_answer_is_repeated_and_a_lost_ack_ends_the_call_by_bye() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            peer.send(peer.invite("51234", "no-ack"));

            peer.response(200);
            peer.response(200);
            peer.response(200);
            var bye = peer.request("BYE");
            peer.send(peer.reply(bye, 200));

            assertThat(next(application.ended)).isEqualTo(EndReason.NO_ACK);
            assertThat(stack.counters().withoutAck()).isEqualTo(1);
            assertThat(Loopback.eventually(() -> stack.counters().dialogs() == 0)).isTrue();
        }
    }

    @Test
    void a_hang_up_before_the_ack_waits_for_it() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var invite = peer.invite("51234", "early-bye");
            peer.send(invite);
            var answer = peer.response(200);
            next(application.answered).bye();
            assertThat(next(application.ended)).isEqualTo(EndReason.LOCAL_BYE);
            assertThat(peer.receive())
                    .as("only answers until the ACK")
                    .isInstanceOf(SipResponse.class);

            peer.send(peer.inside("ACK", 1, invite, answer));

            peer.send(peer.reply(peer.request("BYE"), 200));
            assertThat(Loopback.eventually(() -> stack.counters().dialogs() == 0)).isTrue();
        }
    }

    @Test
    void a_bye_that_crosses_ours_is_answered() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var invite = peer.invite("51234", "crossing");
            var answer = call(peer, invite);
            next(application.answered).bye();
            var theirs = peer.request("BYE");

            peer.send(peer.inside("BYE", 2, invite, answer));

            assertThat(peer.answerTo("BYE").status()).isEqualTo(200);
            peer.send(peer.reply(theirs, 200));
            assertThat(next(application.ended)).isEqualTo(EndReason.LOCAL_BYE);
            assertThat(application.ended).isEmpty();
        }
    }

    @Test
    void an_invite_without_offer_is_offered_and_answered_in_the_ack() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var invite = peer.outside("INVITE", "51234", "delayed");
            peer.send(invite);
            var answer = peer.response(200);
            assertThat(answer.sdp()).isPresent();

            peer.send(
                    RawPeer.withBody(
                            peer.inside("ACK", 1, invite, answer), "application/sdp", RawPeer.SDP));

            assertThat(next(application.answers).text()).isEqualTo(RawPeer.SDP);
        }
    }

    @Test
    void a_cancel_before_the_answer_gets_487_and_stops_the_application() throws Exception {
        var cancelled = new CountDownLatch(1);
        var slow =
                ScriptedApplication.that(invite -> {
                    invite.ringing();
                    invite.onCancelled(cancelled::countDown);
                    CallTest.awaitUninterruptibly(cancelled);
                    assertThat(
                                    invite.answer(
                                            SipBody.of(RawPeer.SDP),
                                            Headers.NONE,
                                            application.events()))
                            .isEmpty();
                });
        try (var stack = Loopback.start(slow);
                var peer = peer(stack)) {
            var invite = peer.invite("51234", "cancelled");
            peer.send(invite);
            peer.response(180);

            peer.send(cancel(invite));

            assertThat(peer.answerTo("CANCEL").status()).isEqualTo(200);
            var refused = peer.answerTo("INVITE");
            assertThat(refused.status()).isEqualTo(487);
            peer.send(
                    new SipRequest(
                            "ACK",
                            invite.requestUri(),
                            cancel(invite)
                                    .headers()
                                    .replace("CSeq", "1 ACK")
                                    .replace("To", refused.headers().first("To").orElseThrow()),
                            SipBody.EMPTY));
            assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Loopback.eventually(() -> stack.counters().dialogs() == 0)).isTrue();
            assertThat(Loopback.eventually(() -> stack.counters().transactions().servers() == 0))
                    .isTrue();
        }
    }

    @Test
    void a_cancel_after_the_answer_changes_nothing() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var invite = peer.invite("51234", "late-cancel");
            var answer = call(peer, invite);

            peer.send(cancel(invite));

            assertThat(peer.answerTo("CANCEL").status()).isEqualTo(200);
            peer.send(peer.inside("BYE", 2, invite, answer));
            assertThat(peer.answerTo("BYE").status()).isEqualTo(200);
            assertThat(next(application.ended)).isEqualTo(EndReason.REMOTE_BYE);
        }
    }

    @Test
    void every_race_of_cancel_and_answer_ends_in_one_of_the_two() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            for (int i = 0; i < 50; i++) {
                var invite = peer.invite("51234", "race-" + i);
                peer.send(invite);
                peer.send(cancel(invite));
                var outcome = peer.answerTo("INVITE");
                if (outcome.status() == 200) {
                    peer.send(peer.inside("ACK", 1, invite, outcome));
                    peer.send(peer.inside("BYE", 2, invite, outcome));
                } else {
                    assertThat(outcome.status()).isEqualTo(487);
                }
            }
            assertThat(Loopback.eventually(() -> stack.counters().dialogs() == 0)).isTrue();
            assertThat(stack.counters().ringing()).isZero();
        }
    }

    @Test
    void a_request_out_of_order_gets_500_and_an_old_call_481() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var invite = peer.invite("51234", "order");
            var answer = call(peer, invite);

            peer.send(peer.inside("INFO", 5, invite, answer));
            assertThat(peer.answerTo("INFO").status()).isEqualTo(200);
            peer.send(peer.inside("INFO", 4, invite, answer));
            assertThat(peer.answerTo("INFO").status()).isEqualTo(500);
            peer.send(peer.inside("BYE", 6, invite, answer));
            assertThat(peer.answerTo("BYE").status()).isEqualTo(200);
            peer.send(peer.inside("INFO", 7, invite, answer));
            assertThat(peer.answerTo("INFO").status()).isEqualTo(481);
        }
    }

    @Test
    void our_requests_follow_the_recorded_route_to_the_contact() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var first = "<sip:127.0.0.1:" + peer.port() + ";lr>";
            var second = "<sip:far.example.com;lr>";
            var invite = withHeader(peer.invite("51234", "routed"), "Record-Route", first);
            invite = withHeader(invite, "Record-Route", second);
            invite =
                    invite.withHeaders(
                            invite.headers().replace("Contact", "<sip:alice@phone.example.com>"));
            var answer = call(peer, invite);
            assertThat(answer.headers().all("Record-Route")).containsExactly(first, second);

            next(application.answered).bye();

            var bye = peer.request("BYE");
            assertThat(bye.requestUri()).isEqualTo("sip:alice@phone.example.com");
            assertThat(bye.headers().all("Route")).containsExactly(first, second);
            assertThat(bye.from().tag()).isEqualTo(answer.to().tag());
            assertThat(bye.to().tag()).isEqualTo(invite.from().tag());
            peer.send(peer.reply(bye, 200));
        }
    }

    @Test
    void a_strict_router_is_addressed_itself() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var strict = "<sip:127.0.0.1:" + peer.port() + ">";
            call(peer, withHeader(peer.invite("51234", "strict"), "Record-Route", strict));

            next(application.answered).bye();

            var bye = peer.request("BYE");
            assertThat(bye.requestUri()).isEqualTo("sip:127.0.0.1:" + peer.port());
            assertThat(bye.headers().all("Route"))
                    .containsExactly("<sip:alice@127.0.0.1:" + peer.port() + ">");
            peer.send(peer.reply(bye, 200));
        }
    }

    @Test
    void a_reinvite_that_crosses_ours_gets_491() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var invite = peer.invite("51234", "glare");
            var answer = call(peer, invite);
            var dialog = next(application.answered);
            assertThat(dialog.awaitAcknowledged(Duration.ofSeconds(20))).isTrue();
            var outcome = new LinkedBlockingQueue<RequestOutcome>();
            Thread.startVirtualThread(() -> outcome.add(dialog.reinvite(SipBody.of(RawPeer.SDP))));
            var ours = peer.request("INVITE");

            peer.send(
                    RawPeer.withBody(
                            peer.inside("INVITE", 2, invite, answer),
                            "application/sdp",
                            RawPeer.SDP));
            assertThat(peer.response(491).cseq().number()).isEqualTo(2);

            peer.send(peer.reply(ours, 488));
            assertThat(next(outcome).status()).isEqualTo(488);
            assertThat(dialog.isEnded()).isFalse();
        }
    }

    @Test
    void a_transfer_reports_what_the_peer_notifies() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var invite = peer.invite("51234", "refer");
            var answer = call(peer, invite);
            var dialog = next(application.answered);
            assertThat(dialog.awaitAcknowledged(Duration.ofSeconds(20))).isTrue();
            var outcome = new LinkedBlockingQueue<ReferOutcome>();
            Thread.startVirtualThread(() ->
                    outcome.add(
                            dialog.refer(
                                    "sip:0@127.0.0.1",
                                    Headers.of("Referred-By", "<sip:51234@127.0.0.1>"),
                                    Duration.ofSeconds(20))));
            var refer = peer.request("REFER");
            assertThat(refer.headers().first("Refer-To")).contains("<sip:0@127.0.0.1>");
            peer.send(peer.reply(refer, 202));

            peer.send(notify(peer, 2, invite, answer, "active", "SIP/2.0 180 Ringing"));
            assertThat(peer.answerTo("NOTIFY").status()).isEqualTo(200);
            peer.send(notify(peer, 3, invite, answer, "terminated", "SIP/2.0 200 OK"));

            assertThat(peer.answerTo("NOTIFY").status()).isEqualTo(200);
            assertThat(next(outcome)).isEqualTo(new ReferOutcome.Transferred(200));
        }
    }

    @Test
    void a_reliable_ringing_is_repeated_until_its_prack() throws Exception {
        var pracked = new CountDownLatch(1);
        var ringing =
                ScriptedApplication.that(invite -> {
                    invite.ringing();
                    CallTest.awaitUninterruptibly(pracked);
                    application.answer(invite);
                });
        try (var stack = Loopback.start(ringing);
                var peer = peer(stack)) {
            var invite = withHeader(peer.invite("51234", "100rel"), "Require", "100rel");
            peer.send(invite);
            var first = peer.response(180);
            assertThat(first.headers().lists("Require", "100rel")).isTrue();
            var rseq = first.headers().first("RSeq").orElseThrow();
            assertThat(peer.response(180).headers().first("RSeq")).contains(rseq);

            peer.send(
                    withHeader(peer.inside("PRACK", 2, invite, first), "RAck", rseq + " 1 INVITE"));
            assertThat(peer.answerTo("PRACK").status()).isEqualTo(200);

            pracked.countDown();
            assertThat(peer.answerTo("INVITE").status()).isEqualTo(200);
        }
    }

    @Test
    void a_session_timer_is_granted_or_refused_as_too_small() throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var small = withHeader(peer.invite("51234", "small"), "Session-Expires", "30");
            peer.send(withHeader(small, "Supported", "timer"));
            var refused = peer.answerTo("INVITE");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.headers().first("Min-SE")).contains("90");

            var good = withHeader(peer.invite("51234", "good"), "Session-Expires", "1800");
            peer.send(withHeader(good, "Supported", "timer"));
            var granted = peer.answerTo("INVITE");
            assertThat(granted.headers().first("Session-Expires")).contains("1800;refresher=uac");
            assertThat(granted.headers().lists("Require", "timer")).isTrue();
        }
    }

    @Test
    void a_session_nobody_refreshes_ends_by_bye() throws Exception {
        var settings = Loopback.settings().withMinSessionInterval(Duration.ofSeconds(1));
        try (var stack = Loopback.start(settings, application);
                var peer = peer(stack)) {
            var invite =
                    withHeader(
                            peer.invite("51234", "expires"), "Session-Expires", "1;refresher=uac");
            call(peer, withHeader(invite, "Supported", "timer"));

            peer.send(peer.reply(peer.request("BYE"), 200));

            assertThat(next(application.ended)).isEqualTo(EndReason.SESSION_EXPIRED);
        }
    }

    @Test
    void a_session_is_refreshed_when_that_is_ours_to_do() throws Exception {
        var settings = Loopback.settings().withMinSessionInterval(Duration.ofSeconds(1));
        try (var stack = Loopback.start(settings, application);
                var peer = peer(stack)) {
            var invite =
                    withHeader(
                            peer.invite("51234", "refresh"), "Session-Expires", "2;refresher=uas");
            invite =
                    withHeader(withHeader(invite, "Supported", "timer"), "Allow", "INVITE, UPDATE");
            call(peer, invite);

            var update = peer.request("UPDATE");
            assertThat(update.headers().first("Session-Expires")).contains("2;refresher=uac");
            peer.send(peer.reply(update, 200).with("Session-Expires", "2;refresher=uac"));

            assertThat(peer.request("UPDATE").cseq().number())
                    .isGreaterThan(update.cseq().number());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTER, 405",
        "SUBSCRIBE, 405",
        "MESSAGE, 405",
        "REFER, 405",
        "PUBLISH, 405",
        "BREW, 501",
        "BYE, 481",
        "INFO, 481",
        "UPDATE, 481",
        "PRACK, 481",
        "NOTIFY, 481",
        "OPTIONS, 200",
        "CANCEL, 481"
    })
    void a_request_outside_a_call_gets_its_status(String method, int status) throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            peer.send(peer.outside(method, "51234", "outside"));

            var answer = peer.answerTo(method);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.to().tag()).isNotEmpty();
            assertThat(answer.headers().has("Allow"))
                    .isEqualTo(status == 405 || status == 501 || status == 200);
        }
    }

    @Test
    void a_request_at_its_last_hop_a_merged_one_and_an_unknown_extension_are_refused()
            throws Exception {
        try (var stack = Loopback.start(application);
                var peer = peer(stack)) {
            var hops = peer.invite("51234", "hops");
            peer.send(hops.withHeaders(hops.headers().replace("Max-Forwards", "0")));
            assertThat(peer.answerTo("INVITE").status()).isEqualTo(483);

            peer.send(withHeader(peer.invite("51234", "extension"), "Require", "100rel, magic"));
            var extension = peer.answerTo("INVITE");
            assertThat(extension.status()).isEqualTo(420);
            assertThat(extension.headers().first("Unsupported")).contains("magic");

            var first = peer.invite("51234", "merged");
            call(peer, first);
            var second = first.withHeaders(first.headers().replace("Via", peer.via().toString()));
            peer.send(second);
            assertThat(peer.answerTo("INVITE").status()).isEqualTo(482);
        }
    }

    @Test
    void a_stranger_is_refused_without_any_state() throws Exception {
        try (var stack = Loopback.start(application);
                var stranger =
                        new RawPeer(Loopback.address(stack, TransportKind.UDP), "127.0.77.2")) {
            for (var method : new String[] {"INVITE", "OPTIONS", "REGISTER", "BREW"}) {
                stranger.send(stranger.outside(method, "51234", "stranger-" + method));
                var answer = stranger.answerTo(method);
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.headers().first("Reason")).isPresent();
            }
            assertThat(application.calls).hasValue(0);
            assertThat(stack.counters().transactions().opened()).isZero();
            assertThat(stack.counters().transports().refusedPeers()).isEqualTo(4);
        }
    }

    @Test
    void a_call_above_the_limit_gets_503_and_retry_after() throws Exception {
        try (var stack = Loopback.start(Loopback.settings().withMaxDialogs(1), application);
                var peer = peer(stack)) {
            call(peer, peer.invite("51234", "first"));
            peer.send(peer.invite("51234", "second"));

            var refused = peer.answerTo("INVITE");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers().first("Retry-After")).contains("10");
        }
    }

    @Test
    void a_request_above_the_limit_of_transactions_gets_503() throws Exception {
        try (var stack =
                        Loopback.start(
                                Loopback.settings().withMaxServerTransactions(1), application);
                var peer = peer(stack)) {
            peer.send(peer.outside("OPTIONS", "51234", "one"));
            assertThat(peer.answerTo("OPTIONS").status()).isEqualTo(200);
            peer.send(peer.outside("OPTIONS", "51234", "two"));
            assertThat(peer.answerTo("OPTIONS").status()).isEqualTo(503);
            assertThat(stack.counters().transactions().overloaded()).isEqualTo(1);
        }
    }

    @Test
    void an_application_that_fails_or_forgets_the_call_rejects_it() throws Exception {
        var failing =
                ScriptedApplication.that(invite -> {
                    if (invite.callId().equals("fails")) {
                        throw new IllegalStateException("on purpose, by the test");
                    }
                });
        try (var stack = Loopback.start(failing);
                var peer = peer(stack)) {
            peer.send(peer.invite("51234", "forgets"));
            assertThat(peer.answerTo("INVITE").status()).isEqualTo(480);
            peer.send(peer.invite("51234", "fails"));
            SipResponse answer;
            do {
                answer = peer.answerTo("INVITE");
            } while (answer.callId().equals("forgets"));
            assertThat(answer.status()).isEqualTo(500);
        }
    }

    private static RawPeer peer(SipStack stack) throws IOException {
        return new RawPeer(Loopback.address(stack, TransportKind.UDP));
    }

    private static SipResponse call(RawPeer peer, SipRequest invite) {
        peer.send(invite);
        var answer = peer.response(200);
        peer.send(peer.inside("ACK", 1, invite, answer));
        return answer;
    }

    private static SipRequest withHeader(SipRequest request, String name, String value) {
        return request.withHeaders(request.headers().with(name, value));
    }

    private static SipRequest cancel(SipRequest invite) {
        return new SipRequest(
                "CANCEL",
                invite.requestUri(),
                invite.headers()
                        .replace("CSeq", invite.cseq().number() + " CANCEL")
                        .without("Contact")
                        .without("Content-Type"),
                SipBody.EMPTY);
    }

    private static SipRequest notify(
            RawPeer peer,
            long sequence,
            SipRequest invite,
            SipResponse answer,
            String state,
            String line) {
        var request = peer.inside("NOTIFY", sequence, invite, answer);
        request = withHeader(request, "Event", "refer;id=1");
        request = withHeader(request, "Subscription-State", state);
        return RawPeer.withBody(request, "message/sipfrag;version=2.0", line + "\r\n");
    }
}
