package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mynah.um.Contoso;

/**
 * Names and links of objects and what becomes of them from creation to removal, row by row
 * (directory §1.1, §2.2, §2.3, §4.1, §4.2, §4.3).
 */
class LifecycleTest {

    /** The kinds of configuration objects, each made with a name and what else it needs. */
    enum Kind {
        DIAL_PLAN,
        MAILBOX_POLICY,
        IP_GATEWAY,
        HUNT_GROUP,
        AUTO_ATTENDANT
    }

    private final Contoso contoso = new Contoso();
    private int addresses = 9;

    private DirectoryObject make(Kind kind, String name) {
        return make(kind, name, contoso.plan());
    }

    private DirectoryObject make(Kind kind, String name, DialPlan plan) {
        var edit =
                switch (kind) {
                    case DIAL_PLAN -> PropertyValues.EMPTY.with(DialPlan.NUMBER_OF_DIGITS, 5);
                    case MAILBOX_POLICY ->
                            PropertyValues.EMPTY.with(MailboxPolicy.UM_DIAL_PLAN, plan.id());
                    case IP_GATEWAY ->
                            PropertyValues.EMPTY.with(IpGateway.ADDRESS, "10.0.0." + addresses++);
                    case HUNT_GROUP ->
                            PropertyValues.EMPTY
                                    .with(HuntGroup.UM_DIAL_PLAN, plan.id())
                                    .with(HuntGroup.UM_IP_GATEWAY, gateway("MyGateway").id())
                                    .with(HuntGroup.PILOT_IDENTIFIER, List.of("6" + addresses++));
                    case AUTO_ATTENDANT ->
                            PropertyValues.EMPTY.with(AutoAttendant.UM_DIAL_PLAN, plan.id());
                };
        return change(writer ->
                switch (kind) {
                    case DIAL_PLAN ->
                            DialPlans.create(writer, Edit.of(name, edit), false, new Warnings())
                                    .object();
                    case MAILBOX_POLICY ->
                            MailboxPolicies.create(writer, Edit.of(name, edit), new Warnings())
                                    .object();
                    case IP_GATEWAY ->
                            IpGateways.create(
                                            writer,
                                            Edit.of(name, edit),
                                            Optional.empty(),
                                            new Warnings())
                                    .object();
                    case HUNT_GROUP ->
                            HuntGroups.create(writer, Edit.of(name, edit), new Warnings()).object();
                    case AUTO_ATTENDANT ->
                            AutoAttendants.create(
                                            writer,
                                            Edit.of(name, edit),
                                            ZoneId.of("UTC"),
                                            new Warnings())
                                    .object();
                });
    }

    private <T> T change(Function<DirectoryWriter, T> work) {
        return contoso.directory.change(Contoso.ADMIN, work);
    }

    private void remove(java.util.function.Consumer<DirectoryWriter> work) {
        change(writer -> {
            work.accept(writer);
            return "";
        });
    }

    private static DirectoryException refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        var refusal = catchThrowableOfType(DirectoryException.class, work);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    private IpGateway gateway(String name) {
        return new IpGateway(named(ObjectKind.IP_GATEWAY, name));
    }

    private DirectoryObject named(ObjectKind kind, String name) {
        return contoso.directory.<DirectoryObject>read(
                reader -> Identities.find(reader, kind, name));
    }

    private boolean exists(DirectoryObject object) {
        return contoso.directory.<Boolean>read(reader -> reader.find(object.id()).isPresent());
    }

    private List<String> names(ObjectKind kind) {
        return contoso.directory.<List<String>>read(
                reader -> reader.list(kind, 1_000).stream().map(DirectoryObject::name).toList());
    }

    // §2.2 Names

