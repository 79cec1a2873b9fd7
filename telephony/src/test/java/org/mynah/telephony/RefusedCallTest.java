package org.mynah.telephony;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.um.Contoso;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Warnings;

class RefusedCallTest {

    private final Contoso contoso = new Contoso();

    private Line line(UnaryOperator<TelephonySettings> settings) throws Exception {
        return new Line(contoso, settings);
    }

    private <T> void setGateway(Property<T> property, T value) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.change(
                                writer,
                                new IpGateway(
                                        Identities.find(
                                                writer, ObjectKind.IP_GATEWAY, "MyGateway")),
                                Edit.of(PropertyValues.EMPTY.with(property, value)),
                                new Warnings()));
    }

    @Test
    void an_unknown_peer_gets_403_and_leaves_no_state() throws Exception {
        try (var line = line(settings -> settings);
                var stranger = TestPhone.at(InetAddress.ofLiteral("127.0.0.2"), Transport.UDP);
                var call =
                        stranger.call("50000")
                                .divertedFrom("51234", "no-answer")
                                .dial(line.server())) {
            assertThat(call.status()).isEqualTo(403);
            assertThat(stranger.options(line.server(), Line.SOON).orElseThrow().status())
                    .isEqualTo(403);
            var counters = line.telephony.counters().orElseThrow();
            assertThat(counters.invites()).isZero();
            assertThat(counters.dialogs()).isZero();
            assertThat(line.telephony.activeCalls()).isZero();
        }
    }

    @Test
    void a_disabled_gateway_is_a_stranger_within_a_second() throws Exception {
        try (var line = line(settings -> settings)) {
            assertThat(line.phone.options(line.server(), Line.SOON).orElseThrow().status())
                    .isEqualTo(200);
            setGateway(IpGateway.STATUS, IpGateway.Status.Disabled);
            Until.holds(
                    "403",
                    () ->
                            line.phone.options(line.server(), Line.SOON).orElseThrow().status()
                                    == 403);
        }
    }

    @Test
    void an_offer_without_common_codec_gets_488_with_the_reason() throws Exception {
        try (var line = line(settings -> settings);
                var call =
                        line.dial(
                                line.diverted()
                                        .offering(
                                                """
                                                v=0
                                                o=- 1 1 IN IP4 127.0.0.1
                                                s=-
                                                c=IN IP4 127.0.0.1
                                                t=0 0
                                                m=audio 40000 RTP/AVP 18
                                                a=rtpmap:18 G729/8000
                                                """
                                                        .replace("\n", "\r\n")))) {
            assertThat(call.status()).isEqualTo(488);
            assertThat(call.response().header("Reason").orElseThrow())
                    .startsWith("SIP;cause=488;text=");
            line.awaitIdle();
        }
    }

    @Test
    void an_offer_that_cannot_be_read_gets_400() throws Exception {
        try (var line = line(settings -> settings);
                var call = line.dial(line.diverted().offering("v=0\r\nm=audio x\r\n"))) {
            assertThat(call.status()).isEqualTo(400);
        }
    }

    @Test
    void an_unknown_extension_gets_404_with_the_reason() throws Exception {
        try (var line = line(settings -> settings);
                var call = line.dial(line.phone.call("59998"))) {
            assertThat(call.status()).isEqualTo(404);
            assertThat(call.response().header("Reason").orElseThrow())
                    .startsWith("SIP;cause=404;text=");
        }
    }

    @Test
    void calls_beyond_the_limit_get_503_and_may_come_later() throws Exception {
        try (var line = line(settings -> settings.withMaxCalls(1));
                var first = line.dial(line.diverted()).expectAnswer()) {
            try (var second = line.dial(line.diverted())) {
                assertThat(second.status()).isEqualTo(503);
                assertThat(second.response().header("Retry-After")).contains("10");
            }
            assertThat(line.phone.options(line.server(), Line.SOON).orElseThrow().status())
                    .isEqualTo(503);
            first.hangUp();
            line.awaitIdle();
            try (var third = line.dial(line.diverted())) {
                assertThat(third.status()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_full_disk_refuses_calls_instead_of_losing_messages() throws Exception {
        try (var line = line(settings -> settings)) {
            contoso.spool.setRoom(false);
            try (var call = line.dial(line.diverted())) {
                assertThat(call.status()).isEqualTo(503);
                assertThat(call.response().header("Reason").orElseThrow()).contains("disk");
            }
        }
    }

    @Test
    void without_a_free_media_port_the_call_gets_503() throws Exception {
        try (var line = line(settings -> settings.withRtpPorts(32_000, 32_001));
                var _ = line.dial(line.diverted()).expectAnswer();
                var second = line.dial(line.diverted())) {
            assertThat(second.status()).isEqualTo(503);
        }
    }

    @Test
    void while_draining_calls_that_are_up_stay_and_new_ones_get_503() throws Exception {
        try (var line = line(settings -> settings);
                var up = line.dial(line.diverted()).expectAnswer()) {
            assertThat(line.telephony.drain(ofMillis(50))).isFalse();
            assertThat(up.isUp()).isTrue();
            try (var late = line.dial(line.diverted())) {
                assertThat(late.status()).isEqualTo(503);
            }
            up.hangUp();
            assertThat(line.telephony.drain(Line.SOON)).isTrue();
        }
    }

    @Test
    void a_caller_who_gives_up_while_it_rings_gets_487_and_leaves_nothing() throws Exception {
        // A gateway that names the parties later is let ring, which leaves time to give up.
        setGateway(IpGateway.DELAYED_SOURCE_PARTY_INFO, true);
        try (var line = line(settings -> settings);
                var call = line.phone.call("50000").from("anonymous").ring(line.server())) {
            Until.holds("180", () -> call.provisionalStatuses().contains(180));
            call.cancel();
            assertThat(call.status()).isEqualTo(487);
            line.awaitIdle();
            assertThat(contoso.spool.committed()).isEmpty();
        }
    }

    @Test
    void a_gateway_that_names_the_diverter_later_is_waited_for() throws Exception {
        setGateway(IpGateway.DELAYED_SOURCE_PARTY_INFO, true);
        var started = System.nanoTime();
        try (var line = line(settings -> settings);
                var call = line.phone.call("50000").from("anonymous").dial(line.server())) {
            assertThat(call.status()).isEqualTo(200);
            assertThat(System.nanoTime() - started).isGreaterThan(ofSeconds(3).toNanos());
        }
    }
}
