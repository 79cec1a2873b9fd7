package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mynah.um.Contoso;

/** Which switch wins, row by row of directory §6. */
class SwitchesTest {

    private final Contoso contoso = new Contoso();

    private Switches.Answer may(Feature feature) {
        return contoso.directory.read(
                reader -> Switches.of(reader, contoso.tony().umMailbox()).may(reader, feature));
    }

    private String refusedBy(Feature feature) {
        return switch (may(feature)) {
            case Switches.Answer.Allowed() -> "allowed";
            case Switches.Answer.Refused(var by) -> by.words();
        };
    }

    private <T> void set(Property<T> property, T value) {
        if (DialPlan.PROPERTIES.contains(property)) {
            contoso.setPlan(property, value);
        } else if (MailboxPolicy.PROPERTIES.contains(property)) {
            contoso.setPolicy(property, value);
        } else {
            contoso.setTony(property, value);
        }
    }

    private <T> void setGateway(Property<T> property, T value) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.change(
                                writer,
                                new IpGateway(
                                        Identities.find(
                                                writer, ObjectKind.IP_GATEWAY, "MyGateway")),
                                Edit.of(PropertyValues.EMPTY.with(property, value)),
                                new Warnings()));
    }

    private <T> void setUser(Property<T> property, T value) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        UserMailboxes.change(
                                writer,
                                contoso.tony().mailbox(),
                                Edit.of(PropertyValues.EMPTY.with(property, value)),
                                new Warnings()));
    }

    private void faxServer() {
        contoso.setPolicy(MailboxPolicy.FAX_SERVER_URI, "sip:fax.contoso.com:5060;transport=tcp");
    }

    /** Each switch of each row that is a yes or no of plan, policy or mailbox. */
    static Stream<Arguments> rows() {
        var row = Stream.<Arguments>builder();
        for (var property :
                List.of(
                        DialPlan.SPEECH_RECOGNITION_ENABLED,
                        MailboxPolicy.ALLOW_SPEECH_RECOGNITION,
                        UmMailbox.SPEECH_RECOGNITION_ENABLED)) {
            row.add(Arguments.of(Feature.Speech, property));
        }
        for (var property :
                List.of(
                        DialPlan.CALL_ANSWERING_RULES_ENABLED,
                        MailboxPolicy.ALLOW_CALL_ANSWERING_RULES,
                        UmMailbox.CALL_ANSWERING_RULES_ENABLED)) {
            row.add(Arguments.of(Feature.CallAnsweringRules, property));
        }
        for (var property :
                List.of(DialPlan.FAX_ENABLED, MailboxPolicy.ALLOW_FAX, UmMailbox.FAX_ENABLED)) {
            row.add(Arguments.of(Feature.IncomingFax, property));
        }
        row.add(Arguments.of(Feature.OutlookVoiceAccess, MailboxPolicy.ALLOW_SUBSCRIBER_ACCESS));
        row.add(Arguments.of(Feature.OutlookVoiceAccess, UmMailbox.SUBSCRIBER_ACCESS_ENABLED));
        row.add(Arguments.of(Feature.PinlessVoiceMail, MailboxPolicy.ALLOW_PINLESS));
        row.add(Arguments.of(Feature.PinlessVoiceMail, UmMailbox.PINLESS_ENABLED));
        row.add(Arguments.of(Feature.Email, MailboxPolicy.ALLOW_TUI_EMAIL));
        row.add(Arguments.of(Feature.Email, UmMailbox.TUI_EMAIL_ENABLED));
        row.add(Arguments.of(Feature.Calendar, MailboxPolicy.ALLOW_TUI_CALENDAR));
        row.add(Arguments.of(Feature.Calendar, UmMailbox.TUI_CALENDAR_ENABLED));
        row.add(Arguments.of(Feature.Directory, MailboxPolicy.ALLOW_TUI_DIRECTORY));
        row.add(Arguments.of(Feature.PersonalContacts, MailboxPolicy.ALLOW_TUI_CONTACTS));
        row.add(Arguments.of(Feature.VoiceReply, MailboxPolicy.ALLOW_VOICE_RESPONSE));
        row.add(Arguments.of(Feature.MessageWaiting, MailboxPolicy.ALLOW_MESSAGE_WAITING));
        row.add(Arguments.of(Feature.MissedCallNotice, MailboxPolicy.ALLOW_MISSED_CALLS));
        row.add(Arguments.of(Feature.MissedCallNotice, UmMailbox.MISSED_CALLS_ENABLED));
        row.add(Arguments.of(Feature.PlayOnPhone, MailboxPolicy.ALLOW_PLAY_ON_PHONE));
        row.add(Arguments.of(Feature.PlayOnPhone, UmMailbox.PLAY_ON_PHONE_ENABLED));
        row.add(Arguments.of(Feature.VoiceMailPreview, MailboxPolicy.ALLOW_PREVIEW));
        row.add(Arguments.of(Feature.AnonymousMessages, UmMailbox.ANONYMOUS_CALLERS));
        row.add(Arguments.of(Feature.TransferByCallers, DialPlan.CALL_SOMEONE_ENABLED));
        row.add(Arguments.of(Feature.MessageByCallers, DialPlan.SEND_VOICE_MSG_ENABLED));
        return row.build();
    }

    @ParameterizedTest(name = "{0} needs {1}")
    @MethodSource("rows")
    void a_feature_works_only_if_all_switches_of_its_row_are_on(
            Feature feature, Property<Boolean> property) {
        faxServer();
        contoso.setPolicy(MailboxPolicy.ALLOW_PINLESS, true);
        contoso.setTony(UmMailbox.PINLESS_ENABLED, true);
        assertThat(refusedBy(feature)).isEqualTo("allowed");

        set(property, false);

        var object =
                DialPlan.PROPERTIES.contains(property)
                        ? "UM dial plan 'MyDialPlan'"
                        : MailboxPolicy.PROPERTIES.contains(property)
                                ? "UM mailbox policy 'MyDialPlan Default Policy'"
                                : "UM mailbox 'Tony Smith'";
        assertThat(refusedBy(feature))
                .isEqualTo("%s of the %s is False".formatted(property.name(), object));
    }

    @Test
    @DisplayName("§6 Incoming fax: AllowFax is inert until FaxServerURI is set")
    void a_fax_needs_a_fax_server() {
        assertThat(refusedBy(Feature.IncomingFax))
                .isEqualTo(
                        "FaxServerURI of the UM mailbox policy 'MyDialPlan Default Policy' is empty");
    }

    @Test
    @DisplayName("§6 Outlook Voice Access: access number set, not locked out")
    void sign_in_by_phone_needs_an_access_number_and_a_pin_that_is_not_locked() {
        assertThat(refusedBy(Feature.OutlookVoiceAccess)).isEqualTo("allowed");
        contoso.setPolicy(MailboxPolicy.LOGON_FAILURES_BEFORE_PIN_RESET, Unlimited.of(1));
        contoso.setPolicy(MailboxPolicy.MAX_LOGON_ATTEMPTS, Unlimited.of(2));
        for (int i = 0; i < 3; i++) {
            var _ =
                    contoso.signIn.attempt(
                            contoso.tony().umMailbox(),
                            contoso.policy(),
                            "999999",
                            Optional.of("5551234"));
        }
        assertThat(refusedBy(Feature.OutlookVoiceAccess))
                .isEqualTo("LockedOut of the UM mailbox 'Tony Smith' is True");

        contoso.setPlan(DialPlan.ACCESS_TELEPHONE_NUMBERS, List.of());
        assertThat(refusedBy(Feature.OutlookVoiceAccess))
                .isEqualTo("AccessTelephoneNumbers of the UM dial plan 'MyDialPlan' is empty");
    }

    @Test
    @DisplayName("§6 Message waiting lamp: Gw MessageWaitingIndicatorAllowed")
    void the_lamp_needs_a_gateway_that_takes_it() {
        setGateway(IpGateway.MESSAGE_WAITING_ALLOWED, false);
        assertThat(refusedBy(Feature.MessageWaiting))
                .isEqualTo(
                        "MessageWaitingIndicatorAllowed of the UM IP gateway 'MyGateway' is False");
    }

    @Test
    @DisplayName("§6 Play on Phone and outgoing calls: Gw OutcallsAllowed")
    void calls_need_a_gateway_that_takes_calls() {
        assertThat(refusedBy(Feature.OutgoingCalls)).isEqualTo("allowed");
        setGateway(IpGateway.OUTCALLS_ALLOWED, false);

        var no = "OutcallsAllowed of the UM IP gateway 'MyGateway' is False";
        assertThat(refusedBy(Feature.PlayOnPhone)).isEqualTo(no);
        assertThat(refusedBy(Feature.OutgoingCalls)).isEqualTo(no);

        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        IpGateways.create(
                                writer,
                                Edit.of(
                                        "Second",
                                        PropertyValues.EMPTY.with(IpGateway.ADDRESS, "127.0.0.9")),
                                Optional.of(contoso.plan()),
                                new Warnings()));
        assertThat(refusedBy(Feature.OutgoingCalls))
                .as("another one takes them")
                .isEqualTo("allowed");
    }

    @Test
    void a_disabled_gateway_takes_nothing() {
        setGateway(IpGateway.STATUS, IpGateway.Status.Disabled);
        assertThat(refusedBy(Feature.OutgoingCalls))
                .isEqualTo("UMIPGateway of the UM dial plan 'MyDialPlan' is empty");
    }

    @Test
    @DisplayName("§6 Text message notice: UMSMSNotificationOption ≠ None and a text account")
    void a_text_notice_needs_the_users_wish_and_a_text_account() {
        assertThat(refusedBy(Feature.TextNotice))
                .isEqualTo("UMSMSNotificationOption of the UM mailbox 'Tony Smith' is None");
        contoso.setTony(UmMailbox.SMS_NOTIFICATION, UmMailbox.SmsNotification.VoiceMail);
        assertThat(refusedBy(Feature.TextNotice))
                .isEqualTo("TextMessagingAccount of the mailbox 'Tony Smith' is None");
        contoso.setPolicy(MailboxPolicy.ALLOW_SMS, false);
        assertThat(refusedBy(Feature.TextNotice)).startsWith("AllowSMSNotification");
    }

    @Test
    @DisplayName("§6 Voice mail preview: seven languages")
    void a_preview_needs_one_of_its_languages() {
        contoso.install(Languages.ALL.toArray(String[]::new));
        var ofPreview = List.of("en-US", "en-CA", "fr-FR", "it-IT", "pl-PL", "pt-PT", "es-ES");
        for (var language : Languages.ALL) {
            contoso.setPlan(DialPlan.DEFAULT_LANGUAGE, language);
            assertThat(refusedBy(Feature.VoiceMailPreview))
                    .isEqualTo(
                            ofPreview.contains(language)
                                    ? "allowed"
                                    : "DefaultLanguage of the UM dial plan 'MyDialPlan' is "
                                            + language);
        }
    }

    @Test
    @DisplayName("§6 Found by unauthenticated callers: scope, AllowUMCallsFromNonUsers, hidden")
    void callers_find_a_user_in_scope_who_is_neither_closed_nor_hidden() {
        for (var feature : List.of(Feature.TransferByCallers, Feature.MessageByCallers)) {
            assertThat(refusedBy(feature)).isEqualTo("allowed");
        }
        contoso.setPlan(DialPlan.CONTACT_SCOPE, DialPlan.ContactScope.AutoAttendantLink);
        assertThat(refusedBy(Feature.TransferByCallers))
                .isEqualTo("ContactScope of the UM dial plan 'MyDialPlan' is AutoAttendantLink");
        contoso.setPlan(DialPlan.CONTACT_SCOPE, DialPlan.ContactScope.GlobalAddressList);
        setUser(Mailbox.HIDDEN_FROM_ADDRESS_LISTS, true);
        assertThat(refusedBy(Feature.MessageByCallers))
                .isEqualTo("HiddenFromAddressListsEnabled of the mailbox 'Tony Smith' is True");
        contoso.setTony(UmMailbox.ALLOW_CALLS_FROM_NON_USERS, UmMailbox.NonUserCalls.None);
        assertThat(refusedBy(Feature.MessageByCallers))
                .isEqualTo("AllowUMCallsFromNonUsers of the UM mailbox 'Tony Smith' is None");
    }

    @Test
    @DisplayName("§6 ContactScope DialPlan: users of the plan only")
    void callers_of_another_plan_find_its_own_users_only() {
        var other =
                contoso.directory.change(
                        Contoso.ADMIN,
                        writer ->
                                DialPlans.create(
                                        writer,
                                        Edit.of(
                                                "Other",
                                                PropertyValues.EMPTY.with(
                                                        DialPlan.NUMBER_OF_DIGITS, 5)),
                                        true,
                                        new Warnings()));
        var answer =
                contoso.directory.read(reader ->
                        Switches.of(reader, contoso.tony().umMailbox())
                                .in(other)
                                .may(reader, Feature.TransferByCallers));
        assertThat(answer.isAllowed()).isFalse();
    }

    @Test
    @DisplayName("§6 Protected message: None / Private / All")
    void protection_is_for_none_private_or_all() {
        assertThat(Switches.isProtected(MailboxPolicy.Protection.None, true)).isFalse();
        assertThat(Switches.isProtected(MailboxPolicy.Protection.Private, true)).isTrue();
        assertThat(Switches.isProtected(MailboxPolicy.Protection.Private, false)).isFalse();
        assertThat(Switches.isProtected(MailboxPolicy.Protection.All, false)).isTrue();
    }

    @Test
    @DisplayName("§6 Codec of a recording: the mailbox's overrides when set")
    void the_codec_of_the_mailbox_overrides_the_plans() {
        contoso.setPlan(DialPlan.AUDIO_CODEC, AudioCodec.G711);
        var tony = Optional.of(contoso.tony().umMailbox());
        assertThat(Switches.codec(tony, Optional.of(contoso.plan()))).isEqualTo(AudioCodec.G711);
        contoso.setTony(UmMailbox.AUDIO_CODEC, AudioCodec.Gsm);
        tony = Optional.of(contoso.tony().umMailbox());
        assertThat(Switches.codec(tony, Optional.of(contoso.plan()))).isEqualTo(AudioCodec.Gsm);
    }

    @Test
    @DisplayName("§6 Operator: the mailbox's first, then the plan's")
    void the_operator_of_the_mailbox_is_used_first() {
        contoso.setPlan(DialPlan.OPERATOR_EXTENSION, "50099");
        assertThat(Switches.operator(contoso.tony().umMailbox(), contoso.plan())).contains("50099");
        contoso.setTony(UmMailbox.OPERATOR_NUMBER, "50098");
        assertThat(Switches.operator(contoso.tony().umMailbox(), contoso.plan())).contains("50098");
    }

    @Test
    @DisplayName("§6 Length of recording: the shorter of call and recording limit wins")
    void the_shorter_of_call_and_recording_limit_wins() {
        contoso.setPlan(DialPlan.MAX_RECORDING_DURATION, 15);
        assertThat(contoso.plan().longestRecording()).hasMinutes(15);
        contoso.setPlan(DialPlan.MAX_CALL_DURATION, 10);
        assertThat(contoso.plan().longestRecording()).hasMinutes(10);
    }
}
