package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines over cmdlets of the server (cmdlets §12.1) and scripts that edit addresses. */
class PipelineTest {

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void a_file_of_users_is_enabled_and_a_failing_row_stops_nobody() throws Exception {
        Files.writeString(
                folder.resolve("users.csv"),
                """
                Email,Policy,Extension
                tonysmith@contoso.com,MyUMMailboxPolicy,51234
                nobody@contoso.com,MyUMMailboxPolicy,51235
                tony@contoso.com,MyUMMailboxPolicy,51236
                """);

        assertThat(
                        shell.errorIds(
                                "Import-Csv users.csv | ForEach-Object { Enable-UMMailbox -Identity $_.Email -UMMailboxPolicy $_.Policy -Extensions $_.Extension }"))
                .containsExactly("UM-E010");
        assertThat(shell.good("Get-UMMailbox | % { $_.Extensions }"))
                .containsExactly("51236", "51234");
    }

    @Test
    void piped_mailboxes_are_enabled_by_identity() {
        shell.good(
                "Set-User tonysmith -Phone '+1 (425) 555-1234' -OrganizationalUnit Sales",
                "Get-Mailbox -OrganizationalUnit Sales -ResultSize Unlimited | Where-Object { $_.UMEnabled -eq $false } | Enable-UMMailbox -UMMailboxPolicy \"MyUMMailboxPolicy\"");

        assertThat(shell.good("(Get-UMMailbox).Extensions")).containsExactly("51234");
        assertThat(
                        shell.good(
                                "Get-UMMailbox -ResultSize Unlimited | Where-Object { $_.UMMailboxPolicy -like \"*UM*\" } | Set-UMMailbox -FaxEnabled $false -WhatIf"))
                .containsExactly("What if: Setting UM mailbox \"Tony Smith\".");
        assertThat(
                        shell.good(
                                "Get-UMMailboxPIN -ResultSize Unlimited | Where { $_.LockedOut } | ForEach { Set-UMMailboxPIN -Identity $_.UserID -LockedOut $false }"))
                .isEmpty();
    }

    @Test
    void results_are_chosen_sorted_and_exported() {
        shell.good(
                "Get-Mailbox | Sort-Object DisplayName -Descending | Select-Object DisplayName,PrimarySmtpAddress | Export-Csv um.csv -NoTypeInformation");

        assertThat(folder.resolve("um.csv"))
                .content()
                .hasLineCount(3)
                .containsSubsequence(
                        "\"DisplayName\",\"PrimarySmtpAddress\"",
                        "\"Tony Smith\",\"tonysmith@contoso.com\"",
                        "\"Tony Brown\",\"tony@contoso.com\"");
    }

    @Test
    void tables_show_the_documented_columns() {
        var printed = shell.good("Get-UMDialPlan");

        assertThat(printed.get(1))
                .matches("Name +UMServers +VoIPSecurity +NumberOfDigitsInExtension +URIType");
        assertThat(printed.get(3)).matches("MyDialPlan +\\{} +Unsecured +5 TelExtn");
        assertThat(shell.good("Get-UMDialPlan | Format-Table Name,URIType -AutoSize").get(1))
                .matches("Name +URIType");
        assertThat(
                        shell.good(
                                "Get-UMHuntGroup -Identity MyUMIPGateway\\MyUMHuntGroup | Format-List Name,Pilot*,Identity"))
                .containsExactly(
                        "",
                        "Name            : MyUMHuntGroup",
                        "PilotIdentifier : {12345}",
                        "Identity        : MyUMIPGateway\\MyUMHuntGroup",
                        "");
    }

    @Test
    void a_caught_error_has_its_id() {
        assertThat(
                        shell.good(
                                "try { Remove-UMDialPlan MyUMDialPlan -Confirm:$false -ErrorAction Stop } catch { $_.FullyQualifiedErrorId -replace '^.*] ' }"))
                .containsExactly("UM-E201,RemoveUMDialPlan");
    }

    @Test
    void access_numbers_are_added_and_removed() {
        shell.good(
                "Set-UMDialPlan MyUMDialPlan -AccessTelephoneNumbers 4255550100",
                "Set-UMDialPlan MyUMDialPlan -AccessTelephoneNumbers @{Add=\"4255550101\"; Remove=\"4255550100\"}");
        assertThat(shell.good("(Get-UMDialPlan MyUMDialPlan).AccessTelephoneNumbers"))
                .containsExactly("4255550101");
        shell.good(
                "Set-UMDialPlan MyUMDialPlan -AccessTelephoneNumbers @{add='4255550101'; remove='1'}");
        assertThat(shell.console.warnings).hasSize(2);
        shell.good("Set-UMDialPlan MyUMDialPlan -AccessTelephoneNumbers $null");
        assertThat(shell.good("(Get-UMDialPlan MyUMDialPlan).AccessTelephoneNumbers")).isEmpty();
    }

