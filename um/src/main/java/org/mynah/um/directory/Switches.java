package org.mynah.um.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mynah.um.pin.PinRecord;

/**
 * Which switch wins (directory §6). A feature works only if all its switches are on; where several
 * objects have a setting, this says whose holds. Every flow asks here, so that an administrator who
 * turns one switch off has turned the feature off. Immutable.
 *
 * @param plan the dial plan whose number was called; elsewhere the policy's
 * @param policy the user's policy, always of his primary plan
 */
public record Switches(DialPlan plan, MailboxPolicy policy, Mailbox mailbox, UmMailbox umMailbox) {

    /** Languages of voice mail preview. */
    public static final Set<String> PREVIEW_LANGUAGES =
            Set.of("en-us", "en-ca", "fr-fr", "it-it", "pl-pl", "pt-pt", "es-es");

    /**
     * One switch on the way to a feature.
     *
     * @param object where it stands: {@code UM dial plan 'MyDialPlan'}
     * @param property its name as in the shell
     * @param value its value as it is printed
     */
    public record Switch(String object, String property, String value, boolean isOn) {

        /** For messages: {@code FaxEnabled of the UM dial plan 'MyDialPlan' is False}. */
        public String words() {
            return "%s of the %s is %s".formatted(property, object, value);
        }
    }

    /** Whether a feature works. */
    public sealed interface Answer {

        /** All switches are on. */
        record Allowed() implements Answer {}

        /**
         * One says no.
         *
         * @param by the first, in the order dial plan, policy, mailbox, other
         */
        record Refused(Switch by) implements Answer {}

        /** Whether it works. */
        default boolean isAllowed() {
            return this instanceof Allowed;
        }
    }

    /** The switches of a UM mailbox in its primary plan. */
    public static Switches of(DirectoryReader reader, UmMailbox umMailbox) {
        var policy = reader.find(umMailbox.policy()).map(MailboxPolicy::new).orElseThrow();
        return new Switches(
                reader.find(policy.dialPlan()).map(DialPlan::new).orElseThrow(),
                policy,
                reader.find(umMailbox.mailbox()).map(Mailbox::new).orElseThrow(),
                umMailbox);
    }

    /** The same user on a call to a number of this dial plan. */
    public Switches in(DialPlan called) {
        return new Switches(called, policy, mailbox, umMailbox);
    }

    /**
     * What dial plan, policy and mailbox say. Needs no directory, for calls that go on with the
     * settings they began with.
     */
    public Answer may(Feature feature) {
        return answer(settings(feature));
    }

    /** The same, and what other objects say: the PIN's lock, gateways, the text account. */
    public Answer may(DirectoryReader reader, Feature feature) {
        return answer(all(reader, feature));
    }

    /** Every switch that the feature needs, on or off. */
    public List<Switch> all(DirectoryReader reader, Feature feature) {
        var all = new ArrayList<>(settings(feature));
        all.addAll(others(reader, feature));
        return all;
    }

    private static Answer answer(List<Switch> switches) {
        return switches.stream()
                .filter(each -> !each.isOn())
                .findFirst()
                .<Answer>map(Answer.Refused::new)
                .orElseGet(Answer.Allowed::new);
    }

