package org.mynah.um.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mynah.um.CallParties.Reason;
import org.mynah.um.Contoso;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.AutoAttendants;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Warnings;
import org.mynah.um.routing.Destination.Refusal;

class RoutingTest {

    private final Contoso contoso = new Contoso();

    private Destination route(String peer, String called, String caller, String... diverters) {
        return contoso.routing.route(
                new IncomingCall(
                        peer,
                        "call-1",
                        called,
                        called + "@mynah.contoso.com",
                        List.of(diverters).stream()
                                .map(user ->
                                        new IncomingCall.Diversion(
                                                user, user + "@pbx", Reason.DIVERT_BUSY))
                                .toList(),
                        Optional.of(caller),
                        Optional.empty(),
                        contoso.clock.instant()));
    }

    private static Refusal refusal(Destination destination) {
        return ((Destination.Refused) destination).why();
    }

    @Test
    void a_call_to_the_access_number_diverted_by_a_user_is_answered_for_him() {
        assertThat(route("127.0.0.1", "50000", "4255550100", "51234"))
                .isInstanceOfSatisfying(
                        Destination.CallAnswering.class,
                        to -> {
                            assertThat(to.called().mailbox().alias()).isEqualTo("tonysmith");
                            assertThat(to.parties().reason()).isEqualTo(Reason.DIVERT_BUSY);
                            assertThat(to.parties().called()).isEqualTo("51234");
                        });
    }

    @Test
    void a_call_to_an_extension_is_answered_for_its_user() {
        assertThat(route("127.0.0.1", "51234", "4255550100"))
                .isInstanceOf(Destination.CallAnswering.class);
    }

    @Test
    void a_call_to_the_access_number_without_diversion_is_subscriber_access() {
        assertThat(route("127.0.0.1", "50000", "4255550100"))
                .isInstanceOfSatisfying(
                        Destination.SubscriberAccess.class,
                        to -> assertThat(to.caller()).isEmpty());
    }

    @Test
    void the_caller_is_known_when_he_calls_from_his_own_extension() {
        assertThat(route("127.0.0.1", "50000", "51234"))
                .isInstanceOfSatisfying(
                        Destination.SubscriberAccess.class,
                        to -> assertThat(to.caller()).isPresent());
        assertThat(route("127.0.0.1", "50000", "51234", "51234"))
                .as("diverted by himself")
                .isInstanceOf(Destination.SubscriberAccess.class);
    }

    @Test
    void the_latest_diversion_that_is_a_user_decides_and_the_pilot_itself_is_skipped() {
        contoso.addUser("Jill Frank", "jill", "51299", Optional.of("918273"));

        assertThat(route("127.0.0.1", "50000", "4255550100", "50000", "59999", "51299", "51234"))
                .isInstanceOfSatisfying(
                        Destination.CallAnswering.class,
                        to -> assertThat(to.called().mailbox().alias()).isEqualTo("jill"));
    }

    @Test
    void strangers_unknown_numbers_and_unknown_diverters_are_refused() {
        assertThat(refusal(route("127.0.0.9", "50000", "4255550100")))
                .isEqualTo(Refusal.UNKNOWN_PEER);
        assertThat(refusal(route("127.0.0.1", "59999", "4255550100")))
                .isEqualTo(Refusal.UNKNOWN_EXTENSION);
        assertThat(refusal(route("127.0.0.1", "50000", "4255550100", "59999")))
                .isEqualTo(Refusal.UNKNOWN_EXTENSION);
    }

    @Test
    void a_gateway_without_hunt_group_has_no_pilot() {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.create(
                                writer,
                                Edit.of(
                                        "Bare",
                                        PropertyValues.EMPTY.with(IpGateway.ADDRESS, "127.0.0.2")),
                                Optional.empty(),
                                new Warnings()));

