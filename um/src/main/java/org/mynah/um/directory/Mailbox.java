package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Bytes;
import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Moment;
import org.mynah.um.directory.PropertyType.Text;

/**
 * A user and, if the object is of kind {@link ObjectKind#MAILBOX}, his mailbox (directory §7.2). A
 * {@link ObjectKind#USER} has no alias and no addresses. Immutable view.
 */
public record Mailbox(DirectoryObject object) {

    /** What a mailbox is for. */
    public enum Type {
        UserMailbox,
        LinkedMailbox,
        SharedMailbox,
        RoomMailbox,
        EquipmentMailbox,
        ArbitrationMailbox,
        DiscoveryMailbox
    }

    /** Whether mail is answered automatically. */
    public enum AutoReplyState {
        Disabled,
        Enabled,
        Scheduled
    }

    static final Text SMTP =
            Text.matching(
                    "[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*",
                    254, "an address such as tonysmith@contoso.com", ErrorId.E009);
    private static final Text CULTURE =
            Text.matching(
                    "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
                    20,
                    "a culture such as en-US",
                    ErrorId.E009);
    private static final Text TIME_OF_DAY =
            Text.matching(
                    "([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?",
                    8,
                    "a time of day such as 08:00:00",
                    ErrorId.E009);
    private static final Text KEYPAD_ENTRY =
            Text.matching(
                    "(emailAddress|lastNameFirstName|firstNameLastName):[0-9]+",
                    400,
                    "emailAddress:, lastNameFirstName: or firstNameLastName: and digits",
                    ErrorId.E009);
    private static final Bytes SIZE = new Bytes();
    private static final Text PHONE =
            Text.matching("[0-9+()./ xX-]{0,64}", 64, "a telephone number", ErrorId.E008);