    private List<Switch> settings(Feature feature) {
        return switch (feature) {
            case Speech ->
                    List.of(
                            ofPlan(DialPlan.SPEECH_RECOGNITION_ENABLED),
                            ofPolicy(MailboxPolicy.ALLOW_SPEECH_RECOGNITION),
                            ofMailbox(UmMailbox.SPEECH_RECOGNITION_ENABLED));
            case CallAnsweringRules ->
                    List.of(
                            ofPlan(DialPlan.CALL_ANSWERING_RULES_ENABLED),
                            ofPolicy(MailboxPolicy.ALLOW_CALL_ANSWERING_RULES),
                            ofMailbox(UmMailbox.CALL_ANSWERING_RULES_ENABLED));
            case IncomingFax ->
                    List.of(
                            ofPlan(DialPlan.FAX_ENABLED),
                            ofPolicy(MailboxPolicy.ALLOW_FAX),
                            isSet(
                                    policy.object(),
                                    MailboxPolicy.FAX_SERVER_URI.name(),
                                    policy.find(MailboxPolicy.FAX_SERVER_URI).orElse("")),
                            ofMailbox(UmMailbox.FAX_ENABLED));
            case OutlookVoiceAccess ->
                    List.of(
                            isSet(
                                    plan.object(),
                                    DialPlan.ACCESS_TELEPHONE_NUMBERS.name(),
                                    String.join(", ", plan.accessNumbers())),
                            ofPolicy(MailboxPolicy.ALLOW_SUBSCRIBER_ACCESS),
                            ofMailbox(UmMailbox.SUBSCRIBER_ACCESS_ENABLED));
            case PinlessVoiceMail ->
                    List.of(
                            ofPolicy(MailboxPolicy.ALLOW_PINLESS),
                            ofMailbox(UmMailbox.PINLESS_ENABLED));
            case Email ->
                    List.of(
                            ofPolicy(MailboxPolicy.ALLOW_TUI_EMAIL),
                            ofMailbox(UmMailbox.TUI_EMAIL_ENABLED));
            case Calendar ->
                    List.of(
                            ofPolicy(MailboxPolicy.ALLOW_TUI_CALENDAR),
                            ofMailbox(UmMailbox.TUI_CALENDAR_ENABLED));
            case Directory -> List.of(ofPolicy(MailboxPolicy.ALLOW_TUI_DIRECTORY));
            case PersonalContacts -> List.of(ofPolicy(MailboxPolicy.ALLOW_TUI_CONTACTS));
            case VoiceReply -> List.of(ofPolicy(MailboxPolicy.ALLOW_VOICE_RESPONSE));
            case MessageWaiting -> List.of(ofPolicy(MailboxPolicy.ALLOW_MESSAGE_WAITING));
            case MissedCallNotice ->
                    List.of(
                            ofPolicy(MailboxPolicy.ALLOW_MISSED_CALLS),
                            ofMailbox(UmMailbox.MISSED_CALLS_ENABLED));
            case PlayOnPhone ->
                    List.of(
                            ofPolicy(MailboxPolicy.ALLOW_PLAY_ON_PHONE),
                            ofMailbox(UmMailbox.PLAY_ON_PHONE_ENABLED));
            case TextNotice -> {
                var wanted = umMailbox.get(UmMailbox.SMS_NOTIFICATION);
                yield List.of(
                        ofPolicy(MailboxPolicy.ALLOW_SMS),
                        new Switch(
                                words(umMailbox.object()),
                                UmMailbox.SMS_NOTIFICATION.name(),
                                wanted.name(),
                                wanted != UmMailbox.SmsNotification.None));
            }
            case VoiceMailPreview ->
                    List.of(ofPolicy(MailboxPolicy.ALLOW_PREVIEW), previewLanguage());
            case AnonymousMessages -> List.of(ofMailbox(UmMailbox.ANONYMOUS_CALLERS));
            case TransferByCallers -> foundByCallers(DialPlan.CALL_SOMEONE_ENABLED);
            case MessageByCallers -> foundByCallers(DialPlan.SEND_VOICE_MSG_ENABLED);
            case OutgoingCalls -> List.of();
        };
    }

    private List<Switch> foundByCallers(Property<Boolean> then) {
        var scope = plan.get(DialPlan.CONTACT_SCOPE);
        var inScope =
                switch (scope) {
                    case DialPlan ->
                            umMailbox.addresses().stream()
                                    .anyMatch(each ->
                                            each.phoneContext()
                                                    .equalsIgnoreCase(plan.phoneContext()));
                    // Who is on the list is the search's question.
                    case GlobalAddressList, AddressList -> true;
                    case Extension, AutoAttendantLink -> false;
                };
        var calls = umMailbox.get(UmMailbox.ALLOW_CALLS_FROM_NON_USERS);
        var isHidden = mailbox.get(Mailbox.HIDDEN_FROM_ADDRESS_LISTS);
        return List.of(
                new Switch(
                        words(plan.object()), DialPlan.CONTACT_SCOPE.name(), scope.name(), inScope),
                ofPlan(then),
                new Switch(
                        words(umMailbox.object()),
                        UmMailbox.ALLOW_CALLS_FROM_NON_USERS.name(),
                        calls.name(),
                        calls == UmMailbox.NonUserCalls.SearchEnabled),
                new Switch(
                        words(mailbox.object()),
                        Mailbox.HIDDEN_FROM_ADDRESS_LISTS.name(),
                        shown(isHidden),
                        !isHidden));
    }

    private Switch previewLanguage() {
        var language = plan.language();
        return new Switch(
                words(plan.object()),
                DialPlan.DEFAULT_LANGUAGE.name(),
                language,
                PREVIEW_LANGUAGES.contains(language.toLowerCase(Locale.ROOT)));
    }

