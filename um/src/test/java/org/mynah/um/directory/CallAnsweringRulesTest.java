package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.um.Contoso;

/** Call answering rules: each row of directory §7.12, and which rule a call is for. */
class CallAnsweringRulesTest {

    /** A Tuesday at ten. */
    private static final LocalDateTime TUESDAY_TEN = LocalDateTime.parse("2026-03-03T10:00");

    private final Contoso contoso = new Contoso();
    private final Warnings warnings = new Warnings();

    private <T> T change(Function<DirectoryWriter, T> work) {
        return contoso.directory.change(Contoso.ADMIN, work);
    }

    private List<ErrorId> refusal(Function<DirectoryWriter, ?> work) {
        return refused(work).problems().stream().map(Problem::id).toList();
    }

    private DirectoryException refused(Function<DirectoryWriter, ?> work) {
        var refused =
                catchThrowableOfType(
                        DirectoryException.class,
                        () -> contoso.directory.<Object>change(Contoso.ADMIN, work::apply));
        assertThat(refused).as("a refusal").isNotNull();
        return refused;
    }

    private UmMailbox tony() {
        return contoso.tony().umMailbox();
    }

    private CallAnsweringRule rule(String name, PropertyValues values) {
        return change(writer ->
                CallAnsweringRules.create(writer, tony(), Edit.of(name, values), warnings));
    }

    private CallAnsweringRule rule(String name) {
        return rule(name, PropertyValues.EMPTY);
    }

    private <T> List<ErrorId> refusedWith(Property<T> property, T value) {
        return refusal(writer ->
                CallAnsweringRules.create(
                        writer,
                        tony(),
                        Edit.of("R", PropertyValues.EMPTY.with(property, value)),
                        warnings));
    }

    private List<String> inOrder() {
        return contoso.directory.read(reader ->
                CallAnsweringRules.of(reader, tony().mailbox()).stream()
                        .map(each -> each.priority() + each.name())
                        .toList());
    }

    private static PropertyValues at(int priority) {
        return PropertyValues.EMPTY.with(CallAnsweringRule.PRIORITY, priority);
    }

    // Priority, number of rules, names

    @Test
    @DisplayName("§7.12 Priority: the lowest free by default")
    void a_rule_without_a_priority_gets_the_lowest_free_place() {
        rule("a");
        rule("b", at(3));
        rule("c");
        assertThat(inOrder()).containsExactly("1a", "2c", "3b");
    }

    @Test
    @DisplayName("§7.12 Priority: taken → insert, shift the rest down")
    void a_taken_place_is_inserted_and_the_rest_moves_down_to_the_next_gap() {
        rule("a", at(1));
        rule("b", at(2));
        rule("c", at(4));

        rule("new", at(1));

        assertThat(inOrder()).containsExactly("1new", "2a", "3b", "4c");
    }

    @Test
    void a_rule_that_moves_frees_its_place() {
        rule("a");
        rule("b");
        var c = rule("c");
        change(writer -> CallAnsweringRules.change(writer, tony(), c, Edit.of(at(1)), warnings));
        assertThat(inOrder()).containsExactly("1c", "2a", "3b");
    }

    @Test
    void where_there_is_no_room_below_those_above_move_up() {
        for (int place = 2; place <= 9; place++) {
            rule("r" + place, at(place));
        }
        rule("new", at(5));
        assertThat(inOrder())
                .containsExactly("1r2", "2r3", "3r4", "4new", "5r5", "6r6", "7r7", "8r8", "9r9");
        assertThat(warnings.texts()).singleElement().asString().startsWith("W14: ");
    }

    @Test
    @DisplayName("§4.1 rule: enabled at once; §7.12 the tenth is refused (E401)")
    void a_mailbox_has_nine_rules_and_each_is_enabled_at_once() {
        for (int i = 1; i <= 9; i++) {
            assertThat(rule("r" + i).isEnabled()).isTrue();
        }
        assertThat(
                        refusal(writer ->
                                CallAnsweringRules.create(
                                        writer,
                                        tony(),
                                        Edit.of("r10", PropertyValues.EMPTY),
                                        warnings)))
                .containsExactly(ErrorId.E401);
    }