    public static final Property<String> ALIAS =
            blank(
                    "Alias",
                    Text.matching(
                            "[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+)*",
                            64,
                            "letters, digits, inner dots and the marks ! # $ % & ' * + - / = ? ^ _ { } ~ ` |",
                            ErrorId.E002),
                    "Mail nickname.");
    public static final Property<String> DISPLAY_NAME =
            blank("DisplayName", Text.upTo(256), "The name shown and spoken.");
    public static final Property<String> FIRST_NAME =
            blank("FirstName", Text.upTo(64), "First name.");
    public static final Property<String> LAST_NAME = blank("LastName", Text.upTo(64), "Last name.");
    public static final Property<String> INITIALS = blank("Initials", Text.upTo(6), "Initials.");
    public static final Property<String> PHONETIC_DISPLAY_NAME =
            blank("PhoneticDisplayName", Text.upTo(256), "How the name is pronounced.");
    public static final Property<String> USER_PRINCIPAL_NAME =
            blank("UserPrincipalName", SMTP, "Sign-in name, user@domain.");
    public static final Property<String> SAM_ACCOUNT_NAME =
            blank(
                    "SamAccountName",
                    Text.matching(
                            "[^\"/\\\\\\[\\]:;|=,+*?<>@]{1,20}",
                            20,
                            "at most 20 characters",
                            ErrorId.E002),
                    "Account name.");
    public static final Property<String> PRIMARY_SMTP_ADDRESS =
            blank("PrimarySmtpAddress", SMTP, "The address mail is sent from and to.");
    public static final Property<List<String>> SMTP_ADDRESSES =
            withDefault("SmtpAddresses", new Many(SMTP, 500), List.of(), "Further SMTP addresses.")
                    .bySystem();
    public static final Property<Boolean> HIDDEN_FROM_ADDRESS_LISTS =
            withDefault(
                    "HiddenFromAddressListsEnabled",
                    new Bool(),
                    false,
                    "Not found in directory search.");
    public static final Property<String> TITLE = blank("Title", Text.upTo(64), "Job title.");
    public static final Property<String> DEPARTMENT =
            blank("Department", Text.upTo(64), "Department.");
    public static final Property<String> OFFICE = blank("Office", Text.upTo(128), "Location.");
    public static final Property<String> COMPANY = blank("Company", Text.upTo(64), "Company.");
    public static final Property<String> PHONE_NUMBER =
            blank("Phone", PHONE, "Business telephone.");
    public static final Property<String> HOME_PHONE = blank("HomePhone", PHONE, "Home telephone.");
    public static final Property<String> MOBILE_PHONE =
            blank("MobilePhone", PHONE, "Mobile telephone.");
    public static final Property<String> OTHER_TELEPHONE =
            blank("OtherTelephone", PHONE, "Another telephone.");
    public static final Property<List<String>> UM_CALLING_LINE_IDS =
            withDefault(
                    "UMCallingLineIds",
                    new Many(
                            Text.matching(
                                    "\\+?[0-9]{1,127}",
                                    127,
                                    "digits, with a + in front or not",
                                    ErrorId.E008),
                            100),
                    List.of(),
                    "Further numbers that mean the user when he calls.");
    public static final Property<Boolean> CREATE_DTMF_MAP =
            withDefault(
                    "CreateDTMFMap", new Bool(), true, "Whether the keypad map follows the names.");
    public static final Property<List<String>> UM_DTMF_MAP =
            withDefault(
                    "UMDtmfMap",
                    new Many(KEYPAD_ENTRY, 20),
                    List.of(),
                    "How the names are spelled on a telephone keypad.");
    public static final Property<UmMailbox.NonUserCalls> ALLOW_CALLS_FROM_NON_USERS =
            UmMailbox.ALLOW_CALLS_FROM_NON_USERS;
    public static final Property<List<String>> LANGUAGES =
            withDefault(
                    "Languages",
                    new Many(CULTURE, 20),
                    List.of(),
                    "The user's languages in order.");
    public static final Property<String> TIME_ZONE =
            blank(
                    "TimeZone",
                    new Text(
                            64,
                            zone -> java.time.ZoneId.getAvailableZoneIds().contains(zone),
                            "an IANA time zone such as America/New_York",
                            ErrorId.E603),
                    "IANA time zone of times that are shown and spoken.");
    public static final Property<String> DATE_FORMAT =
            blank("DateFormat", Text.upTo(40), "How dates are written.");
    public static final Property<String> TIME_FORMAT =
            blank("TimeFormat", Text.upTo(40), "How times are written.");
    public static final Property<List<String>> WORK_DAYS =
            withDefault(
                    "WorkDays",
                    new Many(
                            Text.matching(
                                    "(?i)(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
                                    9,
                                    "Monday … Sunday",
                                    ErrorId.E006),
                            7),
                    List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
                    "Days of work.");
    public static final Property<String> WORKING_HOURS_START =
            withDefault(
                    "WorkingHoursStartTime", TIME_OF_DAY, "08:00:00", "When work begins each day.");
    public static final Property<String> WORKING_HOURS_END =
            withDefault("WorkingHoursEndTime", TIME_OF_DAY, "17:00:00", "When work ends each day.");
    public static final Property<AutoReplyState> AUTO_REPLY_STATE =
            withDefault(
                    "AutoReplyState",
                    new Choice<>(AutoReplyState.class),
                    AutoReplyState.Disabled,
                    "Whether mail is answered automatically, and the extended-absence greeting played.");
    public static final Property<Instant> AUTO_REPLY_START =
            blank("StartTime", new Moment(), "When scheduled automatic replies begin.");
    public static final Property<Instant> AUTO_REPLY_END =
            blank("EndTime", new Moment(), "When scheduled automatic replies end.");
    public static final Property<String> INTERNAL_MESSAGE =
            blank("InternalMessage", Text.lines(128_000), "The automatic reply to colleagues.");
    public static final Property<String> EXTERNAL_MESSAGE =
            blank("ExternalMessage", Text.lines(128_000), "The automatic reply to others.");
    public static final Property<Type> TYPE =
            withDefault(
                            "RecipientTypeDetails",
                            new Choice<>(Type.class),
                            Type.UserMailbox,
                            "What the mailbox is for.")
                    .bySystem();
    public static final Property<Boolean> ACCOUNT_DISABLED =
            withDefault("AccountDisabled", new Bool(), false, "Nobody can sign in.");
    public static final Property<ByteSize> ISSUE_WARNING_QUOTA =
            withDefault(
                    "IssueWarningQuota",
                    SIZE,
                    ByteSize.UNLIMITED,
                    "Size from which the user is warned.");
    public static final Property<ByteSize> PROHIBIT_SEND_QUOTA =
            withDefault(
                    "ProhibitSendQuota",
                    SIZE,
                    ByteSize.UNLIMITED,
                    "Size from which the user may not send.");
    public static final Property<ByteSize> PROHIBIT_SEND_RECEIVE_QUOTA =
            withDefault(
                    "ProhibitSendReceiveQuota",
                    SIZE,
                    ByteSize.UNLIMITED,
                    "Size from which nothing is taken, and callers hear that the mailbox is full.");
    public static final Property<ByteSize> MAX_SEND_SIZE =
            withDefault(
                    "MaxSendSize", SIZE, ByteSize.UNLIMITED, "Largest message the user may send.");
    public static final Property<ByteSize> MAX_RECEIVE_SIZE =
            withDefault(
                    "MaxReceiveSize",
                    SIZE,
                    ByteSize.UNLIMITED,
                    "Largest message that others may send to the user.");
    public static final Property<String> ORGANIZATIONAL_UNIT =
            blank("OrganizationalUnit", Text.upTo(256), "Container of the user.");

