package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Reference;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;
import org.mynah.um.directory.PropertyType.WholeOrUnlimited;
import org.mynah.um.pin.PinPolicy;

/**
 * A UM mailbox policy: what a class of users may do, and the rules of their PINs (directory §7.6).
 * Immutable view.
 */
public record MailboxPolicy(DirectoryObject object) {

    /** Which messages are protected (directory §7.6.1). */
    public enum Protection {
        None,
        Private,
        All
    }

    private static final Bool BOOL = new Bool();
    private static final Text MAIL_TEXT = Text.lines(512);

    public static final Property<ObjectId> UM_DIAL_PLAN =
            blank(
                    "UMDialPlan",
                    new Reference(ObjectKind.DIAL_PLAN),
                    "The dial plan the policy belongs to.");
    public static final Property<Boolean> ALLOW_SPEECH_RECOGNITION =
            withDefault("AllowAutomaticSpeechRecognition", BOOL, true, "Commands may be spoken.");
    public static final Property<Boolean> ALLOW_CALL_ANSWERING_RULES =
            withDefault("AllowCallAnsweringRules", BOOL, true, "Call answering rules may be used.");
    public static final Property<Boolean> ALLOW_FAX =
            withDefault("AllowFax", BOOL, true, "Faxes are taken, once FaxServerURI is set.");
    public static final Property<String> FAX_SERVER_URI =
            blank(
                    "FaxServerURI",
                    Text.matching(
                            "(?i)sips?:[^\\s]{1,500}",
                            512,
                            "sip:host:port;transport=tcp",
                            ErrorId.E012),
                    "The fax partner.");
    public static final Property<Boolean> ALLOW_MESSAGE_WAITING =
            withDefault("AllowMessageWaitingIndicator", BOOL, true, "The lamp is lit.");
    public static final Property<Boolean> ALLOW_MISSED_CALLS =
            withDefault("AllowMissedCallNotifications", BOOL, true, "Missed calls are mailed.");
    public static final Property<Boolean> ALLOW_PINLESS =
            withDefault(
                    "AllowPinlessVoiceMailAccess",
                    BOOL,
                    false,
                    "Voice mail without PIN from the own phone.");
    public static final Property<Boolean> ALLOW_PLAY_ON_PHONE =
            withDefault("AllowPlayOnPhone", BOOL, true, "Messages may be played on a phone.");
    public static final Property<Boolean> ALLOW_SMS =
            withDefault("AllowSMSNotification", BOOL, true, "Text messages tell of voice mail.");
    public static final Property<Boolean> ALLOW_SUBSCRIBER_ACCESS =
            withDefault("AllowSubscriberAccess", BOOL, true, "Outlook Voice Access may be used.");
    public static final Property<Boolean> ALLOW_TUI_CALENDAR =
            withDefault("AllowTUIAccessToCalendar", BOOL, true, "Calendar by telephone.");
    public static final Property<Boolean> ALLOW_TUI_DIRECTORY =
            withDefault("AllowTUIAccessToDirectory", BOOL, true, "Directory by telephone.");
    public static final Property<Boolean> ALLOW_TUI_EMAIL =
            withDefault("AllowTUIAccessToEmail", BOOL, true, "E-mail by telephone.");
    public static final Property<Boolean> ALLOW_TUI_CONTACTS =
            withDefault(
                    "AllowTUIAccessToPersonalContacts",
                    BOOL,
                    true,
                    "Personal contacts by telephone.");
    public static final Property<Boolean> ALLOW_PREVIEW =
            withDefault("AllowVoiceMailPreview", BOOL, true, "Voice messages carry a transcript.");
    public static final Property<Boolean> ALLOW_VOICE_RESPONSE =
            withDefault(
                    "AllowVoiceResponseToOtherMessageTypes",
                    BOOL,
                    true,
                    "Voice replies to mail and meetings.");
    public static final Property<Boolean> ALLOW_ANALYSIS =
            withDefault(
                    "AllowVoiceMailAnalysis",
                    BOOL,
                    false,
                    "Stored only; nothing leaves the system.");
    public static final Property<Boolean> INFORM_OF_ANALYSIS =
            withDefault("InformCallerOfVoiceMailAnalysis", BOOL, false, "Stored only.");
    public static final Property<Boolean> ALLOW_DIAL_PLAN_SUBSCRIBERS =
            withDefault(
                    "AllowDialPlanSubscribers",
                    BOOL,
                    true,
                    "Signed-in users may dial UM users of the plan.");
    public static final Property<Boolean> ALLOW_EXTENSIONS =
            withDefault(
                    "AllowExtensions",
                    BOOL,
                    true,
                    "Signed-in users may dial any number of extension length.");
    public static final Property<List<String>> ALLOWED_IN_COUNTRY_GROUPS =
            withDefault(
                    "AllowedInCountryOrRegionGroups",
                    new Many(Text.upTo(128), 100),
                    List.of(),
                    "Dialing groups allowed.");
    public static final Property<List<String>> ALLOWED_INTERNATIONAL_GROUPS =
            withDefault(
                    "AllowedInternationalGroups",
                    new Many(Text.upTo(128), 100),
                    List.of(),
                    "Dialing groups allowed.");
    public static final Property<Integer> MIN_PIN_LENGTH =
            withDefault("MinPINLength", new Whole(4, 24, "digits"), 6, "The shortest PIN.");
    public static final Property<Unlimited> PIN_LIFETIME =
            withDefault(
                    "PINLifetime",
                    new WholeOrUnlimited(1, 999),
                    Unlimited.of(60),
                    "Days until a PIN must be changed.");
    public static final Property<Integer> PIN_HISTORY_COUNT =
            withDefault(
                    "PINHistoryCount", new Whole(1, 20, ""), 5, "PINs that may not be used again.");
    public static final Property<Boolean> ALLOW_COMMON_PATTERNS =
            withDefault(
                    "AllowCommonPatterns",
                    BOOL,
                    false,
                    "Repeated and sequential digits are allowed.");
    public static final Property<Unlimited> LOGON_FAILURES_BEFORE_PIN_RESET =
            withDefault(
                    "LogonFailuresBeforePINReset",
                    new WholeOrUnlimited(1, 998),
                    Unlimited.of(5),
                    "Wrong PINs in a row before a new PIN is mailed.");
    public static final Property<Unlimited> MAX_LOGON_ATTEMPTS =
            withDefault(
                    "MaxLogonAttempts",
                    new WholeOrUnlimited(1, 999),
                    Unlimited.of(15),
                    "Wrong PINs in a row before the mailbox is locked.");
    public static final Property<Integer> MAX_GREETING_DURATION =
            withDefault(
                    "MaxGreetingDuration",
                    new Whole(1, 10, "minutes"),
                    5,
                    "The longest personal greeting.");
    public static final Property<Protection> PROTECT_AUTHENTICATED =
            withDefault(
                    "ProtectAuthenticatedVoiceMail",
                    new Choice<>(Protection.class),
                    Protection.None,
                    "Which messages of signed-in callers are protected.");
    public static final Property<Protection> PROTECT_UNAUTHENTICATED =
            withDefault(
                    "ProtectUnauthenticatedVoiceMail",
                    new Choice<>(Protection.class),
                    Protection.None,
                    "Which messages of other callers are protected.");
    public static final Property<Boolean> REQUIRE_PLAY_ON_PHONE =
            withDefault(
                    "RequireProtectedPlayOnPhone",
                    BOOL,
                    false,
                    "Protected messages are heard by phone only.");
    public static final Property<String> PROTECTED_TEXT =
            blank("ProtectedVoiceMailText", MAIL_TEXT, "Body where protection is not understood.");
    public static final Property<String> UM_ENABLED_TEXT =
            blank("UMEnabledText", MAIL_TEXT, "Added to the welcome mail.");
    public static final Property<String> RESET_PIN_TEXT =
            blank("ResetPINText", MAIL_TEXT, "Added to the mail of a PIN reset.");
    public static final Property<String> VOICE_MAIL_TEXT =
            blank("VoiceMailText", MAIL_TEXT, "Added to voice messages.");
    public static final Property<String> FAX_TEXT =
            blank("FaxMessageText", MAIL_TEXT, "Added to faxes.");

