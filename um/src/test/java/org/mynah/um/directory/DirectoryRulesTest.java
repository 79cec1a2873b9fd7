package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.Contoso;

class DirectoryRulesTest {

    private final Contoso contoso = new Contoso();

    private List<ErrorId> refusal(Function<DirectoryWriter, ?> work) {
        var version = contoso.directory.read(DirectoryReader::version);
        var refused =
                catchThrowableOfType(
                        DirectoryException.class,
                        () -> contoso.directory.<Object>change(Contoso.ADMIN, work::apply));
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(contoso.directory.read(DirectoryReader::version))
                .as("nothing changed")
                .isEqualTo(version);
        return refused.problems().stream().map(Problem::id).toList();
    }

    private static Edit plan(String name, int digits) {
        return Edit.of(name, PropertyValues.EMPTY.with(DialPlan.NUMBER_OF_DIGITS, digits));
    }

    private Mailbox user(String alias) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        UserMailboxes.create(
                                writer,
                                Edit.of(
                                        alias,
                                        PropertyValues.EMPTY.with(
                                                Mailbox.USER_PRINCIPAL_NAME,
                                                alias + "@contoso.com")),
                                Optional.empty(),
                                new Warnings()));
    }

    private EnableRequest request(
            Mailbox mailbox, MailboxPolicy policy, String sip, String pin, String... extensions) {
        return new EnableRequest(
                mailbox,
                policy,
                List.of(extensions),
                Optional.of(sip).filter(text -> !text.isEmpty()),
                Optional.of(pin).filter(text -> !text.isEmpty()),
                Optional.empty(),
                PropertyValues.EMPTY);
    }

    private MailboxPolicy newPlanOf(DialPlan.UriType type) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    var edit =
                            Edit.of(
                                    "Other",
                                    PropertyValues.EMPTY
                                            .with(DialPlan.NUMBER_OF_DIGITS, 5)
                                            .with(DialPlan.URI_TYPE, type));
                    DialPlans.create(writer, edit, true, new Warnings());
                    return new MailboxPolicy(
                            Identities.find(
                                    writer, ObjectKind.MAILBOX_POLICY, "Other Default Policy"));
                });
    }

    @Test
    void a_dial_plan_brings_its_default_policy_and_a_frozen_phone_context() {
        assertThat(contoso.plan().phoneContext()).isEqualTo("MyDialPlan.contoso.com");
        assertThat(contoso.policy().dialPlan()).isEqualTo(contoso.plan().id());

        var renamed =
                contoso.directory.change(
                        Contoso.ADMIN,
                        writer ->
                                DialPlans.change(
                                        writer,
                                        contoso.plan(),
                                        Edit.of("Renamed", PropertyValues.EMPTY),
                                        new Warnings()));

        assertThat(renamed.phoneContext()).isEqualTo("MyDialPlan.contoso.com");
        assertThat(
                        refusal(writer ->
                                DialPlans.create(
                                        writer, plan("MyDialPlan", 5), false, new Warnings())))
                .as("the context of the renamed plan is not given away")
                .containsExactly(ErrorId.E003);
    }

    @Test
    void names_that_are_too_long_forbidden_or_taken_are_refused() {
        var warnings = new Warnings();
        assertThat(
                        refusal(writer ->
                                DialPlans.create(writer, plan("x".repeat(65), 5), false, warnings)))
                .containsExactly(ErrorId.E001);
        assertThat(
                        refusal(writer ->
                                DialPlans.create(writer, plan("x".repeat(50), 5), true, warnings)))
                .containsExactly(ErrorId.E004);
        assertThat(refusal(writer -> DialPlans.create(writer, plan("a/b", 5), true, warnings)))
                .containsExactly(ErrorId.E002);
        assertThat(
                        refusal(writer ->
                                DialPlans.create(writer, plan("mydialplan", 5), true, warnings)))
                .contains(ErrorId.E003);
        assertThat(
                        refusal(writer ->
                                DialPlans.create(
                                        writer, Edit.of(PropertyValues.EMPTY), true, warnings)))
                .as("both are told in one go")
                .containsExactly(ErrorId.E014, ErrorId.E014);
    }

    @Test
    void what_is_fixed_at_creation_cannot_change() {
        var edit =
                Edit.of(
                        PropertyValues.EMPTY
                                .with(DialPlan.NUMBER_OF_DIGITS, 4)
                                .with(DialPlan.URI_TYPE, DialPlan.UriType.E164));

        assertThat(
                        refusal(writer ->
                                DialPlans.change(writer, contoso.plan(), edit, new Warnings())))
                .containsExactly(ErrorId.E019, ErrorId.E019);
    }

    @Test
    void what_is_fixed_at_creation_cannot_be_cleared() {
        var edit =
                new Edit(
                        Optional.empty(),
                        PropertyValues.EMPTY,
                        Set.of(DialPlan.PHONE_CONTEXT.name(), DialPlan.NUMBER_OF_DIGITS.name()));

        assertThat(
                        refusal(writer ->
                                DialPlans.change(writer, contoso.plan(), edit, new Warnings())))
                .containsExactly(ErrorId.E019, ErrorId.E019);
    }

    @Test
    void a_recording_must_be_shorter_than_the_call_when_it_is_set() {
        var recording = Edit.of(PropertyValues.EMPTY.with(DialPlan.MAX_RECORDING_DURATION, 30));
        assertThat(
                        refusal(writer ->
                                DialPlans.change(
                                        writer, contoso.plan(), recording, new Warnings())))
                .containsExactly(ErrorId.E007);

        var warnings = new Warnings();
        var call = Edit.of(PropertyValues.EMPTY.with(DialPlan.MAX_CALL_DURATION, 10));
        contoso.directory.change(
                Contoso.ADMIN, writer -> DialPlans.change(writer, contoso.plan(), call, warnings));
        assertThat(warnings.texts()).anyMatch(text -> text.startsWith("W11"));
        assertThat(contoso.plan().longestRecording()).hasMinutes(10);
    }

    @Test
    void one_access_number_serves_one_plan_and_is_no_extension() {
        var taken =
                Edit.of(
                        "Second",
                        PropertyValues.EMPTY
                                .with(DialPlan.NUMBER_OF_DIGITS, 5)
                                .with(DialPlan.ACCESS_TELEPHONE_NUMBERS, List.of("5-00-00")));
        assertThat(refusal(writer -> DialPlans.create(writer, taken, true, new Warnings())))
                .containsExactly(ErrorId.E121);
        var extension =
                Edit.of(
                        PropertyValues.EMPTY.with(
                                DialPlan.ACCESS_TELEPHONE_NUMBERS, List.of("51234")));
        assertThat(
                        refusal(writer ->
                                DialPlans.change(
                                        writer, contoso.plan(), extension, new Warnings())))
                .containsExactly(ErrorId.E126);
    }

    @Test
    void a_plan_in_use_is_not_removed_and_all_blockers_are_named() {
        var refused =
                catchThrowableOfType(
                        DirectoryException.class,
                        () ->
                                contoso.directory.change(
                                        Contoso.ADMIN,
                                        writer -> {
                                            DialPlans.remove(writer, contoso.plan());
                                            return "";
                                        }));

        assertThat(refused.id()).isEqualTo(ErrorId.E201);
        assertThat(refused)
                .hasMessageContainingAll(
                        "MyDialPlan Default Policy", HuntGroup.DEFAULT_NAME, "Tony Smith");
    }

    @Test
    void a_policy_in_use_is_not_removed_and_its_limits_must_agree() {
        assertThat(
                        refusal(writer -> {
                            MailboxPolicies.remove(writer, contoso.policy());
                            return "";
                        }))
                .containsExactly(ErrorId.E202);
        var edit =
                Edit.of(
                        PropertyValues.EMPTY.with(
                                MailboxPolicy.MAX_LOGON_ATTEMPTS, Unlimited.of(5)));
        assertThat(
                        refusal(writer ->
                                MailboxPolicies.change(
                                        writer, contoso.policy(), edit, new Warnings())))
                .containsExactly(ErrorId.E007);
    }

    @Test
    void gateways_are_told_apart_by_address_and_port() {
        var same = Edit.of("Second", PropertyValues.EMPTY.with(IpGateway.ADDRESS, "127.0.0.1"));
        assertThat(
                        refusal(writer ->
                                IpGateways.create(writer, same, Optional.empty(), new Warnings())))
                .containsExactly(ErrorId.E124);

        var warnings = new Warnings();
        var otherPort =
                Edit.of(
                        "Second",
                        PropertyValues.EMPTY
                                .with(IpGateway.ADDRESS, "127.0.0.1")
                                .with(IpGateway.PORT, 5070));
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> IpGateways.create(writer, otherPort, Optional.empty(), warnings));
        assertThat(warnings.texts())
                .anyMatch(text -> text.startsWith("1175"))
                .anyMatch(text -> text.startsWith("W04"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.10.10.10, 5061, true",
        "fe80::1, 5061, true",
        "gateway.contoso.com, 5061, false",
        "10.10.10.10, 5060, false"
    })
    void an_ip_address_on_the_tls_port_is_warned_of(String address, int port, boolean isWarned) {
        var warnings = new Warnings();
        var edit =
                Edit.of(
                        "Secure",
                        PropertyValues.EMPTY
                                .with(IpGateway.ADDRESS, address)
                                .with(IpGateway.IP_ADDRESS_FAMILY, IpGateway.AddressFamily.Any)
                                .with(IpGateway.PORT, port));
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> IpGateways.create(writer, edit, Optional.empty(), warnings));
        assertThat(warnings.texts().stream().anyMatch(text -> text.startsWith("W16: ")))
                .isEqualTo(isWarned);
    }

    @Test
    void addresses_of_gateways_must_be_addresses() {
        var no = Edit.of("Bad", PropertyValues.EMPTY.with(IpGateway.ADDRESS, "300.1.1.1"));
        assertThat(
                        refusal(writer ->
                                IpGateways.create(writer, no, Optional.empty(), new Warnings())))
                .containsExactly(ErrorId.E012);
        var six =
                Edit.of(
                        "Six",
                        PropertyValues.EMPTY.with(
                                IpGateway.ADDRESS, "fe80::39bd:88f7:6969:d223%11"));
        assertThat(
                        refusal(writer ->
                                IpGateways.create(writer, six, Optional.empty(), new Warnings())))
                .containsExactly(ErrorId.E007);
    }

    @Test
    void one_hunt_group_of_a_gateway_takes_every_other_call() {
        var gateway =
                contoso.directory.read(reader ->
                        new IpGateway(Identities.find(reader, ObjectKind.IP_GATEWAY, "MyGateway")));
        var base =
                PropertyValues.EMPTY
                        .with(HuntGroup.UM_DIAL_PLAN, contoso.plan().id())
                        .with(HuntGroup.UM_IP_GATEWAY, gateway.id());
        assertThat(
                        refusal(writer ->
                                HuntGroups.create(writer, Edit.of("All", base), new Warnings())))
                .containsExactly(ErrorId.E123);

        var withPilots =
                Edit.of("Some", base.with(HuntGroup.PILOT_IDENTIFIER, List.of("5551234", "55555")));
        var warnings = new Warnings();
        contoso.directory.change(
                Contoso.ADMIN, writer -> HuntGroups.create(writer, withPilots, warnings));
        assertThat(warnings.texts()).anyMatch(text -> text.startsWith("W05"));
        assertThat(
                        contoso.directory
                                .read(reader ->
                                        Identities.find(
                                                reader, ObjectKind.HUNT_GROUP, "MyGateway\\Some"))
                                .name())
                .isEqualTo("Some");
    }

    @Test
    void a_secured_plan_refuses_a_gateway_that_is_a_number() {
        var edit =
                Edit.of(
                        PropertyValues.EMPTY.with(
                                DialPlan.VOIP_SECURITY, DialPlan.VoipSecurity.Secured));

        assertThat(
                        refusal(writer ->
                                DialPlans.change(writer, contoso.plan(), edit, new Warnings())))
                .containsExactly(ErrorId.E012);
    }

    @Test
    void enabling_tells_all_problems_of_one_user_in_one_go() {
        var jill = user("jill");
        var bad =
                request(
                        jill,
                        contoso.policy(),
                        "jill@contoso.com",
                        "123",
                        "51234",
                        "5123",
                        "x1234",
                        "50000");

        assertThat(
                        refusal(writer ->
                                Enabling.enable(contoso.umMailboxes, writer, bad, new Warnings())))
                .containsExactly(
                        ErrorId.E101,
                        ErrorId.E106,
                        ErrorId.E008,
                        ErrorId.E126,
                        ErrorId.E107,
                        ErrorId.E301);
    }

    @Test
    void a_second_enabling_is_refused() {
        assertThat(
                        refusal(writer ->
                                Enabling.enable(
                                        contoso.umMailboxes,
                                        writer,
                                        request(
                                                contoso.tony().mailbox(),
                                                contoso.policy(),
                                                "",
                                                "",
                                                "51299"),
                                        new Warnings())))
                .containsExactly(ErrorId.E113);
    }

    @Test
    void the_extension_is_taken_from_the_business_telephone_when_none_is_given() {
        var jill = user("jill");
        assertThat(
                        refusal(writer ->
                                Enabling.enable(
                                        contoso.umMailboxes,
                                        writer,
                                        request(jill, contoso.policy(), "", ""),
                                        new Warnings())))
                .containsExactly(ErrorId.E103);

        var enabled =
                contoso.directory.change(
                        Contoso.ADMIN,
                        writer -> {
                            var phoned =
                                    UserMailboxes.change(
                                            writer,
                                            jill,
                                            Edit.of(
                                                    PropertyValues.EMPTY.with(
                                                            Mailbox.PHONE_NUMBER,
                                                            "+1 (425) 555-0142")),
                                            new Warnings());
                            return Enabling.enable(
                                    contoso.umMailboxes,
                                    writer,
                                    request(phoned, contoso.policy(), "", ""),
                                    new Warnings());
                        });
        assertThat(enabled.umMailbox().extensions()).containsExactly("50142");
        assertThat(enabled.pin().mustChange()).isTrue();
    }

    @Test
    void in_a_sip_plan_the_sip_address_is_primary_and_the_extension_secondary() {
        var policy = newPlanOf(DialPlan.UriType.SipName);
        var jill = user("jill");
        assertThat(
                        refusal(writer ->
                                Enabling.enable(
                                        contoso.umMailboxes,
                                        writer,
                                        request(jill, policy, "", "", "51234"),
                                        new Warnings())))
                .containsExactly(ErrorId.E107);

        var enabled =
                contoso.directory.change(
                        Contoso.ADMIN,
                        writer ->
                                Enabling.enable(
                                        contoso.umMailboxes,
                                        writer,
                                        request(jill, policy, "sip:jill@contoso.com", "", "51234"),
                                        new Warnings()));

        assertThat(enabled.umMailbox().addresses())
                .extracting(EumAddress::toString)
                .containsExactly(
                        "EUM:jill@contoso.com;phone-context=Other.contoso.com",
                        "eum:51234;phone-context=Other.contoso.com");
    }

    @Test
    void the_same_extension_in_two_plans_is_allowed_and_the_second_plan_is_reached() {
        newPlanOf(DialPlan.UriType.TelExtn);
        var tony = contoso.tony().umMailbox();

        var changed =
                contoso.directory.change(
                        Contoso.ADMIN,
                        writer ->
                                contoso.umMailboxes.changeAddresses(
                                        writer,
                                        tony,
                                        List.of(
                                                new EumAddress(
                                                        true, "51234", "MyDialPlan.contoso.com"),
                                                new EumAddress(
                                                        false, "51234", "Other.contoso.com"))));

        assertThat(changed.extensions("other.contoso.com")).containsExactly("51234");
        Optional<UmMailbox> found =
                contoso.directory.read(
                        reader -> UmMailbox.byAddress(reader, "51234", "Other.contoso.com"));
        assertThat(found).isPresent();
    }

    @Test
    void bad_addresses_are_refused_by_their_own_errors() {
        var tony = contoso.tony().umMailbox();
        var own = new EumAddress(true, "51234", "MyDialPlan.contoso.com");

        assertThat(changing(tony, own, new EumAddress(false, "22222", "Nowhere.contoso.com")))
                .contains(ErrorId.E105);
        assertThat(changing(tony, own, new EumAddress(false, "222", "MyDialPlan.contoso.com")))
                .containsExactly(ErrorId.E106);
        assertThat(
                        changing(
                                tony,
                                own,
                                new EumAddress(
                                        false, "tony@contoso.com", "MyDialPlan.contoso.com")))
                .containsExactly(ErrorId.E107);
        assertThat(changing(tony)).containsExactly(ErrorId.E108);
    }

    private List<ErrorId> changing(UmMailbox umMailbox, EumAddress... addresses) {
        return refusal(writer ->
                contoso.umMailboxes.changeAddresses(writer, umMailbox, List.of(addresses)));
    }

    @Test
    void disabling_frees_the_number_at_once_and_keeps_the_switches_sealed() {
        contoso.setTony(UmMailbox.FAX_ENABLED, false);
        var tony = contoso.tony();
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    contoso.umMailboxes.disable(writer, tony.umMailbox(), true);
                    return "";
                });
        var jill = contoso.addUser("Jill Frank", "jill", "51234", Optional.empty());
        assertThat(jill.umMailbox().extensions()).containsExactly("51234");

        var warnings = new Warnings();
        var again =
                contoso.directory.change(
                        Contoso.ADMIN,
                        writer ->
                                Enabling.enable(
                                        contoso.umMailboxes,
                                        writer,
                                        request(tony.mailbox(), contoso.policy(), "", "", "51235"),
                                        warnings));

        assertThat(again.umMailbox().get(UmMailbox.FAX_ENABLED)).isFalse();
        assertThat(again.umMailbox().extensions()).containsExactly("51235");
        assertThat(warnings.texts()).hasSize(1);
    }

    @Test
    void an_identity_may_be_name_alias_address_account_guid_or_number() {
        var tony = contoso.tony().mailbox();
        for (var identity :
                List.of(
                        "Tony Smith",
                        "TONYSMITH",
                        "tonysmith@contoso.com",
                        "CONTOSO\\tonysmith",
                        tony.id().toString(),
                        "51234",
                        "contoso.com/Users/Tony Smith")) {
            assertThat(
                            contoso.directory
                                    .read(reader ->
                                            Identities.find(reader, ObjectKind.MAILBOX, identity))
                                    .id())
                    .as(identity)
                    .isEqualTo(tony.id());
        }
        assertThat(refusal(writer -> Identities.find(writer, ObjectKind.MAILBOX, "nobody")))
                .containsExactly(ErrorId.E010);
    }
}
