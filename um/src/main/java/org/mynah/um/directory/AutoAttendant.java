package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.KeyMapping.Action;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.PropertyType.Entries;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Reference;
import org.mynah.um.directory.PropertyType.Text;

/**
 * A UM auto attendant: the menu that answers its own numbers within a dial plan (directory §7.9).
 * Immutable view.
 */
public record AutoAttendant(DirectoryObject object) {

    /** Whether its numbers are answered. */
    public enum Status {
        Enabled,
        Disabled
    }

    /** Who can be found by its callers. */
    public enum ContactScope {
        DialPlan,
        GlobalAddressList,
        AddressList
    }

    /** What tells people of equal names apart. */
    public enum MatchedNameSelection {
        Title,
        Department,
        Location,
        None,
        PromptForAlias,
        InheritFromDialPlan
    }

    /** Days, Sunday first, as they are numbered in schedules. */
    public enum WeekDay {
        Sunday,
        Monday,
        Tuesday,
        Wednesday,
        Thursday,
        Friday,
        Saturday
    }

    private static final Bool BOOL = new Bool();

    /** The documents know no limit; this one keeps an object readable. */
    private static final int MOST_PILOTS = 10_000;

    private static final int MOST_HOLIDAYS = 1000;

    /** Longer lists are not read; how many keys there may be is a rule of its own (UM-E405). */
    private static final int MOST_ENTRIES = 100;

    private static final Text PROMPT = Text.upTo(1024);
    private static final Text CONTAINER = Text.upTo(256);
    private static final Many GROUPS = new Many(Text.upTo(127), 100);