        assertThat(refusal(route("127.0.0.2", "50000", "4255550100")))
                .isEqualTo(Refusal.UNKNOWN_PILOT);
    }

    @Test
    void a_disabled_gateway_is_no_peer_and_one_without_new_calls_says_later() {
        setStatus(IpGateway.Status.NoNewCalls);
        assertThat(refusal(route("127.0.0.1", "50000", "4255550100")))
                .isEqualTo(Refusal.NO_NEW_CALLS);
        assertThat(contoso.routing.isPeer("127.0.0.1")).isTrue();

        setStatus(IpGateway.Status.Disabled);
        assertThat(refusal(route("127.0.0.1", "50000", "4255550100")))
                .isEqualTo(Refusal.GATEWAY_DISABLED);
        assertThat(contoso.routing.isPeer("127.0.0.1")).isFalse();
    }

    @Test
    void a_full_number_is_mapped_by_the_numbering_plan_formats() {
        contoso.setPlan(DialPlan.NUMBERING_PLAN_FORMATS, List.of("142555xxxxx"));

        assertThat(route("127.0.0.1", "50000", "4255550100", "+14255551234"))
                .isInstanceOf(Destination.CallAnswering.class);
    }

    @Test
    void a_disabled_user_is_gone_for_the_next_call() {
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    contoso.umMailboxes.disable(writer, contoso.tony().umMailbox(), true);
                    return "";
                });

        assertThat(refusal(route("127.0.0.1", "50000", "4255550100", "51234")))
                .isEqualTo(Refusal.UNKNOWN_EXTENSION);
        assertThat(refusal(route("127.0.0.1", "51234", "4255550100")))
                .isEqualTo(Refusal.UNKNOWN_EXTENSION);
    }

    @Test
    void a_gateway_by_name_is_known_by_the_addresses_of_its_name() {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.create(
                                writer,
                                Edit.of(
                                        "Named",
                                        PropertyValues.EMPTY.with(
                                                IpGateway.ADDRESS, "pbx.contoso.com")),
                                Optional.of(contoso.plan()),
                                new Warnings()));
        var routing =
                new Routing(
                        contoso.directory,
                        address ->
                                address.equals("127.0.0.7")
                                        ? java.util.Set.of("pbx.contoso.com")
                                        : java.util.Set.of());

        assertThat(routing.isPeer("127.0.0.7")).isTrue();
        assertThat(routing.isPeer("127.0.0.8")).isFalse();
    }

    private void setStatus(IpGateway.Status status) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.change(
                                writer,
                                new IpGateway(
                                        Identities.find(
                                                writer, ObjectKind.IP_GATEWAY, "MyGateway")),
                                Edit.of(PropertyValues.EMPTY.with(IpGateway.STATUS, status)),
                                new Warnings()));
    }

    private AutoAttendant attendant(boolean isEnabled) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        AutoAttendants.create(
                                writer,
                                Edit.of(
                                        "Main",
                                        PropertyValues.EMPTY
                                                .with(
                                                        AutoAttendant.UM_DIAL_PLAN,
                                                        contoso.plan().id())
                                                .with(
                                                        AutoAttendant.PILOT_IDENTIFIER_LIST,
                                                        List.of("55000"))
                                                .with(
                                                        AutoAttendant.STATUS,
                                                        isEnabled
                                                                ? AutoAttendant.Status.Enabled
                                                                : AutoAttendant.Status.Disabled)),
                                ZoneId.of("UTC"),
                                new Warnings()));
    }

    @Test
    void a_call_to_the_number_of_an_enabled_auto_attendant_leads_there() {
        var attendant = attendant(true);

        assertThat(route("127.0.0.1", "55000", "4255550100"))
                .isInstanceOfSatisfying(
                        Destination.AutoAttendant.class,
                        to -> {
                            assertThat(to.attendant().id()).isEqualTo(attendant.id());
                            assertThat(to.plan().name()).isEqualTo("MyDialPlan");
                            assertThat(to.parties().called()).isEqualTo("55000");
                        });
        assertThat(route("127.0.0.1", "50000", "4255550100", "55000"))
                .as("diverted by its number")
                .isInstanceOf(Destination.AutoAttendant.class);
        assertThat(route("127.0.0.1", "55000", "4255550100", "59999"))
                .as("diverted by nobody who is known")
                .isInstanceOf(Destination.AutoAttendant.class);
    }

    @Test
    void a_user_who_diverted_the_call_comes_before_the_auto_attendant() {
        attendant(true);

        assertThat(route("127.0.0.1", "55000", "4255550100", "51234"))
                .isInstanceOf(Destination.CallAnswering.class);
    }

    @Test
    void a_disabled_auto_attendant_is_as_not_there() {
        attendant(false);

        assertThat(refusal(route("127.0.0.1", "55000", "4255550100")))
                .isEqualTo(Refusal.UNKNOWN_EXTENSION);
    }
}
