package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectKind;

/**
 * The documented lines on mailboxes and users, by number (cmdlets §12), and what surrounds them.
 */
class MailboxLinesTest {

    private static final String PASSWORD =
            "$p = ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force";

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good("$ConfirmPreference = 'None'");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private String value(String line) {
        return String.join("\n", shell.good(line));
    }

    @Test
    void lines_210_and_211_make_a_user_with_a_mailbox() {
        shell.console.isInteractive = true;
        shell.console.answers.add("Kite.4421");
        shell.good(
                "$password = Read-Host \"Enter password\" -AsSecureString",
                "New-Mailbox -UserPrincipalName chris@contoso.com -Alias chris -Database \"Mailbox Database 1\" -Name ChrisAshton -OrganizationalUnit Users -Password $password -FirstName Chris -LastName Ashton -DisplayName \"Chris Ashton\" -ResetPasswordOnNextLogon $true");

        assertThat(value("(Get-Mailbox chris).PrimarySmtpAddress")).isEqualTo("chris@contoso.com");
        assertThat(value("(Get-User chris).UMDtmfMap -join ' '"))
                .isEqualTo(
                        "emailAddress:24747 lastNameFirstName:27486624747 firstNameLastName:24747274866");
    }

    @Test
    void line_212_makes_a_shared_mailbox_that_may_be_um_enabled() {
        shell.good(
                "New-Mailbox -Shared -Name \"Sales Department\" -DisplayName \"Sales Department\" -Alias Sales",
                "Enable-UMMailbox Sales -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51240");

        assertThat(value("(Get-Mailbox Sales).RecipientTypeDetails")).isEqualTo("SharedMailbox");
    }

    @Test
    void lines_213_to_215_take_a_mailbox_away_and_give_it_back() {
        shell.good(
                PASSWORD,
                "New-Mailbox 'John Evans' -UserPrincipalName evans@contoso.com -Password $p",
                "New-Mailbox 'John Woods' -UserPrincipalName woods@contoso.com -Password $p",
                "New-Mailbox Ayla -UserPrincipalName ayla@contoso.com -Password $p",
                "Enable-UMMailbox woods@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51241",
                "Disable-Mailbox Ayla -Confirm:$false",
                "Disable-Mailbox 'John Evans' -Confirm:$false");
        assertThat(shell.errorIds("Get-Mailbox Ayla")).containsExactly("UM-E010");
        assertThat(String.join("\n", shell.console.errors)).contains("Enable-Mailbox");
        assertThat(value("(Get-User Ayla).RecipientTypeDetails")).isEqualTo("User");

        shell.good("Enable-Mailbox -Identity Ayla");
        assertThat(value("(Get-Mailbox Ayla).Alias")).isEqualTo("Ayla");
        assertThat(shell.errorIds("Enable-Mailbox -Identity Ayla")).containsExactly("UM-E003");

        assertThat(
                        value(
                                "Get-MailboxStatistics -Database x | Where { $_.DisconnectReason -eq 'Disabled' } | % { $_.DisplayName + $_.ItemCount }"))
                .contains("John Evans0");
        shell.good("Connect-Mailbox -Database \"Mailbox Database\" -Identity \"John Evans\"");
        assertThat(value("(Get-Mailbox 'John Evans').UMEnabled")).isEqualTo("False");

        shell.good("Disable-Mailbox -Identity \"John Woods\" -Confirm:$false");
        assertThat(shell.errorIds("Get-UMMailbox 'John Woods'")).containsExactly("UM-E010");
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51241");
    }

    @Test
    void lines_216_and_217_remove_a_user_for_good_or_for_thirty_days() {
        shell.good(
                PASSWORD,
                "New-Mailbox 'John Rodman' -UserPrincipalName john@contoso.com -Password $p",
                "$Temp = Get-Mailbox | Where {$_.DisplayName -eq 'John Rodman'}");
        assertThat(value("$Temp.Name")).isEqualTo("John Rodman");
        shell.good("Remove-Mailbox -Identity \"John Rodman\" -Permanent $true -Confirm:$false");
        assertThat(shell.errorIds("Get-User 'John Rodman'")).containsExactly("UM-E010");
        assertThat(shell.errorIds("Get-MailboxStatistics 'John Rodman'"))
                .containsExactly("UM-E010");

        shell.good(
                "New-Mailbox 'John Rodman' -UserPrincipalName john@contoso.com -Password $p",
                "Remove-Mailbox 'John Rodman' -Confirm:$false");
        assertThat(value("(Get-MailboxStatistics 'John Rodman').DisconnectReason"))
                .isEqualTo("Removed");
        shell.good(
                "Remove-Mailbox -Database x -StoreMailboxIdentity 'John Rodman' -Confirm:$false");
        assertThat(shell.errorIds("Get-MailboxStatistics 'John Rodman'"))
                .containsExactly("UM-E010");
    }

