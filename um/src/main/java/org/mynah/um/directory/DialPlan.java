package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.PropertyType.Entries;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Reference;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/**
 * A UM dial plan: a name space of extensions of one length (directory §7.4). Immutable view of its
 * object.
 */
public record DialPlan(DirectoryObject object) {

    /** Kind of addressing (directory §3.1). */
    public enum UriType {
        TelExtn,
        SipName,
        E164
    }

    /** Security of signalling and media (call flows §2). */
    public enum VoipSecurity {
        Unsecured,
        SIPSecured,
        Secured
    }

    /** Who can be found by callers of the access number. */
    public enum ContactScope {
        DialPlan,
        GlobalAddressList,
        Extension,
        AutoAttendantLink,
        AddressList
    }

    /** By what a caller spells a name. */
    public enum DialByName {
        LastFirst,
        FirstLast,
        SMTPAddress
    }

    /** The second way to spell a name. */
    public enum DialBySecondary {
        LastFirst,
        FirstLast,
        SMTPAddress,
        None
    }

    /** What tells people of equal names apart. */
    public enum MatchedNameSelection {
        Title,
        Department,
        Location,
        None,
        PromptForAlias
    }

    private static final Bool BOOL = new Bool();
    private static final Entries<DialingRule> RULES = new Entries<>(DialingRule.LINE, 1000);
    private static final Many GROUPS = new Many(Text.upTo(128), 100);
    private static final Text NUMBER_MASK =
            Text.matching("[0-9]*[xX]+|[0-9]+", 32, "digits, then x's", ErrorId.E009);

