package org.mynah.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.um.Contoso;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Warnings;

class GatewayHealthTest {

    private final Contoso contoso = new Contoso();

    private IpGateway gateway() {
        return contoso.directory.read(reader ->
                new IpGateway(Identities.find(reader, ObjectKind.IP_GATEWAY, "MyGateway")));
    }

    @Test
    void three_missing_answers_mean_down_and_one_answer_up_again() {
        var back = new ArrayList<ObjectId>();
        var health =
                new GatewayHealth(
                        contoso.directory,
                        _ -> true,
                        back::add,
                        GatewayHealth.INTERVAL,
                        contoso.clock);
        var gateway = gateway();
        health.note(gateway, false);
        health.note(gateway, false);
        assertThat(health.isUp(gateway.id())).isTrue();
        health.note(gateway, false);
        assertThat(health.isUp(gateway.id())).isFalse();
        assertThat(health.all().getFirst().misses()).isEqualTo(3);
        assertThat(back).isEmpty();
        health.note(gateway, true);
        assertThat(health.isUp(gateway.id())).isTrue();
        assertThat(back).containsExactly(gateway.id());
    }

    @Test
    void a_gateway_that_nobody_asked_counts_as_up() {
        var health =
                new GatewayHealth(
                        contoso.directory,
                        _ -> true,
                        _ -> {},
                        GatewayHealth.INTERVAL,
                        contoso.clock);
        assertThat(health.isUp(gateway().id())).isTrue();
        assertThat(health.all()).isEmpty();
    }

    @Test
    void gateways_are_asked_again_and_again() {
        var asked = new AtomicInteger();
        var answers = new AtomicBoolean(true);
        try (var health =
                new GatewayHealth(
                        contoso.directory,
                        _ -> {
                            asked.incrementAndGet();
                            return answers.get();
                        },
                        _ -> {},
                        Duration.ofMillis(5),
                        contoso.clock)) {
            health.start();
            Until.holds("asked", () -> asked.get() > 3);
            assertThat(health.isUp(gateway().id())).isTrue();
            answers.set(false);
            Until.holds("down", () -> !health.isUp(gateway().id()));
        }
    }

    @Test
    void a_real_gateway_answers_options_over_udp() throws Exception {
        try (var peer = TestPhone.on(Transport.UDP)) {
            setPort(peer.address().getPort());
            try (var line = new Line(contoso, each -> each)) {
                Until.holds("asked", () -> !line.telephony.gateways().isEmpty());
                var health = line.telephony.gateways().getFirst();
                assertThat(health.isUp()).isTrue();
                assertThat(health.misses()).isZero();
                assertThat(health.address()).isEqualTo("127.0.0.1:" + peer.address().getPort());
            }
        }
    }

    private void setPort(int port) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.change(
                                writer,
                                gateway(),
                                Edit.of(PropertyValues.EMPTY.with(IpGateway.PORT, port)),
                                new Warnings()));
    }
}
