package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Choice;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;
import org.mynah.um.directory.PropertyType.WholeOrUnlimited;

/**
 * The object tables of directory §7 against the definitions: every property is in its table, has
 * its default, takes the values at the ends of its range and refuses those beyond.
 *
 * <p>A row is {@code property | default | allowed | when}. Allowed: {@code 1..20} a whole number;
 * {@code 1..999 Unlimited}; {@code Bool}; names of an enumeration in order; {@code text 64} any
 * text of a length; {@code digits 1..4}; {@code form} a form that has tests of its own; {@code
 * list} before a form: a list of them. When: {@code fixed} at creation only, {@code system} read
 * only.
 */
class ObjectTablesTest {

    private static final String ORGANIZATION =
            """
            RootDomain | blank | form | fixed
            AcceptedDomains | empty | list form
            DefaultCountryOrRegionCode | blank | digits 1..4
            CallDataRetentionDays | 90 | 1..3650
            CallDataArchiveDays | 730 | 1..3650
            """;

    private static final String USER =
            """
            Alias | blank | form
            DisplayName | blank | text 256
            FirstName | blank | text 64
            LastName | blank | text 64
            Initials | blank | text 6
            PhoneticDisplayName | blank | text 256
            UserPrincipalName | blank | form
            SamAccountName | blank | text 20
            PrimarySmtpAddress | blank | form
            SmtpAddresses | empty | list form | system
            HiddenFromAddressListsEnabled | false | Bool
            Title | blank | text 64
            Department | blank | text 64
            Office | blank | text 128
            Company | blank | text 64
            Phone | blank | digits 1..64
            HomePhone | blank | digits 1..64
            MobilePhone | blank | digits 1..64
            OtherTelephone | blank | digits 1..64
            UMCallingLineIds | empty | list digits 1..127
            CreateDTMFMap | true | Bool
            UMDtmfMap | empty | list form
            AllowUMCallsFromNonUsers | SearchEnabled | None SearchEnabled
            Languages | empty | list form
            TimeZone | blank | form
            DateFormat | blank | text 40
            TimeFormat | blank | text 40
            WorkDays | [Monday, Tuesday, Wednesday, Thursday, Friday] | list form
            WorkingHoursStartTime | 08:00:00 | form
            WorkingHoursEndTime | 17:00:00 | form
            AutoReplyState | Disabled | Disabled Enabled Scheduled
            StartTime | blank | form
            EndTime | blank | form
            InternalMessage | blank | text 128000
            ExternalMessage | blank | text 128000
            RecipientTypeDetails | UserMailbox | form | system
            AccountDisabled | false | Bool
            IssueWarningQuota | Unlimited | form
            ProhibitSendQuota | Unlimited | form
            ProhibitSendReceiveQuota | Unlimited | form
            MaxSendSize | Unlimited | form
            MaxReceiveSize | Unlimited | form
            OrganizationalUnit | blank | text 256
            SourceId | blank | text 128 | system
            DisabledBySource | false | Bool | system
            MissingSince | blank | form | system
            """;

    private static final String DIAL_PLAN =
            """
            NumberOfDigitsInExtension | blank | 1..20 | fixed
            URIType | TelExtn | TelExtn SipName E164 | fixed
            VoIPSecurity | Unsecured | Unsecured SIPSecured Secured
            PhoneContext | blank | form | system
            CountryOrRegionCode | blank | digits 1..4
            AccessTelephoneNumbers | empty | list digits 1..32
            PilotIdentifierList | empty | list form
            DefaultLanguage | en-US | form
            AudioCodec | Mp3 | Mp3 Wma G711 Gsm
            FaxEnabled | true | Bool
            CallAnsweringRulesEnabled | true | Bool
            AutomaticSpeechRecognitionEnabled | true | Bool
            AllowDialPlanSubscribers | true | Bool
            AllowExtensions | false | Bool
            ConfiguredInCountryOrRegionGroups | empty | list form
            ConfiguredInternationalGroups | empty | list form
            AllowedInCountryOrRegionGroups | empty | list text 128
            AllowedInternationalGroups | empty | list text 128
            OutsideLineAccessCode | blank | digits 1..16
            InternationalAccessCode | blank | digits 1..4
            NationalNumberPrefix | blank | digits 1..4
            InCountryOrRegionNumberFormat | blank | form
            InternationalNumberFormat | blank | form
            NumberingPlanFormats | empty | list form
            AllowHeuristicADCallingLineIdResolution | true | Bool
            EquivalentDialPlanPhoneContexts | empty | list form
            CallSomeoneEnabled | true | Bool
            SendVoiceMsgEnabled | true | Bool
            ContactScope | DialPlan | DialPlan GlobalAddressList Extension AutoAttendantLink AddressList
            ContactAddressList | blank | form
            ContactRecipientContainer | blank | form
            Extension | blank | digits 1..20
            UMAutoAttendant | blank | form
            DialByNamePrimary | LastFirst | LastFirst FirstLast SMTPAddress
            DialByNameSecondary | SMTPAddress | LastFirst FirstLast SMTPAddress None
            MatchedNameSelectionMethod | None | Title Department Location None PromptForAlias
            OperatorExtension | blank | form
            InputFailuresBeforeDisconnect | 3 | 1..20
            LogonFailuresBeforeDisconnect | 3 | 1..20
            MaxCallDuration | 30 | 10..120
            MaxRecordingDuration | 20 | 1..100
            RecordingIdleTimeout | 5 | 2..10
            WelcomeGreetingEnabled | false | Bool
            WelcomeGreetingFilename | blank | form
            InfoAnnouncementEnabled | False | False True Uninterruptible
            InfoAnnouncementFilename | blank | form
            TUIPromptEditingEnabled | false | Bool
            """;

