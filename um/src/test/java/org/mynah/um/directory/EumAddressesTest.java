package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.um.Contoso;

/** The rows of directory §2.4 (numbers), §3.1–3.5 on EUM addresses of a UM mailbox. */
class EumAddressesTest {

    private static final String PLAN = ";phone-context=MyDialPlan.contoso.com";

    private final Contoso contoso = new Contoso();

    private List<String> change(String alias, String... addresses) {
        return contoso
                .directory
                .change(
                        Contoso.ADMIN,
                        writer ->
                                contoso.umMailboxes.changeAddresses(
                                        writer,
                                        contoso.called(alias).umMailbox(),
                                        parsed(addresses)))
                .addresses()
                .stream()
                .map(EumAddress::toString)
                .toList();
    }

    private List<ErrorId> refused(String alias, String... addresses) {
        var version = contoso.directory.read(DirectoryReader::version);
        var refusal =
                catchThrowableOfType(DirectoryException.class, () -> change(alias, addresses));
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(contoso.directory.read(DirectoryReader::version)).isEqualTo(version);
        return refusal.problems().stream().map(Problem::id).toList();
    }

    private static List<EumAddress> parsed(String... addresses) {
        return Arrays.stream(addresses).map(text -> EumAddress.parse(text).orElseThrow()).toList();
    }

