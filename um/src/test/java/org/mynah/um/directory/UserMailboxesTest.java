package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.Contoso;

/** Users and mailboxes: each row of directory §7.2, names of §2.2, life and death of §4.3. */
class UserMailboxesTest {

    private final Contoso contoso = new Contoso();
    private final Warnings warnings = new Warnings();

    private <T> T change(Function<DirectoryWriter, T> work) {
        return contoso.directory.change(Contoso.ADMIN, work);
    }

    private List<ErrorId> refusal(Function<DirectoryWriter, ?> work) {
        var refused =
                catchThrowableOfType(
                        DirectoryException.class,
                        () -> contoso.directory.<Object>change(Contoso.ADMIN, work::apply));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.problems().stream().map(Problem::id).toList();
    }

    private static PropertyValues signIn(String address) {
        return PropertyValues.EMPTY.with(Mailbox.USER_PRINCIPAL_NAME, address);
    }

    private Mailbox create(String name, PropertyValues values) {
        return change(writer ->
                UserMailboxes.create(writer, Edit.of(name, values), Optional.empty(), warnings));
    }

    private Mailbox create(String name) {
        return create(name, signIn(name.replace(" ", "") + "@contoso.com"));
    }

    private Mailbox set(Mailbox mailbox, PropertyValues values) {
        return change(writer -> {
            var present = new Mailbox(writer.find(mailbox.id()).orElseThrow());
            return UserMailboxes.change(writer, present, Edit.of(values), warnings);
        });
    }

    private <T> Mailbox set(Mailbox mailbox, Property<T> property, T value) {
        return set(mailbox, PropertyValues.EMPTY.with(property, value));
    }

    private Mailbox now(Mailbox mailbox) {
        return contoso.directory.read(
                reader -> new Mailbox(reader.find(mailbox.id()).orElseThrow()));
    }

    private static ErrorId refused(Property<?> property, Object given) {
        var refused =
                catchThrowableOfType(
                        DirectoryException.class,
                        () -> property.type().parse(property.name(), given));
        assertThat(refused).as("%s = %s", property.name(), given).isNotNull();
        return refused.id();
    }

    // Names and what follows from them

    @Test
    @DisplayName("§7.2 Name, Alias, DisplayName, SamAccountName, PrimarySmtpAddress: what follows")
    void alias_display_name_account_and_address_follow_from_the_name() {
        var mailbox = create("Anna (Öst) von Ärmel-Holstein", signIn("anna@contoso.com"));

        assertThat(mailbox.alias()).isEqualTo("Annastvonrmel-Holstein");
        assertThat(mailbox.displayName()).isEqualTo("Anna (Öst) von Ärmel-Holstein");
        assertThat(mailbox.get(Mailbox.SAM_ACCOUNT_NAME)).hasSize(20);
        assertThat(mailbox.primarySmtpAddress()).isEqualTo(mailbox.alias() + "@contoso.com");
    }

    @Test
    @DisplayName("§2.2 mailbox DisplayName: 256 characters, not unique")
    void two_people_may_be_shown_under_the_same_name() {
        var first = create("Jo Berg", signIn("jo@contoso.com").with(Mailbox.DISPLAY_NAME, "Jo"));
        var second = create("Jo Lind", signIn("jol@contoso.com").with(Mailbox.DISPLAY_NAME, "Jo"));

        assertThat(first.displayName()).isEqualTo(second.displayName()).isEqualTo("Jo");
        assertThat(refused(Mailbox.DISPLAY_NAME, "x".repeat(257))).isEqualTo(ErrorId.E005);
        assertThat(
                        catchThrowableOfType(
                                        DirectoryException.class,
                                        () ->
                                                contoso.directory.read(reader ->
                                                        Identities.find(
                                                                reader, ObjectKind.MAILBOX, "Jo")))
                                .id())
                .as("as an identity it names two")
                .isEqualTo(ErrorId.E011);
    }

