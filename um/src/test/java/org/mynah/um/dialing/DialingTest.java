package org.mynah.um.dialing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.um.Contoso;
import org.mynah.um.dialing.Verdict.NumberClass;
import org.mynah.um.dialing.Verdict.Permitted;
import org.mynah.um.dialing.Verdict.Refused;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.DialingRule;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicies;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;

/** Dialing rules and number building, row by row (directory §3.6, §3.7; call flows §9). */
class DialingTest {

    private final Contoso contoso = new Contoso();

    private static DialingRule rule(String line) {
        return DialingRule.read("ConfiguredInCountryOrRegionGroups", line);
    }

    private static List<ErrorId> errors(String line) {
        try {
            rule(line);
            return List.of();
        } catch (DirectoryException e) {
            return e.problems().stream().map(each -> each.id()).toList();
        }
    }

    private void inCountry(String... lines) {
        contoso.setPlan(
                DialPlan.CONFIGURED_IN_COUNTRY_GROUPS,
                List.of(lines).stream().map(DialingTest::rule).toList());
    }

    private void international(String... lines) {
        contoso.setPlan(
                DialPlan.CONFIGURED_INTERNATIONAL_GROUPS,
                List.of(lines).stream().map(DialingTest::rule).toList());
    }

    private Verdict signedIn(String number) {
        return contoso.directory.read(reader ->
                Dialing.check(
                        reader, Permissions.ofSignedIn(contoso.plan(), contoso.policy()), number));
    }

    private Verdict planCaller(String number) {
        return contoso.directory.read(
                reader -> Dialing.check(reader, Permissions.ofPlanCaller(contoso.plan()), number));
    }

    private static String dialString(Verdict verdict) {
        return switch (verdict) {
            case Permitted(var text, _, _) -> text;
            case Refused(var why, _) -> why.name();
        };
    }

    @Test
    @DisplayName("§3.6: Name,NumberMask,DialedNumber,Comment")
    void an_entry_is_four_fields_of_csv() {
        var rule = rule("local, 9xxxxxxx ,9xxxxxxx,\"Seattle, east\"");

        assertThat(rule)
                .isEqualTo(new DialingRule("local", "9xxxxxxx", "9xxxxxxx", "Seattle, east"));
        assertThat(rule(rule.toString())).isEqualTo(rule);
        assertThat(rule("local,9*,9*")).as("comment may be left out").isNotNull();
        assertThat(rule("InCountry/RegionGroup1,9*,9*,").name())
                .isEqualTo("InCountry/RegionGroup1");
        assertThat(errors("local,9*,9*,comment,more")).containsExactly(ErrorId.E009);
        assertThat(errors("local,9*")).containsExactly(ErrorId.E009);
    }

    @Test
    @DisplayName("§3.6 Name: at most 32, no comma or quotation mark")
    void the_name_of_a_rule_is_bounded() {
        assertThat(errors("a".repeat(32) + ",9*,9*,")).isEmpty();
        assertThat(errors("a".repeat(33) + ",9*,9*,")).containsExactly(ErrorId.E001);
        assertThat(errors("\"a,b\",9*,9*,")).containsExactly(ErrorId.E002);
        assertThat(errors(",9*,9*,")).containsExactly(ErrorId.E014);
    }

    @ParameterizedTest
    @DisplayName("§3.6 NumberMask, DialedNumber: digits, x, * (UM-E009)")
    @CsvSource({
        "9+1,9*",
        "12-34,9*",
        "a,9",
        "'',9",
        "9*,y",
        "9xx,9x",
        "9x,9xx",
        "9x,9*",
        "9*,9**",
        "9*,''"
    })
    void a_mask_holds_digits_x_and_stars(String mask, String dialed) {
        assertThat(errors("g,\"" + mask + "\",\"" + dialed + "\",")).contains(ErrorId.E009);
    }

    @Test
    @DisplayName("§3.6 Comment: at most 128")
    void the_comment_of_a_rule_is_bounded() {
        assertThat(errors("g,9*,9*," + "c".repeat(128))).isEmpty();
        assertThat(errors("g,9*,9*," + "c".repeat(129))).containsExactly(ErrorId.E005);
    }

