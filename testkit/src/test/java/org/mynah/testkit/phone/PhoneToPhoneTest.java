package org.mynah.testkit.phone;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mynah.testkit.ear.Resemblance;
import org.mynah.testkit.ear.SampleMatch;
import org.mynah.testkit.ear.Sounds;
import org.mynah.testkit.process.FreePorts;
import org.mynah.testkit.wire.G711;

class PhoneToPhoneTest {
    private static final Duration SOON = ofSeconds(20);

    @ParameterizedTest
    @EnumSource
    void speech_digits_and_bye_go_through(Transport transport) {
        short[] speech = Sounds.speech(1, ofMillis(2500));
        try (var caller = TestPhone.on(transport);
                var callee = TestPhone.on(transport);
                var out = caller.call("50000").from("4255550100").ring(callee.address());
                var in = callee.awaitCall(SOON).answer()) {
            assertThat(out.awaitFinalResponse(SOON)).isTrue();
            out.expectAnswer();

            in.say(Sounds.tone(1000, ofMillis(500), -10));
            var tone = out.awaitTone(1000, SOON);
            assertThat(tone.hz()).isBetween(995.0, 1005.0);
            assertThat(tone.length()).isBetween(ofMillis(440), ofMillis(560));

            var mark = in.mark();
            out.say(speech);
            out.press("5643892#");
            in.awaitSilence(ofMillis(200), SOON);
            assertThat(in.keysHeard()).isEqualTo("5643892#");
            assertThat(SampleMatch.of(G711.PCMU.asHeard(speech), in.heardSince(mark)).isExact())
                    .as("every sample of %s", in.recording().statistics())
                    .isTrue();
            assertThat(Resemblance.of(speech, in.heardSince(mark)).isSame()).isTrue();

            in.hangUp();
            out.awaitHangUp(SOON);
            assertThat(out.wasHungUpByPeer()).isTrue();
            assertThat(in.recording().statistics().lost()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_call_has_the_status_and_no_exception(Transport transport) {
        try (var caller = TestPhone.on(transport);
                var callee = TestPhone.on(transport);
                var out = caller.call("50000").ring(callee.address())) {
            try (var in = callee.awaitCall(SOON)) {
                in.reject(486, "Busy Here");
            }
            assertThat(out.awaitFinalResponse(SOON)).isTrue();
            assertThat(out.status()).isEqualTo(486);
            assertThat(out.provisionalStatuses()).containsOnly(180);
            assertThatThrownBy(out::expectAnswer)
                    .isInstanceOf(PhoneFailure.class)
                    .hasMessageContaining("486");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_call_is_given_up_while_it_rings(Transport transport) {
        try (var caller = TestPhone.on(transport);
                var callee = TestPhone.on(transport);
                var out = caller.call("50000").ring(callee.address());
                var in = callee.awaitCall(SOON)) {
            out.cancel();
            assertThat(out.status()).isEqualTo(487);
            in.awaitHangUp(SOON);
            assertThat(in.wasHungUpByPeer()).isTrue();
        }
    }

    @Test
    void the_server_may_offer_and_the_caller_answers_in_the_ack() {
        try (var caller = TestPhone.on(Transport.UDP);
                var callee = TestPhone.on(Transport.UDP);
                var out =
                        caller.call("50000").withoutSdp().codecs(G711.PCMA).ring(callee.address());
                var in = callee.awaitCall(SOON).answer()) {
            assertThat(out.awaitFinalResponse(SOON)).isTrue();
            out.startSaying(Sounds.tone(440, ofMillis(300), -10));
            assertThat(in.awaitTone(440, SOON).hz()).isBetween(435.0, 445.0);
            in.startSaying(Sounds.tone(660, ofMillis(300), -10));
            assertThat(out.awaitTone(660, SOON).hz()).isBetween(655.0, 665.0);
        }
    }

    @Test
    void a_held_peer_falls_silent_and_comes_back() {
        try (var caller = TestPhone.on(Transport.UDP);
                var callee = TestPhone.on(Transport.UDP);
                var out = caller.call("50000").ring(callee.address());
                var in = callee.awaitCall(SOON).answer()) {
            assertThat(out.awaitFinalResponse(SOON)).isTrue();
            in.startSaying(Sounds.tone(800, ofSeconds(60), -10));
            var _ = out.awaitAudio(SOON);

            assertThat(out.hold().status()).isEqualTo(200);
            out.awaitSilence(ofMillis(200), SOON);

            assertThat(out.resume().status()).isEqualTo(200);
            var _ = out.awaitAudio(SOON);
            assertThat(out.ask("OPTIONS", "", "").status()).isEqualTo(200);
        }
    }

    @Test
    void diversion_history_and_identity_reach_the_other_end_as_written() {
        try (var caller = TestPhone.on(Transport.UDP);
                var callee = TestPhone.on(Transport.UDP);
                var _ =
                        caller.call("50000")
                                .from("anonymous")
                                .named("Kim \"K\" Akers")
                                .divertedFrom("51234", "no-answer")
                                .historyFrom("51234", "user-busy")
                                .assertedIdentity("4255550199")
                                .header("Privacy", "id")
                                .ring(callee.address());
                var in = callee.awaitCall(SOON)) {
            var invite = in.invite();
            assertThat(invite.requestUri()).startsWith("sip:50000@127.0.0.1:");
            assertThat(invite.header("diversion"))
                    .contains("<sip:51234@127.0.0.1>;reason=no-answer;counter=1");
            assertThat(invite.header("History-Info"))
                    .contains(
                            "<sip:51234@127.0.0.1?Reason=SIP%3Bcause%3D486>;index=1, "
                                    + "<sip:50000@127.0.0.1>;index=1.1");
            assertThat(invite.header("P-Asserted-Identity")).contains("<sip:4255550199@127.0.0.1>");
            assertThat(invite.header("f").orElse("")).startsWith("\"Kim \\\"K\\\" Akers\" <sip:an");
            assertThat(invite.header("Privacy")).contains("id");
        }
    }

    @Test
    void options_are_answered_outside_of_a_call() {
        try (var phone = TestPhone.on(Transport.TCP);
                var other = TestPhone.on(Transport.TCP)) {
            assertThat(phone.options(other.address(), SOON).map(SipMessage::status)).contains(200);
        }
    }

    @Test
    void waiting_ends_at_its_limit_and_tells_the_story() {
        try (var caller = TestPhone.on(Transport.UDP);
                var callee = TestPhone.on(Transport.UDP);
                var out = caller.call("50000").ring(callee.address());
                var _ = callee.awaitCall(SOON).answer()) {
            assertThat(out.awaitFinalResponse(SOON)).isTrue();
            out.press("564389*", ofMillis(40), ofMillis(20));
            assertThatThrownBy(() -> out.awaitTone(1000, ofMillis(50)))
                    .isInstanceOf(PhoneFailure.class)
                    .hasMessageContaining("heard no tone near 1000 Hz")
                    .hasMessageContaining("200 OK")
                    .hasMessageNotContaining("564389*");
            assertThatThrownBy(() -> out.awaitAudio(ofMillis(50))).isInstanceOf(PhoneFailure.class);
            assertThatThrownBy(() -> out.awaitHangUp(ofMillis(50)))
                    .isInstanceOf(PhoneFailure.class);
            assertThatThrownBy(() -> callee.awaitCall(ofMillis(10)))
                    .isInstanceOf(PhoneFailure.class);
        }
    }

    @Test
    void a_caller_who_is_hung_up_on_is_not_left_speaking() {
        try (var caller = TestPhone.on(Transport.UDP);
                var callee = TestPhone.on(Transport.UDP);
                var out = caller.call("50000").ring(callee.address());
                var in = callee.awaitCall(SOON).answer()) {
            assertThat(out.awaitFinalResponse(SOON)).isTrue();
            out.startSaying(Sounds.silence(Duration.ofMinutes(10)));
            in.hangUp();
            out.say(Sounds.silence(Duration.ofMinutes(10)));
            assertThat(out.isUp()).isFalse();
            out.awaitSilence(ofMillis(10), SOON);
        }
    }

    @Test
    void a_server_that_never_answers_ends_the_call_not_the_test() {
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        var nobody = new InetSocketAddress(loopback, FreePorts.one(loopback));
        try (var phone = TestPhone.on(Transport.TCP);
                var call = phone.call("50000").dial(nobody)) {
            assertThat(call.status()).isEqualTo(408);
            assertThatThrownBy(call::response).isInstanceOf(PhoneFailure.class);
        }
    }
}