    @Test
    @DisplayName("§7.12 Name: 255 characters, unique in the mailbox")
    void a_name_is_unique_in_its_mailbox_and_at_most_255_characters() {
        rule("x".repeat(255));
        assertThat(
                        refusal(writer ->
                                CallAnsweringRules.create(
                                        writer,
                                        tony(),
                                        Edit.of("X".repeat(255), PropertyValues.EMPTY),
                                        warnings)))
                .containsExactly(ErrorId.E003);
        assertThat(
                        refusal(writer ->
                                CallAnsweringRules.create(
                                        writer,
                                        tony(),
                                        Edit.of("x".repeat(256), PropertyValues.EMPTY),
                                        warnings)))
                .containsExactly(ErrorId.E001);
        var other = contoso.addUser("Jo", "jo", "51299", Optional.empty()).umMailbox();
        change(writer ->
                CallAnsweringRules.create(
                        writer, other, Edit.of("x".repeat(255), PropertyValues.EMPTY), warnings));
    }

    @Test
    @DisplayName("§7.12 Mailbox: rules on, else E402 says who says off")
    void while_the_feature_is_off_the_one_who_says_so_is_named() {
        contoso.setPlan(DialPlan.CALL_ANSWERING_RULES_ENABLED, false);
        contoso.setTony(UmMailbox.CALL_ANSWERING_RULES_ENABLED, false);
        var refused =
                refused(writer ->
                        CallAnsweringRules.create(
                                writer, tony(), Edit.of("R", PropertyValues.EMPTY), warnings));
        assertThat(refused.id()).isEqualTo(ErrorId.E402);
        assertThat(refused)
                .hasMessageContaining("dial plan 'MyDialPlan'")
                .hasMessageContaining("mailbox 'Tony Smith'")
                .hasMessageNotContaining("policy");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("§5, 8 and 9: disabling keeps the rules, or deletes them")
    void rules_outlast_disabling_only_where_properties_are_kept(boolean isKept) {
        rule("a");
        var mailbox = tony().mailbox();
        change(writer -> {
            contoso.umMailboxes.disable(writer, tony(), isKept);
            return true;
        });
        assertThat(
                        contoso.directory.<List<CallAnsweringRule>>read(
                                reader -> CallAnsweringRules.of(reader, mailbox)))
                .hasSize(isKept ? 1 : 0);
    }

    // Fields

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5,,,",
                "x,1,,",
                "1,,,",
                "1,abc,,",
                "1,4255550100,x,",
                "2,,Nobody,",
                "2,1,Tony Smith,",
                "3,,,",
                "3,1,,c",
                "4,,,c",
                "1,4255550100,,,",
                "0,4255550100,,"
            })
    @DisplayName("§7.12 CallerIds: type,phone,galDN,contactId")
    void a_caller_whose_field_is_wrong_is_refused(String entry) {
        assertThat(refusedWith(CallAnsweringRule.CALLER_IDS, List.of(entry)))
                .isNotEmpty()
                .containsOnly(ErrorId.E403);
    }

    @Test
    @DisplayName("§7.12 CallerIds: at most 50 and one Contacts folder")
    void there_are_fifty_callers_and_one_contacts_folder() {
        var fifty = IntStream.range(0, 50).mapToObj(i -> "1,42555501" + (10 + i) + ",,").toList();
        var all = new java.util.ArrayList<>(fifty);
        all.add("4,,,");
        rule("good", PropertyValues.EMPTY.with(CallAnsweringRule.CALLER_IDS, all));
        all.add("1,4255550999,,");
        assertThat(refusedWith(CallAnsweringRule.CALLER_IDS, all)).containsExactly(ErrorId.E403);
        assertThat(refusedWith(CallAnsweringRule.CALLER_IDS, List.of("4,,,", "4,,,")))
                .containsExactly(ErrorId.E403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4,0,,",
                "x",
                "1,4,,",
                "1,0,8:00,",
                "3,0,8:00,12:00",
                "3,128,8:00,12:00",
                "3,4,,12:00",
                "3,4,8:00,",
                "3,4,8,12",
                "3,4,24:00,12:00",
                "3,4,8:00,8:00",
                "3,4,8:00,12:00,1"
            })
    @DisplayName("§7.12 TimeOfDay: kind,days,start,end")
    void a_time_whose_field_is_wrong_is_refused(String text) {
        assertThat(refusedWith(CallAnsweringRule.TIME_OF_DAY, text))
                .isNotEmpty()
                .containsOnly(ErrorId.E403);
    }

    @ParameterizedTest
    @CsvSource({"-1", "16"})
    @DisplayName("§7.12 ScheduleStatus: 0–15")
    void a_schedule_status_is_a_sum_of_the_four(int mask) {
        assertThat(refusedWith(CallAnsweringRule.SCHEDULE_STATUS, mask))
                .containsExactly(ErrorId.E403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6,1,Desk,,,,,45678,",
                "1,x,Desk,,,,,45678,",
                "1,1,,,,,,45678,",
                "1,1,Desk,,,,,,",
                "1,1,Desk,1,,,,45678,",
                "2,1,Desk,,,,,,Nobody",
                "3,1,Desk,,,,,,",
                "4,1,,,,,,1,",
                "5,1,Me,,23,,,,",
                "5,1,Me,23456,,,,,",
                "5,1,Me,23456,121,,,,",
                "5,1,Me,23456,0,,,,",
                "5,1,Me,23456,23,45671,,,",
                "5,1,Me,23456,23,,50,,",
                "5,1,Me,23456,23,,,45678,",
                "1,1,Desk,,,,,45678,,"
            })
    @DisplayName("§7.12 KeyMappings: nine fields")
    void a_key_whose_field_is_wrong_is_refused(String entry) {
        assertThat(refusedWith(CallAnsweringRule.KEY_MAPPINGS, List.of(entry)))
                .isNotEmpty()
                .containsOnly(ErrorId.E403);
    }

    @Test
    @DisplayName("§7.12 KeyMappings: keys 1–9, none twice, at most ten (E405)")
    void a_key_is_not_0_not_used_twice_and_there_are_at_most_ten() {
        assertThat(refusedWith(CallAnsweringRule.KEY_MAPPINGS, List.of("1,0,Desk,,,,,45678,")))
                .containsExactly(ErrorId.E405);
        assertThat(
                        refusedWith(
                                CallAnsweringRule.KEY_MAPPINGS,
                                List.of("1,1,Desk,,,,,45678,", "4,1,Message,,,,,,")))
                .containsExactly(ErrorId.E405);
        var eleven = Collections.nCopies(11, "1,1,Desk,,,,,45678,");
        assertThat(refusedWith(CallAnsweringRule.KEY_MAPPINGS, eleven)).contains(ErrorId.E405);
    }

    @Test
    @DisplayName("§7.12 ExtensionsDialed: own extensions (E404)")
    void only_own_extensions_can_be_a_condition() {
        assertThat(refusedWith(CallAnsweringRule.EXTENSIONS_DIALED, List.of("51234", "99999")))
                .containsExactly(ErrorId.E404);
    }

    @Test
    void all_that_is_wrong_is_told_in_one_go() {
        assertThat(
                        refusal(writer ->
                                CallAnsweringRules.create(
                                        writer,
                                        tony(),
                                        Edit.of(
                                                "",
                                                PropertyValues.EMPTY
                                                        .with(CallAnsweringRule.TIME_OF_DAY, "9,,,")
                                                        .with(CallAnsweringRule.SCHEDULE_STATUS, 99)
                                                        .with(
                                                                CallAnsweringRule.EXTENSIONS_DIALED,
                                                                List.of("1"))),
                                        warnings)))
                .containsExactly(ErrorId.E014, ErrorId.E403, ErrorId.E403, ErrorId.E404);
    }

    @Test
    void the_documented_menu_means_what_the_page_says() {
        var rule =
                rule(
                        "busy",
                        PropertyValues.EMPTY.with(
                                CallAnsweringRule.KEY_MAPPINGS,
                                List.of(
                                        "1,1,Receptionist,,,,,45678,",
                                        "5,2,Urgent Issues,23456,23,45671,50,,")));

        List<RuleAction> actions = contoso.directory.read(rule::actions);
        assertThat(actions)
                .containsExactly(
                        new RuleAction.TransferToNumber(1, "Receptionist", "45678"),
                        new RuleAction.FindMe(
                                2,
                                "Urgent Issues",
                                List.of(
                                        new RuleAction.Ring("23456", Duration.ofSeconds(23)),
                                        new RuleAction.Ring("45671", Duration.ofSeconds(50)))));
        assertThat(actions.stream().map(RuleAction::entry).toList())
                .isEqualTo(rule.get(CallAnsweringRule.KEY_MAPPINGS));
    }

    @Test
    void a_rule_whose_colleague_is_gone_is_in_error_and_fits_nobody_by_him() {
        var jo = contoso.addUser("Jo", "jo", "51299", Optional.empty()).umMailbox();
        var rule =
                rule(
                        "jo",
                        PropertyValues.EMPTY
                                .with(CallAnsweringRule.CALLER_IDS, List.of("2,,jo,"))
                                .with(
                                        CallAnsweringRule.KEY_MAPPINGS,
                                        List.of("3,1,Jo,,,,,,jo", "2,2,Jo,,,,,,jo")));
        assertThat(matching(caller("1").withUser(jo.mailbox()), rule)).isTrue();
        assertThat(contoso.directory.<Boolean>read(reader -> rule.isInError(reader, tony())))
                .isFalse();

        change(writer -> {
            UserMailboxes.remove(writer, contoso.umMailboxes, contoso.called("jo").mailbox(), true);
            return true;
        });
        assertThat(contoso.directory.<Boolean>read(reader -> rule.isInError(reader, tony())))
                .isTrue();
        assertThat(matching(caller("1"), rule)).isFalse();
        assertThat(contoso.directory.<List<RuleAction>>read(rule::actions)).isEmpty();
    }

    // Which rule a call is for

    /** A call that is told step by step. */
    private record Given(RuleCall call) {
        Given with(
                Optional<ObjectId> user,
                Set<String> contacts,
                Optional<CalendarStatus> calendar,
                boolean isAutoReplyOn,
                LocalDateTime time) {
            return new Given(
                    new RuleCall(
                            call.callerNumber(),
                            user,
                            contacts,
                            call.dialedExtension(),
                            calendar,
                            isAutoReplyOn,
                            time,
                            call.workingHours()));
        }

        Given withUser(ObjectId user) {
            return with(
                    Optional.of(user),
                    Set.of(),
                    call.calendar(),
                    call.isAutoReplyOn(),
                    call.time());
        }

        Given withContact(String contact) {
            return with(
                    Optional.empty(),
                    Set.of(contact),
                    call.calendar(),
                    call.isAutoReplyOn(),
                    call.time());
        }

        Given withCalendar(CalendarStatus status) {
            return with(Optional.empty(), Set.of(), Optional.of(status), false, call.time());
        }

        Given withAutoReply() {
            return with(Optional.empty(), Set.of(), call.calendar(), true, call.time());
        }

        Given at(String time) {
            return with(
                    Optional.empty(), Set.of(), call.calendar(), false, LocalDateTime.parse(time));
        }
    }

    private Given caller(String number) {
        return new Given(
                new RuleCall(
                        Optional.of(number).filter(text -> !text.isEmpty()),
                        Optional.empty(),
                        Set.of(),
                        Optional.of("51234"),
                        Optional.empty(),
                        false,
                        TUESDAY_TEN,
                        WorkingHours.of(contoso.tony().mailbox())));
    }

    private boolean matching(Given given, CallAnsweringRule rule) {
        return contoso.directory.<Boolean>read(reader ->
                CallAnsweringRules.firstMatching(reader, List.of(rule), given.call()).isPresent());
    }

    private <T> CallAnsweringRule when(Property<T> property, T value) {
        return rule("when " + value, PropertyValues.EMPTY.with(property, value));
    }

    @Test
    @DisplayName("§7.12 evaluation: priority order, first enabled rule whose every condition holds")
    void the_first_enabled_rule_by_priority_is_taken() {
        rule("c", at(3));
        var a = rule("a", at(1).with(CallAnsweringRule.SCHEDULE_STATUS, 8));
        var b = rule("b", at(2));
        Function<Given, String> first =
                given ->
                        contoso.directory.read(reader ->
                                CallAnsweringRules.firstMatching(
                                                reader,
                                                CallAnsweringRules.of(reader, tony().mailbox()),
                                                given.call())
                                        .map(CallAnsweringRule::name)
                                        .orElse("none"));
        assertThat(first.apply(caller("1"))).isEqualTo("b");
        assertThat(first.apply(caller("1").withCalendar(CalendarStatus.OUT_OF_OFFICE)))
                .isEqualTo("a");
        change(writer -> CallAnsweringRules.enable(writer, tony(), b, false));
        assertThat(first.apply(caller("1"))).isEqualTo("c");
        assertThat(a.canInterruptGreeting()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "4255550100, 4255550100, true",
        "4255550100, +1 (425) 555-0100, true",
        "+14255550100, 5550100, true",
        "4255550100, 4255550101, false",
        "550100, 4255550100, false",
        "51234, 51234, true",
        "4255550100, '', false"
    })
    @DisplayName("§7.12 CallerIds 1: numbers compare by their last seven digits or more")
    void a_number_fits_by_its_end(String wanted, String calls, boolean fits) {
        var rule = when(CallAnsweringRule.CALLER_IDS, List.of("1," + wanted + ",,"));
        assertThat(matching(caller(calls), rule)).isEqualTo(fits);
    }

    @Test
    @DisplayName("§7.12 CallerIds 3 and 4: personal contact, Contacts folder")
    void a_contact_fits_by_id_and_the_folder_fits_every_contact() {
        var contact = when(CallAnsweringRule.CALLER_IDS, List.of("3,,,anna"));
        var folder = when(CallAnsweringRule.CALLER_IDS, List.of("4,,,"));
        assertThat(matching(caller("1").withContact("anna"), contact)).isTrue();
        assertThat(matching(caller("1").withContact("bob"), contact)).isFalse();
        assertThat(matching(caller("1").withContact("bob"), folder)).isTrue();
        assertThat(matching(caller("1"), folder)).isFalse();
    }

    @Test
    void the_dialed_extension_is_one_of_those_named() {
        var rule = when(CallAnsweringRule.EXTENSIONS_DIALED, List.of("51234"));
        var other =
                new Given(
                        new RuleCall(
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                Optional.of("51235"),
                                Optional.empty(),
                                false,
                                TUESDAY_TEN,
                                WorkingHours.of(contoso.tony().mailbox())));
        assertThat(matching(caller("1"), rule)).isTrue();
        assertThat(matching(other, rule)).isFalse();
    }

    @Test
    @DisplayName("§7.12 ScheduleStatus: mask Free 1, Tentative 2, Busy 4, OOF 8; 0 is any")
    void the_calendar_is_one_of_the_mask_and_unknown_fits_none() {
        var busyOrAway = when(CallAnsweringRule.SCHEDULE_STATUS, 12);
        assertThat(matching(caller("1").withCalendar(CalendarStatus.BUSY), busyOrAway)).isTrue();
        assertThat(matching(caller("1").withCalendar(CalendarStatus.OUT_OF_OFFICE), busyOrAway))
                .isTrue();
        assertThat(matching(caller("1").withCalendar(CalendarStatus.TENTATIVE), busyOrAway))
                .isFalse();
        assertThat(matching(caller("1").withCalendar(CalendarStatus.FREE), busyOrAway)).isFalse();
        assertThat(matching(caller("1"), busyOrAway)).as("no calendar").isFalse();
        assertThat(matching(caller("1"), when(CallAnsweringRule.SCHEDULE_STATUS, 0))).isTrue();
    }

    @Test
    @DisplayName("§7.12 CheckAutomaticReplies: only while they are on")
    void automatic_replies_are_a_condition() {
        var rule = when(CallAnsweringRule.CHECK_AUTOMATIC_REPLIES, true);
        assertThat(matching(caller("1"), rule)).isFalse();
        assertThat(matching(caller("1").withAutoReply(), rule)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,0,,; 2026-03-03T08:00; true", "1,0,,; 2026-03-03T17:00; false",
                "1,,,; 2026-03-07T10:00; false", "2,0,,; 2026-03-07T10:00; true",
                "2,0,,; 2026-03-03T10:00; false", "3,4,8:00,12:00; 2026-03-03T11:59; true",
                "3,4,8:00,12:00; 2026-03-03T12:00; false",
                        "3,4,8:00,12:00; 2026-03-04T09:00; false",
                "3,65,22:00,6:00; 2026-03-08T05:59; true",
                        "3,65,22:00,6:00; 2026-03-09T05:59; true",
                "3,65,22:00,6:00; 2026-03-10T05:59; false",
                        "3,127,0:00,23:59; 2026-03-05T00:00; true"
            })
    @DisplayName("§7.12 TimeOfDay: working, non-working, custom; Sunday 1 … Saturday 64")
    void a_time_of_day_is_in_the_users_zone_with_its_end_excluded(
            String timeOfDay, String now, boolean fits) {
        var rule = when(CallAnsweringRule.TIME_OF_DAY, timeOfDay);
        assertThat(matching(caller("1").at(now), rule)).isEqualTo(fits);
    }

    @Test
    void working_hours_may_go_over_midnight() {
        var night =
                new WorkingHours(Set.of(DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
        assertThat(night.contains(LocalDateTime.parse("2026-03-02T23:00"))).isTrue();
        assertThat(night.contains(LocalDateTime.parse("2026-03-03T05:00"))).isTrue();
        assertThat(night.contains(LocalDateTime.parse("2026-03-02T05:00"))).isFalse();
    }

    // Life with the mailbox

    @Test
    void rules_come_back_with_um_unless_their_owner_gave_them_up() {
        rule("kept");
        change(writer -> {
            contoso.umMailboxes.disable(writer, tony(), true);
            return true;
        });
        var mailbox =
                contoso.directory.<Mailbox>read(reader ->
                        new Mailbox(Identities.find(reader, ObjectKind.MAILBOX, "tonysmith")));
        var request =
                new EnableRequest(
                        mailbox,
                        contoso.policy(),
                        List.of("51234"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PropertyValues.EMPTY);
        change(writer -> Enabling.enable(contoso.umMailboxes, writer, request, warnings));
        assertThat(inOrder()).containsExactly("1kept");

        change(writer -> {
            contoso.umMailboxes.disable(writer, tony(), false);
            return true;
        });
        assertThat(
                        contoso.directory.<List<CallAnsweringRule>>read(
                                reader -> CallAnsweringRules.of(reader, mailbox.id())))
                .isEmpty();
    }
}