    private static final String POLICY =
            """
            UMDialPlan | blank | form
            AllowAutomaticSpeechRecognition | true | Bool
            AllowCallAnsweringRules | true | Bool
            AllowFax | true | Bool
            FaxServerURI | blank | form
            AllowMessageWaitingIndicator | true | Bool
            AllowMissedCallNotifications | true | Bool
            AllowPinlessVoiceMailAccess | false | Bool
            AllowPlayOnPhone | true | Bool
            AllowSMSNotification | true | Bool
            AllowSubscriberAccess | true | Bool
            AllowTUIAccessToCalendar | true | Bool
            AllowTUIAccessToDirectory | true | Bool
            AllowTUIAccessToEmail | true | Bool
            AllowTUIAccessToPersonalContacts | true | Bool
            AllowVoiceMailPreview | true | Bool
            AllowVoiceResponseToOtherMessageTypes | true | Bool
            AllowVoiceMailAnalysis | false | Bool
            InformCallerOfVoiceMailAnalysis | false | Bool
            AllowDialPlanSubscribers | true | Bool
            AllowExtensions | true | Bool
            AllowedInCountryOrRegionGroups | empty | list text 128
            AllowedInternationalGroups | empty | list text 128
            MinPINLength | 6 | 4..24
            PINLifetime | 60 | 1..999 Unlimited
            PINHistoryCount | 5 | 1..20
            AllowCommonPatterns | false | Bool
            LogonFailuresBeforePINReset | 5 | 1..998 Unlimited
            MaxLogonAttempts | 15 | 1..999 Unlimited
            MaxGreetingDuration | 5 | 1..10
            ProtectAuthenticatedVoiceMail | None | None Private All
            ProtectUnauthenticatedVoiceMail | None | None Private All
            RequireProtectedPlayOnPhone | false | Bool
            ProtectedVoiceMailText | blank | text 512
            UMEnabledText | blank | text 512
            ResetPINText | blank | text 512
            VoiceMailText | blank | text 512
            FaxMessageText | blank | text 512
            VoiceMailPreviewPartnerAddress | blank | form
            VoiceMailPreviewPartnerAssignedID | blank | text 128
            VoiceMailPreviewPartnerMaxMessageDuration | 180 | 60..2147483647
            VoiceMailPreviewPartnerMaxDeliveryDelay | 1200 | 300..2147483647
            SourceForestPolicyNames | empty | list text 64
            """;

    private static final String GATEWAY =
            """
            Address | blank | form
            Port | 5060 | 0..65535
            IPAddressFamily | IPv4Only | IPv4Only IPv6Only Any
            Status | Enabled | Enabled Disabled NoNewCalls
            OutcallsAllowed | true | Bool
            MessageWaitingIndicatorAllowed | true | Bool
            DelayedSourcePartyInfoEnabled | false | Bool
            Simulator | false | Bool
            """;

    private static final String HUNT_GROUP =
            """
            UMDialPlan | blank | form | fixed
            UMIPGateway | blank | form | fixed
            PilotIdentifier | empty | list form | fixed
            """;

