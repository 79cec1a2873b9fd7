package org.mynah.um.answering;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.um.Contoso;
import org.mynah.um.ScriptedCaller;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.EnableRequest;
import org.mynah.um.directory.Enabling;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.UserMailboxes;
import org.mynah.um.directory.Warnings;

/** Whose number it is: call flows §3.4; directory §7.2 UMCallingLineIds, §3.7 and §7.4. */
class CallerIdentityTest {

    private final Contoso contoso = new Contoso();

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

    private <T> void set(String alias, Property<T> property, T value) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        UserMailboxes.change(
                                writer,
                                new Mailbox(Identities.find(writer, ObjectKind.MAILBOX, alias)),
                                Edit.of(PropertyValues.EMPTY.with(property, value)),
                                new Warnings()));
    }

    private DialPlan plan(String name, DialPlan.UriType type) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        DialPlans.create(
                                writer,
                                Edit.of(
                                        name,
                                        PropertyValues.EMPTY
                                                .with(DialPlan.NUMBER_OF_DIGITS, 5)
                                                .with(DialPlan.COUNTRY_OR_REGION_CODE, "1")
                                                .with(DialPlan.URI_TYPE, type)),
                                true,
                                new Warnings()));
    }

    private void enable(String plan, String alias, Optional<String> sip, String extension) {
        user(alias);
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        Enabling.enable(
                                contoso.umMailboxes,
                                writer,
                                new EnableRequest(
                                        new Mailbox(
                                                Identities.find(writer, ObjectKind.MAILBOX, alias)),
                                        new MailboxPolicy(
                                                Identities.find(
                                                        writer,
                                                        ObjectKind.MAILBOX_POLICY,
                                                        plan + " Default Policy")),
                                        List.of(extension),
                                        sip,
                                        Optional.empty(),
                                        Optional.empty(),
                                        PropertyValues.EMPTY),
                                new Warnings()));
    }

    private Optional<String> who(String number) {
        return who(contoso.plan(), number);
    }

    private Optional<String> who(DialPlan plan, String number) {
        return contoso.directory.read(reader ->
                CallerIdentity.of(reader, plan, Optional.of(number)).map(CallerIdentity::name));
    }

    @Test
    @DisplayName("call flows §3.4 step 1: a UM user of the plan, by extension")
    void a_colleague_is_known_by_his_extension() {
        contoso.addUser("Jill Frank", "jill", "51299", Optional.empty());

        assertThat(who("51299")).contains("Jill Frank");
        assertThat(who("512-99")).contains("Jill Frank");
        assertThat(who("51298")).isEmpty();
    }

    @Test
    @DisplayName(
            "§3.7 NumberingPlanFormats: a full caller id becomes an extension, so that a name is shown")
    void a_full_caller_id_is_known_by_the_number_formats() {
        contoso.setPlan(DialPlan.HEURISTIC_CALLING_LINE_ID, false);
        assertThat(who("14257051234")).isEmpty();
        contoso.setPlan(DialPlan.NUMBERING_PLAN_FORMATS, List.of("142570xxxxx"));

        assertThat(who("14257051234")).contains("Tony Smith");
        assertThat(who("+1 (425) 705-1234")).contains("Tony Smith");
    }

    @ParameterizedTest
    @DisplayName("call flows §3.4: else by SIP address or E.164 number")
    @CsvSource({
        "SipName, jill@contoso.com, sip:jill@contoso.com",
        "SipName, jill@contoso.com, JILL@contoso.com",
        "E164, +14255550123, +14255550123",
        "E164, +14255550123, tel:+1-425-555-0123",
        "E164, +14255550123, 14255550123",
        "E164, +14255550123, 4255550123"
    })
    void a_colleague_is_known_by_his_address(DialPlan.UriType type, String own, String number) {
        var plan = plan("Other", type);
        enable("Other", "jill", Optional.of(own), "51299");

        assertThat(who(plan, number)).contains("jill");
    }

    @Test
    @DisplayName("call flows §3.4 step 2: EquivalentDialPlanPhoneContexts")
    void a_user_of_an_equivalent_plan_is_known() {
        plan("Sister", DialPlan.UriType.TelExtn);
        enable("Sister", "jill", Optional.empty(), "61299");
        enable("Sister", "bob", Optional.empty(), "51234");
        assertThat(who("61299")).isEmpty();

        contoso.setPlan(
                DialPlan.EQUIVALENT_PHONE_CONTEXTS,
                List.of("elsewhere.fabrikam.com", "sister.contoso.com"));

        assertThat(who("61299")).contains("jill");
        assertThat(who("51234")).as("the own plan comes first").contains("Tony Smith");
    }

    @Test
    @DisplayName("§7.2 UMCallingLineIds: extra numbers that mean this user")
    void a_user_is_known_by_his_calling_line_ids() {
        set("tonysmith", Mailbox.UM_CALLING_LINE_IDS, List.of("+14255550199", "00491234"));

        assertThat(who("+1 425 555 0199")).contains("Tony Smith");
        assertThat(who("4255550199")).contains("Tony Smith");
        assertThat(who("00491234")).contains("Tony Smith");
        assertThat(who("+14255550198")).isEmpty();

        contoso.setPlan(DialPlan.HEURISTIC_CALLING_LINE_ID, false);
        assertThat(who("+14255550199")).as("they are no guess").contains("Tony Smith");
    }

    @Test
    @DisplayName("§2.4 UMCallingLineIds are unique in the organization: UM-E125")
    void a_calling_line_id_means_one_user() {
        user("jill");
        set("tonysmith", Mailbox.UM_CALLING_LINE_IDS, List.of("+14255550199"));

        var refusal =
                catchThrowableOfType(
                        DirectoryException.class,
                        () ->
                                set(
                                        "jill",
                                        Mailbox.UM_CALLING_LINE_IDS,
                                        List.of("+14255550198", "+14255550199")));

        assertThat(refusal.problems()).hasSize(1);
        assertThat(refusal.id()).isEqualTo(ErrorId.E125);
        assertThat(refusal).hasMessageContainingAll("+14255550199", "Tony Smith");
        set("tonysmith", Mailbox.UM_CALLING_LINE_IDS, List.of());
        set("jill", Mailbox.UM_CALLING_LINE_IDS, List.of("+14255550199"));
    }

    @ParameterizedTest
    @DisplayName(
            "§7.2 UMCallingLineIds: digits, + in front or not, below 128 characters: UM-E008, E005")
    @CsvSource({"425-555,E008", "++1,E008", "+,E008", "tony,E008"})
    void a_calling_line_id_is_digits(String number, ErrorId error) {
        assertThat(
                        catchThrowableOfType(
                                        DirectoryException.class,
                                        () ->
                                                Mailbox.UM_CALLING_LINE_IDS
                                                        .type()
                                                        .parse("UMCallingLineIds", number))
                                .id())
                .isEqualTo(error);
        assertThat(Mailbox.UM_CALLING_LINE_IDS.type().parse("UMCallingLineIds", "4".repeat(127)))
                .hasSize(1);
        assertThat(
                        catchThrowableOfType(
                                        DirectoryException.class,
                                        () ->
                                                Mailbox.UM_CALLING_LINE_IDS
                                                        .type()
                                                        .parse("UMCallingLineIds", "4".repeat(128)))
                                .id())
                .isEqualTo(ErrorId.E005);
    }

    @ParameterizedTest
    @DisplayName("call flows §3.4 step 4: directory telephone numbers however they are written")
    @CsvSource({
        "(425) 555-0142, +14255550142",
        "(425) 555-0142, 4255550142",
        "(425) 555-0142, 14255550142",
        "+1 425 555 0142, 4255550142",
        "1-425-555-0142, +1 425 555 0142",
        "+1 425.555.0142 x51299, +14255550142",
        "+1 425 555 0142 x51299, 51299",
        "51299, 51299",
        "+44 20 7946 0000, 011442079460000",
        "+44 20 7946 0000, +442079460000"
    })
    void a_person_is_known_by_a_telephone_number(String written, String number) {
        contoso.setPlan(DialPlan.NATIONAL_NUMBER_PREFIX, "1");
        contoso.setPlan(DialPlan.INTERNATIONAL_ACCESS_CODE, "011");
        user("jill");
        set("jill", Mailbox.MOBILE_PHONE, written);

        assertThat(who(number)).contains("jill");
        contoso.setPlan(DialPlan.HEURISTIC_CALLING_LINE_ID, false);
        assertThat(who(number)).as("AllowHeuristicADCallingLineIdResolution is off").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Phone", "HomePhone", "MobilePhone", "OtherTelephone"})
    void each_telephone_field_is_asked_also_of_users_without_unified_messaging(String field) {
        user("jill");
        set(
                "jill",
                Mailbox.PHONES.stream()
                        .filter(each -> each.name().equals(field))
                        .findFirst()
                        .orElseThrow(),
                "425 555 0142");

        assertThat(who("+14255550142")).contains("jill");
    }

    @ParameterizedTest
    @CsvSource({
        "(425) 555-0142, +4255550142",
        "(425) 555-0142, 2065550142",
        "(425) 555-0142, 5550142",
        "+44 20 7946 0000, +12079460000",
        "425 555 0142, anonymous@anonymous.invalid"
    })
    void a_number_that_only_ends_alike_is_another(String written, String number) {
        user("jill");
        set("jill", Mailbox.PHONE_NUMBER, written);

        assertThat(who(number)).isEmpty();
    }

    @Test
    @DisplayName("call flows §3.4: more than one distinct person: no name, number only")
    void where_two_people_have_the_number_nobody_is_named() {
        user("jill");
        user("bob");
        set("jill", Mailbox.HOME_PHONE, "425 555 0142");
        set("jill", Mailbox.MOBILE_PHONE, "+1 425 555 0142");
        assertThat(who("+14255550142")).as("one person twice").contains("jill");

        set("bob", Mailbox.HOME_PHONE, "(425) 555-0142");
        assertThat(who("+14255550142")).isEmpty();
    }

    @Test
    void a_number_of_very_many_people_means_nobody() {
        for (int i = 0; i < 21; i++) {
            user("u" + i);
            set("u" + i, Mailbox.OTHER_TELEPHONE, (200 + i) + " 555 0142");
        }
        assertThat(who("+12005550142")).isEmpty();
    }

    @Test
    @DisplayName("call flows §3.4: the name is in the message and in the missed call")
    void the_name_of_a_known_caller_is_on_message_and_missed_call() {
        user("jill");
        set("jill", Mailbox.MOBILE_PHONE, "(425) 555-0142");

        for (var caller :
                List.of(
                        new ScriptedCaller().listens().speaksAndHangsUp(ofSeconds(5)),
                        new ScriptedCaller().hangsUp())) {
            caller.from("+14255550142")
                    .calls(call -> contoso.callAnswering.run(call, contoso.answering(caller)));
        }

        assertThat(contoso.spool.committed())
                .hasSize(2)
                .allSatisfy(each -> {
                    assertThat(each.envelope().callerName()).contains("jill");
                    assertThat(each.envelope().callerAddress()).contains("jill@contoso.com");
                });
    }
}
