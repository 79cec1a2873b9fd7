package org.mynah.telephony;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.um.Contoso;
import org.mynah.um.TestCalls;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Warnings;
import org.mynah.um.record.CallType;

/** Test calls over real sockets: cmdlets §8.10, Test-UMConnectivity. */
class TestCallerTest {

    private static final Duration AT_MOST = ofSeconds(40);

    private Line line;

    @BeforeEach
    void connect() throws Exception {
        line = new Line();
    }

    @AfterEach
    void disconnect() {
        line.close();
    }

    private TestCalls tests() {
        return line.telephony.testCalls().orElseThrow();
    }

    private IpGateway gateway() {
        return line.contoso.directory.read(reader ->
                new IpGateway(Identities.find(reader, ObjectKind.IP_GATEWAY, "MyGateway")));
    }

    @Test
    void the_local_loop_hears_every_key_and_leaves_a_record() throws Exception {
        var outcome = tests().loop("0123456789*#", AT_MOST);

        assertThat(outcome.failure()).isEmpty();
        assertThat(outcome.received()).isEqualTo("0123456789*#");
        assertThat(outcome.latency()).isPositive();
        assertThat(outcome.callsUp()).isZero();
        assertThat(line.awaitRecord().type()).isEqualTo(CallType.None);
        line.awaitIdle();
    }

    @Test
    void a_test_signs_in_by_extension_and_pin() throws Exception {
        var outcome = tests().signIn(line.contoso.plan(), "51234", Contoso.PIN, AT_MOST);

        assertThat(outcome.failure()).isEmpty();
        assertThat(outcome.toString()).doesNotContain(Contoso.PIN);
        assertThat(line.awaitRecord().type()).isEqualTo(CallType.SubscriberAccess);
    }

    @Test
    void a_wrong_pin_fails_the_test() {
        var outcome = tests().signIn(line.contoso.plan(), "51234", "111222", ofSeconds(8));

        assertThat(outcome.failure()).contains("not accepted");
    }

    @Test
    void nobody_else_gets_in_while_no_test_is_under_way() throws Exception {
        line.contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.change(
                                writer,
                                new IpGateway(
                                        Identities.find(
                                                writer, ObjectKind.IP_GATEWAY, "MyGateway")),
                                Edit.of(PropertyValues.EMPTY.with(IpGateway.ADDRESS, "127.0.0.9")),
                                new Warnings()));
        assertThat(tests().loop("12", AT_MOST).failure()).isEmpty();
        try (var call = line.dial(line.phone.call("50000"))) {
            assertThat(call.status()).isEqualTo(403);
        }
    }

    @Test
    void a_call_through_a_gateway_succeeds_when_sound_comes_back() throws Exception {
        try (var pbx = TestPhone.on(Transport.UDP)) {
            var test =
                    CompletableFuture.supplyAsync(() ->
                            tests().through(
                                            gateway(),
                                            pbx.address().getPort(),
                                            "56780",
                                            "sip:user1@contoso.com",
                                            "",
                                            AT_MOST));
            try (var call = pbx.awaitCall(Line.SOON).answer()) {
                call.say(Line.speech(ofSeconds(1)));
                call.awaitHangUp(Line.SOON);
            }
            var outcome = test.get(60, TimeUnit.SECONDS);
            assertThat(outcome.failure()).isEmpty();
            assertThat(outcome.target()).startsWith("sip:56780@127.0.0.1:");
        }
    }

    @Test
    void a_gateway_that_does_not_answer_fails_the_test() {
        var outcome = tests().through(gateway(), 9, "56780", "", "", ofSeconds(2));

        assertThat(outcome.failure()).isNotEmpty();
    }
}