    public static final Property<Integer> NUMBER_OF_DIGITS =
            new Property<>(
                    "NumberOfDigitsInExtension",
                    new Whole(1, 20, "digits"),
                    Optional.empty(),
                    Property.Changeability.AT_CREATION,
                    "The length of every extension of the plan.");
    public static final Property<UriType> URI_TYPE =
            withDefault(
                            "URIType",
                            new Choice<>(UriType.class),
                            UriType.TelExtn,
                            "The kind of addressing.")
                    .fixed();
    public static final Property<VoipSecurity> VOIP_SECURITY =
            withDefault(
                    "VoIPSecurity",
                    new Choice<>(VoipSecurity.class),
                    VoipSecurity.Unsecured,
                    "Whether signalling is by mutual TLS, and media by SRTP too.");
    public static final Property<String> PHONE_CONTEXT =
            blank("PhoneContext", Text.upTo(320), "Plan name and root domain, frozen at creation.")
                    .bySystem();
    public static final Property<String> COUNTRY_OR_REGION_CODE =
            blank("CountryOrRegionCode", Text.digits(1, 4), "The plan's own country code.");
    public static final Property<List<String>> ACCESS_TELEPHONE_NUMBERS =
            withDefault(
                    "AccessTelephoneNumbers",
                    new Many(
                            Text.matching(
                                    "[\\p{L}0-9 +()./@:;=_-]{1,32}",
                                    32,
                                    "letters, digits, separators, or a SIP URI",
                                    ErrorId.E008),
                            100),
                    List.of(),
                    "Outlook Voice Access numbers.");
    public static final Property<List<String>> PILOT_IDENTIFIER_LIST =
            withDefault(
                    "PilotIdentifierList",
                    new Many(
                            Text.matching(
                                    "\\+[0-9]{1,15}", 16, "+ and up to 15 digits", ErrorId.E008),
                            100),
                    List.of(),
                    "Pilot numbers known in E.164 plans.");
    public static final Property<String> DEFAULT_LANGUAGE =
            withDefault(
                    "DefaultLanguage",
                    Text.matching(
                            "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
                            20,
                            "a culture such as en-US",
                            ErrorId.E006),
                    "en-US",
                    "Language of prompts for callers.");
    public static final Property<AudioCodec> AUDIO_CODEC =
            withDefault(
                    "AudioCodec",
                    new Choice<>(AudioCodec.class),
                    AudioCodec.Mp3,
                    "Format of stored messages.");
    public static final Property<Boolean> FAX_ENABLED =
            withDefault("FaxEnabled", BOOL, true, "Hand fax calls to the fax partner.");
    public static final Property<Boolean> CALL_ANSWERING_RULES_ENABLED =
            withDefault(
                    "CallAnsweringRulesEnabled",
                    BOOL,
                    true,
                    "Whether members may use call answering rules.");
    public static final Property<Boolean> SPEECH_RECOGNITION_ENABLED =
            withDefault(
                    "AutomaticSpeechRecognitionEnabled",
                    BOOL,
                    true,
                    "Whether members may speak commands.");
    public static final Property<Boolean> ALLOW_DIAL_PLAN_SUBSCRIBERS =
            withDefault(
                    "AllowDialPlanSubscribers",
                    BOOL,
                    true,
                    "Callers not signed in may dial UM users of the plan.");
    public static final Property<Boolean> ALLOW_EXTENSIONS =
            withDefault(
                    "AllowExtensions",
                    BOOL,
                    false,
                    "Callers not signed in may dial any number of extension length.");
    public static final Property<List<DialingRule>> CONFIGURED_IN_COUNTRY_GROUPS =
            withDefault(
                    "ConfiguredInCountryOrRegionGroups",
                    RULES,
                    List.of(),
                    "Dialing rules for numbers of the own country.");
    public static final Property<List<DialingRule>> CONFIGURED_INTERNATIONAL_GROUPS =
            withDefault(
                    "ConfiguredInternationalGroups",
                    RULES,
                    List.of(),
                    "Dialing rules for numbers of other countries.");
    public static final Property<List<String>> ALLOWED_IN_COUNTRY_GROUPS =
            withDefault(
                    "AllowedInCountryOrRegionGroups",
                    GROUPS,
                    List.of(),
                    "Dialing groups that callers not signed in may use.");
    public static final Property<List<String>> ALLOWED_INTERNATIONAL_GROUPS =
            withDefault(
                    "AllowedInternationalGroups",
                    GROUPS,
                    List.of(),
                    "Dialing groups that callers not signed in may use.");
    public static final Property<String> OUTSIDE_LINE_ACCESS_CODE =
            blank("OutsideLineAccessCode", Text.digits(1, 16), "Prefix of outside numbers.");
    public static final Property<String> INTERNATIONAL_ACCESS_CODE =
            blank("InternationalAccessCode", Text.digits(1, 4), "Prefix of international numbers.");
    public static final Property<String> NATIONAL_NUMBER_PREFIX =
            blank("NationalNumberPrefix", Text.digits(1, 4), "Prefix of national numbers.");
    public static final Property<String> IN_COUNTRY_NUMBER_FORMAT =
            blank(
                    "InCountryOrRegionNumberFormat",
                    NUMBER_MASK,
                    "Number of a user of another plan, same country.");
    public static final Property<String> INTERNATIONAL_NUMBER_FORMAT =
            blank(
                    "InternationalNumberFormat",
                    NUMBER_MASK,
                    "Number of a user of another plan and country.");
    public static final Property<List<String>> NUMBERING_PLAN_FORMATS =
            withDefault(
                    "NumberingPlanFormats",
                    new Many(
                            Text.matching("\\+?[0-9xX]+", 32, "digits and x's", ErrorId.E009), 100),
                    List.of(),
                    "Masks that map a full caller id to an extension of this plan.");
    public static final Property<Boolean> HEURISTIC_CALLING_LINE_ID =
            withDefault(
                    "AllowHeuristicADCallingLineIdResolution",
                    BOOL,
                    true,
                    "Match caller ids against the phone fields of any user.");
    public static final Property<List<String>> EQUIVALENT_PHONE_CONTEXTS =
            withDefault(
                    "EquivalentDialPlanPhoneContexts",
                    new Many(Text.upTo(320), 100),
                    List.of(),
                    "Phone contexts of sister plans.");
    public static final Property<Boolean> CALL_SOMEONE_ENABLED =
            withDefault(
                    "CallSomeoneEnabled",
                    BOOL,
                    true,
                    "Callers may look up people and be transferred.");
    public static final Property<Boolean> SEND_VOICE_MSG_ENABLED =
            withDefault(
                    "SendVoiceMsgEnabled",
                    BOOL,
                    true,
                    "Callers may leave a message without ringing a phone.");
    public static final Property<ContactScope> CONTACT_SCOPE =
            withDefault(
                    "ContactScope",
                    new Choice<>(ContactScope.class),
                    ContactScope.DialPlan,
                    "Who can be found at the access number.");
    public static final Property<ObjectId> CONTACT_ADDRESS_LIST =
            blank(
                    "ContactAddressList",
                    new Reference(ObjectKind.ADDRESS_LIST),
                    "The address list of the scope AddressList.");
    public static final Property<String> CONTACT_RECIPIENT_CONTAINER =
            blank(
                    "ContactRecipientContainer",
                    Text.upTo(256),
                    "The organizational unit that narrows the search.");
    public static final Property<String> EXTENSION =
            blank(
                    "Extension",
                    Text.digits(1, 20),
                    "The number of a transfer in the scope Extension.");
    public static final Property<ObjectId> UM_AUTO_ATTENDANT =
            blank(
                    "UMAutoAttendant",
                    new Reference(ObjectKind.AUTO_ATTENDANT),
                    "What the star key at the welcome leads to, instead of calling someone.");
    public static final Property<DialByName> DIAL_BY_NAME_PRIMARY =
            withDefault(
                    "DialByNamePrimary",
                    new Choice<>(DialByName.class),
                    DialByName.LastFirst,
                    "How names are spelled.");
    public static final Property<DialBySecondary> DIAL_BY_NAME_SECONDARY =
            withDefault(
                    "DialByNameSecondary",
                    new Choice<>(DialBySecondary.class),
                    DialBySecondary.SMTPAddress,
                    "The second way to spell names.");
    public static final Property<MatchedNameSelection> MATCHED_NAME_SELECTION =
            withDefault(
                    "MatchedNameSelectionMethod",
                    new Choice<>(MatchedNameSelection.class),
                    MatchedNameSelection.None,
                    "What tells people of equal names apart.");
    public static final Property<String> OPERATOR_EXTENSION =
            blank(
                    "OperatorExtension",
                    Text.matching(
                            "[+]?[0-9]{1,20}|sips?:.{1,300}",
                            320,
                            "a number or SIP URI",
                            ErrorId.E008),
                    "Where key 0 leads.");
    public static final Property<Integer> INPUT_FAILURES =
            withDefault(
                    "InputFailuresBeforeDisconnect",
                    new Whole(1, 20, ""),
                    3,
                    "Bad inputs in a row before the call ends.");
    public static final Property<Integer> LOGON_FAILURES =
            withDefault(
                    "LogonFailuresBeforeDisconnect",
                    new Whole(1, 20, ""),
                    3,
                    "Wrong PINs in one call before it ends.");
    public static final Property<Integer> MAX_CALL_DURATION =
            withDefault(
                    "MaxCallDuration",
                    new Whole(10, 120, "minutes"),
                    30,
                    "The longest call of any kind.");
    public static final Property<Integer> MAX_RECORDING_DURATION =
            withDefault(
                    "MaxRecordingDuration",
                    new Whole(1, 100, "minutes"),
                    20,
                    "The longest recording.");
    public static final Property<Integer> RECORDING_IDLE_TIMEOUT =
            withDefault(
                    "RecordingIdleTimeout",
                    new Whole(2, 10, "seconds"),
                    5,
                    "Silence that ends a recording.");
    public static final Property<Boolean> WELCOME_GREETING_ENABLED =
            withDefault(
                    "WelcomeGreetingEnabled",
                    BOOL,
                    false,
                    "Whether the custom greeting of the access number is played.");
    public static final Property<String> WELCOME_GREETING_FILE =
            blank(
                    "WelcomeGreetingFilename",
                    Text.upTo(1024),
                    "Imported greeting of the access number.");
    public static final Property<InfoAnnouncement> INFO_ANNOUNCEMENT_ENABLED =
            withDefault(
                    "InfoAnnouncementEnabled",
                    new Choice<>(InfoAnnouncement.class),
                    InfoAnnouncement.False,
                    "Whether an announcement follows the welcome.");
    public static final Property<String> INFO_ANNOUNCEMENT_FILE =
            blank("InfoAnnouncementFilename", Text.upTo(1024), "The imported announcement.");
    public static final Property<Boolean> PROMPT_EDITING_ENABLED =
            withDefault(
                    "TUIPromptEditingEnabled",
                    BOOL,
                    false,
                    "Authorised users may record prompts by phone.");