    private DialPlan planOf(String name, DialPlan.UriType type, int digits) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        DialPlans.create(
                                writer,
                                Edit.of(
                                        name,
                                        PropertyValues.EMPTY
                                                .with(DialPlan.NUMBER_OF_DIGITS, digits)
                                                .with(DialPlan.URI_TYPE, type)),
                                true,
                                new Warnings()));
    }

    /** Enables a new user with the default policy of a plan. */
    private UmMailboxes.Enabled enable(
            String plan, String alias, Optional<String> sip, String... extensions) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    var user =
                            UserMailboxes.create(
                                    writer,
                                    Edit.of(
                                            alias,
                                            PropertyValues.EMPTY.with(
                                                    Mailbox.USER_PRINCIPAL_NAME,
                                                    alias + "@contoso.com")),
                                    Optional.empty(),
                                    new Warnings());
                    var policy =
                            new MailboxPolicy(
                                    Identities.find(
                                            writer,
                                            ObjectKind.MAILBOX_POLICY,
                                            plan + " Default Policy"));
                    return Enabling.enable(
                            contoso.umMailboxes,
                            writer,
                            new EnableRequest(
                                    user,
                                    policy,
                                    List.of(extensions),
                                    sip,
                                    Optional.empty(),
                                    Optional.empty(),
                                    PropertyValues.EMPTY),
                            new Warnings());
                });
    }

    private Optional<String> holder(String address, String plan) {
        return contoso.directory.read(reader ->
                UmMailbox.byAddress(reader, address, plan + ".contoso.com")
                        .map(um -> um.object().name()));
    }

    @Test
    @DisplayName(
            "§2.4 (extension, phone-context) is unique over primary and secondary addresses: UM-E101")
    void an_extension_belongs_to_one_user_be_it_primary_or_secondary() {
        contoso.addUser("Jill Frank", "jill", "51299", Optional.empty());
        change("jill", "EUM:51299" + PLAN, "eum:51300" + PLAN);

        assertThat(refused("tonysmith", "EUM:51234" + PLAN, "eum:51299" + PLAN))
                .containsExactly(ErrorId.E101);
        assertThat(refused("tonysmith", "EUM:51234" + PLAN, "eum:51300" + PLAN))
                .containsExactly(ErrorId.E101);
        assertThat(refused("tonysmith", "EUM:51300" + PLAN)).containsExactly(ErrorId.E101);
    }

    @Test
    @DisplayName("§2.4 (SIP address, phone-context) is unique: UM-E102")
    void a_sip_address_belongs_to_one_user() {
        planOf("Sip", DialPlan.UriType.SipName, 5);
        enable("Sip", "jill", Optional.of("jill@contoso.com"), "51234");

        var refusal =
                catchThrowableOfType(
                        DirectoryException.class,
                        () -> enable("Sip", "bob", Optional.of("sip:JILL@contoso.com"), "51235"));

        assertThat(refusal.problems()).extracting(Problem::id).containsExactly(ErrorId.E102);
        enable("Sip", "ann", Optional.of("ann@contoso.com"), "51236");
        assertThat(
                        refused(
                                "ann",
                                "EUM:ann@contoso.com;phone-context=Sip.contoso.com",
                                "eum:jill@contoso.com;phone-context=Sip.contoso.com",
                                "eum:51236;phone-context=Sip.contoso.com"))
                .containsExactly(ErrorId.E102);
    }

    @Test
    @DisplayName("§2.4 (E.164, phone-context) is unique: UM-E102")
    void an_e164_number_belongs_to_one_user() {
        planOf("World", DialPlan.UriType.E164, 5);
        enable("World", "jill", Optional.of("+14255550123"), "51234");

        var refusal =
                catchThrowableOfType(
                        DirectoryException.class,
                        () -> enable("World", "bob", Optional.of("+14255550123"), "51235"));

        assertThat(refusal.problems()).extracting(Problem::id).containsExactly(ErrorId.E102);
    }

    @Test
    @DisplayName("§2.4 the same extension in two plans is allowed, for two users and for one")
    void the_same_extension_may_stand_in_two_plans() {
        planOf("Tokyo", DialPlan.UriType.TelExtn, 5);
        enable("Tokyo", "jill", Optional.empty(), "51234");
        assertThat(holder("51234", "MyDialPlan")).contains("Tony Smith");
        assertThat(holder("51234", "Tokyo")).contains("jill");

        change("jill", "EUM:51234;phone-context=Tokyo.contoso.com", "eum:51300" + PLAN);
        change("jill", "EUM:51300;phone-context=Tokyo.contoso.com", "eum:51300" + PLAN);
        assertThat(holder("51300", "MyDialPlan")).contains("jill");
        assertThat(holder("51300", "Tokyo")).contains("jill");
    }

    @Test
    @DisplayName("§3.1 a telephone extension plan takes no SIP address")
    void a_user_of_a_telephone_extension_plan_has_extensions_only() {
        var refusal =
                catchThrowableOfType(
                        DirectoryException.class,
                        () ->
                                enable(
                                        "MyDialPlan",
                                        "jill",
                                        Optional.of("jill@contoso.com"),
                                        "51299"));
        assertThat(refusal.id()).isEqualTo(ErrorId.E107);
        assertThat(refused("tonysmith", "EUM:51234" + PLAN, "eum:+14255550123" + PLAN))
                .containsExactly(ErrorId.E107);
    }

    @ParameterizedTest
    @DisplayName("§3.1 an E.164 plan wants + and up to 15 digits, and an extension besides")
    @CsvSource({
        "+14255550123,true",
        "+123456789012345,true",
        "+1234567890123456,false",
        "14255550123,false",
        "+,false",
        "jill@contoso.com,false"
    })
    void an_e164_plan_wants_a_number_with_plus(String number, boolean isGood) {
        planOf("World", DialPlan.UriType.E164, 5);
        if (isGood) {
            assertThat(
                            enable("World", "jill", Optional.of(number), "51234")
                                    .umMailbox()
                                    .addresses())
                    .extracting(EumAddress::toString)
                    .containsExactly(
                            "EUM:" + number + ";phone-context=World.contoso.com",
                            "eum:51234;phone-context=World.contoso.com");
            return;
        }
        var refusal =
                catchThrowableOfType(
                        DirectoryException.class,
                        () -> enable("World", "jill", Optional.of(number), "51234"));
        assertThat(refusal.problems()).extracting(Problem::id).containsExactly(ErrorId.E107);
    }

    @ParameterizedTest
    @DisplayName("§3.1 a plain extension is always needed")
    @CsvSource({"SipName,jill@contoso.com", "E164,+14255550123"})
    void a_plain_extension_is_needed_in_every_kind_of_plan(DialPlan.UriType type, String sip) {
        planOf("Other", type, 5);
        var refusal =
                catchThrowableOfType(
                        DirectoryException.class, () -> enable("Other", "jill", Optional.of(sip)));
        assertThat(refusal.id()).isEqualTo(ErrorId.E103);
        enable("Other", "bob", Optional.of(sip), "51234");
        assertThat(refused("bob", "EUM:" + sip + ";phone-context=Other.contoso.com"))
                .containsExactly(ErrorId.E108);
    }

    @Test
    @DisplayName("§3.2 leading zeros are significant")
    void leading_zeros_of_an_extension_are_kept() {
        contoso.addUser("Jill Frank", "jill", "00012", Optional.empty());

        assertThat(contoso.called("jill").umMailbox().extensions()).containsExactly("00012");
        assertThat(holder("00012", "MyDialPlan")).contains("Jill Frank");
        assertThat(holder("12", "MyDialPlan")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("§3.2 an extension has as many digits as its plan says, 1 to 20")
    @ValueSource(ints = {1, 7, 20})
    void an_extension_has_the_length_of_its_plan(int digits) {
        planOf("Other", DialPlan.UriType.TelExtn, digits);
        var fits = "4".repeat(digits);
        assertThat(
                        catchThrowableOfType(
                                        DirectoryException.class,
                                        () -> enable("Other", "a", Optional.empty(), fits + "4"))
                                .id())
                .isEqualTo(ErrorId.E106);
        assertThat(enable("Other", "a", Optional.empty(), fits).umMailbox().extensions())
                .containsExactly(fits);
    }

    @Test
    @DisplayName("§3.3 blanks of the plan's name are kept in its phone context")
    void a_phone_context_keeps_the_blanks_of_the_name() {
        assertThat(planOf("My Dial Plan", DialPlan.UriType.TelExtn, 5).phoneContext())
                .isEqualTo("My Dial Plan.contoso.com");
        enable("My Dial Plan", "jill", Optional.empty(), "51234");
        assertThat(change("jill", "EUM:51299;phone-context=my dial plan.contoso.com")).hasSize(1);
        assertThat(holder("51299", "My Dial Plan")).contains("jill");
    }

    @Test
    @DisplayName("§3.4 the prefix matches in any case; capitals mean primary")
    void capitals_mean_primary_and_any_case_is_read() {
        assertThat(EumAddress.parse("EUM:51234" + PLAN).orElseThrow().isPrimary()).isTrue();
        assertThat(EumAddress.parse("eum:51234" + PLAN).orElseThrow().isPrimary()).isFalse();
        assertThat(EumAddress.parse("Eum:51234;PHONE-CONTEXT=x.y").orElseThrow().isPrimary())
                .isFalse();
        assertThat(EumAddress.parse("EUM:51234")).isEmpty();
        assertThat(EumAddress.parse("EUM:;phone-context=x.y")).isEmpty();
        assertThat(EumAddress.parse("SMTP:51234" + PLAN)).isEmpty();
    }

    @Test
    @DisplayName("§3.4 exactly one primary EUM address")
    void two_primary_addresses_in_one_list_are_refused() {
        assertThat(refused("tonysmith", "EUM:51234" + PLAN, "EUM:51235" + PLAN))
                .containsExactly(ErrorId.E007);
        assertThat(change("tonysmith", "EUM:51234" + PLAN, "EUM:51234" + PLAN))
                .as("the same address twice is one")
                .containsExactly("EUM:51234" + PLAN);
    }

    @Test
    @DisplayName("§3.4 a new list without EUM: makes the first of the primary plan primary")
    void the_first_address_is_primary_where_none_is_named() {
        assertThat(change("tonysmith", "eum:51235" + PLAN, "eum:51234" + PLAN))
                .containsExactly("EUM:51235" + PLAN, "eum:51234" + PLAN);
    }

    @Test
    @DisplayName("§3.4 the primary that is removed hands its role to the oldest that is left")
    void the_oldest_address_takes_the_place_of_a_primary_that_is_removed() {
        planOf("Tokyo", DialPlan.UriType.TelExtn, 4);
        change(
                "tonysmith",
                "EUM:51234" + PLAN,
                "eum:7777;phone-context=Tokyo.contoso.com",
                "eum:51236" + PLAN,
                "eum:51235" + PLAN);

        assertThat(
                        change(
                                "tonysmith",
                                "eum:7777;phone-context=Tokyo.contoso.com",
                                "eum:51236" + PLAN,
                                "eum:51235" + PLAN))
                .as("of the primary plan, not of the second one")
                .containsExactly(
                        "EUM:51236" + PLAN,
                        "eum:7777;phone-context=Tokyo.contoso.com",
                        "eum:51235" + PLAN);
    }

    @Test
    @DisplayName("§3.4 the last address and the last plain extension stay: UM-E108")
    void the_last_plain_extension_cannot_be_removed() {
        assertThat(refused("tonysmith")).containsExactly(ErrorId.E108);
        planOf("Tokyo", DialPlan.UriType.TelExtn, 4);
        change("tonysmith", "EUM:51234" + PLAN, "eum:7777;phone-context=Tokyo.contoso.com");
        assertThat(refused("tonysmith", "eum:7777;phone-context=Tokyo.contoso.com"))
                .as("an extension of the second plan is none of the primary plan")
                .containsExactly(ErrorId.E108);
    }

    @Test
    @DisplayName("§3.4 the primary does not move to another plan: UM-E109")
    void the_primary_cannot_move_to_another_plan() {
        planOf("Tokyo", DialPlan.UriType.TelExtn, 4);
        assertThat(
                        refused(
                                "tonysmith",
                                "EUM:7777;phone-context=Tokyo.contoso.com",
                                "eum:51234" + PLAN))
                .containsExactly(ErrorId.E109);
    }

    @Test
    @DisplayName("§3.4 primary, other SIP addresses, extensions; within a group by time added")
    void addresses_stand_in_the_documented_order() {
        planOf("Sip", DialPlan.UriType.SipName, 5);
        enable("Sip", "jill", Optional.of("jill@contoso.com"), "51234");
        var context = ";phone-context=Sip.contoso.com";

        assertThat(
                        change(
                                "jill",
                                "eum:51234" + context,
                                "eum:51300" + context,
                                "eum:j.frank@contoso.com" + context,
                                "eum:51200" + PLAN,
                                "EUM:jill@contoso.com" + context,
                                "eum:frank@contoso.com" + context))
                .containsExactly(
                        "EUM:jill@contoso.com" + context,
                        "eum:j.frank@contoso.com" + context,
                        "eum:frank@contoso.com" + context,
                        "eum:51234" + context,
                        "eum:51300" + context,
                        "eum:51200" + PLAN);
    }

    @ParameterizedTest
    @DisplayName("§3.4 what stands before the semicolon fits the plan: UM-E105–E107, E008")
    @CsvSource({
        "eum:22222;phone-context=Nowhere.contoso.com, E105",
        "eum:222;phone-context=MyDialPlan.contoso.com, E106",
        "eum:tony@contoso.com;phone-context=MyDialPlan.contoso.com, E107",
        "eum:+14255550123;phone-context=MyDialPlan.contoso.com, E107",
        "eum:50000;phone-context=MyDialPlan.contoso.com, E126"
    })
    void an_address_must_fit_its_plan(String address, ErrorId error) {
        assertThat(refused("tonysmith", "EUM:51234" + PLAN, address)).containsExactly(error);
    }

    @ParameterizedTest
    @DisplayName("§3.4 a SIP address has a user and a host; an E.164 number + and digits: UM-E104")
    @CsvSource({
        "Sip, SipName, jill@contoso.com, eum:@contoso.com",
        "Sip, SipName, jill@contoso.com, eum:jill@",
        "Sip, SipName, jill@contoso.com, eum:nonsense",
        "World, E164, +14255550123, eum:+1425555x",
        "World, E164, +14255550123, eum:+1234567890123456"
    })
    void an_address_must_be_one(String plan, DialPlan.UriType type, String own, String wrong) {
        planOf(plan, type, 5);
        enable(plan, "jill", Optional.of(own), "51234");
        var context = ";phone-context=" + plan + ".contoso.com";

        assertThat(refused("jill", "EUM:" + own + context, "eum:51234" + context, wrong + context))
                .containsExactly(ErrorId.E104);
    }

    @Test
    @DisplayName("§3.5 secondary extensions without limit")
    void a_user_may_have_a_thousand_extensions() {
        var addresses =
                Stream.concat(
                                Stream.of("EUM:51234" + PLAN),
                                IntStream.range(0, 1_000)
                                        .mapToObj(i -> "eum:" + (60_000 + i) + PLAN))
                        .toArray(String[]::new);

        assertThat(change("tonysmith", addresses)).containsExactly(addresses);
        assertThat(holder("60999", "MyDialPlan")).contains("Tony Smith");
    }

    @Test
    @DisplayName("§3.5 a third plan is refused: UM-E111")
    void a_third_plan_is_refused() {
        planOf("Tokyo", DialPlan.UriType.TelExtn, 4);
        planOf("Paris", DialPlan.UriType.TelExtn, 4);
        assertThat(
                        refused(
                                "tonysmith",
                                "EUM:51234" + PLAN,
                                "eum:7777;phone-context=Tokyo.contoso.com",
                                "eum:8888;phone-context=Paris.contoso.com"))
                .containsExactly(ErrorId.E111);
    }

    @Test
    @DisplayName(
            "§3.5 users of a SIP plan have their extra extensions in a second plan that is none")
    void a_user_of_a_sip_plan_has_a_second_plan_of_extensions() {
        planOf("Sip", DialPlan.UriType.SipName, 5);
        enable("Sip", "jill", Optional.of("jill@contoso.com"), "51234");

        change(
                "jill",
                "EUM:jill@contoso.com;phone-context=Sip.contoso.com",
                "eum:51234;phone-context=Sip.contoso.com",
                "eum:51300" + PLAN);

        assertThat(holder("51300", "MyDialPlan")).contains("jill");
    }

    @Test
    @DisplayName("§4.3 a secondary address holds its plan too: UM-E201 names the user")
    void a_plan_with_a_secondary_address_cannot_be_removed() {
        var tokyo = planOf("Tokyo", DialPlan.UriType.TelExtn, 4);
        change("tonysmith", "EUM:51234" + PLAN, "eum:7777;phone-context=Tokyo.contoso.com");

        var refusal =
                catchThrowableOfType(
                        DirectoryException.class,
                        () ->
                                contoso.directory.change(
                                        Contoso.ADMIN,
                                        writer -> {
                                            DialPlans.remove(writer, tokyo);
                                            return "";
                                        }));

        assertThat(refusal.id()).isEqualTo(ErrorId.E201);
        assertThat(refusal).hasMessageContaining("Tony Smith");
    }
}