    @Test
    void lines_218_219_221_and_224_to_226_list_and_change() throws Exception {
        shell.good(
                PASSWORD,
                "New-Mailbox 'Chris Ashton' -UserPrincipalName chris@contoso.com -Password $p",
                "New-Mailbox Jill -UserPrincipalName jill@contoso.com -Password $p",
                "Get-Mailbox -ResultSize unlimited");
        assertThat(value("(Get-Mailbox -Anr Chr).Name")).isEqualTo("Chris Ashton");

        shell.good("Set-User -Identity Contoso\\Jill -DisplayName \"Jill Frank\"");
        assertThat(value("(Get-User Jill).UMDtmfMap -join ' '"))
                .contains("firstNameLastName:545537265");

        shell.good("Get-Mailbox -Server SRV1 | Set-Mailbox -ProhibitSendQuota 2GB");
        assertThat(value("(Get-Mailbox Jill).ProhibitSendQuota"))
                .isEqualTo("2 GB (2,147,483,648 bytes)");

        Files.createDirectories(folder.resolve("C"));
        Files.writeString(folder.resolve("C/MyFile.csv"), "Identity,Name\njill,Jill F\n");
        shell.good(
                "Import-Csv C:\\MyFile.csv | ForEach-Object {Set-Mailbox $_.Identity -Name $_.Name}");
        assertThat(value("(Get-Mailbox jill@contoso.com).Name")).isEqualTo("Jill F");
        Files.writeString(folder.resolve("C/MyFile.csv"), "Identity,Name\njill,Jill G\n");
        shell.good("Import-Csv C:\\MyFile.csv | % {Set-Mailbox $_.Identity -Name $_.Name}");
        assertThat(value("(Get-Mailbox jill@contoso.com).Name")).isEqualTo("Jill G");
    }

    @Test
    void a_quota_of_set_mailbox_is_what_the_mail_store_keeps_to() throws Exception {
        shell.good("Set-Mailbox tonysmith -ProhibitSendReceiveQuota 1KB");

        var id =
                shell.store
                        .directory()
                        .read(reader ->
                                Identities.find(reader, ObjectKind.MAILBOX, "tonysmith").id());
        assertThat(shell.store.mailStore().usage(id).quota().receive()).hasValue(1024);
        assertThat(shell.errorIds("Set-Mailbox tonysmith -IssueWarningQuota 1MB"))
                .containsExactly("UM-E007");
        assertThat(shell.errorIds("Set-Mailbox tonysmith -IssueWarningQuota many"))
                .containsExactly("UM-E005");
    }

    @Test
    void each_type_of_mailbox_is_made_listed_and_converted() {
        shell.good(
                PASSWORD,
                "New-Mailbox -Room 'Room 1' -Alias room1",
                "New-Mailbox -Room 'Room 2' -Alias room2 -EnableRoomMailboxAccount $true -RoomMailboxPassword $p",
                "New-Mailbox -Equipment Beamer",
                "New-Mailbox -Arbitration System -UserPrincipalName system@contoso.com",
                "New-Mailbox -AccountDisabled Gone -UserPrincipalName gone@contoso.com");
        assertThat(value("(Get-Mailbox -RecipientTypeDetails RoomMailbox).Count")).isEqualTo("2");
        assertThat(value("(Get-Mailbox -Arbitration).Name")).isEqualTo("System");
        assertThat(value("(Get-Mailbox | Where Name -eq System).Name")).isEmpty();
        shell.good("Set-Mailbox 'Room 1' -Type Shared");
        assertThat(value("(Get-Mailbox room1).RecipientTypeDetails")).isEqualTo("SharedMailbox");
        for (var alias : new String[] {"Beamer", "System", "Gone"}) {
            assertThat(
                            shell.errorIds(
                                    "Enable-UMMailbox "
                                            + alias
                                            + " -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51299"))
                    .as(alias)
                    .containsExactly("UM-E114");
        }
        assertThat(shell.errorIds("New-Mailbox -Room -Shared X")).containsExactly("UM-E013");
        assertThat(shell.errorIds("New-Mailbox -Room X -EnableRoomMailboxAccount"))
                .containsExactly("UM-E013");
        assertThat(shell.errorIds("New-Mailbox X -UserPrincipalName x@contoso.com"))
                .containsExactly("UM-E014");
        assertThat(shell.errorIds("New-Mailbox X -Discovery")).containsExactly("UM-E024");
    }

