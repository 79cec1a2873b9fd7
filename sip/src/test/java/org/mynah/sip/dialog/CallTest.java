package org.mynah.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mynah.sip.dialog.ScriptedApplication.next;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mynah.sip.message.Headers;
import org.mynah.sip.message.Parameters;
import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipUri;
import org.mynah.sip.transport.ListenAddress;
import org.mynah.sip.transport.TransportKind;

/** Whole calls between two stacks over real sockets. */
class CallTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ScriptedApplication callee = ScriptedApplication.answering();
    private final ScriptedApplication caller = ScriptedApplication.answering();

    @ParameterizedTest
    @EnumSource(
            value = TransportKind.class,
            names = {"UDP", "TCP"})
    void a_call_is_answered_and_hung_up_by_the_caller(TransportKind kind) throws Exception {
        try (var server = Loopback.start(callee);
                var client = Loopback.start(caller)) {
            var dialog = call(client, server, kind);
            var theirs = next(callee.answered);
            assertThat(theirs.awaitAcknowledged(LONG)).isTrue();
            assertThat(theirs.source().kind()).isEqualTo(kind);

            dialog.bye();

            assertThat(next(callee.ended)).isEqualTo(EndReason.REMOTE_BYE);
            assertThat(next(caller.ended)).isEqualTo(EndReason.LOCAL_BYE);
            assertThat(Loopback.eventually(() -> server.counters().dialogs() == 0)).isTrue();
            assertThat(Loopback.eventually(() -> client.counters().dialogs() == 0)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TransportKind.class,
            names = {"UDP", "TCP"})
    void a_call_is_hung_up_by_the_callee(TransportKind kind) throws Exception {
        try (var server = Loopback.start(callee);
                var client = Loopback.start(caller)) {
            call(client, server, kind);

            next(callee.answered).bye();

            assertThat(next(caller.ended)).isEqualTo(EndReason.REMOTE_BYE);
            assertThat(next(callee.ended)).isEqualTo(EndReason.LOCAL_BYE);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TransportKind.class,
            names = {"UDP", "TCP"})
    void a_call_over_ipv6_is_answered_and_ended(TransportKind kind) throws Exception {
        var any = new InetSocketAddress(InetAddress.ofLiteral("::1"), 0);
        var settings =
                SipSettings.of(List.of(new ListenAddress(kind, any))).withTimers(Loopback.FAST);
        try (var server = Loopback.start(settings, callee);
                var client = Loopback.start(settings, caller)) {
            var target =
                    SipUri.of("bob", "::1", Loopback.address(server, kind).getPort())
                            .withParameters(Parameters.NONE.with("transport", kind.parameter()));
            var invite =
                    client.invite(
                            Loopback.alice(),
                            target,
                            Headers.NONE,
                            SipBody.of(RawPeer.SDP),
                            caller.events());
            assertThat(invite.await(LONG)).isInstanceOf(InviteOutcome.Answered.class);

            next(callee.answered).bye();

            assertThat(next(caller.ended)).isEqualTo(EndReason.REMOTE_BYE);
        }
    }

    @Test
    void each_side_offers_a_new_session() throws Exception {
        try (var server = Loopback.start(callee);
                var client = Loopback.start(caller)) {
            var dialog = call(client, server, TransportKind.UDP);
            var theirs = next(callee.answered);
            assertThat(theirs.awaitAcknowledged(LONG)).isTrue();

            assertThat(dialog.reinvite(SipBody.of("v=0 one")).isSuccess()).isTrue();
            assertThat(theirs.reinvite(SipBody.of("v=0 two")).isSuccess()).isTrue();

            assertThat(next(callee.offers).text()).isEqualTo("v=0 one");
            assertThat(next(caller.offers).text()).isEqualTo("v=0 two");
        }
    }

    @Test
    void an_info_is_answered_by_the_application() throws Exception {
        try (var server = Loopback.start(callee);
                var client = Loopback.start(caller)) {
            var dialog = call(client, server, TransportKind.TCP);

            var outcome = dialog.info("application/dtmf-relay", SipBody.of("Signal=5"));

            assertThat(outcome.status()).isEqualTo(200);
            assertThat(next(callee.infos).body().text()).isEqualTo("Signal=5");
        }
    }

    @Test
    void a_busy_callee_is_reported_with_its_reason() throws Exception {
        var busy =
                ScriptedApplication.that(
                        invite -> invite.reject(486, "on the phone", Headers.NONE));
        try (var server = Loopback.start(busy);
                var client = Loopback.start(caller)) {
            var invite =
                    client.invite(
                            Loopback.alice(),
                            Loopback.uri(server, TransportKind.UDP, "bob"),
                            Headers.NONE,
                            SipBody.of(RawPeer.SDP),
                            caller.events());

            var outcome = invite.await(LONG);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            InviteOutcome.Refused.class,
                            refused -> {
                                assertThat(refused.response().status()).isEqualTo(486);
                                assertThat(refused.response().headers().first("Reason"))
                                        .contains("SIP;cause=486;text=\"on the phone\"");
                            });
        }
    }

    @Test
    void a_call_that_nobody_answers_is_cancelled() throws Exception {
        var cancelled = new CountDownLatch(1);
        var ringing =
                ScriptedApplication.that(invite -> {
                    invite.onCancelled(cancelled::countDown);
                    invite.ringing();
                    awaitUninterruptibly(cancelled);
                });
        try (var server = Loopback.start(ringing);
                var client = Loopback.start(caller)) {
            var invite =
                    client.invite(
                            Loopback.alice(),
                            Loopback.uri(server, TransportKind.UDP, "bob"),
                            Headers.NONE,
                            SipBody.of(RawPeer.SDP),
                            caller.events());
            assertThat(invite.awaitRinging(LONG)).isTrue();

            assertThat(invite.await(Duration.ofMillis(1)))
                    .isInstanceOf(InviteOutcome.Cancelled.class);

            assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Loopback.eventually(() -> server.counters().dialogs() == 0)).isTrue();
        }
    }

    @Test
    void an_options_ping_is_answered_with_what_we_allow() throws Exception {
        try (var server = Loopback.start(callee);
                var client = Loopback.start(caller)) {
            var outcome =
                    client.request(
                            "OPTIONS",
                            Loopback.alice(),
                            Loopback.uri(server, TransportKind.TCP, ""),
                            Headers.NONE,
                            SipBody.EMPTY);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            RequestOutcome.Answered.class,
                            answered -> {
                                var headers = answered.response().headers();
                                assertThat(answered.response().status()).isEqualTo(200);
                                assertThat(headers.values("Allow")).contains("INVITE", "BYE");
                                assertThat(headers.has("Server")).isFalse();
                                assertThat(headers.has("User-Agent")).isFalse();
                            });
        }
    }

    @Test
    void a_peer_that_does_not_answer_is_a_timeout() throws Exception {
        try (var client = Loopback.start(caller);
                var mute = new RawPeer(Loopback.address(client, TransportKind.UDP))) {
            var outcome =
                    client.request(
                            "OPTIONS",
                            Loopback.alice(),
                            SipUri.of("", "127.0.0.1", mute.port()),
                            Headers.NONE,
                            SipBody.EMPTY);

            assertThat(outcome.status()).isEqualTo(408);
            assertThat(client.counters().transactions().retransmitted()).isPositive();
        }
    }

    private Dialog call(SipStack client, SipStack server, TransportKind kind) {
        var invite =
                client.invite(
                        Loopback.alice(),
                        Loopback.uri(server, kind, "bob"),
                        Headers.NONE,
                        SipBody.of(RawPeer.SDP),
                        caller.events());
        if (invite.await(LONG) instanceof InviteOutcome.Answered(var dialog, var answer)) {
            assertThat(answer.text()).isEqualTo(RawPeer.SDP);
            return dialog;
        }
        throw new AssertionError("call was not answered");
    }

    static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