    @Test
    @DisplayName("§2.2 mailbox Name: unique within its container")
    void a_name_is_unique_within_its_organizational_unit() {
        create("Jo Berg");
        var inSales =
                create(
                        "Jo Berg",
                        signIn("jo2@contoso.com")
                                .with(Mailbox.ALIAS, "jo2")
                                .with(Mailbox.ORGANIZATIONAL_UNIT, "Sales"));

        assertThat(
                        refusal(writer ->
                                UserMailboxes.create(
                                        writer,
                                        Edit.of(
                                                "jo berg",
                                                signIn("jo3@contoso.com")
                                                        .with(Mailbox.ALIAS, "jo3")
                                                        .with(
                                                                Mailbox.ORGANIZATIONAL_UNIT,
                                                                "sales")),
                                        Optional.empty(),
                                        warnings)))
                .containsExactly(ErrorId.E003);
        assertThat(refusal(writer -> Identities.find(writer, ObjectKind.MAILBOX, "Jo Berg")))
                .as("the bare name means two")
                .containsExactly(ErrorId.E011);
        for (var identity :
                List.of(
                        "contoso.com/Sales/Jo Berg",
                        "CN=Jo Berg,OU=Sales,DC=contoso,DC=com",
                        "CONTOSO\\jo2",
                        inSales.id().toString())) {
            assertThat(
                            contoso.directory.<ObjectId>read(reader ->
                                    Identities.find(reader, ObjectKind.MAILBOX, identity).id()))
                    .as(identity)
                    .isEqualTo(inSales.id());
        }
    }

    @Test
    @DisplayName("§2 LegacyExchangeDN, Database, ServerName: read only, lead to the user")
    void the_legacy_name_leads_to_the_user_whatever_he_is_called() {
        var mailbox = create("Jo Berg");
        change(writer ->
                UserMailboxes.change(
                        writer, mailbox, Edit.of("Jo Tal", PropertyValues.EMPTY), warnings));

        ObjectId found =
                contoso.directory.read(reader -> {
                    var legacy = Identities.legacyName(Organization.in(reader), mailbox.id());
                    return Identities.find(reader, ObjectKind.MAILBOX, legacy).id();
                });
        assertThat(found).isEqualTo(mailbox.id());
    }

    @Test
    @DisplayName("§7.2 Alias, UserPrincipalName, SamAccountName, addresses: unique")
    void alias_sign_in_name_account_and_addresses_belong_to_one_user() {
        assertThat(
                        refusal(writer ->
                                UserMailboxes.create(
                                        writer,
                                        Edit.of(
                                                "Other",
                                                signIn("TONYSMITH@contoso.com")
                                                        .with(Mailbox.ALIAS, "TonySmith")),
                                        Optional.empty(),
                                        warnings)))
                .containsExactly(ErrorId.E003, ErrorId.E003, ErrorId.E003, ErrorId.E003);
    }

    @ParameterizedTest
    @CsvSource({
        "a..b, false",
        ".a, false",
        "a., false",
        "a b, false",
        "'a,b', false",
        "a.b, true",
        "o'neil!#$%&*+-/=?^_{}~`|, true"
    })
    @DisplayName("§2.2 Alias: letters, digits, inner dots and marks")
    void an_alias_has_letters_digits_inner_dots_and_marks(String alias, boolean isGood) {
        if (isGood) {
            assertThat(Mailbox.ALIAS.type().parse("Alias", alias)).isEqualTo(alias);
        } else {
            assertThat(refused(Mailbox.ALIAS, alias)).isEqualTo(ErrorId.E002);
        }
    }

    // Single properties