    public static final Property<String> SOURCE_ID =
            blank(
                            "SourceId",
                            Text.upTo(128),
                            "The immutable id of the user in the directory he comes from.")
                    .bySystem();
    public static final Property<Boolean> DISABLED_BY_SOURCE =
            withDefault(
                            "DisabledBySource",
                            new Bool(),
                            false,
                            "Whether the account is disabled because it is so where it comes from.")
                    .bySystem();
    public static final Property<Instant> MISSING_SINCE =
            blank(
                            "MissingSince",
                            new Moment(),
                            "Since when the user is not in the directory he comes from.")
                    .bySystem();

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    ALIAS,
                    DISPLAY_NAME,
                    FIRST_NAME,
                    LAST_NAME,
                    INITIALS,
                    PHONETIC_DISPLAY_NAME,
                    USER_PRINCIPAL_NAME,
                    SAM_ACCOUNT_NAME,
                    PRIMARY_SMTP_ADDRESS,
                    SMTP_ADDRESSES,
                    HIDDEN_FROM_ADDRESS_LISTS,
                    TITLE,
                    DEPARTMENT,
                    OFFICE,
                    COMPANY,
                    PHONE_NUMBER,
                    HOME_PHONE,
                    MOBILE_PHONE,
                    OTHER_TELEPHONE,
                    UM_CALLING_LINE_IDS,
                    CREATE_DTMF_MAP,
                    UM_DTMF_MAP,
                    ALLOW_CALLS_FROM_NON_USERS,
                    LANGUAGES,
                    TIME_ZONE,
                    DATE_FORMAT,
                    TIME_FORMAT,
                    WORK_DAYS,
                    WORKING_HOURS_START,
                    WORKING_HOURS_END,
                    AUTO_REPLY_STATE,
                    AUTO_REPLY_START,
                    AUTO_REPLY_END,
                    INTERNAL_MESSAGE,
                    EXTERNAL_MESSAGE,
                    TYPE,
                    ACCOUNT_DISABLED,
                    ISSUE_WARNING_QUOTA,
                    PROHIBIT_SEND_QUOTA,
                    PROHIBIT_SEND_RECEIVE_QUOTA,
                    MAX_SEND_SIZE,
                    MAX_RECEIVE_SIZE,
                    ORGANIZATIONAL_UNIT,
                    SOURCE_ID,
                    DISABLED_BY_SOURCE,
                    MISSING_SINCE);

    /** The telephone numbers by which callers are known (directory §7.2). */
    public static final List<Property<String>> PHONES =
            List.of(PHONE_NUMBER, HOME_PHONE, MOBILE_PHONE, OTHER_TELEPHONE);

    /** What belongs to the mailbox and goes with it; the rest is the user's. */
    public static final List<Property<?>> OF_MAILBOX =
            List.of(
                    ALIAS,
                    PRIMARY_SMTP_ADDRESS,
                    SMTP_ADDRESSES,
                    HIDDEN_FROM_ADDRESS_LISTS,
                    LANGUAGES,
                    TIME_ZONE,
                    DATE_FORMAT,
                    TIME_FORMAT,
                    WORK_DAYS,
                    WORKING_HOURS_START,
                    WORKING_HOURS_END,
                    AUTO_REPLY_STATE,
                    AUTO_REPLY_START,
                    AUTO_REPLY_END,
                    INTERNAL_MESSAGE,
                    EXTERNAL_MESSAGE,
                    TYPE,
                    ISSUE_WARNING_QUOTA,
                    PROHIBIT_SEND_QUOTA,
                    PROHIBIT_SEND_RECEIVE_QUOTA,
                    MAX_SEND_SIZE,
                    MAX_RECEIVE_SIZE);

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

    public String alias() {
        return find(ALIAS).orElseGet(this::name);
    }

    public String displayName() {
        return find(DISPLAY_NAME).orElse(name());
    }

    /** How the name is spoken: the phonetic name if there is one. */
    public String spokenName() {
        return find(PHONETIC_DISPLAY_NAME).orElseGet(this::displayName);
    }

    /** The address mail is sent to; of a user without a mailbox the sign-in name. */
    public String primarySmtpAddress() {
        return find(PRIMARY_SMTP_ADDRESS).orElseGet(this::userPrincipalName);
    }

    public String userPrincipalName() {
        return get(USER_PRINCIPAL_NAME);
    }

    /** Whether the user has a mailbox here. */
    public boolean isMailbox() {
        return object.kind() == ObjectKind.MAILBOX;
    }

    /** What the mailbox is for. */
    public Type type() {
        return get(TYPE);
    }

    /** The container of the user. */
    public String unit() {
        return find(ORGANIZATIONAL_UNIT).orElse(ObjectKind.MAILBOX.container());
    }

    /** Whether automatic replies are on at a moment. */
    public boolean isAutoReplyOn(Instant now) {
        return switch (get(AUTO_REPLY_STATE)) {
            case Disabled -> false;
            case Enabled -> true;
            case Scheduled ->
                    find(AUTO_REPLY_START).filter(start -> now.isBefore(start)).isEmpty()
                            && find(AUTO_REPLY_END).filter(end -> !now.isBefore(end)).isEmpty();
        };
    }

    /**
     * The mailbox in which this sign-in name or SMTP address ends, if any. A user without a mailbox
     * is not found.
     */
    public static Optional<Mailbox> bySignInName(DirectoryReader reader, String name) {
        return reader.find(new DirectoryKey(KeyScope.USER_PRINCIPAL_NAME, name))
                .or(() -> reader.find(new DirectoryKey(KeyScope.SMTP_ADDRESS, name)))
                .map(Mailbox::new)
                .filter(Mailbox::isMailbox);
    }

    /** The unique key of a name within its container, for users with and without mailbox alike. */
    static DirectoryKey nameKey(String unit, String name) {
        return DirectoryKey.name(ObjectKind.MAILBOX, unit + "/" + name);
    }

    /** The object with name and values, and the keys that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var keys = new LinkedHashSet<DirectoryKey>();
        var unit = values.find(ORGANIZATIONAL_UNIT).orElse(ObjectKind.MAILBOX.container());
        keys.add(nameKey(unit, name));
        keys.add(new DirectoryKey(KeyScope.COMMON_NAME, name));
        values.find(ALIAS).ifPresent(alias -> keys.add(new DirectoryKey(KeyScope.ALIAS, alias)));
        values.find(USER_PRINCIPAL_NAME)
                .ifPresent(upn -> keys.add(new DirectoryKey(KeyScope.USER_PRINCIPAL_NAME, upn)));
        values.find(SAM_ACCOUNT_NAME)
                .ifPresent(sam -> keys.add(new DirectoryKey(KeyScope.SAM_ACCOUNT_NAME, sam)));
        values.find(PRIMARY_SMTP_ADDRESS)
                .ifPresent(address -> keys.add(new DirectoryKey(KeyScope.SMTP_ADDRESS, address)));
        values.get(SMTP_ADDRESSES)
                .forEach(address -> keys.add(new DirectoryKey(KeyScope.SMTP_ADDRESS, address)));
        values.find(SOURCE_ID).ifPresent(id -> keys.add(new DirectoryKey(KeyScope.SOURCE_ID, id)));
        values.get(UM_CALLING_LINE_IDS)
                .forEach(number -> keys.add(new DirectoryKey(KeyScope.CALLING_LINE_ID, number)));
        PHONES.forEach(
                phone -> values.find(phone).ifPresent(number -> keys.addAll(PhoneKeys.of(number))));
        keys.add(new DirectoryKey(KeyScope.DISPLAY_NAME, values.find(DISPLAY_NAME).orElse(name)));
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                keys,
                List.of());
    }
}