    private List<Switch> others(DirectoryReader reader, Feature feature) {
        return switch (feature) {
            case OutlookVoiceAccess, PinlessVoiceMail -> List.of(notLockedOut(reader));
            case MessageWaiting -> gateways(reader, IpGateway.MESSAGE_WAITING_ALLOWED);
            case PlayOnPhone, OutgoingCalls -> gateways(reader, IpGateway.OUTCALLS_ALLOWED);
            case TextNotice -> {
                var hasAccount =
                        reader.find(
                                        new DirectoryKey(
                                                KeyScope.TEXT_ACCOUNT_OF, mailbox.id().toString()))
                                .isPresent();
                yield List.of(
                        new Switch(
                                words(mailbox.object()),
                                "TextMessagingAccount",
                                hasAccount ? "Present" : "None",
                                hasAccount));
            }
            case Speech,
                    CallAnsweringRules,
                    IncomingFax,
                    Email,
                    Calendar,
                    Directory,
                    PersonalContacts,
                    VoiceReply,
                    MissedCallNotice,
                    VoiceMailPreview,
                    AnonymousMessages,
                    TransferByCallers,
                    MessageByCallers ->
                    List.of();
        };
    }

    private Switch notLockedOut(DirectoryReader reader) {
        var isLocked = reader.pin(umMailbox.id()).map(PinRecord::isLockedOut).orElse(true);
        return new Switch(words(umMailbox.object()), "LockedOut", shown(isLocked), !isLocked);
    }

    /**
     * The switch of the gateways of the primary plan: one that has it on is enough, so the answer
     * is that gateway, else the first.
     */
    private List<Switch> gateways(DirectoryReader reader, Property<Boolean> property) {
        var gateways =
                DialPlans.gateways(reader, policy.dialPlan()).stream()
                        .filter(each -> each.status() != IpGateway.Status.Disabled)
                        .toList();
        var willing = gateways.stream().filter(each -> each.get(property)).findFirst();
        Optional<IpGateway> shown = willing.or(() -> gateways.stream().findFirst());
        return List.of(
                shown.map(each ->
                                new Switch(
                                        words(each.object()),
                                        property.name(),
                                        shown(willing.isPresent()),
                                        willing.isPresent()))
                        .orElseGet(() ->
                                new Switch(words(plan.object()), "UMIPGateway", "empty", false)));
    }

    /** Whether a message is protected (directory §6, §7.6). */
    public static boolean isProtected(MailboxPolicy.Protection protection, boolean isPrivate) {
        return switch (protection) {
            case None -> false;
            case Private -> isPrivate;
            case All -> true;
        };
    }

    /** The codec of recordings for a mailbox: its own when set, else the dial plan's. */
    public static AudioCodec codec(Optional<UmMailbox> umMailbox, Optional<DialPlan> plan) {
        return umMailbox
                .flatMap(um -> um.find(UmMailbox.AUDIO_CODEC))
                .or(() -> plan.map(each -> each.get(DialPlan.AUDIO_CODEC)))
                .orElse(AudioCodec.Mp3);
    }

    /** Where the key 0 leads in the greeting of the mailbox: its own operator, else the plan's. */
    public static Optional<String> operator(UmMailbox umMailbox, DialPlan plan) {
        return umMailbox
                .find(UmMailbox.OPERATOR_NUMBER)
                .or(() -> plan.find(DialPlan.OPERATOR_EXTENSION));
    }

    /** Where the operator of an auto attendant is: its own number, else the plan's. */
    public static Optional<String> operator(AutoAttendant attendant, DialPlan plan) {
        return attendant
                .find(AutoAttendant.OPERATOR_EXTENSION)
                .or(() -> plan.find(DialPlan.OPERATOR_EXTENSION));
    }

    private Switch ofPlan(Property<Boolean> property) {
        return flag(plan.object(), property, plan.get(property));
    }

    private Switch ofPolicy(Property<Boolean> property) {
        return flag(policy.object(), property, policy.get(property));
    }

    private Switch ofMailbox(Property<Boolean> property) {
        return flag(umMailbox.object(), property, umMailbox.get(property));
    }

    private static Switch flag(DirectoryObject object, Property<Boolean> property, boolean isOn) {
        return new Switch(words(object), property.name(), shown(isOn), isOn);
    }

    private static Switch isSet(DirectoryObject object, String property, String value) {
        var isSet = !value.isBlank();
        return new Switch(words(object), property, isSet ? value : "empty", isSet);
    }

    private static String words(DirectoryObject object) {
        return "%s '%s'".formatted(object.kind().word(), object.name());
    }

    private static String shown(boolean value) {
        return value ? "True" : "False";
    }
}