    private static final String ATTENDANT =
            """
            UMDialPlan | blank | form | fixed
            Status | Disabled | Enabled Disabled | fixed
            PilotIdentifierList | empty | list form
            SpeechEnabled | false | Bool
            DTMFFallbackAutoAttendant | blank | form
            Language | blank | form
            BusinessName | blank | text 64
            BusinessLocation | blank | text 256
            BusinessHoursSchedule | [Sun.00:00-Sun.00:00] | list form
            HolidaySchedule | empty | list form
            TimeZone | blank | form
            WeekStartDay | Monday | Sunday Monday Tuesday Wednesday Thursday Friday Saturday
            BusinessHoursWelcomeGreetingEnabled | false | Bool
            BusinessHoursWelcomeGreetingFilename | blank | form
            AfterHoursWelcomeGreetingEnabled | false | Bool
            AfterHoursWelcomeGreetingFilename | blank | form
            BusinessHoursMainMenuCustomPromptEnabled | false | Bool
            BusinessHoursMainMenuCustomPromptFilename | blank | form
            AfterHoursMainMenuCustomPromptEnabled | false | Bool
            AfterHoursMainMenuCustomPromptFilename | blank | form
            InfoAnnouncementEnabled | False | False True Uninterruptible
            InfoAnnouncementFilename | blank | form
            BusinessHoursKeyMappingEnabled | false | Bool
            BusinessHoursKeyMapping | empty | list form
            AfterHoursKeyMappingEnabled | false | Bool
            AfterHoursKeyMapping | empty | list form
            NameLookupEnabled | true | Bool
            CallSomeoneEnabled | true | Bool
            SendVoiceMsgEnabled | true | Bool
            ContactScope | DialPlan | DialPlan GlobalAddressList AddressList
            ContactAddressList | blank | form
            ContactRecipientContainer | blank | form
            MatchedNameSelectionMethod | InheritFromDialPlan | Title Department Location None PromptForAlias InheritFromDialPlan
            AllowDialPlanSubscribers | true | Bool
            AllowExtensions | false | Bool
            AllowedInCountryOrRegionGroups | empty | list text 127
            AllowedInternationalGroups | empty | list text 127
            OperatorExtension | blank | form
            BusinessHoursTransferToOperatorEnabled | false | Bool
            AfterHoursTransferToOperatorEnabled | false | Bool
            StarOutToDialPlanEnabled | false | Bool
            ForwardCallsToDefaultMailbox | false | Bool
            DefaultMailbox | blank | form
            """;

    private static final String UM_MAILBOX =
            """
            Mailbox | blank | form | system
            UMMailboxPolicy | blank | form
            UMAddresses | empty | list form | system
            UMDialPlans | empty | list form | system
            AllowUMCallsFromNonUsers | SearchEnabled | None SearchEnabled
            AnonymousCallersCanLeaveMessages | true | Bool
            AutomaticSpeechRecognitionEnabled | true | Bool
            CallAnsweringAudioCodec | blank | Mp3 Wma G711 Gsm
            CallAnsweringRulesEnabled | true | Bool
            FaxEnabled | true | Bool
            MissedCallNotificationEnabled | true | Bool
            OperatorNumber | blank | digits 1..20
            PinlessAccessToVoiceMailEnabled | false | Bool
            PlayOnPhoneEnabled | true | Bool
            SubscriberAccessEnabled | true | Bool
            TUIAccessToCalendarEnabled | true | Bool
            TUIAccessToEmailEnabled | true | Bool
            UMSMSNotificationOption | None | None VoiceMail VoiceMailAndMissedCalls
            VoiceMailAnalysisEnabled | false | Bool
            ImListMigrationCompleted | false | Bool
            """;

    private static final String RULE =
            """
            Mailbox | blank | form | system
            Enabled | true | Bool | system
            Priority | blank | 1..9
            CallerIds | empty | form
            CallersCanInterruptGreeting | blank | Bool
            CheckAutomaticReplies | false | Bool
            ExtensionsDialed | empty | list text 320
            KeyMappings | empty | form
            ScheduleStatus | blank | form
            TimeOfDay | blank | text 100
            """;

    private static final String SERVICE =
            """
            Languages | empty | list text 20 | system
            MaxCallsAllowed | 100 | 0..10000
            DialPlans | empty | list text 36
            Status | Enabled | Enabled Disabled NoNewCalls
            GrammarGenerationSchedule | %s | list text 60
            UMStartupMode | TCP | TCP TLS Dual
            IPAddressFamily | Any | IPv4Only IPv6Only Any
            IPAddressFamilyConfigurable | true | Bool
            SIPAccessService | blank | form
            IrmLogEnabled | true | Bool
            IrmLogMaxAge | 30.00:00:00 | form
            IrmLogMaxDirectorySize | 250MB | form
            IrmLogMaxFileSize | 10MB | form
            IrmLogPath | logs | text 255
            ExternalHostFqdn | blank | form
            ExternalServiceFqdn | blank | form
            SipTcpListeningPort | 5060 | 1..65535
            SipTlsListeningPort | 5061 | 1..65535
            UMCertificateThumbprint | blank | text 128 | system
            Version | blank | text 100 | system
            """
                    .formatted(GrammarSchedule.DAILY);