    @Test
    @DisplayName("§7.2 lengths of Name 64, Alias 64, DisplayName 256, names 64, Office 128 …")
    void texts_have_their_lengths() {
        assertThat(refused(Mailbox.ALIAS, "a".repeat(65))).isEqualTo(ErrorId.E005);
        assertThat(refused(Mailbox.DISPLAY_NAME, "a".repeat(257))).isEqualTo(ErrorId.E005);
        assertThat(refused(Mailbox.FIRST_NAME, "a".repeat(65))).isEqualTo(ErrorId.E005);
        assertThat(refused(Mailbox.LAST_NAME, "a".repeat(65))).isEqualTo(ErrorId.E005);
        assertThat(refused(Mailbox.PHONETIC_DISPLAY_NAME, "a".repeat(257))).isEqualTo(ErrorId.E005);
        assertThat(refused(Mailbox.SAM_ACCOUNT_NAME, "a".repeat(21))).isEqualTo(ErrorId.E005);
        assertThat(refused(Mailbox.TITLE, "a".repeat(65))).isEqualTo(ErrorId.E005);
        assertThat(refused(Mailbox.DEPARTMENT, "a".repeat(65))).isEqualTo(ErrorId.E005);
        assertThat(refused(Mailbox.OFFICE, "a".repeat(129))).isEqualTo(ErrorId.E005);
        assertThat(refused(Mailbox.COMPANY, "a".repeat(65))).isEqualTo(ErrorId.E005);
        for (var phone :
                List.of(
                        Mailbox.PHONE_NUMBER,
                        Mailbox.HOME_PHONE,
                        Mailbox.MOBILE_PHONE,
                        Mailbox.OTHER_TELEPHONE)) {
            assertThat(refused(phone, "1".repeat(65))).isEqualTo(ErrorId.E005);
            assertThat(refused(phone, "call me")).isEqualTo(ErrorId.E008);
        }
        assertThat(Names.check(ObjectKind.MAILBOX, "a".repeat(65)).orElseThrow().id())
                .isEqualTo(ErrorId.E001);
    }

    @Test
    @DisplayName("§7.2 CreateDTMFMap, UMDtmfMap: the keypad map follows the names")
    void the_keypad_map_follows_the_names() {
        var mailbox =
                create(
                        "Jim Wilson",
                        signIn("jim@contoso.com")
                                .with(Mailbox.ALIAS, "jim.wilson")
                                .with(Mailbox.FIRST_NAME, "Jim")
                                .with(Mailbox.LAST_NAME, "Wilson"));
        assertThat(mailbox.get(Mailbox.UM_DTMF_MAP))
                .containsExactly(
                        "emailAddress:546945766",
                        "lastNameFirstName:945766546",
                        "firstNameLastName:546945766");

        assertThat(set(mailbox, Mailbox.LAST_NAME, "Müller").get(Mailbox.UM_DTMF_MAP))
                .contains("lastNameFirstName:685537546");

        set(mailbox, Mailbox.CREATE_DTMF_MAP, false);
        assertThat(set(mailbox, Mailbox.LAST_NAME, "Ek").get(Mailbox.UM_DTMF_MAP))
                .as("not kept up to date")
                .contains("lastNameFirstName:685537546");
        assertThat(
                        set(mailbox, Mailbox.UM_DTMF_MAP, List.of("emailAddress:123"))
                                .get(Mailbox.UM_DTMF_MAP))
                .containsExactly("emailAddress:123");
        assertThat(refused(Mailbox.UM_DTMF_MAP, List.of("address:12"))).isEqualTo(ErrorId.E009);
        assertThat(set(mailbox, Mailbox.CREATE_DTMF_MAP, true).get(Mailbox.UM_DTMF_MAP))
                .contains("lastNameFirstName:35546");
    }

    @Test
    @DisplayName("§7.2 keypad: ITU E.161, digits stand, the rest is skipped, accents folded")
    void names_are_spelled_on_the_keypad() {
        assertThat(Keypad.digits("jim.wilson")).isEqualTo("546945766");
        assertThat(Keypad.digits("Mike1092")).isEqualTo("64531092");
        assertThat(Keypad.digits("Łukasz Strauß-Ångström"))
                .isEqualTo(Keypad.digits("Lukasz Strauss Angstrom"));
        assertThat(Keypad.digits("abcdefghijklmnopqrstuvwxyz"))
                .isEqualTo("22233344455566677778889999");
        assertThat(Keypad.map(Optional.of("a@b.c"), "田中", "", ""))
                .as("a name without letters has no entry")
                .containsExactly("emailAddress:2");
    }