    public static final Property<String> PREVIEW_PARTNER_ADDRESS =
            blank(
                    "VoiceMailPreviewPartnerAddress",
                    Mailbox.SMTP,
                    "Who transcribes messages outside; stored only.");
    public static final Property<String> PREVIEW_PARTNER_ID =
            blank(
                    "VoiceMailPreviewPartnerAssignedID",
                    Text.upTo(128),
                    "The customer id at the transcription partner.");
    public static final Property<Integer> PREVIEW_PARTNER_MAX_DURATION =
            withDefault(
                    "VoiceMailPreviewPartnerMaxMessageDuration",
                    new Whole(60, Integer.MAX_VALUE, "seconds"),
                    180,
                    "Longer messages are not sent to the partner.");
    public static final Property<Integer> PREVIEW_PARTNER_MAX_DELAY =
            withDefault(
                    "VoiceMailPreviewPartnerMaxDeliveryDelay",
                    new Whole(300, Integer.MAX_VALUE, "seconds"),
                    1200,
                    "After so long a message is delivered without preview.");
    public static final Property<List<String>> SOURCE_FOREST_POLICIES =
            withDefault(
                    "SourceForestPolicyNames",
                    new Many(Text.upTo(Names.LONGEST), 100),
                    List.of(),
                    "Names of policies that users come from in a migration; stored only.");

