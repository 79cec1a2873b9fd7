package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Reference;
import org.mynah.um.directory.PropertyType.Text;

/**
 * That a mailbox is enabled for unified messaging, with its numbers and switches (directory §7.10).
 * It exists from Enable-UMMailbox to Disable-UMMailbox; without it no number leads to the mailbox.
 * Immutable view.
 */
public record UmMailbox(DirectoryObject object) {

    /** Whether callers who are not signed in find the user. */
    public enum NonUserCalls {
        None,
        SearchEnabled
    }

    /** What text messages tell of. */
    public enum SmsNotification {
        None,
        VoiceMail,
        VoiceMailAndMissedCalls
    }

    private static final Bool BOOL = new Bool();

    public static final Property<ObjectId> MAILBOX =
            blank("Mailbox", new Reference(ObjectKind.MAILBOX), "The mailbox.").bySystem();
    public static final Property<ObjectId> UM_MAILBOX_POLICY =
            blank(
                    "UMMailboxPolicy",
                    new Reference(ObjectKind.MAILBOX_POLICY),
                    "The policy that governs it.");
    public static final Property<List<String>> UM_ADDRESSES =
            withDefault(
                            "UMAddresses",
                            new Many(Text.upTo(700), 10_000),
                            List.of(),
                            "EUM proxy addresses.")
                    .bySystem();
    public static final Property<List<String>> DIAL_PLANS =
            withDefault(
                            "UMDialPlans",
                            new Many(Text.upTo(36), 2),
                            List.of(),
                            "The plans of its addresses, the policy's first.")
                    .bySystem();
    public static final Property<NonUserCalls> ALLOW_CALLS_FROM_NON_USERS =
            withDefault(
                    "AllowUMCallsFromNonUsers",
                    new Choice<>(NonUserCalls.class),
                    NonUserCalls.SearchEnabled,
                    "Whether callers not signed in find and reach the user.");
    public static final Property<Boolean> ANONYMOUS_CALLERS =
            withDefault(
                    "AnonymousCallersCanLeaveMessages",
                    BOOL,
                    true,
                    "Callers without a number may leave messages.");
    public static final Property<Boolean> SPEECH_RECOGNITION_ENABLED =
            withDefault("AutomaticSpeechRecognitionEnabled", BOOL, true, "Commands may be spoken.");
    public static final Property<AudioCodec> AUDIO_CODEC =
            blank(
                    "CallAnsweringAudioCodec",
                    new Choice<>(AudioCodec.class),
                    "Format of messages; blank: the dial plan's.");
    public static final Property<Boolean> CALL_ANSWERING_RULES_ENABLED =
            withDefault("CallAnsweringRulesEnabled", BOOL, true, "Call answering rules are run.");
    public static final Property<Boolean> FAX_ENABLED =
            withDefault("FaxEnabled", BOOL, true, "Faxes are taken.");
    public static final Property<Boolean> MISSED_CALLS_ENABLED =
            withDefault("MissedCallNotificationEnabled", BOOL, true, "Missed calls are mailed.");
    public static final Property<String> OPERATOR_NUMBER =
            blank("OperatorNumber", Text.digits(1, 20), "The user's own operator.");
    public static final Property<Boolean> PINLESS_ENABLED =
            withDefault(
                    "PinlessAccessToVoiceMailEnabled",
                    BOOL,
                    false,
                    "Voice mail without PIN from the own phone.");
    public static final Property<Boolean> PLAY_ON_PHONE_ENABLED =
            withDefault("PlayOnPhoneEnabled", BOOL, true, "Messages may be played on a phone.");
    public static final Property<Boolean> SUBSCRIBER_ACCESS_ENABLED =
            withDefault("SubscriberAccessEnabled", BOOL, true, "Outlook Voice Access may be used.");
    public static final Property<Boolean> TUI_CALENDAR_ENABLED =
            withDefault("TUIAccessToCalendarEnabled", BOOL, true, "Calendar by telephone.");
    public static final Property<Boolean> TUI_EMAIL_ENABLED =
            withDefault("TUIAccessToEmailEnabled", BOOL, true, "E-mail by telephone.");
    public static final Property<SmsNotification> SMS_NOTIFICATION =
            withDefault(
                    "UMSMSNotificationOption",
                    new Choice<>(SmsNotification.class),
                    SmsNotification.None,
                    "What text messages tell of.");
    public static final Property<Boolean> ANALYSIS_ENABLED =
            withDefault(
                    "VoiceMailAnalysisEnabled",
                    BOOL,
                    false,
                    "Stored only; nothing leaves the system.");
    public static final Property<Boolean> IM_LIST_MIGRATED =
            withDefault("ImListMigrationCompleted", BOOL, false, "Stored only.");

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    MAILBOX,
                    UM_MAILBOX_POLICY,
                    UM_ADDRESSES,
                    DIAL_PLANS,
                    ALLOW_CALLS_FROM_NON_USERS,
                    ANONYMOUS_CALLERS,
                    SPEECH_RECOGNITION_ENABLED,
                    AUDIO_CODEC,
                    CALL_ANSWERING_RULES_ENABLED,
                    FAX_ENABLED,
                    MISSED_CALLS_ENABLED,
                    OPERATOR_NUMBER,
                    PINLESS_ENABLED,
                    PLAY_ON_PHONE_ENABLED,
                    SUBSCRIBER_ACCESS_ENABLED,
                    TUI_CALENDAR_ENABLED,
                    TUI_EMAIL_ENABLED,
                    SMS_NOTIFICATION,
                    ANALYSIS_ENABLED,
                    IM_LIST_MIGRATED);

    public ObjectId id() {
        return object.id();
    }

    /** The value of a property that has a default or is required. */
    public <T> T get(Property<T> property) {
        return object.values().get(property);
    }

    /** The value of a property that may be blank. */
    public <T> Optional<T> find(Property<T> property) {
        return object.values().find(property);
    }

    public ObjectId mailbox() {
        return get(MAILBOX);
    }

    public ObjectId policy() {
        return get(UM_MAILBOX_POLICY);
    }

    /** Its EUM addresses, the primary one first (directory §3.4). */
    public List<EumAddress> addresses() {
        return get(UM_ADDRESSES).stream().flatMap(text -> EumAddress.parse(text).stream()).toList();
    }

    /** All extensions within a dial plan's phone context, in order. */
    public List<String> extensions(String phoneContext) {
        return addresses().stream()
                .filter(address -> address.form() == EumAddress.Form.EXTENSION)
                .filter(address -> address.phoneContext().equalsIgnoreCase(phoneContext))
                .map(EumAddress::address)
                .toList();
    }

    /** All extensions in any plan, in order. */
    public List<String> extensions() {
        return addresses().stream()
                .filter(address -> address.form() == EumAddress.Form.EXTENSION)
                .map(EumAddress::address)
                .toList();
    }

    /** The UM mailbox of a mailbox, if it is enabled. */
    public static Optional<UmMailbox> ofMailbox(DirectoryReader reader, ObjectId mailbox) {
        return reader.find(new DirectoryKey(KeyScope.UM_MAILBOX_OF, mailbox.toString()))
                .map(UmMailbox::new);
    }

    /** The UM mailbox that a number or address of a dial plan leads to. */
    public static Optional<UmMailbox> byAddress(
            DirectoryReader reader, String address, String phoneContext) {
        return reader.find(EumAddress.key(address, phoneContext)).map(UmMailbox::new);
    }

    /** The object with values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var keys = new LinkedHashSet<DirectoryKey>();
        keys.add(new DirectoryKey(KeyScope.UM_MAILBOX_OF, values.get(MAILBOX).toString()));
        var links = new ArrayList<Link>();
        links.add(new Link(MAILBOX.name(), values.get(MAILBOX)));
        links.add(new Link(UM_MAILBOX_POLICY.name(), values.get(UM_MAILBOX_POLICY)));
        for (var plan : values.get(DIAL_PLANS)) {
            links.add(new Link(DIAL_PLANS.name(), ObjectId.of(plan)));
        }
        for (var text : values.get(UM_ADDRESSES)) {
            EumAddress.parse(text).ifPresent(address -> keys.add(address.key()));
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
                links);
    }
}