    @Test
    void all_problems_of_one_rule_are_told_at_once() {
        assertThat(errors("a".repeat(33) + ",9-9,+,"))
                .containsExactly(ErrorId.E001, ErrorId.E009, ErrorId.E009);
    }

    @ParameterizedTest
    @DisplayName(
            "§3.6 DialedNumber: the x's take what the x's of the mask matched; call flows §9.2 step 5")
    @CsvSource({
        "91425xxxxxxx, 9xxxxxxx, 914255551234, 95551234",
        "xxxxxxx, 1425xxxxxxx, 5551234, 14255551234",
        "1425xxxxxxx, 91425xxxxxxx, 14255551234, 914255551234",
        "91425*, 91*, 914255551234, 915551234",
        "*, *, 123456789, 123456789",
        "91*, *, 914255551234, 914255551234",
        "1x2x3, 9xx, 14253, 945",
        "*00*, *1*, 4900555, 491555",
        "0x*, x0*, 07123, 70123",
        "1X2, 3X4, 172, 374",
    })
    void a_mask_makes_the_dialed_number(
            String mask, String dialed, String number, String expected) {
        assertThat(Mask.apply(rule("g," + mask + "," + dialed + ","), number)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "91425xxxxxxx, 91425555123",
        "91425xxxxxxx, 9142555512345",
        "91425xxxxxxx, 914265551234",
        "12*12, 123",
        "*5, 1234"
    })
    void a_mask_that_does_not_fit_makes_nothing(String mask, String number) {
        assertThat(Mask.apply(rule("g," + mask + ",*,"), number)).isEmpty();
    }

    @Test
    void many_stars_cost_no_time() {
        var mask = "*1".repeat(32);

        assertThat(Mask.apply(rule("g," + mask + ",*,"), "1".repeat(31) + "0")).isEmpty();
    }

    @Test
    @DisplayName("§3.6: no allowed group means no outside calls at all")
    void nothing_outside_is_dialed_out_of_the_box() {
        assertThat(dialString(signedIn("914255551234"))).isEqualTo("NO_GROUP_ALLOWED");
        assertThat(dialString(planCaller("914255551234"))).isEqualTo("NO_GROUP_ALLOWED");
        inCountry("any,*,*,");
        assertThat(dialString(signedIn("914255551234")))
                .as("configured is not allowed")
                .isEqualTo("NO_GROUP_ALLOWED");
    }