    /** The properties that allow dialing groups. */
    static final List<Property<List<String>>> ALLOWED_GROUPS =
            List.of(ALLOWED_IN_COUNTRY_GROUPS, ALLOWED_INTERNATIONAL_GROUPS);

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    UM_DIAL_PLAN,
                    ALLOW_SPEECH_RECOGNITION,
                    ALLOW_CALL_ANSWERING_RULES,
                    ALLOW_FAX,
                    FAX_SERVER_URI,
                    ALLOW_MESSAGE_WAITING,
                    ALLOW_MISSED_CALLS,
                    ALLOW_PINLESS,
                    ALLOW_PLAY_ON_PHONE,
                    ALLOW_SMS,
                    ALLOW_SUBSCRIBER_ACCESS,
                    ALLOW_TUI_CALENDAR,
                    ALLOW_TUI_DIRECTORY,
                    ALLOW_TUI_EMAIL,
                    ALLOW_TUI_CONTACTS,
                    ALLOW_PREVIEW,
                    ALLOW_VOICE_RESPONSE,
                    ALLOW_ANALYSIS,
                    INFORM_OF_ANALYSIS,
                    ALLOW_DIAL_PLAN_SUBSCRIBERS,
                    ALLOW_EXTENSIONS,
                    ALLOWED_IN_COUNTRY_GROUPS,
                    ALLOWED_INTERNATIONAL_GROUPS,
                    MIN_PIN_LENGTH,
                    PIN_LIFETIME,
                    PIN_HISTORY_COUNT,
                    ALLOW_COMMON_PATTERNS,
                    LOGON_FAILURES_BEFORE_PIN_RESET,
                    MAX_LOGON_ATTEMPTS,
                    MAX_GREETING_DURATION,
                    PROTECT_AUTHENTICATED,
                    PROTECT_UNAUTHENTICATED,
                    REQUIRE_PLAY_ON_PHONE,
                    PROTECTED_TEXT,
                    UM_ENABLED_TEXT,
                    RESET_PIN_TEXT,
                    VOICE_MAIL_TEXT,
                    FAX_TEXT,
                    PREVIEW_PARTNER_ADDRESS,
                    PREVIEW_PARTNER_ID,
                    PREVIEW_PARTNER_MAX_DURATION,
                    PREVIEW_PARTNER_MAX_DELAY,
                    SOURCE_FOREST_POLICIES);

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

    public Duration longestGreeting() {
        return Duration.ofMinutes(get(MAX_GREETING_DURATION));
    }

    /** The rules that a PIN under this policy must satisfy. */
    public PinPolicy pinPolicy() {
        return new PinPolicy(
                get(MIN_PIN_LENGTH),
                get(PIN_LIFETIME),
                get(PIN_HISTORY_COUNT),
                get(ALLOW_COMMON_PATTERNS),
                get(LOGON_FAILURES_BEFORE_PIN_RESET),
                get(MAX_LOGON_ATTEMPTS));
    }

    /** The object with name and values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                Set.of(DirectoryKey.name(ObjectKind.MAILBOX_POLICY, name)),
                List.of(new Link(UM_DIAL_PLAN.name(), values.get(UM_DIAL_PLAN))));
    }
}
