package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.Contoso;
import org.mynah.um.directory.KeyMapping.Action;

/** The rules on auto attendants (directory §2.4, §4.1–4.3, §7.9, §7.9.3). */
class AutoAttendantsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Contoso contoso = new Contoso();
    private final Warnings warnings = new Warnings();

    private AutoAttendant create(String name, PropertyValues values) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        AutoAttendants.create(
                                writer,
                                Edit.of(
                                        name,
                                        PropertyValues.EMPTY
                                                .with(
                                                        AutoAttendant.UM_DIAL_PLAN,
                                                        contoso.plan().id())
                                                .overlaidBy(values)),
                                ZONE,
                                warnings));
    }

    private AutoAttendant create(String name, String... pilots) {
        return create(
                name,
                PropertyValues.EMPTY.with(AutoAttendant.PILOT_IDENTIFIER_LIST, List.of(pilots)));
    }

    private AutoAttendant inOtherPlan(String name, String... pilots) {
        var plan =
                contoso.directory.change(
                        Contoso.ADMIN,
                        writer ->
                                DialPlans.create(
                                        writer,
                                        Edit.of(
                                                "Other",
                                                PropertyValues.EMPTY.with(
                                                        DialPlan.NUMBER_OF_DIGITS, 5)),
                                        false,
                                        warnings));
        return create(
                name,
                PropertyValues.EMPTY
                        .with(AutoAttendant.UM_DIAL_PLAN, plan.id())
                        .with(AutoAttendant.PILOT_IDENTIFIER_LIST, List.of(pilots)));
    }

    private AutoAttendant now(AutoAttendant attendant) {
        return contoso.directory.read(
                reader -> new AutoAttendant(reader.find(attendant.id()).orElseThrow()));
    }

    private <T> AutoAttendant set(AutoAttendant attendant, Property<T> property, T value) {
        return change(attendant, PropertyValues.EMPTY.with(property, value));
    }

    private AutoAttendant change(AutoAttendant attendant, PropertyValues values) {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer -> AutoAttendants.change(writer, now(attendant), Edit.of(values), warnings));
    }

    /** The auto attendant, with these files imported for it. */
    private AutoAttendant withFiles(AutoAttendant attendant, String... files) {
        var sound = new ImportedSound(new byte[2], new byte[2], "WAV", false);
        return contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    for (var file : files) {
                        Prompts.store(writer, attendant.object(), file, sound, warnings);
                    }
                    return attendant;
                });
    }

    private AutoAttendant map(AutoAttendant attendant, Object... lines) {
        return set(
                attendant,
                AutoAttendant.BUSINESS_KEY_MAPPING,
                AutoAttendant.BUSINESS_KEY_MAPPING
                        .type()
                        .parse("BusinessHoursKeyMapping", List.of(lines)));
    }

    private List<ErrorId> refusal(Function<DirectoryWriter, ?> work) {
        return refused(() -> contoso.directory.<Object>change(Contoso.ADMIN, work::apply))
                .problems()
                .stream()
                .map(Problem::id)
                .toList();
    }

    private DirectoryException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        var version = contoso.directory.read(DirectoryReader::version);
        var refused = catchThrowableOfType(DirectoryException.class, work);
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(contoso.directory.read(DirectoryReader::version))
                .as("nothing changed")
                .isEqualTo(version);
        return refused;
    }

    @Test
    void a_new_auto_attendant_is_disabled_without_speech_or_pilot_and_open_all_week() {
        var attendant = create("Main");

        assertThat(attendant.isEnabled()).isFalse();
        assertThat(attendant.pilots()).isEmpty();
        assertThat(attendant.get(AutoAttendant.SPEECH_ENABLED)).isFalse();
        assertThat(attendant.businessHours().isAlways()).isTrue();
        assertThat(attendant.zone()).as("the server's zone").isEqualTo(ZONE);
    }

    @Test
    void its_other_defaults_are_as_documented() {
        var attendant = create("Main");

        assertThat(attendant.find(AutoAttendant.DTMF_FALLBACK)).isEmpty();
        assertThat(attendant.find(AutoAttendant.LANGUAGE)).as("the plan's").isEmpty();
        assertThat(attendant.find(AutoAttendant.BUSINESS_NAME)).isEmpty();
        assertThat(attendant.find(AutoAttendant.BUSINESS_LOCATION)).isEmpty();
        assertThat(attendant.get(AutoAttendant.HOLIDAY_SCHEDULE)).isEmpty();
        assertThat(attendant.get(AutoAttendant.WEEK_START_DAY))
                .isEqualTo(AutoAttendant.WeekDay.Monday);
        for (var off :
                List.of(
                        AutoAttendant.BUSINESS_GREETING_ENABLED,
                        AutoAttendant.AFTER_HOURS_GREETING_ENABLED,
                        AutoAttendant.BUSINESS_MENU_PROMPT_ENABLED,
                        AutoAttendant.AFTER_HOURS_MENU_PROMPT_ENABLED,
                        AutoAttendant.BUSINESS_KEY_MAPPING_ENABLED,
                        AutoAttendant.AFTER_HOURS_KEY_MAPPING_ENABLED,
                        AutoAttendant.BUSINESS_OPERATOR_ENABLED,
                        AutoAttendant.AFTER_HOURS_OPERATOR_ENABLED,
                        AutoAttendant.ALLOW_EXTENSIONS,
                        AutoAttendant.STAR_OUT_ENABLED,
                        AutoAttendant.FORWARD_TO_DEFAULT_MAILBOX)) {
            assertThat(attendant.get(off)).as(off.name()).isFalse();
        }
        for (var on :
                List.of(
                        AutoAttendant.NAME_LOOKUP_ENABLED,
                        AutoAttendant.CALL_SOMEONE_ENABLED,
                        AutoAttendant.SEND_VOICE_MSG_ENABLED,
                        AutoAttendant.ALLOW_DIAL_PLAN_SUBSCRIBERS)) {
            assertThat(attendant.get(on)).as(on.name()).isTrue();
        }
        for (var file : AutoAttendant.PROMPT_FILES) {
            assertThat(attendant.find(file)).as(file.name()).isEmpty();
        }
        assertThat(attendant.get(AutoAttendant.INFO_ANNOUNCEMENT_ENABLED))
                .isEqualTo(InfoAnnouncement.False);
        assertThat(attendant.get(AutoAttendant.BUSINESS_KEY_MAPPING)).isEmpty();
        assertThat(attendant.get(AutoAttendant.AFTER_HOURS_KEY_MAPPING)).isEmpty();
        assertThat(attendant.get(AutoAttendant.CONTACT_SCOPE))
                .isEqualTo(AutoAttendant.ContactScope.DialPlan);
        assertThat(attendant.find(AutoAttendant.CONTACT_ADDRESS_LIST)).isEmpty();
        assertThat(attendant.find(AutoAttendant.CONTACT_RECIPIENT_CONTAINER)).isEmpty();
        assertThat(attendant.get(AutoAttendant.MATCHED_NAME_SELECTION))
                .isEqualTo(AutoAttendant.MatchedNameSelection.InheritFromDialPlan);
        assertThat(attendant.get(AutoAttendant.ALLOWED_IN_COUNTRY_GROUPS)).isEmpty();
        assertThat(attendant.get(AutoAttendant.ALLOWED_INTERNATIONAL_GROUPS)).isEmpty();
        assertThat(attendant.find(AutoAttendant.OPERATOR_EXTENSION))
                .as("the plan's operator")
                .isEmpty();
        assertThat(attendant.find(AutoAttendant.DEFAULT_MAILBOX)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "PilotIdentifierList, 5a, E008",
        "BusinessName, #65, E005",
        "BusinessLocation, #257, E005",
        "WeekStartDay, Someday, E006",
        "InfoAnnouncementEnabled, maybe, E006",
        "ContactScope, Extension, E006",
        "MatchedNameSelectionMethod, Shoe, E006",
        "SpeechEnabled, maybe, E006",
        "AllowedInCountryOrRegionGroups, #128, E005",
        "AllowedInternationalGroups, #128, E005",
        "OperatorExtension, abc, E008",
        "TimeZone, Atlantis, E603",
        "Language, ??, E006"
    })
    void a_value_out_of_range_is_refused(String name, String given, ErrorId error) {
        var property =
                AutoAttendant.PROPERTIES.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        var value =
                given.startsWith("#") ? "x".repeat(Integer.parseInt(given.substring(1))) : given;

        assertThat(
                        catchThrowableOfType(
                                        DirectoryException.class,
                                        () -> property.type().parse(name, value))
                                .id())
                .isEqualTo(error);
    }

    @Test
    void pilots_are_digits_of_any_number_or_sip_addresses() {
        var attendant = create("Main", "1", "55000", "+14255550100", "aa@contoso.com");

        assertThat(attendant.pilots()).hasSize(4);
        assertThat(
                        contoso.directory.<Boolean>read(reader ->
                                AutoAttendant.byPilot(
                                                reader, contoso.plan().id(), "sip:AA@contoso.com")
                                        .isPresent()))
                .isTrue();
    }

    @Test
    void a_pilot_of_another_auto_attendant_of_the_plan_is_refused() {
        create("Main", "55000");

        assertThat(refused(() -> create("Second", "55000")))
                .hasMessageContaining("55000")
                .hasMessageContaining("Main")
                .extracting(DirectoryException::id)
                .isEqualTo(ErrorId.E122);
        assertThat(inOtherPlan("Elsewhere", "55000").pilots()).containsExactly("55000");
    }

    @Test
    void a_pilot_that_is_the_plans_access_number_is_refused_both_ways() {
        assertThat(refused(() -> create("Main", "50000")).id()).isEqualTo(ErrorId.E122);
        create("Main", "55000");
        assertThat(
                        refused(() ->
                                        contoso.setPlan(
                                                DialPlan.ACCESS_TELEPHONE_NUMBERS,
                                                List.of("50000", "5-5000")))
                                .id())
                .isEqualTo(ErrorId.E122);
    }

    @Test
    void a_pilot_that_is_an_extension_of_the_plan_is_refused_both_ways() {
        assertThat(refused(() -> create("Main", "51234")).id()).isEqualTo(ErrorId.E126);
        create("Main", "55000");
        assertThat(
                        refused(() ->
                                        contoso.addUser(
                                                "Jill",
                                                "jill",
                                                "55000",
                                                java.util.Optional.empty()))
                                .id())
                .isEqualTo(ErrorId.E126);
    }

    @Test
    void names_are_unique_and_all_problems_are_told_at_once() {
        create("Main", "55000");

        assertThat(
                        refused(() -> create("main", "55000", "51234")).problems().stream()
                                .map(Problem::id))
                .containsExactly(ErrorId.E003, ErrorId.E122, ErrorId.E126);
        assertThat(refused(() -> create("a/b")).id()).isEqualTo(ErrorId.E002);
        assertThat(refused(() -> create("x".repeat(65))).id()).isEqualTo(ErrorId.E001);
    }

    @Test
    void a_rename_keeps_id_and_links() {
        var target = create("Target");
        var main = map(create("Main"), "1,Sales,,Target");
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        AutoAttendants.change(
                                writer,
                                now(target),
                                Edit.of("Renamed", PropertyValues.EMPTY),
                                warnings));

        assertThat(now(target).name()).isEqualTo("Renamed");
        assertThat(
                        set(main, AutoAttendant.BUSINESS_KEY_MAPPING_ENABLED, true)
                                .menu(true)
                                .getFirst()
                                .action())
                .isEqualTo(new Action.GoToAttendant(target.id()));
    }

    @Test
    void its_dial_plan_and_status_cannot_be_changed() {
        var attendant = create("Main");
        var other = inOtherPlan("Elsewhere");

        assertThat(
                        refused(() ->
                                        change(
                                                attendant,
                                                PropertyValues.EMPTY
                                                        .with(
                                                                AutoAttendant.UM_DIAL_PLAN,
                                                                other.dialPlan())
                                                        .with(
                                                                AutoAttendant.STATUS,
                                                                AutoAttendant.Status.Enabled)))
                                .problems()
                                .stream()
                                .map(Problem::id))
                .containsExactly(ErrorId.E019, ErrorId.E019);
    }

    @Test
    void it_is_enabled_and_disabled_and_says_when_nothing_changes() {
        var attendant = create("Main");
        contoso.directory.change(
                Contoso.ADMIN, writer -> AutoAttendants.enable(writer, now(attendant), warnings));
        assertThat(now(attendant).isEnabled()).isTrue();
        contoso.directory.change(
                Contoso.ADMIN, writer -> AutoAttendants.enable(writer, now(attendant), warnings));
        assertThat(warnings.texts()).anyMatch(text -> text.startsWith("W07"));
        contoso.directory.change(
                Contoso.ADMIN, writer -> AutoAttendants.disable(writer, now(attendant), warnings));
        assertThat(now(attendant).isEnabled()).isFalse();
    }

    @Test
    void one_that_is_a_plans_cannot_be_disabled_or_removed() {
        var attendant = create("Main");
        contoso.setPlan(DialPlan.UM_AUTO_ATTENDANT, attendant.id());

        assertThat(refusal(writer -> AutoAttendants.disable(writer, now(attendant), warnings)))
                .containsExactly(ErrorId.E203);
        assertThat(
                        refused(() ->
                                contoso.directory.<Object>change(
                                        Contoso.ADMIN,
                                        writer -> {
                                            AutoAttendants.remove(writer, now(attendant));
                                            return true;
                                        })))
                .hasMessageContaining("UMAutoAttendant of the dial plan 'MyDialPlan'");
    }

    @Test
    void one_that_others_lead_to_cannot_be_removed_and_its_users_are_named() {
        var target = create("Target");
        map(create("Main"), "1,Again,,Target");
        create(
                "Speech",
                PropertyValues.EMPTY
                        .with(AutoAttendant.SPEECH_ENABLED, true)
                        .with(AutoAttendant.DTMF_FALLBACK, target.id()));

        var refused =
                refused(() ->
                        contoso.directory.<Object>change(
                                Contoso.ADMIN,
                                writer -> {
                                    AutoAttendants.remove(writer, now(target));
                                    return true;
                                }));

        assertThat(refused.id()).isEqualTo(ErrorId.E203);
        assertThat(refused)
                .hasMessageContaining("BusinessHoursKeyMapping of the auto attendant 'Main'")
                .hasMessageContaining("DTMFFallbackAutoAttendant of the auto attendant 'Speech'");
    }

    @Test
    void one_that_leads_to_itself_only_can_be_removed() {
        var attendant = map(create("Main"), "1,Again,,Main");
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    AutoAttendants.remove(writer, now(attendant));
                    return true;
                });

        assertThat(
                        contoso.directory.<Boolean>read(
                                reader -> reader.find(attendant.id()).isPresent()))
                .isFalse();
    }

    @Test
    void a_dial_plan_with_auto_attendants_cannot_be_removed_and_names_them() {
        var attendant = inOtherPlan("Elsewhere");

        var refused =
                refused(() ->
                        contoso.directory.<Object>change(
                                Contoso.ADMIN,
                                writer -> {
                                    DialPlans.remove(
                                            writer,
                                            new DialPlan(
                                                    writer.find(attendant.dialPlan())
                                                            .orElseThrow()));
                                    return true;
                                }));

        assertThat(refused.id()).isEqualTo(ErrorId.E201);
        assertThat(refused).hasMessageContaining("UM auto attendant 'Elsewhere'");
    }

    @Test
    void a_dtmf_fallback_needs_speech_the_same_plan_and_another_auto_attendant() {
        var keys = create("Keys");
        var speech =
                create("Speech", PropertyValues.EMPTY.with(AutoAttendant.SPEECH_ENABLED, true));
        var elsewhere = inOtherPlan("Elsewhere");

        assertThat(refused(() -> set(keys, AutoAttendant.DTMF_FALLBACK, speech.id())).id())
                .as("not speech-enabled")
                .isEqualTo(ErrorId.E608);
        assertThat(refused(() -> set(speech, AutoAttendant.DTMF_FALLBACK, speech.id())).id())
                .as("itself")
                .isEqualTo(ErrorId.E608);
        assertThat(refused(() -> set(speech, AutoAttendant.DTMF_FALLBACK, elsewhere.id())).id())
                .as("another plan")
                .isEqualTo(ErrorId.E608);
        assertThat(
                        set(speech, AutoAttendant.DTMF_FALLBACK, keys.id())
                                .find(AutoAttendant.DTMF_FALLBACK))
                .hasValue(keys.id());
    }

    @Test
    void a_speech_enabled_fallback_is_warned_of() {
        var other = create("Other", PropertyValues.EMPTY.with(AutoAttendant.SPEECH_ENABLED, true));
        create(
                "Speech",
                PropertyValues.EMPTY
                        .with(AutoAttendant.SPEECH_ENABLED, true)
                        .with(AutoAttendant.DTMF_FALLBACK, other.id()));

        assertThat(warnings.texts()).anyMatch(text -> text.contains("speech-enabled itself"));
    }

    @Test
    void speech_without_fallback_and_operator_is_warned_of_and_an_operator_ends_that() {
        create("Speech", PropertyValues.EMPTY.with(AutoAttendant.SPEECH_ENABLED, true));
        assertThat(warnings.texts()).anyMatch(text -> text.startsWith("W06"));

        contoso.setPlan(DialPlan.OPERATOR_EXTENSION, "50100");
        var further = new Warnings();
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        AutoAttendants.create(
                                writer,
                                Edit.of(
                                        "Second",
                                        PropertyValues.EMPTY
                                                .with(
                                                        AutoAttendant.UM_DIAL_PLAN,
                                                        contoso.plan().id())
                                                .with(AutoAttendant.SPEECH_ENABLED, true)),
                                ZONE,
                                further));
        assertThat(further.texts()).noneMatch(text -> text.startsWith("W06"));
    }

    @Test
    void intervals_that_are_too_near_and_holidays_of_one_name_are_refused() {
        var attendant = create("Main");

        assertThat(
                        refused(() ->
                                        set(
                                                attendant,
                                                AutoAttendant.BUSINESS_HOURS_SCHEDULE,
                                                List.of(new Interval(0, 60), new Interval(60, 60))))
                                .id())
                .isEqualTo(ErrorId.E604);
        var day = java.time.LocalDate.of(2026, 1, 1);
        assertThat(
                        refused(() ->
                                        set(
                                                attendant,
                                                AutoAttendant.HOLIDAY_SCHEDULE,
                                                List.of(
                                                        new Holiday("A", "a.wav", day, day),
                                                        new Holiday("a", "b.wav", day, day))))
                                .id())
                .isEqualTo(ErrorId.E605);
    }

    @Test
    void a_holiday_closes_it_by_its_own_clock() {
        var day = java.time.LocalDate.of(2026, 1, 1);
        var attendant =
                change(
                        withFiles(create("Main"), "a.wav"),
                        PropertyValues.EMPTY
                                .with(
                                        AutoAttendant.HOLIDAY_SCHEDULE,
                                        List.of(new Holiday("New Year", "a.wav", day, day)))
                                .with(AutoAttendant.TIME_ZONE, "Pacific Standard Time"));

        assertThat(attendant.zone().getId()).isEqualTo("America/Los_Angeles");
        var nine = ZonedDateTime.parse("2026-01-02T06:00:00Z");
        assertThat(attendant.holiday(nine)).map(Holiday::name).hasValue("New Year");
        assertThat(attendant.isOpen(nine)).isFalse();
        assertThat(attendant.isOpen(nine.plusHours(3))).isTrue();
    }

    @Test
    void every_form_of_a_key_mapping_is_read() {
        contoso.addUser("Jill Frank", "jill", "51299", java.util.Optional.empty());
        var sales = create("SalesAutoAttendant");
        var jill = contoso.called("jill").mailbox().id();
        var attendant =
                map(
                        withFiles(create("Main"), "directions.wav", "jill.wav"),
                        "1,Sales,,SalesAutoAttendant",
                        "2,Support,12345",
                        "3,Directions,,,c:\\p\\directions.wav",
                        "4,Jill,,,jill.wav,Jill;Ms Frank,jill@contoso.com",
                        "5,Also Jill,,,,,,jill",
                        "6,Where,,,,,,,BusinessLocation",
                        "7,When,,,,,,,businesshours",
                        "Timeout,Nothing pressed,50100");
        var menu = set(attendant, AutoAttendant.BUSINESS_KEY_MAPPING_ENABLED, true).menu(true);

        assertThat(menu.stream().map(KeyMapping::action))
                .containsExactly(
                        new Action.GoToAttendant(sales.id()),
                        new Action.TransferToExtension("12345"),
                        new Action.Nothing(),
                        new Action.LeaveVoiceMail(jill),
                        new Action.LeaveVoiceMail(jill),
                        new Action.Announce(KeyMapping.Announcement.BusinessLocation),
                        new Action.Announce(KeyMapping.Announcement.BusinessHours),
                        new Action.TransferToExtension("50100"));
        assertThat(menu.get(2).promptFile()).hasValue("directions.wav");
        assertThat(menu.get(3).phrases()).containsExactly("Jill", "Ms Frank");
        assertThat(menu.get(3).promptFile()).hasValue("jill.wav");
        assertThat(menu.getFirst().key()).isEqualTo(OptionalInt.of(1));
        assertThat(menu.getLast().isTimeOut()).isTrue();
        assertThat(now(attendant).menu(false)).as("switched off").isEmpty();
        assertThat(attendant.promptUses())
                .extracting(AutoAttendant.PromptUse::file)
                .containsExactly("directions.wav", "jill.wav");
    }

    @ParameterizedTest(name = "time-out as {0}")
    @CsvSource({"'-,Nobody,12345'", "',Nobody,12345'", "'TIMEOUT,Nobody,12345'", "'-,,12345'"})
    void the_time_out_key_is_blank_a_hyphen_or_the_word(String line) {
        var attendant = map(create("Main"), line);

        assertThat(attendant.get(AutoAttendant.BUSINESS_KEY_MAPPING).getFirst().key())
                .isEqualTo(KeyMappingEntry.TIME_OUT);
    }

    @Test
    void the_two_field_form_gets_the_next_free_keys_and_says_which() {
        var attendant = map(create("Main"), "Sales, 77899", "1,Support,12345", "Directions,23456");

        assertThat(attendant.get(AutoAttendant.BUSINESS_KEY_MAPPING))
                .extracting(KeyMappingEntry::key)
                .containsExactly("2", "1", "3");
        assertThat(warnings.texts())
                .anyMatch(text -> text.contains("'Sales' has no key; it gets key 2"));
    }

    @Test
    void key_0_a_key_twice_and_a_tenth_key_are_refused() {
        var attendant = create("Main");

        assertThat(refused(() -> map(attendant, "0,Operator,12345")).id()).isEqualTo(ErrorId.E405);
        assertThat(refused(() -> map(attendant, "1,A,12345", "1,B,12345")).id())
                .isEqualTo(ErrorId.E405);
        assertThat(refused(() -> map(attendant, "-,A,12345", "Timeout,B,12345")).id())
                .isEqualTo(ErrorId.E405);
        assertThat(
                        refused(() ->
                                        map(
                                                attendant,
                                                IntStream.range(0, 10)
                                                        .mapToObj(i -> "Name" + i + ",1234" + i)
                                                        .toArray()))
                                .id())
                .isEqualTo(ErrorId.E405);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Sales | 2 to 9 fields",
                "1,a,,,,,,,,x | 2 to 9 fields",
                "10,Sales,12345 | Key is '10'",
                "x,Sales,12345 | Key is 'x'",
                "1,,12345 | Description is empty",
                "1,a/b,12345 | Description holds '/'",
                "1,Sales,12a45 | Extension is '12a45'",
                "1,Sales,12345,Other | several: Extension, AutoAttendantName",
                "1,Sales,,,,,tony,tony | several: LeaveVoicemailFor, TransferToMailbox",
                "1,Sales,,,,,,,Weather | Announce is 'Weather'"
            })
    void a_wrong_key_mapping_is_refused_with_the_field(String line, String field) {
        var attendant = create("Main");

        var refused = refused(() -> map(attendant, line));

        assertThat(refused.id()).isEqualTo(ErrorId.E606);
        assertThat(refused).hasMessageContaining(field);
    }

    @Test
    void a_description_has_at_most_64_characters() {
        var attendant = create("Main");

        assertThat(refused(() -> map(attendant, "1," + "x".repeat(65) + ",12345")).id())
                .isEqualTo(ErrorId.E606);
    }

    @Test
    void what_a_key_leads_to_must_exist_in_the_same_plan() {
        var attendant = create("Main");
        inOtherPlan("Elsewhere");
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        UserMailboxes.create(
                                writer,
                                Edit.of(
                                        "Plain",
                                        PropertyValues.EMPTY.with(
                                                Mailbox.USER_PRINCIPAL_NAME, "plain@contoso.com")),
                                java.util.Optional.empty(),
                                warnings));

        assertThat(
                        refused(() ->
                                        map(
                                                attendant,
                                                "1,A,,Nowhere",
                                                "2,B,,Elsewhere",
                                                "3,C,,,,,nobody",
                                                "4,D,,,,,plain"))
                                .problems()
                                .stream()
                                .map(Problem::id))
                .containsExactly(ErrorId.E010, ErrorId.E112, ErrorId.E010, ErrorId.E110);
    }

    @Test
    void a_key_to_a_mailbox_does_not_hold_the_mailbox() {
        var attendant = map(create("Main"), "1,Tony,,,,,tonysmith");

        assertThat(attendant.object().links())
                .extracting(Link::property)
                .containsExactly("UMDialPlan");
    }

    @Test
    void rows_of_a_table_are_key_mappings_too() {
        var attendant =
                map(
                        create("Main"),
                        Map.of("key", "1", "Description", "Sales", "Extension", "12345"));

        assertThat(attendant.get(AutoAttendant.BUSINESS_KEY_MAPPING).getFirst().extension())
                .isEqualTo("12345");
        assertThat(refused(() -> map(attendant, Map.of("Key", "1", "Shoe", "x"))).id())
                .isEqualTo(ErrorId.E606);
    }

    @Test
    void the_path_of_a_greeting_is_cut_to_the_file_name() {
        var attendant =
                set(
                        withFiles(create("Main"), "welcome.wav"),
                        AutoAttendant.BUSINESS_GREETING_FILE,
                        "c:\\UMPrompts\\welcome.wav");

        assertThat(attendant.find(AutoAttendant.BUSINESS_GREETING_FILE)).hasValue("welcome.wav");
        assertThat(
                        refused(() ->
                                        set(
                                                attendant,
                                                AutoAttendant.INFO_ANNOUNCEMENT_FILE,
                                                "x".repeat(256)))
                                .id())
                .isEqualTo(ErrorId.E005);
    }

    @Test
    void a_plan_leads_to_auto_attendants_of_its_own_only() {
        var elsewhere = inOtherPlan("Elsewhere");

        assertThat(refused(() -> contoso.setPlan(DialPlan.UM_AUTO_ATTENDANT, elsewhere.id())).id())
                .isEqualTo(ErrorId.E112);
    }

    @Test
    void the_plans_greeting_announcement_scope_and_extension_have_documented_defaults() {
        var plan = contoso.plan();

        assertThat(plan.get(DialPlan.WELCOME_GREETING_ENABLED)).isFalse();
        assertThat(plan.find(DialPlan.WELCOME_GREETING_FILE)).isEmpty();
        assertThat(plan.get(DialPlan.INFO_ANNOUNCEMENT_ENABLED)).isEqualTo(InfoAnnouncement.False);
        assertThat(plan.find(DialPlan.INFO_ANNOUNCEMENT_FILE)).isEmpty();
        assertThat(plan.get(DialPlan.CONTACT_SCOPE)).isEqualTo(DialPlan.ContactScope.DialPlan);
        assertThat(plan.find(DialPlan.CONTACT_ADDRESS_LIST)).isEmpty();
        assertThat(plan.find(DialPlan.CONTACT_RECIPIENT_CONTAINER)).isEmpty();
        assertThat(plan.find(DialPlan.EXTENSION)).isEmpty();
        assertThat(plan.find(DialPlan.UM_AUTO_ATTENDANT)).isEmpty();
    }

    @Test
    void the_plans_transfer_extension_has_the_plans_length() {
        assertThat(refused(() -> contoso.setPlan(DialPlan.EXTENSION, "123")).id())
                .isEqualTo(ErrorId.E106);
        contoso.setPlan(DialPlan.EXTENSION, "50100");
        assertThat(contoso.plan().find(DialPlan.EXTENSION)).hasValue("50100");
    }

    @Test
    void the_policys_preview_partner_has_documented_defaults_and_ranges() {
        var policy = contoso.policy();

        assertThat(policy.find(MailboxPolicy.PREVIEW_PARTNER_ADDRESS)).isEmpty();
        assertThat(policy.find(MailboxPolicy.PREVIEW_PARTNER_ID)).isEmpty();
        assertThat(policy.get(MailboxPolicy.PREVIEW_PARTNER_MAX_DURATION)).isEqualTo(180);
        assertThat(policy.get(MailboxPolicy.PREVIEW_PARTNER_MAX_DELAY)).isEqualTo(1200);
        assertThat(policy.get(MailboxPolicy.SOURCE_FOREST_POLICIES)).isEmpty();
        assertThat(
                        catchThrowableOfType(
                                        DirectoryException.class,
                                        () ->
                                                MailboxPolicy.PREVIEW_PARTNER_MAX_DURATION
                                                        .type()
                                                        .parse("d", 59))
                                .id())
                .isEqualTo(ErrorId.E005);
        assertThat(
                        catchThrowableOfType(
                                        DirectoryException.class,
                                        () ->
                                                MailboxPolicy.PREVIEW_PARTNER_MAX_DELAY
                                                        .type()
                                                        .parse("d", 299))
                                .id())
                .isEqualTo(ErrorId.E005);
    }
}