    @Test
    @DisplayName("§7.2 AllowUMCallsFromNonUsers: for users that are not UM-enabled too")
    void who_may_call_is_one_setting_of_user_and_um_mailbox() {
        var jo = create("Jo Berg");
        set(jo, Mailbox.ALLOW_CALLS_FROM_NON_USERS, UmMailbox.NonUserCalls.None);
        var um =
                change(writer ->
                                Enabling.enable(
                                        contoso.umMailboxes,
                                        writer,
                                        new EnableRequest(
                                                now(jo),
                                                contoso.policy(),
                                                List.of("51299"),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                PropertyValues.EMPTY),
                                        warnings))
                        .umMailbox();
        assertThat(um.get(UmMailbox.ALLOW_CALLS_FROM_NON_USERS))
                .isEqualTo(UmMailbox.NonUserCalls.None);

        set(jo, Mailbox.ALLOW_CALLS_FROM_NON_USERS, UmMailbox.NonUserCalls.SearchEnabled);
        assertThat(contoso.called("JoBerg").umMailbox().get(UmMailbox.ALLOW_CALLS_FROM_NON_USERS))
                .isEqualTo(UmMailbox.NonUserCalls.SearchEnabled);

        change(writer ->
                contoso.umMailboxes.change(
                        writer,
                        UmMailbox.ofMailbox(writer, jo.id()).orElseThrow(),
                        Edit.of(
                                PropertyValues.EMPTY.with(
                                        UmMailbox.ALLOW_CALLS_FROM_NON_USERS,
                                        UmMailbox.NonUserCalls.None)),
                        warnings));
        assertThat(now(jo).get(Mailbox.ALLOW_CALLS_FROM_NON_USERS))
                .isEqualTo(UmMailbox.NonUserCalls.None);
    }

    @Test
    @DisplayName("§7.2 HiddenFromAddressListsEnabled, AutoReplyState, WorkDays …: defaults")
    void a_new_mailbox_has_the_documented_defaults() {
        var mailbox = create("Jo Berg");

        assertThat(mailbox.get(Mailbox.HIDDEN_FROM_ADDRESS_LISTS)).isFalse();
        assertThat(mailbox.get(Mailbox.CREATE_DTMF_MAP)).isTrue();
        assertThat(mailbox.get(Mailbox.ALLOW_CALLS_FROM_NON_USERS))
                .isEqualTo(UmMailbox.NonUserCalls.SearchEnabled);
        assertThat(mailbox.get(Mailbox.AUTO_REPLY_STATE))
                .isEqualTo(Mailbox.AutoReplyState.Disabled);
        assertThat(mailbox.get(Mailbox.WORK_DAYS))
                .containsExactly("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");
        assertThat(mailbox.get(Mailbox.WORKING_HOURS_START)).isEqualTo("08:00:00");
        assertThat(mailbox.get(Mailbox.WORKING_HOURS_END)).isEqualTo("17:00:00");
        assertThat(mailbox.get(Mailbox.PROHIBIT_SEND_RECEIVE_QUOTA)).isEqualTo(ByteSize.UNLIMITED);
        assertThat(mailbox.type()).isEqualTo(Mailbox.Type.UserMailbox);
    }

    @Test
    @DisplayName("§7.2 Languages, TimeZone, WorkingHours: what is refused")
    void languages_time_zone_and_hours_have_a_form() {
        assertThat(refused(Mailbox.LANGUAGES, List.of("en_US!"))).isEqualTo(ErrorId.E009);
        assertThat(refused(Mailbox.TIME_ZONE, "Atlantis")).isEqualTo(ErrorId.E603);
        assertThat(refused(Mailbox.WORKING_HOURS_START, "25:00")).isEqualTo(ErrorId.E009);
        assertThat(refused(Mailbox.WORK_DAYS, List.of("Someday"))).isEqualTo(ErrorId.E006);
    }