    private static final String CALL_ROUTER =
            """
            DialPlans | empty | list text 36
            MaxCallsAllowed | 100 | 0..10000
            UMStartupMode | TCP | TCP TLS Dual
            SipTcpListeningPort | 5060 | 1..65535
            SipTlsListeningPort | 5061 | 1..65535
            IPAddressFamily | Any | IPv4Only IPv6Only Any
            IPAddressFamilyConfigurable | true | Bool
            UMCertificateThumbprint | blank | text 128 | system
            """;

    private static final String PROMPT =
            """
            UMDialPlan | blank | form | fixed
            UMAutoAttendant | blank | form | fixed
            Format | blank | text 200 | system
            Converted | blank | Bool | system
            Size | blank | 0..5242880 | system
            """;

    private static final String TEXT_ACCOUNT =
            """
            CountryRegionId | blank | form
            MobileOperatorId | blank | 1..999999
            NotificationPhoneNumber | blank | form
            NotificationPhoneNumberVerified | false | Bool | system
            """;

    private record Row(String name, String byDefault, String allowed, String when) {

        static Row of(String line) {
            var fields = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            return new Row(
                    fields.get(0),
                    fields.get(1),
                    fields.get(2),
                    fields.size() > 3 ? fields.get(3) : "any time");
        }
    }

    @TestFactory
    Stream<DynamicTest> an_organization_is_as_in_7_1() {
        return table("§7.1", Organization.PROPERTIES, ORGANIZATION);
    }

    @TestFactory
    Stream<DynamicTest> a_user_is_as_in_7_2() {
        return table("§7.2", Mailbox.PROPERTIES, USER);
    }

    @TestFactory
    Stream<DynamicTest> a_dial_plan_is_as_in_7_4() {
        return table("§7.4", DialPlan.PROPERTIES, DIAL_PLAN);
    }

    @TestFactory
    Stream<DynamicTest> a_mailbox_policy_is_as_in_7_6() {
        return table("§7.6", MailboxPolicy.PROPERTIES, POLICY);
    }

    @TestFactory
    Stream<DynamicTest> an_ip_gateway_is_as_in_7_7() {
        return table("§7.7", IpGateway.PROPERTIES, GATEWAY);
    }

    @TestFactory
    Stream<DynamicTest> a_hunt_group_is_as_in_7_8() {
        return table("§7.8", HuntGroup.PROPERTIES, HUNT_GROUP);
    }

    @TestFactory
    Stream<DynamicTest> an_auto_attendant_is_as_in_7_9() {
        return table("§7.9", AutoAttendant.PROPERTIES, ATTENDANT);
    }

    @TestFactory
    Stream<DynamicTest> a_um_mailbox_is_as_in_7_10() {
        return table("§7.10", UmMailbox.PROPERTIES, UM_MAILBOX);
    }

    @TestFactory
    Stream<DynamicTest> a_call_answering_rule_is_as_in_7_12() {
        return table("§7.12", CallAnsweringRule.PROPERTIES, RULE);
    }

    @TestFactory
    Stream<DynamicTest> a_um_service_is_as_in_7_13() {
        return table("§7.13", UmService.PROPERTIES, SERVICE);
    }

    @TestFactory
    Stream<DynamicTest> a_call_router_is_as_in_7_13() {
        return table("§7.13", CallRouter.PROPERTIES, CALL_ROUTER);
    }

    @TestFactory
    Stream<DynamicTest> a_custom_prompt_is_as_in_7_14() {
        return table(
                "§7.14",
                List.of(
                        CustomPrompt.UM_DIAL_PLAN,
                        CustomPrompt.UM_AUTO_ATTENDANT,
                        CustomPrompt.FORMAT,
                        CustomPrompt.CONVERTED,
                        CustomPrompt.SIZE),
                PROMPT);
    }

    @TestFactory
    Stream<DynamicTest> a_text_messaging_account_is_as_in_7_16() {
        return table("§7.16", TextMessagingAccount.PROPERTIES, TEXT_ACCOUNT);
    }