    @TestFactory
    @DisplayName("§2.2 forbidden characters: UM-E002 shows them, for every kind of object")
    Stream<DynamicTest> a_forbidden_character_is_refused_and_shown() {
        return Arrays.stream(Kind.values())
                .flatMap(kind ->
                        "\"/\\[]:;|=,+*?<>"
                                .chars()
                                .mapToObj(c ->
                                        DynamicTest.dynamicTest(
                                                kind + " " + (char) c,
                                                () -> {
                                                    var refusal =
                                                            refused(() ->
                                                                    make(
                                                                            kind,
                                                                            "My" + (char) c
                                                                                    + "Name"));
                                                    assertThat(refusal.id())
                                                            .isEqualTo(ErrorId.E002);
                                                    assertThat(refusal)
                                                            .hasMessageContaining(
                                                                    String.valueOf((char) c));
                                                })));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("§2.2 names have at most 64 characters: UM-E001 tells limit and length")
    void a_name_has_at_most_64_characters(Kind kind) {
        assertThat(make(kind, "x".repeat(64)).name()).hasSize(64);
        var refusal = refused(() -> make(kind, "y".repeat(65)));
        assertThat(refusal.id()).isEqualTo(ErrorId.E001);
        assertThat(refusal).hasMessageContainingAll("64", "65");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName(
            "§2.2 names are unique, whatever their case and outer blanks, in any Unicode form: UM-E003")
    void a_name_is_unique_within_its_kind(Kind kind) {
        make(kind, "Büro A");

        assertThat(refused(() -> make(kind, "BÜRO a")).id()).isEqualTo(ErrorId.E003);
        assertThat(refused(() -> make(kind, "  Büro A ")).id()).isEqualTo(ErrorId.E003);
        assertThat(refused(() -> make(kind, "Bu\u0308ro A")).id()).isEqualTo(ErrorId.E003);
    }

    @Test
    @DisplayName("§2.2 objects of different kinds may share a name")
    void a_name_may_belong_to_one_object_of_each_kind() {
        for (var kind : Kind.values()) {
            assertThat(make(kind, "Same").name()).isEqualTo("Same");
        }
    }

    @Test
    @DisplayName("§2.2 hunt groups: unique per gateway, the identity is gateway\\name")
    void a_hunt_group_name_is_unique_per_gateway() {
        make(Kind.HUNT_GROUP, "Sales");
        var other = new IpGateway(make(Kind.IP_GATEWAY, "Other"));
        var warnings = new Warnings();
        change(writer ->
                HuntGroups.create(
                        writer,
                        Edit.of(
                                "Sales",
                                PropertyValues.EMPTY
                                        .with(HuntGroup.UM_DIAL_PLAN, contoso.plan().id())
                                        .with(HuntGroup.UM_IP_GATEWAY, other.id())),
                        warnings));

        assertThat(warnings.texts())
                .as("the bare name repeats")
                .anyMatch(text -> text.startsWith("W15") && text.contains("MyGateway"));
        assertThat(named(ObjectKind.HUNT_GROUP, "Other\\Sales").name()).isEqualTo("Sales");
        assertThat(refused(() -> named(ObjectKind.HUNT_GROUP, "Sales")).id())
                .as("the bare name names two")
                .isEqualTo(ErrorId.E011);
    }

    @Test
    @DisplayName("§2.2 dial plan: 49 characters where the default policy is generated: UM-E004")
    void a_plan_name_leaves_room_for_the_name_of_its_policy() {
        var digits = PropertyValues.EMPTY.with(DialPlan.NUMBER_OF_DIGITS, 5);
        change(writer ->
                DialPlans.create(writer, Edit.of("x".repeat(49), digits), true, new Warnings()));
        assertThat(names(ObjectKind.MAILBOX_POLICY)).contains("x".repeat(49) + " Default Policy");
        var refusal =
                refused(() ->
                        change(writer ->
                                DialPlans.create(
                                        writer,
                                        Edit.of("y".repeat(50), digits),
                                        true,
                                        new Warnings())));
        assertThat(refusal.id()).isEqualTo(ErrorId.E004);
        assertThat(refusal).hasMessageContaining("GenerateUMMailboxPolicy");
    }

    // §2.3 Renaming

    @Test
    @DisplayName(
            "§2.3 a renamed plan keeps GUID, links and phone context; its policy keeps its name")
    void a_renamed_plan_keeps_everything_but_its_name() {
        var before = contoso.plan();
        var renamed =
                change(writer ->
                        DialPlans.change(
                                writer,
                                before,
                                Edit.of("HQ", PropertyValues.EMPTY),
                                new Warnings()));

        assertThat(renamed.id()).isEqualTo(before.id());
        assertThat(renamed.phoneContext()).isEqualTo(before.phoneContext());
        assertThat(contoso.policy().dialPlan()).isEqualTo(before.id());
        assertThat(names(ObjectKind.MAILBOX_POLICY)).containsExactly("MyDialPlan Default Policy");
        assertThat(contoso.tony().umMailbox().extensions("MyDialPlan.contoso.com"))
                .containsExactly("51234");
    }

    @Test
    @DisplayName(
            "§2.3 policy and gateway are renamed and keep GUID and links; the new name obeys 2.2")
    void a_policy_and_a_gateway_are_renamed() {
        var policy = contoso.policy();
        change(writer ->
                MailboxPolicies.change(
                        writer, policy, Edit.of("Sales", PropertyValues.EMPTY), new Warnings()));
        assertThat(named(ObjectKind.MAILBOX_POLICY, "Sales").id()).isEqualTo(policy.id());
        assertThat(contoso.tony().policy().name()).isEqualTo("Sales");

        var gateway = gateway("MyGateway");
        change(writer ->
                IpGateways.change(
                        writer, gateway, Edit.of("PBX", PropertyValues.EMPTY), new Warnings()));
        assertThat(named(ObjectKind.HUNT_GROUP, "PBX\\" + HuntGroup.DEFAULT_NAME).name())
                .isEqualTo(HuntGroup.DEFAULT_NAME);

        make(Kind.MAILBOX_POLICY, "Other");
        assertThat(
                        refused(() ->
                                        change(writer ->
                                                MailboxPolicies.change(
                                                        writer,
                                                        contoso.tony().policy(),
                                                        Edit.of("OTHER", PropertyValues.EMPTY),
                                                        new Warnings())))
                                .id())
                .isEqualTo(ErrorId.E003);
    }

    // §4.1 What comes along

    @Test
    @DisplayName(
            "§4.1 a dial plan brings a policy with all defaults, and no number, gateway, hunt group or attendant")
    void a_dial_plan_brings_its_policy_and_nothing_else() {
        var before = names(ObjectKind.HUNT_GROUP);
        var plan =
                change(writer ->
                        DialPlans.create(
                                writer,
                                Edit.of(
                                        "Fresh",
                                        PropertyValues.EMPTY.with(DialPlan.NUMBER_OF_DIGITS, 5)),
                                true,
                                new Warnings()));

        var policy = new MailboxPolicy(named(ObjectKind.MAILBOX_POLICY, "Fresh Default Policy"));
        assertThat(policy.dialPlan()).isEqualTo(plan.id());
        assertThat(policy.object().values().stored().keySet())
                .as("all else is default")
                .containsExactly(MailboxPolicy.UM_DIAL_PLAN.name());
        assertThat(plan.accessNumbers()).isEmpty();
        assertThat(names(ObjectKind.HUNT_GROUP)).isEqualTo(before);
        assertThat(names(ObjectKind.IP_GATEWAY)).containsExactly("MyGateway");
        assertThat(names(ObjectKind.AUTO_ATTENDANT)).isEmpty();
    }

    @Test
    @DisplayName("§4.1 -GenerateUMMailboxPolicy $false: no policy")
    void a_dial_plan_may_come_without_a_policy() {
        make(Kind.DIAL_PLAN, "Bare");
        assertThat(names(ObjectKind.MAILBOX_POLICY)).containsExactly("MyDialPlan Default Policy");
    }

    @Test
    @DisplayName("§4.1 all steps of one command commit together or not at all")
    void a_plan_whose_policy_cannot_be_made_is_not_made() {
        make(Kind.MAILBOX_POLICY, "Fresh Default Policy");
        refused(() ->
                change(writer ->
                        DialPlans.create(
                                writer,
                                Edit.of(
                                        "Fresh",
                                        PropertyValues.EMPTY.with(DialPlan.NUMBER_OF_DIGITS, 5)),
                                true,
                                new Warnings())));
        assertThat(names(ObjectKind.DIAL_PLAN)).containsExactly("MyDialPlan");
    }

    @Test
    @DisplayName(
            "§4.1 a gateway with a plan gets a hunt group without pilot; one without a plan none, and handles no calls")
    void a_gateway_with_a_plan_brings_its_default_hunt_group() {
        var group =
                new HuntGroup(named(ObjectKind.HUNT_GROUP, "MyGateway\\" + HuntGroup.DEFAULT_NAME));
        assertThat(group.dialPlan()).isEqualTo(contoso.plan().id());
        assertThat(group.pilots()).isEmpty();

        var warnings = new Warnings();
        var alone =
                change(writer ->
                        IpGateways.create(
                                writer,
                                Edit.of(
                                        "Alone",
                                        PropertyValues.EMPTY.with(IpGateway.ADDRESS, "10.0.0.1")),
                                Optional.empty(),
                                warnings));
        assertThat(
                        contoso.directory.<Integer>read(reader ->
                                reader.referringTo(alone.id(), ObjectKind.HUNT_GROUP).size()))
                .isZero();
        assertThat(warnings.texts()).anyMatch(text -> text.startsWith("W04"));
    }

    @Test
    @DisplayName("§4.1 an auto attendant is made disabled, without speech and pilot, open all week")
    void an_auto_attendant_is_made_disabled() {
        var attendant = new AutoAttendant(make(Kind.AUTO_ATTENDANT, "Main"));
        assertThat(attendant.isEnabled()).isFalse();
        assertThat(attendant.get(AutoAttendant.SPEECH_ENABLED)).isFalse();
        assertThat(attendant.get(AutoAttendant.PILOT_IDENTIFIER_LIST)).isEmpty();
    }

    @Test
    @DisplayName("§4.1 enabling a mailbox brings its address and a PIN that is due to change")
    void enabling_a_mailbox_brings_address_and_pin() {
        var enabled = contoso.addUser("Jill Frank", "jill", "51299", Optional.empty());

        assertThat(enabled.umMailbox().addresses())
                .extracting(EumAddress::toString)
                .containsExactly("EUM:51299;phone-context=MyDialPlan.contoso.com");
        assertThat(
                        contoso.directory.<Boolean>read(
                                reader -> reader.pin(enabled.umMailbox().id()).isPresent()))
                .isTrue();
    }

    @Test
    @DisplayName("§7.5 what a fresh system does out of the box")
    void a_fresh_plan_with_its_policy_does_what_is_documented() {
        var plan = new DialPlan(make(Kind.DIAL_PLAN, "Fresh"));
        var policy = new MailboxPolicy(make(Kind.MAILBOX_POLICY, "Policy", plan));

        assertThat(plan.get(DialPlan.VOIP_SECURITY)).isEqualTo(DialPlan.VoipSecurity.Unsecured);
        assertThat(plan.get(DialPlan.MAX_CALL_DURATION)).isEqualTo(30);
        assertThat(plan.longestRecording()).hasMinutes(20);
        assertThat(plan.get(DialPlan.AUDIO_CODEC)).isEqualTo(AudioCodec.Mp3);
        assertThat(plan.get(DialPlan.SPEECH_RECOGNITION_ENABLED)).isTrue();
        assertThat(policy.get(MailboxPolicy.ALLOW_SPEECH_RECOGNITION)).isTrue();
        assertThat(plan.get(DialPlan.ALLOW_DIAL_PLAN_SUBSCRIBERS)).isTrue();
        assertThat(plan.get(DialPlan.ALLOWED_IN_COUNTRY_GROUPS)).isEmpty();
        assertThat(plan.get(DialPlan.ALLOWED_INTERNATIONAL_GROUPS)).isEmpty();
        assertThat(policy.get(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS)).isEmpty();
        assertThat(policy.get(MailboxPolicy.ALLOWED_INTERNATIONAL_GROUPS)).isEmpty();
        assertThat(plan.find(DialPlan.OPERATOR_EXTENSION)).isEmpty();
        assertThat(plan.accessNumbers()).isEmpty();
    }

    // §4.2 and §1.1: what is fixed

    @Test
    @DisplayName(
            "§4.2 dial plan: URIType and NumberOfDigitsInExtension: UM-E019; the same value again is no change")
    void kind_and_length_of_a_plan_are_fixed() {
        for (var values :
                List.of(
                        PropertyValues.EMPTY.with(DialPlan.NUMBER_OF_DIGITS, 4),
                        PropertyValues.EMPTY.with(DialPlan.URI_TYPE, DialPlan.UriType.SipName))) {
            assertThat(
                            refused(() ->
                                            change(writer ->
                                                    DialPlans.change(
                                                            writer,
                                                            contoso.plan(),
                                                            Edit.of(values),
                                                            new Warnings())))
                                    .id())
                    .isEqualTo(ErrorId.E019);
        }
        change(writer ->
                DialPlans.change(
                        writer,
                        contoso.plan(),
                        Edit.of(PropertyValues.EMPTY.with(DialPlan.NUMBER_OF_DIGITS, 5)),
                        new Warnings()));
    }

    @Test
    @DisplayName("§4.2, §1.1 policy: its dial plan changes only while no mailbox uses it: UM-E206")
    void the_plan_of_a_policy_in_use_is_fixed() {
        var other = new DialPlan(make(Kind.DIAL_PLAN, "Other"));
        var unused = new MailboxPolicy(make(Kind.MAILBOX_POLICY, "Unused"));
        var edit = Edit.of(PropertyValues.EMPTY.with(MailboxPolicy.UM_DIAL_PLAN, other.id()));

        var moved = change(writer -> MailboxPolicies.change(writer, unused, edit, new Warnings()));
        assertThat(moved.dialPlan()).isEqualTo(other.id());
        assertThat(
                        refused(() ->
                                        change(writer ->
                                                MailboxPolicies.change(
                                                        writer,
                                                        contoso.policy(),
                                                        edit,
                                                        new Warnings())))
                                .id())
                .isEqualTo(ErrorId.E206);
    }

    @Test
    @DisplayName("§4.2, §1.1 UM mailbox: another policy of the same plan only: UM-E112")
    void a_um_mailbox_stays_in_its_primary_plan() {
        var same = new MailboxPolicy(make(Kind.MAILBOX_POLICY, "Sales"));
        contoso.setTony(UmMailbox.UM_MAILBOX_POLICY, same.id());
        assertThat(contoso.tony().policy().name()).isEqualTo("Sales");

        var other = new DialPlan(make(Kind.DIAL_PLAN, "Other"));
        var foreign = make(Kind.MAILBOX_POLICY, "Foreign", other);
        var refusal = refused(() -> contoso.setTony(UmMailbox.UM_MAILBOX_POLICY, foreign.id()));
        assertThat(refusal.id()).isEqualTo(ErrorId.E112);
        assertThat(refusal).hasMessageContainingAll("Other", "MyDialPlan");
    }

    @Test
    @DisplayName("§1.1 a dial plan has at most 200 gateways, each counted once: UM-E205")
    void a_dial_plan_has_at_most_200_gateways() {
        var all =
                change(writer ->
                        IntStream.range(1, 200)
                                .mapToObj(i ->
                                        IpGateways.create(
                                                writer,
                                                Edit.of(
                                                        "g" + i,
                                                        PropertyValues.EMPTY.with(
                                                                IpGateway.ADDRESS,
                                                                "10.1." + i + ".1")),
                                                Optional.of(contoso.plan()),
                                                new Warnings()))
                                .toList());
        assertThat(all).hasSize(199);
        make(Kind.HUNT_GROUP, "a second group of a gateway that is there");

        assertThat(
                        refused(() ->
                                        change(writer ->
                                                IpGateways.create(
                                                        writer,
                                                        Edit.of(
                                                                "g200",
                                                                PropertyValues.EMPTY.with(
                                                                        IpGateway.ADDRESS,
                                                                        "10.2.0.1")),
                                                        Optional.of(contoso.plan()),
                                                        new Warnings())))
                                .id())
                .isEqualTo(ErrorId.E205);
    }

    // Two values of one object

    @Test
    @DisplayName(
            "§7.4 DialByNameSecondary equal to the primary counts as None: W12; UM-E007 where both are given")
    void two_equal_search_methods_count_as_one() {
        var warnings = new Warnings();
        var one =
                PropertyValues.EMPTY.with(
                        DialPlan.DIAL_BY_NAME_PRIMARY, DialPlan.DialByName.SMTPAddress);
        change(writer -> DialPlans.change(writer, contoso.plan(), Edit.of(one), warnings));
        assertThat(warnings.texts()).anyMatch(text -> text.startsWith("W12"));

        var both =
                PropertyValues.EMPTY
                        .with(DialPlan.DIAL_BY_NAME_PRIMARY, DialPlan.DialByName.LastFirst)
                        .with(DialPlan.DIAL_BY_NAME_SECONDARY, DialPlan.DialBySecondary.LastFirst);
        assertThat(
                        refused(() ->
                                        change(writer ->
                                                DialPlans.change(
                                                        writer,
                                                        contoso.plan(),
                                                        Edit.of(both),
                                                        new Warnings())))
                                .id())
                .isEqualTo(ErrorId.E007);
    }

    // §4.3 Removal

    @Test
    @DisplayName("§4.3 each kind of reference alone holds a dial plan: UM-E201 names it")
    void every_reference_to_a_plan_holds_it() {
        for (var kind : List.of(Kind.MAILBOX_POLICY, Kind.HUNT_GROUP, Kind.AUTO_ATTENDANT)) {
            var plan = new DialPlan(make(Kind.DIAL_PLAN, "Plan of " + kind));
            var holder = make(kind, "Holder " + kind, plan);

            var refusal = refused(() -> remove(writer -> DialPlans.remove(writer, plan)));
            assertThat(refusal.id()).isEqualTo(ErrorId.E201);
            assertThat(refusal).hasMessageContaining(holder.name());

            remove(writer -> writer.delete(holder.id()));
            remove(writer -> DialPlans.remove(writer, plan));
            assertThat(exists(plan.object())).isFalse();
        }
    }

    @Test
    @DisplayName("§4.3 a policy in use: UM-E202 with count and first ten")
    void a_policy_in_use_tells_how_many_use_it_and_names_ten() {
        for (int i = 0; i < 10; i++) {
            contoso.addUser("User " + i, "u" + i, "5200" + i, Optional.empty());
        }
        var refusal =
                refused(() -> remove(writer -> MailboxPolicies.remove(writer, contoso.policy())));
        assertThat(refusal.id()).isEqualTo(ErrorId.E202);
        assertThat(refusal).hasMessageContainingAll("11", "Tony Smith", "User 8", "…");
        assertThat(refusal.getMessage()).doesNotContain("User 9");
    }

    @Test
    @DisplayName("§4.3 the default policy has no special protection")
    void an_unused_default_policy_can_be_removed() {
        change(writer ->
                DialPlans.create(
                        writer,
                        Edit.of("Fresh", PropertyValues.EMPTY.with(DialPlan.NUMBER_OF_DIGITS, 5)),
                        true,
                        new Warnings()));
        var policy = new MailboxPolicy(named(ObjectKind.MAILBOX_POLICY, "Fresh Default Policy"));
        remove(writer -> MailboxPolicies.remove(writer, policy));
        assertThat(exists(policy.object())).isFalse();
    }

    @Test
    @DisplayName("§4.3 a gateway takes its hunt groups with it and is no peer any more")
    void a_removed_gateway_takes_its_hunt_groups_with_it() {
        make(Kind.HUNT_GROUP, "Sales");
        assertThat(contoso.routing.isPeer("127.0.0.1")).isTrue();

        var gone = change(writer -> IpGateways.remove(writer, gateway("MyGateway")));

        assertThat(gone).containsExactlyInAnyOrder(HuntGroup.DEFAULT_NAME, "Sales");
        assertThat(names(ObjectKind.HUNT_GROUP)).isEmpty();
        assertThat(contoso.routing.isPeer("127.0.0.1")).isFalse();
    }

    @Test
    @DisplayName("§4.3 removing the last hunt group of a gateway warns that it handles no calls")
    void the_last_hunt_group_of_a_gateway_is_warned_of() {
        var second = new HuntGroup(make(Kind.HUNT_GROUP, "Sales"));
        var warnings = new Warnings();
        remove(writer -> HuntGroups.remove(writer, second, warnings));
        assertThat(warnings.texts()).isEmpty();

        var last =
                new HuntGroup(named(ObjectKind.HUNT_GROUP, "MyGateway\\" + HuntGroup.DEFAULT_NAME));
        remove(writer -> HuntGroups.remove(writer, last, warnings));
        assertThat(warnings.texts()).anyMatch(text -> text.startsWith("W04"));
    }

    @Test
    @DisplayName("§2.1 the GUID is assigned at creation and never used again")
    void a_name_that_is_used_again_has_another_guid() {
        var first = make(Kind.MAILBOX_POLICY, "Sales");
        remove(writer -> MailboxPolicies.remove(writer, new MailboxPolicy(first)));
        assertThat(make(Kind.MAILBOX_POLICY, "Sales").id()).isNotEqualTo(first.id());
    }
}
