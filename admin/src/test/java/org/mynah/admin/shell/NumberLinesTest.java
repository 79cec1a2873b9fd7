package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of users in the shell: directory §2.4, §3.4, §7.10; cmdlets §9, lines 040 to 048. */
class NumberLinesTest {

    private static final String SIP = ";phone-context=MySIPDialPlan.contoso.com";
    private static final String E164 = ";phone-context=MyE.164DialPlan.contoso.com";

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "New-UMDialPlan -Name MyE.164DialPlan -URIType E164 -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    @DisplayName(
            "§3.4 order of EmailAddresses: primary EUM, other EUM, extensions, primary SMTP, other SMTP")
    void addresses_stand_in_the_documented_order() {
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy 'MySIPDialPlan Default Policy' -Extensions 51234 -SIPResourceIdentifier tonysmith@contoso.com",
                "Set-Mailbox tonysmith -EmailAddresses @{Add='smtp:tony.smith@contoso.com','eum:22222"
                        + SIP
                        + "','eum:tsmith@contoso.com"
                        + SIP
                        + "','eum:33333;phone-context=MyDialPlan.contoso.com'}");

        assertThat(shell.good("(Get-Mailbox tonysmith).EmailAddresses"))
                .containsExactly(
                        "EUM:tonysmith@contoso.com" + SIP,
                        "eum:tsmith@contoso.com" + SIP,
                        "eum:51234" + SIP,
                        "eum:22222" + SIP,
                        "eum:33333;phone-context=MyDialPlan.contoso.com",
                        "SMTP:tonysmith@contoso.com",
                        "smtp:tony.smith@contoso.com");
    }

    @Test
    @DisplayName(
            "§7.10 Extensions, PhoneNumber, SIPResourceIdentifier, UMAddresses, CallAnsweringRulesExtensions")
    void columns_of_numbers_follow_from_the_addresses() {
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy 'MySIPDialPlan Default Policy' -Extensions 51234 -SIPResourceIdentifier tonysmith@contoso.com",
                "Set-Mailbox tonysmith -EmailAddresses @{Add='eum:22222"
                        + SIP
                        + "','eum:33333;phone-context=MyDialPlan.contoso.com'}");

        assertThat(shell.good("(Get-UMMailbox tonysmith).Extensions"))
                .containsExactly("51234", "22222");
        assertThat(shell.good("(Get-UMMailbox tonysmith).PhoneNumber")).containsExactly("51234");
        assertThat(shell.good("(Get-UMMailbox tonysmith).SIPResourceIdentifier"))
                .containsExactly("tonysmith@contoso.com");
        assertThat(shell.good("(Get-UMMailbox tonysmith).UMAddresses")).hasSize(4);
        assertThat(shell.good("(Get-UMMailbox tonysmith).CallAnsweringRulesExtensions"))
                .containsExactly("51234", "22222", "33333");
        assertThat(shell.good("(Get-UMMailbox tonysmith).UMDialPlan"))
                .containsExactly("MySIPDialPlan");
    }

    @Test
    @DisplayName("Line 042: a SIP address on a telephone extension plan is refused: UM-E107")
    void a_sip_address_does_not_fit_a_telephone_extension_plan() {
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234",
                "$mbx = Get-Mailbox tonysmith",
                "$mbx.EmailAddresses +=\"eum:tsmit@contoso.com;phone-context=MyDialPlan.contoso.com\"");
        assertThat(shell.errorIds("Set-Mailbox tonysmith -EmailAddresses $mbx.EmailAddresses"))
                .containsExactly("UM-E107");
    }

    @Test
    @DisplayName("Lines 044, 046: an E.164 number is changed and removed by its place")
    void an_e164_number_is_changed_and_removed_by_its_place() {
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy 'MyE.164DialPlan Default Policy' -Extensions 51234 -SIPResourceIdentifier +14255551010",
                "Set-Mailbox tonysmith -EmailAddresses @{Add='eum:+14255551011" + E164 + "'}",
                "$mbx = Get-Mailbox tonysmith",
                "$mbx.EmailAddresses.Item(1)=\"eum:+14255550123" + E164 + "\"",
                "Set-Mailbox tonysmith -EmailAddresses $mbx.EmailAddresses");
        assertThat(shell.good("(Get-Mailbox tonysmith).EmailAddresses"))
                .startsWith(
                        "EUM:+14255551010" + E164, "eum:+14255550123" + E164, "eum:51234" + E164);

        shell.good(
                "$mbx = Get-Mailbox tonysmith",
                "$mbx.EmailAddresses.Item(1) -=\"eum:+14255550123" + E164 + "\"",
                "Set-Mailbox tonysmith -EmailAddresses $mbx.EmailAddresses");
        assertThat(shell.good("(Get-UMMailbox tonysmith).UMAddresses"))
                .containsExactly("EUM:+14255551010" + E164, "eum:51234" + E164);
    }

    @Test
    @DisplayName("Lines 045, 047: a SIP address is changed and removed by its place")
    void a_sip_address_is_changed_and_removed_by_its_place() {
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy 'MySIPDialPlan Default Policy' -Extensions 51234 -SIPResourceIdentifier tonysmith@contoso.com",
                "Set-Mailbox tonysmith -EmailAddresses @{Add='eum:tsmit@contoso.com" + SIP + "'}",
                "$mbx = Get-Mailbox tonysmith",
                "$mbx.EmailAddresses.Item(1)=\"eum:tsmith@contoso.com" + SIP + "\"",
                "Set-Mailbox tonysmith -EmailAddresses $mbx.EmailAddresses");
        assertThat(shell.good("(Get-UMMailbox tonysmith).UMAddresses"))
                .containsExactly(
                        "EUM:tonysmith@contoso.com" + SIP,
                        "eum:tsmith@contoso.com" + SIP,
                        "eum:51234" + SIP);

        shell.good(
                "$mbx = Get-Mailbox tonysmith",
                "$mbx.EmailAddresses.Remove($mbx.EmailAddresses.Item(1)) | Out-Null",
                "Set-Mailbox tonysmith -EmailAddresses $mbx.EmailAddresses");
        assertThat(shell.good("(Get-UMMailbox tonysmith).UMAddresses"))
                .containsExactly("EUM:tonysmith@contoso.com" + SIP, "eum:51234" + SIP);
    }

    @Test
    @DisplayName("§2.4 UMCallingLineIds: added and removed in the shell, unique (UM-E125)")
    void calling_line_ids_are_added_and_removed_and_unique() {
        shell.good(
                "Set-User tonysmith -UMCallingLineIds '+14255550198'",
                "Set-User tonysmith -UMCallingLineIds @{Add=\"+14255550199\"}");
        assertThat(shell.good("(Get-User tonysmith).UMCallingLineIds"))
                .containsExactly("+14255550198", "+14255550199");

        assertThat(shell.errorIds("Set-User tony -UMCallingLineIds '+14255550199'"))
                .containsExactly("UM-E125");
        assertThat(String.join("\n", shell.console.errors)).contains("Tony Smith");
        assertThat(shell.errorIds("Set-User tony -UMCallingLineIds '555-0199'"))
                .containsExactly("UM-E008");

        shell.good(
                "Set-User tonysmith -UMCallingLineIds @{Remove=\"+14255550199\"}",
                "Set-User tony -UMCallingLineIds '+14255550199'");
    }
}