    private static Stream<DynamicTest> table(
            String section, List<Property<?>> properties, String rows) {
        var table = rows.lines().map(Row::of).toList();
        var complete =
                DynamicTest.dynamicTest(
                        section + " every property is in the table",
                        () ->
                                assertThat(properties)
                                        .extracting(Property::name)
                                        .containsExactlyElementsOf(
                                                table.stream().map(Row::name).toList()));
        return Stream.concat(
                Stream.of(complete),
                table.stream()
                        .map(row ->
                                DynamicTest.dynamicTest(
                                        "%s %s: default %s, allowed %s, %s"
                                                .formatted(
                                                        section,
                                                        row.name(),
                                                        row.byDefault(),
                                                        row.allowed(),
                                                        row.when()),
                                        () -> check(named(properties, row.name()), row))));
    }

    private static Property<?> named(List<Property<?>> properties, String name) {
        return properties.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void check(Property<?> property, Row row) {
        assertThat(property.defaultValue().map(String::valueOf))
                .isEqualTo(
                        switch (row.byDefault()) {
                            case "blank" -> Optional.empty();
                            case "empty" -> Optional.of("[]");
                            case String value -> Optional.of(value);
                        });
        assertThat(property.change())
                .isEqualTo(
                        switch (row.when()) {
                            case "fixed" -> Property.Changeability.AT_CREATION;
                            case "system" -> Property.Changeability.BY_SYSTEM;
                            case String _ -> Property.Changeability.ANY_TIME;
                        });
        var isList = row.allowed().startsWith("list ");
        assertThat(
                        property.type() instanceof Many
                                || property.type() instanceof PropertyType.Entries)
                .as("a list")
                .isEqualTo(isList);
        checkRange(property, isList ? row.allowed().substring(5) : row.allowed());
    }

    private static void checkRange(Property<?> property, String allowed) {
        var words = List.of(allowed.split(" ", -1));
        switch (words.getFirst()) {
            case "form" -> {}
            case "Bool" -> {
                assertThat(property.type()).isInstanceOf(Bool.class);
                takes(property, "$true", "False", "1", true);
                refuses(property, ErrorId.E006, "Sometimes", "2");
            }
            case "text" -> {
                int most = Integer.parseInt(words.get(1));
                takes(property, "x".repeat(most));
                refuses(property, ErrorId.E005, "x".repeat(most + 1));
            }
            case "digits" -> {
                var ends = ends(words.get(1));
                takes(property, "4".repeat(ends.getFirst()), "4".repeat(ends.getLast()));
                refuses(property, ErrorId.E005, "4".repeat(ends.getLast() + 1));
            }
            case String range when range.contains("..") -> {
                var ends = ends(range);
                takes(property, ends.getFirst(), String.valueOf(ends.getLast()));
                refuses(property, ErrorId.E005, -1, "many", ends.getLast() + 1L);
                if (words.contains("Unlimited")) {
                    assertThat(property.type()).isInstanceOf(WholeOrUnlimited.class);
                    assertThat(property.type().parse(property.name(), "unlimited"))
                            .isEqualTo(Unlimited.UNLIMITED);
                    assertThat(property.type().parse(property.name(), 0))
                            .as("0 means Unlimited (§9, 13)")
                            .isEqualTo(Unlimited.UNLIMITED);
                } else {
                    assertThat(property.type()).isInstanceOf(Whole.class);
                    refuses(property, ErrorId.E005, ends.getFirst() - 1, "Unlimited");
                }
            }
            case String _ -> {
                assertThat(property.type()).isInstanceOf(Choice.class);
                assertThat(property.type().allowed()).isEqualTo(String.join(", ", words));
                for (int i = 0; i < words.size(); i++) {
                    var value = property.type().parse(property.name(), words.get(i));
                    assertThat(value).hasToString(words.get(i));
                    assertThat(property.type().parse(property.name(), i))
                            .as("its number (§9, 29)")
                            .isEqualTo(value);
                    takes(property, words.get(i).toUpperCase(java.util.Locale.ROOT));
                }
                refuses(property, ErrorId.E006, "Sometimes", words.size());
            }
        }
        if (property.type() instanceof Text) {
            refuses(property, ErrorId.E002, "a\u0007");
        }
    }

    private static List<Integer> ends(String range) {
        return Stream.of(range.split("\\.\\.", -1)).map(Integer::valueOf).toList();
    }

    private static void takes(Property<?> property, Object... values) {
        for (var value : values) {
            assertThat(property.type().parse(property.name(), value)).isNotNull();
        }
    }

    private static void refuses(Property<?> property, ErrorId error, Object... values) {
        for (var value : values) {
            var refusal =
                    catchThrowableOfType(
                            DirectoryException.class,
                            () -> property.type().parse(property.name(), value));
            assertThat(refusal).as("refusal of %s", value).isNotNull();
            assertThat(refusal.id()).isEqualTo(error);
            assertThat(refusal).hasMessageContaining(property.name());
        }
    }
}