    @Test
    @DisplayName("§7.2 AutoReplyState: scheduled replies are on between their times")
    void automatic_replies_are_on_when_enabled_or_within_their_schedule() {
        var start = Instant.parse("2026-03-02T10:00:00Z");
        var mailbox = create("Jo Berg");
        assertThat(mailbox.isAutoReplyOn(start)).isFalse();

        assertThat(
                        set(mailbox, Mailbox.AUTO_REPLY_STATE, Mailbox.AutoReplyState.Enabled)
                                .isAutoReplyOn(start))
                .isTrue();
        var scheduled =
                set(
                        mailbox,
                        PropertyValues.EMPTY
                                .with(Mailbox.AUTO_REPLY_STATE, Mailbox.AutoReplyState.Scheduled)
                                .with(Mailbox.AUTO_REPLY_START, start)
                                .with(Mailbox.AUTO_REPLY_END, start.plus(Duration.ofDays(7))));
        assertThat(scheduled.isAutoReplyOn(start.minusMillis(1))).isFalse();
        assertThat(scheduled.isAutoReplyOn(start)).isTrue();
        assertThat(scheduled.isAutoReplyOn(start.plus(Duration.ofDays(7)))).isFalse();
        assertThat(
                        refusal(writer ->
                                UserMailboxes.change(
                                        writer,
                                        now(mailbox),
                                        Edit.of(
                                                PropertyValues.EMPTY.with(
                                                        Mailbox.AUTO_REPLY_END, start)),
                                        warnings)))
                .containsExactly(ErrorId.E007);
    }

    @Test
    void quotas_do_not_contradict_each_other() {
        var mailbox = create("Jo Berg");
        assertThat(
                        refusal(writer ->
                                UserMailboxes.change(
                                        writer,
                                        mailbox,
                                        Edit.of(
                                                PropertyValues.EMPTY
                                                        .with(
                                                                Mailbox.PROHIBIT_SEND_QUOTA,
                                                                new ByteSize(2))
                                                        .with(
                                                                Mailbox.PROHIBIT_SEND_RECEIVE_QUOTA,
                                                                new ByteSize(1))),
                                        warnings)))
                .containsExactly(ErrorId.E007);
    }

    @ParameterizedTest
    @CsvSource({
        "2GB, 2147483648, 2 GB (2147483648 bytes)", "10 mb, 10485760, 10 MB (10485760 bytes)",
        "4096, 4096, 4 KB (4096 bytes)", "1.5KB, 1536, 1.50 KB (1536 bytes)",
        "Unlimited, 9223372036854775807, Unlimited", "0, 0, 0 B (0 bytes)"
    })
    void a_size_has_a_unit_or_is_in_bytes(String text, long bytes, String printed) {
        var size = ByteSize.parse(text).orElseThrow();

        assertThat(size.bytes()).isEqualTo(bytes);
        assertThat(size.toString().replace(",", "")).isEqualTo(printed);
        assertThat(ByteSize.parse(size.toString())).contains(size);
    }

    @ParameterizedTest
    @CsvSource({"-1", "2XB", "99999999999999TB", "ten", "''"})
    void what_is_no_size_is_refused(String text) {
        assertThat(refused(Mailbox.MAX_SEND_SIZE, text)).isEqualTo(ErrorId.E005);
    }

    @ParameterizedTest
    @CsvSource({
        "02/01/12, 2012-02-01T00:00:00Z", "2/1/2012 8:30 PM, 2012-02-01T20:30:00Z",
        "2012-02-01, 2012-02-01T00:00:00Z", "2012-02-01T08:00, 2012-02-01T08:00:00Z",
        "2012-02-01T08:00:05+02:00, 2012-02-01T06:00:05Z"
    })
    @DisplayName("cmdlets §3 DateTime: en-US first, then ISO")
    void a_date_is_american_or_iso(String text, String moment) {
        assertThat(Moments.parse(text, java.time.ZoneId.of("UTC"))).contains(Instant.parse(moment));
    }

    @Test
    void what_is_no_date_is_refused() {
        assertThat(refused(Mailbox.AUTO_REPLY_START, "yesterday")).isEqualTo(ErrorId.E009);
        assertThat(refused(Mailbox.AUTO_REPLY_START, "13/32/2012")).isEqualTo(ErrorId.E009);
    }

    // Life and death

    @Test
    @DisplayName("§7.10 Name: renames the mailbox; the UM mailbox goes by the same name")
    void a_renamed_mailbox_renames_its_um_mailbox() {
        change(writer ->
                UserMailboxes.change(
                        writer,
                        contoso.tony().mailbox(),
                        Edit.of("Anthony Smith", PropertyValues.EMPTY),
                        warnings));

        assertThat(contoso.tony().umMailbox().object().name()).isEqualTo("Anthony Smith");
        assertThat(contoso.tony().mailbox().name()).isEqualTo("Anthony Smith");
    }

