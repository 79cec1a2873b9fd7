package org.mynah.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.mynah.sip.transport.Source;
import org.mynah.sip.transport.TransportKind;
import org.mynah.um.directory.UmServices.Capacity;

/** The numbers and small rules of this module. */
class LimitsTest {

    @Test
    void defaults_are_those_of_the_operators_contract() {
        var settings = TelephonySettings.defaults();
        assertThat(settings.maxCalls()).isEqualTo(100);
        assertThat(settings.firstRtpPort()).isEqualTo(20_000);
        assertThat(settings.lastRtpPort()).isEqualTo(29_999);
        assertThat(settings.rtpInactivity()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.udp().orElseThrow().getPort()).isEqualTo(5060);
        assertThat(settings.tcp().orElseThrow().getPort()).isEqualTo(5060);
        assertThat(settings.advertise()).isEmpty();
    }

    @Test
    void settings_without_a_listener_or_out_of_range_are_refused_by_name() {
        assertThatThrownBy(() ->
                        TelephonySettings.defaults()
                                .listeningOn(Optional.empty(), Optional.empty()))
                .hasMessageContaining("sip.udp");
        assertThatThrownBy(() -> TelephonySettings.defaults().withMaxCalls(10_001))
                .hasMessageContaining("calls.max 10001");
    }

    @Test
    void as_many_calls_as_allowed_come_in_and_each_that_leaves_makes_room() {
        var admission = new Admission(() -> new Capacity(2, Optional.empty()), () -> true);
        assertThat(admission.enter()).isInstanceOf(Admission.Verdict.Admitted.class);
        assertThat(admission.enter()).isInstanceOf(Admission.Verdict.Admitted.class);
        assertThat(admission.enter()).isEqualTo(new Admission.Verdict.Full("call limit reached"));
        assertThat(admission.active()).isEqualTo(2);
        admission.leave();
        assertThat(admission.refusal()).isEmpty();
        admission.drain();
        assertThat(admission.enter()).isEqualTo(new Admission.Verdict.Full("server is draining"));
        assertThat(admission.awaitIdle(Duration.ofMillis(1))).isFalse();
        admission.leave();
        assertThat(admission.awaitIdle(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void a_budget_counts_what_it_refuses() {
        var budget = new Budget(2, Duration.ofNanos(Long.MAX_VALUE / 2));
        assertThat(budget.take()).isEqualTo(OptionalInt.of(0));
        assertThat(budget.take()).isEqualTo(OptionalInt.of(0));
        assertThat(budget.take()).isEmpty();
        var fresh = new Budget(1, Duration.ZERO);
        assertThat(fresh.take()).isEqualTo(OptionalInt.of(0));
        assertThat(fresh.take()).isEqualTo(OptionalInt.of(0));
    }

    private static Source gateway(TransportKind kind, int port) {
        return new Source(
                kind,
                new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), port),
                new InetSocketAddress(InetAddress.ofLiteral("192.0.2.2"), 5060));
    }

    @Test
    void a_number_is_transferred_to_the_gateway() {
        assertThat(TransferTarget.of("5-9999", gateway(TransportKind.UDP, 5060)))
                .isEqualTo("sip:59999@192.0.2.1;user=phone");
        assertThat(TransferTarget.of("59999", gateway(TransportKind.UDP, 5080)))
                .isEqualTo("sip:59999@192.0.2.1:5080;user=phone");
        assertThat(TransferTarget.of("tel:59999", gateway(TransportKind.TCP, 41234)))
                .isEqualTo("sip:59999@192.0.2.1;user=phone");
    }

    @Test
    void a_sip_address_is_transferred_to_as_it_is() {
        assertThat(TransferTarget.of("sip:desk@contoso.com", gateway(TransportKind.UDP, 5060)))
                .isEqualTo("sip:desk@contoso.com");
    }
}
