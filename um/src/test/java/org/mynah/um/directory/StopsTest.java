package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;
import org.mynah.um.directory.NodeSightings.Sighting;

/** Taking gateways and servers out of service, on every node (directory §4.3, §7.13). */
class StopsTest {

    private static final String A = "a";
    private static final String B = "b";

    private final Contoso contoso = new Contoso();

    private <T> T change(Function<DirectoryWriter, T> work) {
        return contoso.directory.change(Contoso.ADMIN, work);
    }

    private IpGateway gateway() {
        return contoso.directory.read(reader ->
                new IpGateway(Identities.find(reader, ObjectKind.IP_GATEWAY, "MyGateway")));
    }

    private UmService service(String node) {
        return contoso.directory.read(reader -> UmService.of(reader, node).orElseThrow());
    }

    private long version() {
        return contoso.directory.<Long>read(DirectoryReader::version);
    }

    private Sighting idle(String node) {
        return new Sighting(node, version(), contoso.clock.instant());
    }

    private Sighting busy(String node) {
        return new Sighting(node, version(), contoso.clock.instant(), 1, Set.of(gateway().id()));
    }

    private List<String> finish(Sighting... sightings) {
        return change(writer -> Stops.finish(writer, List.of(sightings), contoso.clock.instant()));
    }

    private boolean areWaiting() {
        return contoso.directory.read(Stops::areWaiting);
    }

    @Test
    @DisplayName("§4.3: NoNewCalls until the last call ends, then Disabled")
    void a_gateway_is_disabled_when_its_last_call_on_any_node_has_ended() {
        change(writer -> Stops.disable(writer, gateway(), false));
        assertThat(gateway().status()).isEqualTo(IpGateway.Status.NoNewCalls);
        assertThat(areWaiting()).isTrue();

        assertThat(finish(idle(A), busy(B))).isEmpty();
        assertThat(gateway().status()).isEqualTo(IpGateway.Status.NoNewCalls);

        assertThat(finish(idle(A), idle(B))).containsExactly("MyGateway");
        assertThat(gateway().status()).isEqualTo(IpGateway.Status.Disabled);
        assertThat(areWaiting()).isFalse();
    }

    @Test
    void a_node_that_does_not_know_of_it_yet_may_still_take_calls() {
        var before = idle(B);
        change(writer -> Stops.disable(writer, gateway(), false));

        assertThat(finish(idle(A), before)).isEmpty();
        assertThat(finish(idle(A), idle(B))).containsExactly("MyGateway");
    }

    @Test
    @DisplayName("§5 rule 10: a node beyond its lease is not waited for")
    void a_node_that_is_gone_for_longer_than_its_lease_is_not_waited_for() {
        change(writer -> Stops.disable(writer, gateway(), false));
        var dead = busy(B);
        contoso.pass(Lease.LENGTH.minusSeconds(1));
        assertThat(finish(idle(A), dead)).isEmpty();

        contoso.pass(Duration.ofSeconds(1));
        assertThat(finish(idle(A), dead)).containsExactly("MyGateway");
    }

    @Test
    void a_gateway_that_takes_no_new_calls_by_its_setting_stays_so() {
        change(writer ->
                IpGateways.change(
                        writer,
                        gateway(),
                        Edit.of(
                                PropertyValues.EMPTY.with(
                                        IpGateway.STATUS, IpGateway.Status.NoNewCalls)),
                        new Warnings()));

        assertThat(areWaiting()).isFalse();
        assertThat(finish(idle(A))).isEmpty();
        assertThat(gateway().status()).isEqualTo(IpGateway.Status.NoNewCalls);
    }

    @Test
    @DisplayName("§4.3: -Immediate drops the calls of the gateway, of no other")
    void calls_of_a_gateway_that_is_disabled_at_once_are_dropped() {
        var other =
                change(writer ->
                        IpGateways.create(
                                writer,
                                Edit.of(
                                        "Other",
                                        PropertyValues.EMPTY.with(IpGateway.ADDRESS, "10.0.0.7")),
                                java.util.Optional.empty(),
                                new Warnings()));
        change(writer -> Stops.disable(writer, gateway(), true));

        assertThat(gateway().status()).isEqualTo(IpGateway.Status.Disabled);
        var dropped =
                contoso.directory.read(
                        reader -> Stops.dropped(reader, A, Set.of(gateway().id(), other.id())));
        assertThat(dropped.gateways()).containsExactly(gateway().id());
        assertThat(dropped.all()).isFalse();
    }

    @Test
    void a_gateway_that_is_enabled_again_drops_nothing_and_waits_for_nothing() {
        for (var drops : List.of(true, false)) {
            change(writer -> Stops.disable(writer, gateway(), drops));
            assertThat(Stops.isDisabled(gateway(), drops)).isTrue();
            change(writer ->
                    IpGateways.change(
                            writer,
                            gateway(),
                            Edit.of(
                                    PropertyValues.EMPTY.with(
                                            IpGateway.STATUS, IpGateway.Status.Enabled)),
                            new Warnings()));

            assertThat(Stops.of(gateway())).isEqualTo(Stop.None);
            assertThat(Stops.isDisabled(gateway(), drops)).isFalse();
            assertThat(areWaiting()).isFalse();
        }
    }

    @Test
    @DisplayName("§7.13: a server that is disabled finishes its own calls")
    void a_node_is_disabled_when_its_own_last_call_has_ended() {
        register(A);
        register(B);
        change(writer -> Stops.disable(writer, service(A), false));
        assertThat(service(A).get(UmService.STATUS)).isEqualTo(UmService.Status.NoNewCalls);

        assertThat(finish(busy(A), idle(B))).isEmpty();
        assertThat(finish(idle(A), busy(B))).containsExactly(A);
        assertThat(service(A).get(UmService.STATUS)).isEqualTo(UmService.Status.Disabled);
    }

    @Test
    @DisplayName("§7.13: a server that is disabled at once drops all its calls")
    void a_node_that_is_disabled_at_once_drops_everything() {
        register(A);
        register(B);
        change(writer -> Stops.disable(writer, service(A), true));

        contoso.directory.<Object>read(reader -> {
            assertThat(Stops.dropped(reader, A, Set.of()).all()).isTrue();
            assertThat(Stops.dropped(reader, B, Set.of()).all()).isFalse();
            assertThat(UmServices.capacity(reader, A, 7).refusal())
                    .hasValue("server status is Disabled");
            return "";
        });
    }

    private void register(String node) {
        change(writer -> {
            UmServices.register(
                    writer, new UmServices.Registration(node, List.of("en-US"), "1.0", 100));
            return node;
        });
    }
}