    public static final Property<ObjectId> UM_DIAL_PLAN =
            blank("UMDialPlan", new Reference(ObjectKind.DIAL_PLAN), "The dial plan it belongs to.")
                    .fixed();
    public static final Property<Status> STATUS =
            withDefault(
                            "Status",
                            new Choice<>(Status.class),
                            Status.Disabled,
                            "Whether its numbers are answered.")
                    .fixed();
    public static final Property<List<String>> PILOT_IDENTIFIER_LIST =
            withDefault(
                    "PilotIdentifierList",
                    new Many(
                            Text.matching(
                                    "\\+?[0-9]{1,32}|(?i:sips?:)?[^\\s@;<>\",]{1,64}@[A-Za-z0-9.:-]{1,255}",
                                    350,
                                    "digits or a SIP address",
                                    ErrorId.E008),
                            MOST_PILOTS),
                    List.of(),
                    "The numbers that it answers.");
    public static final Property<Boolean> SPEECH_ENABLED =
            withDefault("SpeechEnabled", BOOL, false, "Callers may speak.");
    public static final Property<ObjectId> DTMF_FALLBACK =
            blank(
                    "DTMFFallbackAutoAttendant",
                    new Reference(ObjectKind.AUTO_ATTENDANT),
                    "Where callers go whose speech is not understood.");
    public static final Property<String> LANGUAGE =
            blank(
                    "Language",
                    DialPlan.DEFAULT_LANGUAGE.type(),
                    "Language of prompts; blank: the dial plan's.");
    public static final Property<String> BUSINESS_NAME =
            blank("BusinessName", Text.upTo(64), "Spoken in the default greeting.");
    public static final Property<String> BUSINESS_LOCATION =
            blank("BusinessLocation", Text.upTo(256), "Spoken on request.");
    public static final Property<List<Interval>> BUSINESS_HOURS_SCHEDULE =
            withDefault(
                    "BusinessHoursSchedule",
                    new Entries<>(Interval.LINE, Schedule.MOST_INTERVALS),
                    Schedule.ALWAYS.intervals(),
                    "Opening hours; all week unless set.");
    public static final Property<List<Holiday>> HOLIDAY_SCHEDULE =
            withDefault(
                    "HolidaySchedule",
                    new Entries<>(Holiday.LINE, MOST_HOLIDAYS),
                    List.of(),
                    "Days on which it is closed and plays a greeting of their own.");
    public static final Property<String> TIME_ZONE =
            blank(
                    "TimeZone",
                    new Text(
                            TimeZones.LONGEST_ID,
                            id -> TimeZones.byId(id).isPresent(),
                            "the id of a time zone such as Europe/Berlin or Pacific Standard Time",
                            ErrorId.E603),
                    "The clock of its schedules.");
    public static final Property<WeekDay> WEEK_START_DAY =
            withDefault(
                    "WeekStartDay",
                    new Choice<>(WeekDay.class),
                    WeekDay.Monday,
                    "The first day when hours are read out.");
    public static final Property<Boolean> BUSINESS_GREETING_ENABLED =
            withDefault(
                    "BusinessHoursWelcomeGreetingEnabled",
                    BOOL,
                    false,
                    "Whether the custom greeting of business hours is played.");
    public static final Property<String> BUSINESS_GREETING_FILE =
            blank(
                    "BusinessHoursWelcomeGreetingFilename",
                    PROMPT,
                    "Imported greeting of business hours.");
    public static final Property<Boolean> AFTER_HOURS_GREETING_ENABLED =
            withDefault(
                    "AfterHoursWelcomeGreetingEnabled",
                    BOOL,
                    false,
                    "Whether the custom greeting of other hours is played.");
    public static final Property<String> AFTER_HOURS_GREETING_FILE =
            blank("AfterHoursWelcomeGreetingFilename", PROMPT, "Imported greeting of other hours.");
    public static final Property<Boolean> BUSINESS_MENU_PROMPT_ENABLED =
            withDefault(
                    "BusinessHoursMainMenuCustomPromptEnabled",
                    BOOL,
                    false,
                    "Whether the custom menu prompt of business hours is played.");
    public static final Property<String> BUSINESS_MENU_PROMPT_FILE =
            blank(
                    "BusinessHoursMainMenuCustomPromptFilename",
                    PROMPT,
                    "Imported menu prompt of business hours.");
    public static final Property<Boolean> AFTER_HOURS_MENU_PROMPT_ENABLED =
            withDefault(
                    "AfterHoursMainMenuCustomPromptEnabled",
                    BOOL,
                    false,
                    "Whether the custom menu prompt of other hours is played.");
    public static final Property<String> AFTER_HOURS_MENU_PROMPT_FILE =
            blank(
                    "AfterHoursMainMenuCustomPromptFilename",
                    PROMPT,
                    "Imported menu prompt of other hours.");
    public static final Property<InfoAnnouncement> INFO_ANNOUNCEMENT_ENABLED =
            withDefault(
                    "InfoAnnouncementEnabled",
                    new Choice<>(InfoAnnouncement.class),
                    InfoAnnouncement.False,
                    "Whether an announcement follows the greeting.");
    public static final Property<String> INFO_ANNOUNCEMENT_FILE =
            blank("InfoAnnouncementFilename", PROMPT, "The imported announcement.");
    public static final Property<Boolean> BUSINESS_KEY_MAPPING_ENABLED =
            withDefault(
                    "BusinessHoursKeyMappingEnabled",
                    BOOL,
                    false,
                    "Whether the menu of business hours is on.");
    public static final Property<List<KeyMappingEntry>> BUSINESS_KEY_MAPPING =
            withDefault(
                    "BusinessHoursKeyMapping",
                    new Entries<>(KeyMappingEntry.LINE, MOST_ENTRIES),
                    List.of(),
                    "The menu of business hours.");
    public static final Property<Boolean> AFTER_HOURS_KEY_MAPPING_ENABLED =
            withDefault(
                    "AfterHoursKeyMappingEnabled",
                    BOOL,
                    false,
                    "Whether the menu of other hours is on.");
    public static final Property<List<KeyMappingEntry>> AFTER_HOURS_KEY_MAPPING =
            withDefault(
                    "AfterHoursKeyMapping",
                    new Entries<>(KeyMappingEntry.LINE, MOST_ENTRIES),
                    List.of(),
                    "The menu of other hours.");
    public static final Property<Boolean> NAME_LOOKUP_ENABLED =
            withDefault("NameLookupEnabled", BOOL, true, "Callers may search by name or alias.");
    public static final Property<Boolean> CALL_SOMEONE_ENABLED =
            withDefault("CallSomeoneEnabled", BOOL, true, "Callers may be transferred to users.");
    public static final Property<Boolean> SEND_VOICE_MSG_ENABLED =
            withDefault("SendVoiceMsgEnabled", BOOL, true, "Callers may leave messages for users.");
    public static final Property<ContactScope> CONTACT_SCOPE =
            withDefault(
                    "ContactScope",
                    new Choice<>(ContactScope.class),
                    ContactScope.DialPlan,
                    "Who can be found.");
    public static final Property<ObjectId> CONTACT_ADDRESS_LIST =
            blank(
                    "ContactAddressList",
                    new Reference(ObjectKind.ADDRESS_LIST),
                    "The address list of the scope AddressList.");
    public static final Property<String> CONTACT_RECIPIENT_CONTAINER =
            blank(
                    "ContactRecipientContainer",
                    CONTAINER,
                    "The organizational unit that narrows the search.");
    public static final Property<MatchedNameSelection> MATCHED_NAME_SELECTION =
            withDefault(
                    "MatchedNameSelectionMethod",
                    new Choice<>(MatchedNameSelection.class),
                    MatchedNameSelection.InheritFromDialPlan,
                    "What tells people of equal names apart.");
    public static final Property<Boolean> ALLOW_DIAL_PLAN_SUBSCRIBERS =
            withDefault(
                    "AllowDialPlanSubscribers",
                    BOOL,
                    true,
                    "Callers may dial UM users of the dial plan.");
    public static final Property<Boolean> ALLOW_EXTENSIONS =
            withDefault(
                    "AllowExtensions",
                    BOOL,
                    false,
                    "Callers may dial any number of extension length.");
    public static final Property<List<String>> ALLOWED_IN_COUNTRY_GROUPS =
            withDefault(
                    "AllowedInCountryOrRegionGroups",
                    GROUPS,
                    List.of(),
                    "Dialing groups that callers may use.");
    public static final Property<List<String>> ALLOWED_INTERNATIONAL_GROUPS =
            withDefault(
                    "AllowedInternationalGroups",
                    GROUPS,
                    List.of(),
                    "Dialing groups that callers may use.");
    public static final Property<String> OPERATOR_EXTENSION =
            blank(
                    "OperatorExtension",
                    DialPlan.OPERATOR_EXTENSION.type(),
                    "Where key 0 leads; blank: the dial plan's operator.");
    public static final Property<Boolean> BUSINESS_OPERATOR_ENABLED =
            withDefault(
                    "BusinessHoursTransferToOperatorEnabled",
                    BOOL,
                    false,
                    "Whether key 0 leads to the operator in business hours.");
    public static final Property<Boolean> AFTER_HOURS_OPERATOR_ENABLED =
            withDefault(
                    "AfterHoursTransferToOperatorEnabled",
                    BOOL,
                    false,
                    "Whether key 0 leads to the operator in other hours.");
    public static final Property<Boolean> STAR_OUT_ENABLED =
            withDefault(
                    "StarOutToDialPlanEnabled",
                    BOOL,
                    false,
                    "Whether the star key leads to Outlook Voice Access.");
    public static final Property<Boolean> FORWARD_TO_DEFAULT_MAILBOX =
            withDefault(
                    "ForwardCallsToDefaultMailbox",
                    BOOL,
                    false,
                    "Whether calls that end nowhere are taken by the default mailbox.");
    public static final Property<ObjectId> DEFAULT_MAILBOX =
            blank(
                    "DefaultMailbox",
                    new Reference(ObjectKind.MAILBOX),
                    "The mailbox of calls that end nowhere.");

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    UM_DIAL_PLAN,
                    STATUS,
                    PILOT_IDENTIFIER_LIST,
                    SPEECH_ENABLED,
                    DTMF_FALLBACK,
                    LANGUAGE,
                    BUSINESS_NAME,
                    BUSINESS_LOCATION,
                    BUSINESS_HOURS_SCHEDULE,
                    HOLIDAY_SCHEDULE,
                    TIME_ZONE,
                    WEEK_START_DAY,
                    BUSINESS_GREETING_ENABLED,
                    BUSINESS_GREETING_FILE,
                    AFTER_HOURS_GREETING_ENABLED,
                    AFTER_HOURS_GREETING_FILE,
                    BUSINESS_MENU_PROMPT_ENABLED,
                    BUSINESS_MENU_PROMPT_FILE,
                    AFTER_HOURS_MENU_PROMPT_ENABLED,
                    AFTER_HOURS_MENU_PROMPT_FILE,
                    INFO_ANNOUNCEMENT_ENABLED,
                    INFO_ANNOUNCEMENT_FILE,
                    BUSINESS_KEY_MAPPING_ENABLED,
                    BUSINESS_KEY_MAPPING,
                    AFTER_HOURS_KEY_MAPPING_ENABLED,
                    AFTER_HOURS_KEY_MAPPING,
                    NAME_LOOKUP_ENABLED,
                    CALL_SOMEONE_ENABLED,
                    SEND_VOICE_MSG_ENABLED,
                    CONTACT_SCOPE,
                    CONTACT_ADDRESS_LIST,
                    CONTACT_RECIPIENT_CONTAINER,
                    MATCHED_NAME_SELECTION,
                    ALLOW_DIAL_PLAN_SUBSCRIBERS,
                    ALLOW_EXTENSIONS,
                    ALLOWED_IN_COUNTRY_GROUPS,
                    ALLOWED_INTERNATIONAL_GROUPS,
                    OPERATOR_EXTENSION,
                    BUSINESS_OPERATOR_ENABLED,
                    AFTER_HOURS_OPERATOR_ENABLED,
                    STAR_OUT_ENABLED,
                    FORWARD_TO_DEFAULT_MAILBOX,
                    DEFAULT_MAILBOX);

    /** Properties that name prompt files. */
    static final List<Property<String>> PROMPT_FILES =
            List.of(
                    BUSINESS_GREETING_FILE,
                    AFTER_HOURS_GREETING_FILE,
                    BUSINESS_MENU_PROMPT_FILE,
                    AFTER_HOURS_MENU_PROMPT_FILE,
                    INFO_ANNOUNCEMENT_FILE);

    /** What of the plan's dialing groups callers may use. */
    static final List<Property<List<String>>> ALLOWED_GROUPS =
            List.of(ALLOWED_IN_COUNTRY_GROUPS, ALLOWED_INTERNATIONAL_GROUPS);

    /** The two menus. */
    static final List<Property<List<KeyMappingEntry>>> KEY_MAPPINGS =
            List.of(BUSINESS_KEY_MAPPING, AFTER_HOURS_KEY_MAPPING);

    public ObjectId id() {
        return object.id();
    }

    public String name() {
        return object.name();
    }

    /** The value of a property that has a default or is required. */
    public <T> T get(Property<T> property) {
        return object.values().get(property);
    }

    /** The value of a property that may be blank. */
    public <T> Optional<T> find(Property<T> property) {
        return object.values().find(property);
    }

    public ObjectId dialPlan() {
        return get(UM_DIAL_PLAN);
    }

    public boolean isEnabled() {
        return get(STATUS) == Status.Enabled;
    }

    public List<String> pilots() {
        return get(PILOT_IDENTIFIER_LIST);
    }

    /** The clock of its schedules. */
    public ZoneId zone() {
        return find(TIME_ZONE)
                .flatMap(TimeZones::byId)
                .orElseThrow(() -> new IllegalStateException(name() + " has no time zone"));
    }

    public Schedule businessHours() {
        return new Schedule(get(BUSINESS_HOURS_SCHEDULE));
    }

    /** The holiday on which a moment falls by the clock of the auto attendant. */
    public Optional<Holiday> holiday(ZonedDateTime at) {
        return Holiday.on(get(HOLIDAY_SCHEDULE), at.withZoneSameInstant(zone()).toLocalDate());
    }

    /** Whether a moment is within business hours and on no holiday. */
    public boolean isOpen(ZonedDateTime at) {
        return holiday(at).isEmpty() && businessHours().isOpen(at.withZoneSameInstant(zone()));
    }

    /**
     * The menu of one of the two periods; empty while it is switched off.
     *
     * @param isOpen whether it is the menu of business hours
     */
    public List<KeyMapping> menu(boolean isOpen) {
        var isOn = get(isOpen ? BUSINESS_KEY_MAPPING_ENABLED : AFTER_HOURS_KEY_MAPPING_ENABLED);
        return isOn
                ? get(isOpen ? BUSINESS_KEY_MAPPING : AFTER_HOURS_KEY_MAPPING).stream()
                        .map(KeyMappingEntry::toMapping)
                        .toList()
                : List.of();
    }

    /**
     * A use of an imported prompt.
     *
     * @param where the property, with the key or holiday
     * @param file the prompt's name
     */
    public record PromptUse(String where, String file) {}

    /** Where it uses which imported prompts, also while these uses are switched off. */
    public List<PromptUse> promptUses() {
        return promptUses(object.values());
    }

    static List<PromptUse> promptUses(PropertyValues values) {
        var uses = new ArrayList<PromptUse>();
        for (var property : PROMPT_FILES) {
            values.find(property).ifPresent(file -> uses.add(new PromptUse(property.name(), file)));
        }
        for (var holiday : values.get(HOLIDAY_SCHEDULE)) {
            uses.add(
                    new PromptUse(
                            HOLIDAY_SCHEDULE.name() + " '" + holiday.name() + "'",
                            holiday.promptFile()));
        }
        for (var property : KEY_MAPPINGS) {
            for (var entry : values.get(property)) {
                if (!entry.promptFile().isEmpty()) {
                    uses.add(
                            new PromptUse(
                                    property.name() + " (" + entry.word() + ")",
                                    entry.promptFile()));
                }
            }
        }
        return uses;
    }

    /** The auto attendant of a dial plan that has a number, be it enabled or not. */
    public static Optional<AutoAttendant> byPilot(
            DirectoryReader reader, ObjectId plan, String number) {
        return reader.find(pilotKey(plan, number)).map(AutoAttendant::new);
    }

    /** The key of a number of a dial plan's auto attendant. */
    static DirectoryKey pilotKey(ObjectId plan, String number) {
        return new DirectoryKey(KeyScope.ATTENDANT_PILOT, plan + "/" + Numbers.plain(number));
    }

    /**
     * The object with name and values, and the keys and links that follow from them. Mailboxes are
     * no links: they may be removed while a key leads to them.
     */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var plan = values.get(UM_DIAL_PLAN);
        var keys = new LinkedHashSet<DirectoryKey>();
        keys.add(DirectoryKey.name(ObjectKind.AUTO_ATTENDANT, name));
        values.get(PILOT_IDENTIFIER_LIST).forEach(pilot -> keys.add(pilotKey(plan, pilot)));
        var links = new LinkedHashSet<Link>();
        links.add(new Link(UM_DIAL_PLAN.name(), plan));
        values.find(DTMF_FALLBACK)
                .ifPresent(target -> links.add(new Link(DTMF_FALLBACK.name(), target)));
        values.find(CONTACT_ADDRESS_LIST)
                .ifPresent(target -> links.add(new Link(CONTACT_ADDRESS_LIST.name(), target)));
        for (var property : KEY_MAPPINGS) {
            for (var entry : values.get(property)) {
                if (entry.toMapping().action() instanceof Action.GoToAttendant(var target)) {
                    links.add(new Link(property.name(), target));
                }
            }
        }
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                keys,
                List.copyOf(links));
    }
}