    @Test
    @DisplayName("§3.6: * to * permits everything as dialed")
    void a_star_for_a_star_permits_everything_as_dialed() {
        inCountry("any,*,*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("ANY"));

        assertThat(dialString(signedIn("(425) 555-1234"))).isEqualTo("4255551234");
    }

    @Test
    @DisplayName("§3.6: the allowed entries in the order written, the first that fits")
    void the_first_mask_that_fits_decides() {
        inCountry("long,91425xxxxxxx,1xxxxxxx,", "local,91425*,2*,", "local,91*,3*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("local"));
        assertThat(dialString(signedIn("914255551234"))).isEqualTo("25551234");
        assertThat(dialString(signedIn("912065551234"))).isEqualTo("32065551234");
        assertThat(dialString(signedIn("94255551234"))).isEqualTo("NO_RULE_FITS");

        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("local", "long"));
        assertThat(dialString(signedIn("914255551234")))
                .as("order of the rules, not of the allowed names")
                .isEqualTo("15551234");
    }

    @Test
    @DisplayName("§3.6 which list is asked: signed-in user, policy; other callers, plan")
    void each_kind_of_caller_has_his_list() {
        inCountry("users,91*,91*,", "callers,92*,92*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("users"));
        contoso.setPlan(DialPlan.ALLOWED_IN_COUNTRY_GROUPS, List.of("callers"));

        assertThat(dialString(signedIn("911234567"))).isEqualTo("911234567");
        assertThat(dialString(signedIn("921234567"))).isEqualTo("NO_RULE_FITS");
        assertThat(dialString(planCaller("921234567"))).isEqualTo("921234567");
        assertThat(dialString(planCaller("911234567"))).isEqualTo("NO_RULE_FITS");
        assertThat(Permissions.ofOwner(contoso.plan(), contoso.policy()))
                .as("Play on Phone and call answering rules: the owner's policy")
                .isEqualTo(Permissions.ofSignedIn(contoso.plan(), contoso.policy()));
    }

    @Test
    @DisplayName("§3.5 out-dialing: names of the policy, rules of the plan that was called")
    void on_a_secondary_plan_the_names_mean_that_plans_rules() {
        inCountry("local,9*,1*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("local"));
        var tokyo = plan("Tokyo", List.of("local,9*,2*,", "guests,8*,3*,"), List.of("guests"));

        assertThat(on(tokyo, "9555")).isEqualTo("2555");
        assertThat(on(tokyo, "8555")).as("every name is defined there").isEqualTo("NO_RULE_FITS");
    }

    @Test
    @DisplayName("§3.5 out-dialing: a name that is missing there gives what any caller gets")
    void a_name_that_the_called_plan_lacks_gives_what_any_caller_gets() {
        inCountry("local,9*,1*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("local"));
        var tokyo = plan("Tokyo", List.of("guests,8*,3*,"), List.of("guests"));

        assertThat(on(tokyo, "8555")).isEqualTo("3555");
        assertThat(on(tokyo, "9555")).isEqualTo("NO_RULE_FITS");
    }

    private String on(DialPlan plan, String number) {
        return contoso.directory.read(reader ->
                dialString(
                        Dialing.check(
                                reader, Permissions.ofSignedIn(plan, contoso.policy()), number)));
    }

    private DialPlan plan(String name, List<String> rules, List<String> allowed) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    var plan =
                            DialPlans.create(
                                    writer,
                                    Edit.of(
                                            name,
                                            PropertyValues.EMPTY
                                                    .with(DialPlan.NUMBER_OF_DIGITS, 5)
                                                    .with(DialPlan.COUNTRY_OR_REGION_CODE, "81")),
                                    true,
                                    new Warnings());
                    return DialPlans.change(
                            writer,
                            plan,
                            Edit.of(
                                    PropertyValues.EMPTY
                                            .with(
                                                    DialPlan.CONFIGURED_IN_COUNTRY_GROUPS,
                                                    rules.stream().map(DialingTest::rule).toList())
                                            .with(DialPlan.ALLOWED_IN_COUNTRY_GROUPS, allowed)),
                            new Warnings());
                });
    }

    @ParameterizedTest
    @DisplayName("§3.6 combination table")
    @CsvSource({
        "true, true, 51234, 51111",
        "true, false, 51234, NO_GROUP_ALLOWED",
        "false, true, SUBSCRIBERS_NOT_ALLOWED, 51111",
        "false, false, SUBSCRIBERS_NOT_ALLOWED, NO_GROUP_ALLOWED"
    })
    void subscribers_and_extensions_are_two_switches(
            boolean subscribers, boolean extensions, String toUser, String toOther) {
        contoso.setPolicy(MailboxPolicy.ALLOW_DIAL_PLAN_SUBSCRIBERS, subscribers);
        contoso.setPolicy(MailboxPolicy.ALLOW_EXTENSIONS, extensions);
        contoso.setPlan(DialPlan.ALLOW_DIAL_PLAN_SUBSCRIBERS, subscribers);
        contoso.setPlan(DialPlan.ALLOW_EXTENSIONS, extensions);

        assertThat(dialString(signedIn("51234"))).isEqualTo(toUser);
        assertThat(dialString(signedIn("51111"))).isEqualTo(toOther);
        assertThat(dialString(planCaller("51234"))).isEqualTo(toUser);
        assertThat(dialString(planCaller("51111"))).isEqualTo(toOther);
    }

    @Test
    @DisplayName("§3.6: plan true/false, policy true/true")
    void the_defaults_of_the_two_switches() {
        assertThat(dialString(planCaller("51234"))).isEqualTo("51234");
        assertThat(dialString(planCaller("51111"))).isEqualTo("NO_GROUP_ALLOWED");
        assertThat(dialString(signedIn("51234"))).isEqualTo("51234");
        assertThat(dialString(signedIn("51111"))).isEqualTo("51111");
    }

    @Test
    void a_user_who_may_not_be_dialed_is_not_reached_by_a_rule_either() {
        inCountry("any,*,*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("any"));
        contoso.setPolicy(MailboxPolicy.ALLOW_DIAL_PLAN_SUBSCRIBERS, false);

        assertThat(dialString(signedIn("51234"))).isEqualTo("SUBSCRIBERS_NOT_ALLOWED");
    }

    @ParameterizedTest
    @DisplayName(
            "§3.7 number building: access code, international code, national prefix, country code")
    @CsvSource({
        "+1 425 555 1234, 914255551234, IN_COUNTRY",
        "+44 20 7946 0000, 9011442079460000, INTERNATIONAL",
        "4255551234, 94255551234, IN_COUNTRY",
        "94255551234, 94255551234, IN_COUNTRY",
        "011442079460000, 9011442079460000, INTERNATIONAL",
        "9011442079460000, 9011442079460000, INTERNATIONAL"
    })
    void numbers_are_built_with_the_codes_of_the_plan(
            String number, String canonical, NumberClass kind) {
        codes();
        var steps = new ArrayList<String>();
        contoso.directory.read(reader ->
                Dialing.explain(reader, Permissions.ofPlanCaller(contoso.plan()), number)
                        .steps()
                        .stream()
                        .filter(step -> step.number() == 3)
                        .map(Explanation.Step::result)
                        .map(steps::add)
                        .toList());

        assertThat(steps).containsExactly(canonical, kind.name());
    }

    @Test
    @DisplayName("§9.2 step 4: the class chooses the set of rules")
    void international_numbers_are_judged_by_international_groups() {
        codes();
        inCountry("local,*,*,");
        international("world,9011*,9011*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("local"));
        assertThat(dialString(signedIn("011442079460000"))).isEqualTo("NO_GROUP_ALLOWED");

        contoso.setPolicy(MailboxPolicy.ALLOWED_INTERNATIONAL_GROUPS, List.of("world"));

        assertThat(signedIn("+442079460000"))
                .isEqualTo(
                        new Permitted(
                                "9011442079460000",
                                NumberClass.INTERNATIONAL,
                                Optional.of(rule("world,9011*,9011*,"))));
        assertThat(dialString(signedIn("011442079460000")))
                .as("as dialed it does not fit, with the access code it does")
                .isEqualTo("9011442079460000");
    }

    @Test
    void nobody_dials_a_plus_so_it_goes_out_with_the_codes() {
        codes();
        inCountry("any,*,*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("any"));

        assertThat(dialString(signedIn("+14255551234"))).isEqualTo("914255551234");
    }

    @Test
    @DisplayName("§9.2 step 6: the result is never sent through the rules again")
    void a_result_is_not_transformed_twice() {
        inCountry("a,1*,2*,", "a,2*,3*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("a"));

        assertThat(dialString(signedIn("1555000"))).isEqualTo("2555000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"911", "9911", "112", "9112", "999", "000"})
    @DisplayName("§9.2: emergency numbers are never dialled")
    void emergency_numbers_are_never_dialed(String number) {
        codes();
        inCountry("any,*,*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("any"));

        assertThat(dialString(signedIn(number))).isEqualTo("EMERGENCY");
    }

    @Test
    void a_rule_cannot_make_an_emergency_number() {
        codes();
        inCountry("sly,5551234,911,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("sly"));

        assertThat(dialString(signedIn("5551234"))).isEqualTo("EMERGENCY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "tony@contoso.com", "+", "12;34", "*72"})
    void what_is_no_number_is_not_dialed(String number) {
        contoso.setPolicy(MailboxPolicy.ALLOW_EXTENSIONS, true);

        assertThat(signedIn(number)).isInstanceOf(Refused.class);
    }

    @Test
    @DisplayName("§9.2: the rule tester shows each step in order")
    void the_rule_tester_shows_every_step() {
        codes();
        inCountry("local,8*,8*,", "local,91425xxxxxxx,9xxxxxxx,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("local"));

        var steps =
                contoso.directory.read(reader ->
                        Dialing.explain(
                                        reader,
                                        Permissions.ofSignedIn(contoso.plan(), contoso.policy()),
                                        "+1 (425) 555-1234")
                                .steps()
                                .stream()
                                .map(step ->
                                        step.number() + " " + step.name() + ": " + step.result())
                                .toList());

        assertThat(steps)
                .containsExactly(
                        "1 Formatting removed: +14255551234",
                        "2 Internal number: no",
                        "3 Canonical number: 914255551234",
                        "3 Class: IN_COUNTRY",
                        "4 Allowed groups: local",
                        "4 Rule local,8*,8*: does not fit",
                        "4 Rule local,91425xxxxxxx,9xxxxxxx: fits",
                        "5 Dialed number: 95551234");
    }

    @Test
    @DisplayName("§3.6: transfer to a person needs CallSomeoneEnabled and AllowDialPlanSubscribers")
    void a_person_found_by_name_needs_two_switches() {
        assertThat(dialString(toPerson("tonysmith"))).isEqualTo("51234");
        contoso.setPlan(DialPlan.ALLOW_DIAL_PLAN_SUBSCRIBERS, false);
        assertThat(dialString(toPerson("tonysmith"))).isEqualTo("SUBSCRIBERS_NOT_ALLOWED");
        contoso.setPlan(DialPlan.ALLOW_DIAL_PLAN_SUBSCRIBERS, true);
        contoso.setPlan(DialPlan.CALL_SOMEONE_ENABLED, false);
        assertThat(dialString(toPerson("tonysmith"))).isEqualTo("PEOPLE_NOT_ALLOWED");
    }

    private Verdict toPerson(String alias) {
        return contoso.directory.read(reader ->
                Dialing.checkPerson(
                        reader,
                        Permissions.ofPlanCaller(contoso.plan()),
                        contoso.called(alias).mailbox()));
    }

    @ParameterizedTest
    @DisplayName(
            "§3.7 InCountryOrRegionNumberFormat and InternationalNumberFormat: users of another plan")
    @CsvSource({"1, 14255551234", "44, 00114255551234"})
    void a_user_of_another_plan_is_called_by_the_format_of_his_plan(
            String callersCountry, String expected) {
        contoso.setPlan(DialPlan.IN_COUNTRY_NUMBER_FORMAT, "1425xxxxxxx");
        contoso.setPlan(DialPlan.INTERNATIONAL_NUMBER_FORMAT, "0011425xxxxxxx");
        setPhone("tonysmith", "+1 (425) 555-1234");
        var tokyo = plan("Tokyo", List.of(), List.of());
        setCountry(tokyo, callersCountry);

        var number =
                contoso.directory.read(reader ->
                        PersonNumber.of(
                                reader,
                                new DialPlan(reader.find(tokyo.id()).orElseThrow()),
                                contoso.tony().mailbox()));

        assertThat(number).contains(expected);
    }

    @Test
    void a_directory_number_that_is_too_short_for_the_format_is_called_as_it_is() {
        contoso.setPlan(DialPlan.IN_COUNTRY_NUMBER_FORMAT, "1425xxxxxxx");
        setPhone("tonysmith", "51234");
        var other = plan("Other", List.of(), List.of());
        setCountry(other, "1");

        var number =
                contoso.directory.read(
                        reader -> PersonNumber.of(reader, other, contoso.tony().mailbox()));

        assertThat(number).contains("51234");
    }

    private void setCountry(DialPlan plan, String code) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        DialPlans.change(
                                writer,
                                new DialPlan(writer.find(plan.id()).orElseThrow()),
                                Edit.of(
                                        PropertyValues.EMPTY.with(
                                                DialPlan.COUNTRY_OR_REGION_CODE, code)),
                                new Warnings()));
    }

    private void setPhone(String alias, String number) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        UserMailboxes.change(
                                writer,
                                contoso.called(alias).mailbox(),
                                Edit.of(PropertyValues.EMPTY.with(Mailbox.PHONE_NUMBER, number)),
                                new Warnings()));
    }

    private void codes() {
        contoso.setPlan(DialPlan.OUTSIDE_LINE_ACCESS_CODE, "9");
        contoso.setPlan(DialPlan.INTERNATIONAL_ACCESS_CODE, "011");
        contoso.setPlan(DialPlan.NATIONAL_NUMBER_PREFIX, "1");
    }

    @Test
    @DisplayName("§7.4, §7.6: allowed groups are defined on the plan (UM-E607)")
    void a_group_that_is_not_defined_cannot_be_allowed() {
        inCountry("local,*,*,", "long distance,*,*,");

        assertThatThrownBy(() ->
                        contoso.setPolicy(
                                MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS,
                                List.of("Local", "Mars", "Venus")))
                .isInstanceOfSatisfying(
                        DirectoryException.class,
                        e -> {
                            assertThat(e.problems()).hasSize(2);
                            assertThat(e.problems().getFirst().id()).isEqualTo(ErrorId.E607);
                            assertThat(e.problems().getFirst().message())
                                    .contains("Mars", "local, long distance");
                        });
        assertThatThrownBy(() ->
                        contoso.setPolicy(
                                MailboxPolicy.ALLOWED_INTERNATIONAL_GROUPS, List.of("local")))
                .as("in-country groups are not international ones")
                .hasMessageContaining("local");
        assertThatThrownBy(
                        () -> contoso.setPlan(DialPlan.ALLOWED_IN_COUNTRY_GROUPS, List.of("Mars")))
                .hasMessageContaining("Mars");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("LONG DISTANCE"));
    }

    @Test
    void a_new_policy_cannot_allow_undefined_groups_either() {
        assertThatThrownBy(() ->
                        contoso.directory.change(
                                Contoso.ADMIN,
                                writer ->
                                        MailboxPolicies.create(
                                                writer,
                                                Edit.of(
                                                        "P",
                                                        PropertyValues.EMPTY
                                                                .with(
                                                                        MailboxPolicy.UM_DIAL_PLAN,
                                                                        contoso.plan().id())
                                                                .with(
                                                                        MailboxPolicy
                                                                                .ALLOWED_IN_COUNTRY_GROUPS,
                                                                        List.of("Mars"))),
                                                new Warnings())))
                .hasMessageContaining("Mars");
    }

    @Test
    void a_group_and_its_permission_may_come_in_one_command() {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        DialPlans.change(
                                writer,
                                contoso.plan(),
                                Edit.of(
                                        PropertyValues.EMPTY
                                                .with(
                                                        DialPlan.CONFIGURED_IN_COUNTRY_GROUPS,
                                                        List.of(rule("local,*,*,")))
                                                .with(
                                                        DialPlan.ALLOWED_IN_COUNTRY_GROUPS,
                                                        List.of("local"))),
                                new Warnings()));

        assertThat(dialString(planCaller("4255551234"))).isEqualTo("4255551234");
    }

    @Test
    @DisplayName("§2.1 IsValid: a group that goes while it is allowed is told, and allows nothing")
    void a_group_that_goes_while_it_is_allowed_is_told() {
        inCountry("local,*,*,", "far,*,*,");
        contoso.setPolicy(MailboxPolicy.ALLOWED_IN_COUNTRY_GROUPS, List.of("local"));
        contoso.setPlan(DialPlan.ALLOWED_IN_COUNTRY_GROUPS, List.of("local"));
        var warnings = new Warnings();

        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        DialPlans.change(
                                writer,
                                contoso.plan(),
                                Edit.of(
                                        PropertyValues.EMPTY.with(
                                                DialPlan.CONFIGURED_IN_COUNTRY_GROUPS,
                                                List.of(rule("far,*,*,")))),
                                warnings));

        assertThat(warnings.texts())
                .singleElement()
                .asString()
                .contains(
                        "'local'",
                        ObjectKind.DIAL_PLAN.word() + " 'MyDialPlan'",
                        "'MyDialPlan Default Policy'");
        assertThat(dialString(signedIn("4255551234"))).isEqualTo("NO_RULE_FITS");
    }
}