    /** Properties that name prompt files. */
    static final List<Property<String>> PROMPT_FILES =
            List.of(WELCOME_GREETING_FILE, INFO_ANNOUNCEMENT_FILE);

    /** The properties that allow dialing groups. */
    static final List<Property<List<String>>> ALLOWED_GROUPS =
            List.of(ALLOWED_IN_COUNTRY_GROUPS, ALLOWED_INTERNATIONAL_GROUPS);

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    NUMBER_OF_DIGITS,
                    URI_TYPE,
                    VOIP_SECURITY,
                    PHONE_CONTEXT,
                    COUNTRY_OR_REGION_CODE,
                    ACCESS_TELEPHONE_NUMBERS,
                    PILOT_IDENTIFIER_LIST,
                    DEFAULT_LANGUAGE,
                    AUDIO_CODEC,
                    FAX_ENABLED,
                    CALL_ANSWERING_RULES_ENABLED,
                    SPEECH_RECOGNITION_ENABLED,
                    ALLOW_DIAL_PLAN_SUBSCRIBERS,
                    ALLOW_EXTENSIONS,
                    CONFIGURED_IN_COUNTRY_GROUPS,
                    CONFIGURED_INTERNATIONAL_GROUPS,
                    ALLOWED_IN_COUNTRY_GROUPS,
                    ALLOWED_INTERNATIONAL_GROUPS,
                    OUTSIDE_LINE_ACCESS_CODE,
                    INTERNATIONAL_ACCESS_CODE,
                    NATIONAL_NUMBER_PREFIX,
                    IN_COUNTRY_NUMBER_FORMAT,
                    INTERNATIONAL_NUMBER_FORMAT,
                    NUMBERING_PLAN_FORMATS,
                    HEURISTIC_CALLING_LINE_ID,
                    EQUIVALENT_PHONE_CONTEXTS,
                    CALL_SOMEONE_ENABLED,
                    SEND_VOICE_MSG_ENABLED,
                    CONTACT_SCOPE,
                    CONTACT_ADDRESS_LIST,
                    CONTACT_RECIPIENT_CONTAINER,
                    EXTENSION,
                    UM_AUTO_ATTENDANT,
                    DIAL_BY_NAME_PRIMARY,
                    DIAL_BY_NAME_SECONDARY,
                    MATCHED_NAME_SELECTION,
                    OPERATOR_EXTENSION,
                    INPUT_FAILURES,
                    LOGON_FAILURES,
                    MAX_CALL_DURATION,
                    MAX_RECORDING_DURATION,
                    RECORDING_IDLE_TIMEOUT,
                    WELCOME_GREETING_ENABLED,
                    WELCOME_GREETING_FILE,
                    INFO_ANNOUNCEMENT_ENABLED,
                    INFO_ANNOUNCEMENT_FILE,
                    PROMPT_EDITING_ENABLED);

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

    public int digits() {
        return get(NUMBER_OF_DIGITS);
    }

    public UriType uriType() {
        return get(URI_TYPE);
    }

    public String phoneContext() {
        return get(PHONE_CONTEXT);
    }

    /** Its country code; the organization's stands in where it has none (directory §7.1). */
    public Optional<String> countryCode(Organization organization) {
        return find(COUNTRY_OR_REGION_CODE)
                .or(() -> organization.object().values().find(Organization.DEFAULT_COUNTRY_CODE));
    }

    public String language() {
        return get(DEFAULT_LANGUAGE);
    }

    public List<String> accessNumbers() {
        return get(ACCESS_TELEPHONE_NUMBERS);
    }

    /** The dialing rules for numbers of the own country, in the order they are tried. */
    public List<DialingRule> inCountryRules() {
        return get(CONFIGURED_IN_COUNTRY_GROUPS);
    }

    /** The dialing rules for numbers of other countries, in the order they are tried. */
    public List<DialingRule> internationalRules() {
        return get(CONFIGURED_INTERNATIONAL_GROUPS);
    }

    public Duration longestCall() {
        return Duration.ofMinutes(get(MAX_CALL_DURATION));
    }

    /** The longest recording: the smaller of the two limits wins (directory §7.4). */
    public Duration longestRecording() {
        return Duration.ofMinutes(Math.min(get(MAX_RECORDING_DURATION), get(MAX_CALL_DURATION)));
    }

    public Duration recordingIdleTimeout() {
        return Duration.ofSeconds(get(RECORDING_IDLE_TIMEOUT));
    }

    /** The object with name and values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var keys = new LinkedHashSet<DirectoryKey>();
        keys.add(DirectoryKey.name(ObjectKind.DIAL_PLAN, name));
        keys.add(new DirectoryKey(KeyScope.PHONE_CONTEXT, values.get(PHONE_CONTEXT)));
        for (var number : values.get(ACCESS_TELEPHONE_NUMBERS)) {
            keys.add(new DirectoryKey(KeyScope.ACCESS_NUMBER, Numbers.plain(number)));
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
                Stream.of(UM_AUTO_ATTENDANT, CONTACT_ADDRESS_LIST)
                        .flatMap(property ->
                                values.find(property).stream()
                                        .map(target -> new Link(property.name(), target)))
                        .toList());
    }
}
