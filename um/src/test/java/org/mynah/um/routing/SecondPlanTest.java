package org.mynah.um.routing;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.CallParties.Reason;
import org.mynah.um.Contoso;
import org.mynah.um.ScriptedCaller;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.EumAddress;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Warnings;

/**
 * New York and Tokyo (directory §3.5, call flows §3.3, rule 9): Tony Smith is at 51234 in
 * MyDialPlan in New York, and at 7777 and 7778 in a plan of 4 digits in Tokyo, each with its own
 * gateway and access number.
 */
class SecondPlanTest {

    private static final String NEW_YORK = "127.0.0.1";
    private static final String TOKYO = "127.0.0.2";

    private final Contoso contoso = new Contoso();
    private DialPlan tokyo;

    @BeforeEach
    void tony_has_extensions_in_tokyo_too() {
        tokyo =
                contoso.directory.change(
                        Contoso.ADMIN,
                        writer -> {
                            var plan =
                                    DialPlans.create(
                                            writer,
                                            Edit.of(
                                                    "Tokyo",
                                                    PropertyValues.EMPTY
                                                            .with(DialPlan.NUMBER_OF_DIGITS, 4)
                                                            .with(
                                                                    DialPlan.COUNTRY_OR_REGION_CODE,
                                                                    "81")
                                                            .with(
                                                                    DialPlan
                                                                            .ACCESS_TELEPHONE_NUMBERS,
                                                                    List.of("7000"))),
                                            true,
                                            new Warnings());
                            IpGateways.create(
                                    writer,
                                    Edit.of(
                                            "Tokyo",
                                            PropertyValues.EMPTY.with(IpGateway.ADDRESS, TOKYO)),
                                    Optional.of(plan),
                                    new Warnings());
                            contoso.umMailboxes.changeAddresses(
                                    writer,
                                    contoso.tony().umMailbox(),
                                    List.of(
                                            new EumAddress(true, "51234", "MyDialPlan.contoso.com"),
                                            new EumAddress(false, "7777", "Tokyo.contoso.com"),
                                            new EumAddress(false, "7778", "Tokyo.contoso.com")));
                            return plan;
                        });
    }

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
                                                user, user + "@pbx", Reason.DIVERT_NO_ANSWER))
                                .toList(),
                        Optional.of(caller),
                        Optional.empty(),
                        contoso.clock.instant()));
    }

    private ScriptedCaller dials(String peer, String called, String caller, ScriptedCaller script) {
        switch (route(peer, called, caller)) {
            case Destination.SubscriberAccess to ->
                    script.calls(call -> contoso.subscriberAccess.run(call, to));
            case Destination other -> throw new AssertionError(other);
        }
        return script;
    }

    @Test
    @DisplayName("§3.5 call answering: any extension in either plan is the same Inbox")
    void a_call_to_any_extension_of_either_plan_is_answered_for_the_same_mailbox() {
        var tony = contoso.tony().mailbox().id();
        for (var destination :
                List.of(
                        route(NEW_YORK, "51234", "4255550100"),
                        route(NEW_YORK, "50000", "4255550100", "51234"),
                        route(TOKYO, "7777", "0355550100"),
                        route(TOKYO, "7778", "0355550100"),
                        route(TOKYO, "7000", "0355550100", "7777"))) {
            var answering = (Destination.CallAnswering) destination;
            assertThat(answering.called().mailbox().id()).isEqualTo(tony);
            var caller =
                    new ScriptedCaller()
                            .from("0355550100")
                            .listens()
                            .speaksAndHangsUp(ofSeconds(5));
            caller.calls(call -> contoso.callAnswering.run(call, answering));
        }
        assertThat(contoso.spool.committed())
                .hasSize(5)
                .allSatisfy(each -> assertThat(each.envelope().mailbox()).isEqualTo(tony));
    }

    @Test
    @DisplayName("§3.5 policy: always that of the primary plan")
    void the_policy_of_the_primary_plan_holds_in_the_second_plan() {
        contoso.setPolicy(MailboxPolicy.ALLOW_SUBSCRIBER_ACCESS, false);

        var answering = (Destination.CallAnswering) route(TOKYO, "7777", "0355550100");
        assertThat(answering.called().policy().name()).isEqualTo("MyDialPlan Default Policy");
        assertThat(answering.plan().name()).isEqualTo("Tokyo");
        var caller =
                dials(
                        TOKYO,
                        "7000",
                        "0355550100",
                        new ScriptedCaller().presses("7777").presses(Contoso.PIN + "#"));
        assertThat(caller.heard()).contains("ACCESS_NOT_ALLOWED");
    }

    @Test
    @DisplayName("§3.5 sign-in: from the own extension of the called plan no extension is asked")
    void the_own_extension_of_the_called_plan_is_known() {
        assertThat(dials(NEW_YORK, "50000", "51234", pin()).heard())
                .contains("MAIN_MENU")
                .doesNotContain("ENTER_EXTENSION");
        assertThat(dials(TOKYO, "7000", "7778", pin()).heard())
                .contains("MAIN_MENU")
                .doesNotContain("ENTER_EXTENSION");
    }

    @Test
    @DisplayName("§3.5 sign-in: a caller from elsewhere keys in an extension of the called plan")
    void a_caller_from_elsewhere_keys_in_an_extension_of_the_called_plan() {
        assertThat(
                        dials(
                                        TOKYO,
                                        "7000",
                                        "0355550100",
                                        new ScriptedCaller()
                                                .presses("7777")
                                                .presses(Contoso.PIN + "#")
                                                .presses("*"))
                                .heard())
                .contains("ENTER_EXTENSION", "MAIN_MENU");
        assertThat(
                        dials(
                                        NEW_YORK,
                                        "50000",
                                        "2125550100",
                                        new ScriptedCaller()
                                                .presses("51234")
                                                .presses(Contoso.PIN + "#")
                                                .presses("*"))
                                .heard())
                .contains("ENTER_EXTENSION", "MAIN_MENU");
        assertThat(
                        dials(
                                        TOKYO,
                                        "7000",
                                        "51234",
                                        new ScriptedCaller()
                                                .presses("5123")
                                                .presses(Contoso.PIN + "#"))
                                .heard())
                .as("the extension in New York is nobody's in Tokyo")
                .contains("ENTER_EXTENSION")
                .doesNotContain("MAIN_MENU");
    }

    @Test
    @DisplayName("§3.5 the session of a caller of the second plan is in that plan")
    void a_user_who_calls_his_own_extension_in_tokyo_signs_in_there() {
        assertThat(route(TOKYO, "7000", "7777", "7777"))
                .isInstanceOfSatisfying(
                        Destination.SubscriberAccess.class,
                        to -> {
                            assertThat(to.plan().id()).isEqualTo(tokyo.id());
                            assertThat(to.caller()).isPresent();
                        });
    }

    @Test
    @DisplayName("§5 rule 2: disabling frees the numbers of both plans")
    void a_disabled_user_is_gone_in_both_plans() {
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    contoso.umMailboxes.disable(writer, contoso.tony().umMailbox(), true);
                    return "";
                });

        assertThat(route(NEW_YORK, "51234", "4255550100")).isInstanceOf(Destination.Refused.class);
        assertThat(route(TOKYO, "7777", "4255550100")).isInstanceOf(Destination.Refused.class);
    }

    private static ScriptedCaller pin() {
        return new ScriptedCaller().presses(Contoso.PIN + "#").presses("*");
    }
}