    @Test
    @DisplayName("§4.3 disable mailbox: UM first, in the same commit; the user stays")
    void a_disabled_mailbox_leaves_its_user_and_no_number() {
        var tony = contoso.tony().mailbox();
        var version = contoso.directory.<Long>read(DirectoryReader::version);

        var disconnected =
                change(writer -> UserMailboxes.disable(writer, contoso.umMailboxes, tony));

        assertThat(contoso.directory.<Long>read(DirectoryReader::version)).isEqualTo(version + 1);
        assertThat(now(tony).isMailbox()).isFalse();
        assertThat(now(tony).userPrincipalName()).isEqualTo("tonysmith@contoso.com");
        assertThat(now(tony).find(Mailbox.PRIMARY_SMTP_ADDRESS)).isEmpty();
        assertThat(disconnected.reason()).isEqualTo(DisconnectedMailbox.Reason.Disabled);
        contoso.directory.read(reader -> {
            assertThat(UmMailbox.byAddress(reader, "51234", contoso.plan().phoneContext()))
                    .isEmpty();
            assertThat(Mailbox.bySignInName(reader, "tonysmith@contoso.com"))
                    .as("nobody signs in to a mailbox that is not there")
                    .isEmpty();
            return true;
        });
        assertThat(refusal(writer -> Identities.find(writer, ObjectKind.MAILBOX, "tonysmith")))
                .containsExactly(ErrorId.E010);
    }

    @Test
    @DisplayName("§7.2 Connect-Mailbox: reconnecting never restores UM by itself")
    void a_connected_mailbox_is_not_um_enabled() {
        var tony = contoso.tony().mailbox();
        var disconnected =
                change(writer -> UserMailboxes.disable(writer, contoso.umMailboxes, tony));

        var back =
                change(writer ->
                        UserMailboxes.connect(
                                writer,
                                disconnected,
                                Optional.empty(),
                                Edit.of(PropertyValues.EMPTY)));

        assertThat(back.id()).isEqualTo(tony.id());
        assertThat(back.alias()).isEqualTo("tonysmith");
        contoso.directory.read(reader -> {
            assertThat(UmMailbox.ofMailbox(reader, back.id())).isEmpty();
            assertThat(reader.find(disconnected.id())).isEmpty();
            return true;
        });
    }

    @Test
    void an_address_that_was_given_away_meanwhile_is_not_taken_back() {
        var tony = contoso.tony().mailbox();
        var disconnected =
                change(writer -> UserMailboxes.disable(writer, contoso.umMailboxes, tony));
        create(
                "Other Tony",
                signIn("other@contoso.com")
                        .with(Mailbox.ALIAS, "tonysmith")
                        .with(Mailbox.SAM_ACCOUNT_NAME, "other"));

        var back =
                change(writer ->
                        UserMailboxes.connect(
                                writer,
                                disconnected,
                                Optional.of(now(tony)),
                                Edit.of(PropertyValues.EMPTY.with(Mailbox.ALIAS, "tony"))));

        assertThat(back.alias()).isEqualTo("tony");
        assertThat(back.primarySmtpAddress()).isEqualTo("tony@contoso.com");
    }

    @Test
    void a_removed_user_takes_everything_but_the_mail_with_him() {
        var tony = contoso.tony().mailbox();
        change(writer -> {
            UserMailboxes.remove(writer, contoso.umMailboxes, tony, false);
            return true;
        });

        contoso.directory.read(reader -> {
            assertThat(reader.find(tony.id())).isEmpty();
            assertThat(reader.list(ObjectKind.UM_MAILBOX, 10)).isEmpty();
            assertThat(reader.list(ObjectKind.SEALED_SETTINGS, 10)).isEmpty();
            assertThat(reader.list(ObjectKind.DISCONNECTED_MAILBOX, 10))
                    .singleElement()
                    .satisfies(each ->
                            assertThat(new DisconnectedMailbox(each).reason())
                                    .isEqualTo(DisconnectedMailbox.Reason.Removed));
            return true;
        });
    }