    @Test
    void regional_calendar_and_automatic_reply_settings_have_their_own_cmdlets() {
        shell.good(
                "Set-MailboxRegionalConfiguration tonysmith -Language de-DE -TimeZone Europe/Berlin",
                "Set-MailboxRegionalConfiguration tonysmith -Language en-US",
                "Set-MailboxCalendarConfiguration tonysmith -WorkDays Monday,Friday -WorkingHoursStartTime 9:00",
                "Set-MailboxAutoReplyConfiguration tonysmith -AutoReplyState Scheduled -StartTime 2026-03-02T10:00Z -EndTime '3/9/2026 10:00 AM' -InternalMessage Away");

        assertThat(value("(Get-MailboxRegionalConfiguration tonysmith).Language"))
                .isEqualTo("en-US");
        assertThat(value("(Get-Mailbox tonysmith).Languages -join ' '")).isEqualTo("en-US de-DE");
        assertThat(value("(Get-MailboxRegionalConfiguration tonysmith).TimeZone"))
                .isEqualTo("Europe/Berlin");
        assertThat(value("(Get-MailboxCalendarConfiguration tonysmith).WorkDays -join ' '"))
                .isEqualTo("Monday Friday");
        assertThat(value("(Get-MailboxAutoReplyConfiguration tonysmith).AutoReplyState"))
                .isEqualTo("Scheduled");
        assertThat(
                        shell.errorIds(
                                "Set-MailboxAutoReplyConfiguration tony -AutoReplyState Scheduled"))
                .containsExactly("UM-E007");
        assertThat(shell.errorIds("Set-MailboxRegionalConfiguration tonysmith -TimeZone Atlantis"))
                .containsExactly("UM-E603");
    }

    @Test
    void set_um_mailbox_renames_the_mailbox_and_user_settings_follow() {
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234",
                "Set-UMMailbox tonysmith -Name 'Anthony Smith' -AllowUMCallsFromNonUsers None");

        assertThat(value("(Get-UMMailbox tonysmith).Name")).isEqualTo("Anthony Smith");
        assertThat(value("(Get-Mailbox tonysmith).Name")).isEqualTo("Anthony Smith");
        assertThat(value("(Get-User tonysmith).AllowUMCallsFromNonUsers")).isEqualTo("None");
        shell.good("Set-User tonysmith -AllowUMCallsFromNonUsers 1");
        assertThat(value("(Get-UMMailbox tonysmith).AllowUMCallsFromNonUsers"))
                .isEqualTo("SearchEnabled");
    }

    @Test
    void what_is_read_only_is_printed_and_leads_back_to_the_mailbox() {
        shell.good("$m = Get-Mailbox tonysmith");

        assertThat(value("$m.ServerName")).isEqualTo("node1.contoso.com");
        assertThat(value("$m.Database")).isEqualTo("Mailbox Database");
        assertThat(value("(Get-Mailbox $m.LegacyExchangeDN).Name")).isEqualTo("Tony Smith");
        assertThat(value("(Get-Mailbox $m.DistinguishedName).Name")).isEqualTo("Tony Smith");
        assertThat(value("(Get-Mailbox $m.Identity).Name")).isEqualTo("Tony Smith");
        assertThat(value("(Get-Mailbox $m.Guid).Name")).isEqualTo("Tony Smith");
    }
}
