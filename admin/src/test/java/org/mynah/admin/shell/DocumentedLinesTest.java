package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Documented lines by their number in cmdlets §12, each with the error it ends with, or none. Lines
 * of objects that this server does not have yet are not here.
 */
class DocumentedLinesTest {

    @TempDir static Path folder;
    private static ShellFixture shell;

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "Set-UMDialPlan MyDialPlan -ConfiguredInCountryOrRegionGroups 'InCountry/RegionGroup1,9*,9*,','InCountry/RegionGroup2,8*,8*,' -ConfiguredInternationalGroups 'InternationalGroup1,011*,011*,','InternationalGroup2,00*,00*,'",
                "New-UMDialPlan -Name MySecureDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1",
                "New-UMDialPlan -Name UMDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1",
                "$p = ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force",
                "New-Mailbox -Name 'tonys' -Alias tonys -UserPrincipalName tonys@contoso.com -Password $p",
                "New-Mailbox -Name MyUMMailbox -UserPrincipalName my@contoso.com -Password $p",
                "New-Mailbox -Name 'Jill Frank' -Alias jill -UserPrincipalName jill@contoso.com -Password $p",
                "New-Mailbox -Name 'John Rodman' -UserPrincipalName john@contoso.com -Password $p",
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234",
                "Enable-UMMailbox tony@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51235",
                "Enable-UMMailbox tonys -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51236",
                "Enable-UMMailbox MyUMMailbox -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51237");
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @BeforeEach
    void begin() {
        shell.newSession();
    }

    /** Each line is tried as a rehearsal: all checks, no change, so that lines stand alone. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "001 ~ New-UMDialPlan -Name NewPlan -NumberOfDigitsInExtension 4 ~ none",
                "002 ~ New-UMDialPlan -Name NewPlan -URIType SipName -NumberOfDigitsInExtension 5 ~ none",
                "003 ~ New-UMDialPlan -Name NewPlan -URIType E164 -NumberOfDigitsInExtension 5 -VoIPSecurity Unsecured ~ none",
                "004 ~ New-UMDialplan -Name NewPlan -NumberofDigits 4 ~ none",
                "005 ~ New-UMDialplan -Name NewPlan -UriType SIPName -NumberofDigits 5 ~ none",
                "006 ~ New-UMDialplan -Name NewPlan -URIType E164 -NumberOfDigitsInExtension 5 -VoIPSecurity Secured ~ none",
                "007 ~ New-UMMailboxPolicy -Name NewPolicy -UMDialPlan MyUMDialPlan ~ none",
                "008 ~ New-UMIPGateway -Identity NewGateway -Address 10.10.10.1 ~ none",
                "009 ~ New-UMIPGateway -Identity NewGateway -Address fe80::39bd:88f7:6969:d223%11 -IPAddressFamily Any ~ none",
                "010 ~ New-UMIPGateway -Identity NewGateway -Address \"MyUMIPGateway.contoso.com\" ~ none",
                "011 ~ New-UMIPGateway -Name NewGateway -Address 10.10.10.1 ~ none",
                "012 ~ New-UMIPGateway -Name NewGateway -Address \"MyUMIPGateway.contoso.com\" -Port 5061 ~ none",
                "013 ~ New-UMIPGateway -Identity NewGateway -Address fe80::39bd:88f7:6969:d223%11 -IPAddressFamily Any -Status Disabled -OutcallsAllowed $false ~ none",
                "014 ~ New-UMHuntGroup -Name NewGroup -PilotIdentifier 12346 -UMDialPlan MyUMDialPlan -UMIPGateway MyUMIPGateway ~ none",
                "015 ~ New-UMHuntGroup -Name NewGroup -PilotIdentifier 5551234,55555 -UMDialPlan MyUMDialPlan -UMIPGateway MyUMIPGateway ~ none",
                "023 ~ Disable-UMMailbox -Identity tonysmith@contoso.com ~ none",
                "024 ~ Disable-UMMailbox -Identity tonysmith@contoso.com -KeepProperties $True ~ none",
                "025 ~ Get-UMMailbox ~ none",
                "026 ~ Get-UMMailbox -Identity tonysmith@contoso.com | Format-List ~ none",
                "027 ~ Get-UMMailbox | Format-List ~ none",
                "028 ~ Set-UMMailbox -Identity tony@contoso.com -CallAnsweringAudioCodec Wma -CallAnsweringRulesEnabled $false -FaxEnabled $false -UMSMSNotificationOption VoiceMail ~ none",
                "029 ~ Set-UMMailbox -Identity tony@contoso.com -TUIAccessToCalendarEnabled $false -TUIAccessToEmailEnabled $false ~ none",
                "030 ~ Set-UMMailbox -Identity tony@contoso.com -AutomaticSpeechRecognitionEnabled $true -CallAnsweringRulesEnabled $false -FaxEnabled $false -SubscriberAccessEnabled $false ~ none",
                "034 ~ Set-UMMailbox -Identity tonysmith@contoso.com -AnonymousCallersCanLeaveMessages $true ~ none",
                "036 ~ Set-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy ~ none",
                "038 ~ Set-UMMailbox -id tonys@contoso.com -PinlessAccessToVoiceMailEnabled $true ~ none",
                "039 ~ Set-UMMailbox -Identity MyUMMailbox -UMSMSNotificationOption VoiceMailAndMissedCalls ~ none",
                "049 ~ Set-UMMailboxPIN -Identity tonysmith@contoso.com ~ none",
                "050 ~ Set-UMMailboxPIN -Identity tonysmith@contoso.com -PIN 1985848 -PinExpired $true ~ none",
                "051 ~ Set-UMMailboxPIN -Identity tonysmith@contoso.com -LockedOut $true ~ none",
                "052 ~ Set-UMMailboxPIN -Identity tonysmith@contoso.com -LockedOut $false ~ none",
                "053 ~ Get-UMMailboxPin ~ none",
                "054 ~ Get-UMMailboxPin -Identity tonysmith@contoso.com ~ none",
                "055 ~ Get-UMMailboxPIN -identity tony@contoso.com ~ none",
                "056 ~ Set-UMMailboxPolicy -Identity MyUMMailboxPolicy -LogonFailuresBeforePINReset 8 -MaxLogonAttempts 12 -MinPINLength 8 -PINHistoryCount 10 -PINLifetime 60 -ResetPINText \"The PIN used to allow you access to your mailbox using Outlook Voice Access is reset.\" ~ none",
                "057 ~ Set-UMMailboxPolicy -Identity MyUMMailboxPolicy -AllowDialPlanSubscribers $true -AllowedInCountryOrRegionGroups InCountry/RegionGroup1,InCountry/RegionGroup2 -AllowedInternationalGroups InternationalGroup1,InternationalGroup2 -AllowExtensions $true ~ none",
                "058 ~ Set-UMMailboxPolicy -Identity MyUMMailboxPolicy -UMEnabledText \"You have been enabled for Unified Messaging.\" -VoiceMailText \"You have received a voice mail message from Microsoft Exchange Unified Messaging.\" ~ none",
                "062 ~ Set-UMMailboxPolicy -Identity MyUMMailboxPolicy -MaxLogonAttempts 10 ~ none",
                "064 ~ Set-UMMailboxPolicy -Identity MyUMMailboxPolicy -LogonFailuresBeforePINReset 3 -MaxLogonAttempts 5 -MinPINLength 9 ~ none",
                "065 ~ Set-UMMailboxPolicy -Identity MyUMMailboxPolicy -AllowCommonPatterns $true ~ none",
                "072 ~ Set-UMMailboxPolicy MyUMMailboxPolicy -AllowFax $true -FaxServerURI \"sip:faxserver.abc.com:5060;transport=tcp\" ~ none",
                "073 ~ Set-UMMailboxPolicy \"UMDialPlan Default Policy\" -FaxServerURI sip:faxserver1.contoso.com:5060;transport=tcp ~ none",
                "075 ~ Set-UMMailboxPolicy -identity MyUMMailboxPolicy -UMEnabledText \"You've been enabled for Unified Messaging voice mail. To access your Exchange mailbox, call your internal telephone extension number. From outside your office, call 425-555-1234.\" ~ none",
                "079 ~ Set-UMMailboxPolicy -identity MyUMMailboxPolicy -VoiceMailPreviewPartnerAddress exumvmp@fabrikam.com ~ none",
                "081 ~ Set-UMMailboxPolicy -identity MyUMMailboxPolicy -VoiceMailPreviewPartnerMaxMessageDuration 300 -VoiceMailPreviewPartnerMaxDeliveryDelay 600 ~ none",
                "082 ~ Set-UMMailboxPolicy -id MyUMMailboxPolicy -AllowPinlessVoiceMailAccess $true ~ none",
                "085 ~ Get-UMMailboxPolicy -UMDialPlan MyUMDialPlan ~ none",
                "086 ~ Get-UMMailboxPolicy | Format-List ~ none",
                "087 ~ Remove-UMMailboxPolicy -Identity MySIPPolicy ~ none",
                "087 ~ Remove-UMMailboxPolicy -Identity MyUMMailboxPolicy ~ UM-E202",
                "088 ~ Set-UMDialPlan -Identity MyDialPlan -OutsideLineAccessCode 9 ~ none",
                "096 ~ Set-UMDialPlan -identity MySecureDialPlan -VoIPSecurity SIPsecured ~ none",
                "096 ~ Set-UMDialPlan -identity MyUMDialPlan -VoIPSecurity SIPsecured ~ UM-E012",
                "098 ~ Set-UMDialPlan -Identity MyUMDialPlan -AudioCodec G711 ~ none",
                "099 ~ Set-UMDialPlan -identity MyUMDialPlan -MaxCallDuration 10 ~ none",
                "104 ~ Set-UMDialPlan -Identity MyUMDialPlan -DialByNamePrimary SMTPAddress ~ none",
                "105 ~ Set-UMDialPlan -Identity MyUMDialPlan -DialByNamePrimary SMTPAddress -DialByNameSecondary None ~ none",
                "107 ~ Set-UMDialplan -Identity MyDialPlan -MatchedNameSelectionMethod Department ~ none",
                "108 ~ Set-UMDialPlan -identity MyUMDialPlan -AccessTelephoneNumbers 4255550100 ~ none",
                "115 ~ Set-UMDialplan -Identity MyDialPlan -AccessTelephoneNumbers 4255551234 -AudioCodec Wma -CallAnsweringRulesEnabled $false -OutsideLineAccessCode 9 -VoIPSecurity SIPSecured ~ none",
                "117 ~ Get-UMDialPlan -Identity MyUMDialPlan | Format-List ~ none",
                "118 ~ Get-UMDialPlan ~ none",
                "119 ~ Remove-UMDialPlan -Identity MyUMDialPlan ~ UM-E201",
                "120 ~ Set-UMIPGateway -Identity MyUMIPGateway -Address 10.10.10.1 ~ none",
                "121 ~ Set-UMIPGateway -Identity MyUMIPGateway -Address 10.10.10.1 -Status Disabled -OutcallsAllowed $false ~ none",
                "122 ~ Set-UMIPGateway -Identity MyUMIPGateway -Address fe80::39bd:88f7:6969:d223%11 -IPAddressFamily Any -Status Disabled -OutcallsAllowed $false ~ none",
                "123 ~ Set-UMIPGateway -Identity MyUMIPGateway -Simulator $true ~ none",
                "124 ~ Set-UMIPGateway -Identity MyUMIPGateway -Address voipgateway.contoso.com -Status 2 -OutcallsAllowed $false ~ none",
                "125 ~ Set-UMIPGateway -Identity MyUMIPGateway -Address SIPSecured.MyUMIPGateway.contoso.com -Port 5061 ~ none",
                "126 ~ Set-UMIPGateway -Identity MyUMIPGateway -Address 10.10.10.10 -Port 5061 ~ none",
                "129 ~ Enable-UMIPGateway -Identity MyUMIPGateway ~ none",
                "130 ~ Disable-UMIPGateway -Identity MyUMIPGateway ~ none",
                "131 ~ Disable-UMIPGateway -Identity MyUMIPGateway -Immediate $true ~ none",
                "132 ~ Get-UMIPGateway -IncludeSimulator $true ~ none",
                "133 ~ Get-UMIPGateway | Format-List ~ none",
                "134 ~ Remove-UMIPGateway -Identity MyUMIPGateway ~ none",
                "135 ~ Get-UMHuntGroup -Identity MyUMIPGateway\\MyUMHuntGroup | Format-List ~ none",
                "136 ~ Get-UMHuntGroup -UMDialPlan MyUMDialPlan ~ none",
                "137 ~ Remove-UMHuntGroup -Identity MyUMHuntGroup ~ none",
                "212 ~ New-Mailbox -Shared -Name \"Sales Department\" -DisplayName \"Sales Department\" -Alias Sales ~ none",
                "216 ~ Remove-Mailbox -Identity \"John Rodman\" -Permanent $true ~ none",
                "217 ~ $Temp = Get-Mailbox | Where {$_.DisplayName -eq 'John Rodman'} ~ none",
                "218 ~ Get-Mailbox -ResultSize unlimited ~ none",
                "219 ~ Get-Mailbox -Anr Chr ~ none",
                "221 ~ Set-User -Identity Contoso\\Jill -DisplayName \"Jill Frank\" ~ none",
                "224 ~ Get-Mailbox -Server SRV1 | Set-Mailbox -ProhibitSendQuota 2GB ~ none"
            })
    void a_documented_line_runs(String number, String line, String error) {
        var ids = shell.errorIds("$WhatIfPreference = $true", line);

        assertThat(ids).as(line).isEqualTo(error.equals("none") ? List.of() : List.of(error));
    }
}