    @Test
    void a_disconnected_mailbox_is_kept_for_thirty_days() {
        change(writer ->
                UserMailboxes.disable(writer, contoso.umMailboxes, contoso.tony().mailbox()));

        contoso.pass(Duration.ofDays(30));
        assertThat(
                        contoso.directory.<Boolean>read(
                                reader -> UserMailboxes.hasOld(reader, contoso.clock.instant())))
                .isFalse();
        contoso.pass(Duration.ofMillis(1));
        List<String> destroyed =
                change(writer -> UserMailboxes.destroyOld(writer, contoso.clock.instant()));
        assertThat(destroyed).containsExactly("Tony Smith");
    }

    @Test
    void a_mailbox_is_connected_to_the_one_user_who_fits_or_to_the_one_who_is_named() {
        var jo = create("Jo Berg");
        change(writer -> {
            UserMailboxes.remove(writer, contoso.umMailboxes, jo, false);
            return true;
        });
        var disconnected =
                contoso.directory.<DisconnectedMailbox>read(reader ->
                        new DisconnectedMailbox(
                                Identities.find(
                                        reader, ObjectKind.DISCONNECTED_MAILBOX, "Jo Berg")));
        Function<DirectoryWriter, Mailbox> connect =
                writer ->
                        UserMailboxes.connect(
                                writer,
                                disconnected,
                                Optional.empty(),
                                Edit.of(PropertyValues.EMPTY));
        assertThat(refusal(connect)).containsExactly(ErrorId.E010);

        for (var name : List.of("First", "Second")) {
            change(writer ->
                    UserMailboxes.createUser(
                            writer,
                            Edit.of(
                                    name,
                                    signIn(name + "@contoso.com")
                                            .with(Mailbox.DISPLAY_NAME, "Jo Berg")),
                            Optional.empty(),
                            warnings));
        }
        assertThat(refusal(connect)).containsExactly(ErrorId.E011);
        assertThat(
                        refusal(writer ->
                                UserMailboxes.connect(
                                        writer,
                                        disconnected,
                                        Optional.of(contoso.tony().mailbox()),
                                        Edit.of(PropertyValues.EMPTY))))
                .as("Tony has a mailbox")
                .containsExactly(ErrorId.E003);
    }

    @Test
    @DisplayName("E114: which recipients may be UM-enabled (cmdlets §15, 9)")
    void user_linked_shared_and_room_mailboxes_can_be_um_enabled_others_not() {
        int extension = 52000;
        for (var type : Mailbox.Type.values()) {
            var mailbox =
                    create("A " + type, signIn(type + "@contoso.com").with(Mailbox.TYPE, type));
            var request =
                    new EnableRequest(
                            mailbox,
                            contoso.policy(),
                            List.of(String.valueOf(extension++)),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            PropertyValues.EMPTY);
            switch (type) {
                case UserMailbox, LinkedMailbox, SharedMailbox, RoomMailbox ->
                        change(writer ->
                                Enabling.enable(contoso.umMailboxes, writer, request, warnings));
                case EquipmentMailbox, ArbitrationMailbox, DiscoveryMailbox ->
                        assertThat(
                                        refusal(writer ->
                                                Enabling.enable(
                                                        contoso.umMailboxes,
                                                        writer,
                                                        request,
                                                        warnings)))
                                .as("%s", type)
                                .containsExactly(ErrorId.E114);
            }
        }
    }

    @Test
    void a_disabled_account_loses_um_and_cannot_be_enabled_for_it() {
        change(writer ->
                UserMailboxes.disableAccount(
                        writer, contoso.umMailboxes, contoso.tony().mailbox(), warnings));

        var tony =
                contoso.directory.<Mailbox>read(reader ->
                        new Mailbox(Identities.find(reader, ObjectKind.MAILBOX, "tonysmith")));
        var request =
                new EnableRequest(
                        tony,
                        contoso.policy(),
                        List.of("51234"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PropertyValues.EMPTY);
        assertThat(
                        refusal(writer ->
                                Enabling.enable(contoso.umMailboxes, writer, request, warnings)))
                .containsExactly(ErrorId.E114);
    }
}