    @Test
    void documented_scripts_edit_eum_addresses() {
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234",
                "$mbx = Get-Mailbox tonysmith",
                "$mbx.EmailAddresses +=\"eum:22222;phone-context=MyDialPlan.contoso.com\"",
                "Set-Mailbox tonysmith -EmailAddresses $mbx.EmailAddresses");
        assertThat(shell.good("(Get-UMMailbox tonysmith).Extensions"))
                .containsExactly("51234", "22222");

        shell.good(
                "$mbx = Get-Mailbox tonysmith",
                "$mbx.EmailAddresses.remove(\"eum:22222;phone-context=MyDialPlan.contoso.com\") | Out-Null",
                "$mbx.EmailAddresses.Item(0)=\"eum:33333;phone-context=MyDialPlan.contoso.com\"",
                "Set-Mailbox tonysmith -EmailAddresses $mbx.EmailAddresses");
        assertThat(shell.good("(Get-Mailbox tonysmith).EmailAddresses"))
                .containsExactly(
                        "EUM:33333;phone-context=MyDialPlan.contoso.com",
                        "SMTP:tonysmith@contoso.com");

        shell.good(
                "Set-Mailbox tonysmith -EmailAddresses @{Add=\"eum:44444;phone-context=MyDialPlan.contoso.com\"}");
        shell.good(
                "$mbx = Get-Mailbox tonysmith",
                "$mbx.EmailAddresses.Item(1) -=\"eum:44444;phone-context=MyDialPlan.contoso.com\"",
                "Set-Mailbox tonysmith -EmailAddresses $mbx.EmailAddresses");
        assertThat(shell.good("(Get-UMMailbox tonysmith).Extensions")).containsExactly("33333");
    }

    @Test
    void wrong_addresses_are_refused() {
        assertThat(
                        shell.errorIds(
                                "Set-Mailbox tony -EmailAddresses @{Add='eum:22222;phone-context=MyDialPlan.contoso.com'}"))
                .containsExactly("UM-E110");
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234");
        assertThat(
                        shell.errorIds(
                                "Set-Mailbox tonysmith -EmailAddresses 'SMTP:tonysmith@contoso.com'"))
                .containsExactly("UM-E108");
        assertThat(shell.errorIds("Set-Mailbox tonysmith -EmailAddresses @{Add='eum:222'}"))
                .containsExactly("UM-E104");
        assertThat(
                        shell.errorIds(
                                "Set-Mailbox tonysmith -EmailAddresses @{Add='eum:22222;phone-context=x.y'}"))
                .containsExactly("UM-E105");
        assertThat(
                        shell.errorIds(
                                "Set-Mailbox tonysmith -EmailAddresses @{Add='eum:222;phone-context=MyDialPlan.contoso.com'}"))
                .containsExactly("UM-E106");
        assertThat(shell.errorIds("Set-Mailbox tonysmith -EmailAddresses 'nonsense'"))
                .containsExactly("UM-E009");
    }

    @Test
    void a_null_identity_lists_everything_with_a_warning() {
        shell.good("Get-UMDialPlan -Identity $nothing | Out-Null");

        assertThat(shell.console.warnings).singleElement().asString().startsWith("W03");
    }

    @Test
    void a_listing_is_cut_with_a_warning() {
        assertThat(shell.good("Get-Mailbox -ResultSize 1 | % Alias")).hasSize(1);
        assertThat(shell.console.warnings).singleElement().asString().startsWith("W02");
        assertThat(shell.good("Get-Mailbox -Anr Tony | % Alias"))
                .containsExactly("tony", "tonysmith");
    }

    @Test
    void json_and_csv_of_cmdlets_are_plain() {
        assertThat(
                        shell.good(
                                "Get-UMIPGateway | Select-Object Name,Port,@{n='Up';e={$_.Status -eq 'Enabled'}} | ConvertTo-Json -Compress"))
                .containsExactly("{\"Name\":\"MyUMIPGateway\",\"Port\":5060,\"Up\":true}");
    }

    @Test
    void help_is_made_from_the_definition() {
        assertThat(shell.good("Get-Help Enable-UMMailbox"))
                .anyMatch(line -> line.contains("Enables a mailbox for Unified Messaging"))
                .anyMatch(line -> line.contains("-PINExpired <Boolean>"))
                .anyMatch(line ->
                        line.contains("PS> Enable-UMMailbox -Identity tonysmith@contoso.com"));
        assertThat(shell.good("Get-Command *-UMHuntGroup | % Name"))
                .containsExactly("Get-UMHuntGroup", "New-UMHuntGroup", "Remove-UMHuntGroup");
    }
}
