package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.run.Limits;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;

/**
 * The documented lines on call answering rules and text messaging accounts, by number (cmdlets
 * §12), and who may run them.
 */
class CallAnsweringRuleLinesTest {

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder, Limits.DEFAULT, Caller.local("shell"), true);
        shell.setUp();
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234",
                "New-Mailbox JeffHay -UserPrincipalName jeff@contoso.com -Password $p");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private String value(String line) {
        return String.join("\n", shell.good(line));
    }

    /** The shell of a user who signed in, without any role over others. */
    private void as(String user) {
        var mailbox =
                shell.store
                        .directory()
                        .read(reader -> Identities.find(reader, ObjectKind.MAILBOX, user).id());
        shell.newSession(
                new Caller(
                        user,
                        "web",
                        Set.copyOf(ManagementRole.ofEveryUser()),
                        Optional.of(mailbox)));
    }

    @ParameterizedTest(name = "line {0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "168 ~ New-UMCallAnsweringRule -Mailbox tonysmith -Name MyCallAnsweringRule -Priority 2 ~ CallerIds.Count ~ 0",
                "169 ~ New-UMCallAnsweringRule -Name MyCallAnsweringRule -CallerIds \"1,4255550100,,\",\"1,4255550123,,\" -Priority 2 -CallersCanInterruptGreeting $true -Mailbox tonysmith ~ CallerIds -join '|' ~ 1,4255550100,,|1,4255550123,,",
                "170 ~ New-UMCallAnsweringRule -Name MyCallAnsweringRule -Priority 2 -Mailbox tonysmith@contoso.com -ScheduleStatus 0x8 ~ ScheduleStatus ~ 8",
                "171 ~ New-UMCallAnsweringRule -Name MyCallAnsweringRule -Priority 2 -Mailbox tonysmith -ScheduleStatus 0x4 -KeyMappings \"1,1,Receptionist,,,,,45678,\",\"5,2,Urgent Issues,23456,23,45671,50,,\" ~ KeyMappings -join '|' ~ 1,1,Receptionist,,,,,45678,|5,2,Urgent Issues,23456,23,45671,50,,",
                "172 ~ New-UMCallAnsweringRule -Name MyCallAnsweringRule -Priority 2 -Mailbox tonysmith -TimeOfDay \"1,0,,\" ~ TimeOfDay ~ 1,0,,",
                "173 ~ New-UMCallAnsweringRule -Name MyCallAnsweringRule -Priority 2 -Mailbox tonysmith -TimeOfDay \"3,4,8:00,12:00\" ~ TimeOfDay ~ 3,4,8:00,12:00"
            })
    void lines_168_to_173_make_a_rule(
            String number, String line, String property, String expected) {
        shell.good(line);

        var rule = "(Get-UMCallAnsweringRule -Mailbox tonysmith).";
        assertThat(value(rule + "Priority")).isEqualTo("2");
        assertThat(value(rule + "Enabled")).isEqualTo("True");
        assertThat(value(rule + "InError")).isEqualTo("False");
        assertThat(value(rule + property)).as(number).isEqualTo(expected);
    }

    @Test
    void lines_174_to_176_change_and_show_a_rule() {
        shell.good(
                "New-UMCallAnsweringRule -Mailbox tonysmith -Name MyCallAnsweringRule",
                "Set-UMCallAnsweringRule -Mailbox tonysmith -Name MyCallAnsweringRule -Priority 2",
                "Set-UMCallAnsweringRule -Name MyCallAnsweringRule -Priority 2 -Mailbox tonysmith -ScheduleStatus 0x4 -KeyMappings \"1,1,Receptionist,,,,,45678,\",\"5,2,Urgent Issues,23456,23,45671,50,,\"",
                "New-UMCallAnsweringRule -Mailbox tonysmith -Name MyUMCallAnsweringRule -CallerIds '1,4255550100,,'",
                "Get-UMCallAnsweringRule -Identity MyUMCallAnsweringRule -Mailbox tonysmith | Format-List");

        assertThat(
                        value(
                                "(Get-UMCallAnsweringRule 'tonysmith\\MyCallAnsweringRule').KeyMappings -join '|'"))
                .isEqualTo("1,1,Receptionist,,,,,45678,|5,2,Urgent Issues,23456,23,45671,50,,");
        assertThat(value("(Get-UMCallAnsweringRule -Mailbox tonysmith | % { $_.Name }) -join ' '"))
                .isEqualTo("MyUMCallAnsweringRule MyCallAnsweringRule");
        shell.good(
                "$r = Get-UMCallAnsweringRule MyCallAnsweringRule -Mailbox tonysmith",
                "Set-UMCallAnsweringRule $r.RuleId -Name Renamed -ScheduleStatus $null -KeyMappings $null");
        assertThat(value("(Get-UMCallAnsweringRule $r.RuleId).Name")).isEqualTo("Renamed");
        assertThat(value("(Get-UMCallAnsweringRule $r.RuleId).KeyMappings.Count")).isEqualTo("0");
    }

    @Test
    void line_177_shows_a_rule_of_the_callers_own_mailbox() {
        shell.good("New-UMCallAnsweringRule -Mailbox tonysmith -Name MyUMCallAnsweringRule");
        assertThat(shell.errorIds("Get-UMCallAnsweringRule -Identity MyUMCallAnsweringRule"))
                .as("the server's own user has no mailbox")
                .containsExactly("UM-E014");

        as("tonysmith");
        assertThat(value("(Get-UMCallAnsweringRule -Identity MyUMCallAnsweringRule).Name"))
                .isEqualTo("MyUMCallAnsweringRule");
    }

    @Test
    void lines_178_to_180_enable_disable_and_remove_a_rule() {
        shell.good("New-UMCallAnsweringRule -Mailbox tonysmith -Name MyUMCallAnsweringRule");
        shell.console.isInteractive = true;
        shell.console.answers.add("Y");
        shell.good(
                "Disable-UMCallAnsweringRule -Identity MyUMCallAnsweringRule -Mailbox tonysmith -Confirm");
        assertThat(value("(Get-UMCallAnsweringRule -Mailbox tonysmith).Enabled"))
                .isEqualTo("False");
        assertThat(
                        value(
                                "Enable-UMCallAnsweringRule -Identity MyUMCallAnsweringRule -Mailbox tonysmith -WhatIf"))
                .startsWith("What if:");
        assertThat(value("(Get-UMCallAnsweringRule -Mailbox tonysmith).Enabled"))
                .isEqualTo("False");
        shell.good("Enable-UMCallAnsweringRule tonysmith\\MyUMCallAnsweringRule");
        assertThat(value("(Get-UMCallAnsweringRule -Mailbox tonysmith).Enabled")).isEqualTo("True");
        shell.console.answers.add("Y");
        shell.good("Remove-UMCallAnsweringRule -Identity MyUMCallAnsweringRule -Mailbox tonysmith");
        assertThat(shell.good("Get-UMCallAnsweringRule -Mailbox tonysmith")).isEmpty();
    }

    @Test
    void a_user_runs_rules_on_his_own_mailbox_alone() {
        shell.good(
                "Enable-UMMailbox tony@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51235",
                "New-UMCallAnsweringRule -Mailbox tony@contoso.com -Name Other");
        as("tonysmith");

        shell.good("New-UMCallAnsweringRule -Name Mine");
        assertThat(shell.errorIds("New-UMCallAnsweringRule -Name X -Mailbox tony@contoso.com"))
                .containsExactly("UM-E010");
        assertThat(shell.errorIds("Get-UMCallAnsweringRule 'tony@contoso.com\\Other'"))
                .containsExactly("UM-E010");
        assertThat(
                        shell.errorIds(
                                "Remove-UMCallAnsweringRule 'tony@contoso.com\\Other' -Confirm:$false"))
                .containsExactly("UM-E010");
    }

    @Test
    void errors_of_rules_are_told_by_their_ids() {
        assertThat(shell.errorIds("New-UMCallAnsweringRule -Name R -Mailbox tony@contoso.com"))
                .containsExactly("UM-E110");
        assertThat(
                        shell.errorIds(
                                "New-UMCallAnsweringRule -Name R -Mailbox tonysmith -Priority 10"))
                .containsExactly("UM-E005");
        assertThat(
                        shell.errorIds(
                                "New-UMCallAnsweringRule -Name R -Mailbox tonysmith -TimeOfDay x -ExtensionsDialed 1"))
                .containsExactly("UM-E403", "UM-E404");
        assertThat(
                        shell.errorIds(
                                "New-UMCallAnsweringRule -Name R -Mailbox tonysmith -KeyMappings '1,0,Desk,,,,,45678,'"))
                .containsExactly("UM-E405");
        shell.good("Set-UMMailboxPolicy MyUMMailboxPolicy -AllowCallAnsweringRules $false");
        assertThat(shell.errorIds("New-UMCallAnsweringRule -Name R -Mailbox tonysmith"))
                .containsExactly("UM-E402");
        assertThat(String.join("\n", shell.console.errors)).contains("MyUMMailboxPolicy");
    }

    // Text messaging accounts

    @Test
    void lines_222_and_223_set_and_show_a_text_messaging_account() {
        as("JeffHay");
        shell.good(
                "Set-TextMessagingAccount -Identity 'JeffHay' -CountryRegionId US -MobileOperatorId 15001 -NotificationPhoneNumber +14255550199");

        shell.newSession();
        assertThat(value("(Get-TextMessagingAccount JeffHay).NotificationPhoneNumber"))
                .as("administrators may read")
                .isEqualTo("+14255550199");
        shell.good("Get-TextMessagingAccount -Identity tony@contoso.com");
        assertThat(value("(Get-TextMessagingAccount tony@contoso.com).CountryRegionId")).isEmpty();
    }

    @Test
    void only_the_owner_changes_a_text_messaging_account() {
        for (var line :
                List.of(
                        "Set-TextMessagingAccount JeffHay -CountryRegionId US",
                        "Clear-TextMessagingAccount JeffHay",
                        "Send-TextMessagingVerificationCode JeffHay",
                        "Compare-TextMessagingVerificationCode JeffHay -VerificationCode 1")) {
            shell.newSession();
            assertThat(shell.errorIds(line))
                    .as("for an administrator it does not exist: %s", line)
                    .containsExactly("UM-E018");
            as("tonysmith");
            assertThat(shell.errorIds(line)).as("not his own: %s", line).containsExactly("UM-E010");
        }
    }

    @Test
    void a_number_is_verified_by_the_code_that_was_sent_there() {
        as("JeffHay");
        assertThat(shell.errorIds("Send-TextMessagingVerificationCode JeffHay"))
                .containsExactly("UM-E014");
        shell.good(
                "Set-TextMessagingAccount JeffHay -NotificationPhoneNumber +14255550199",
                "Send-TextMessagingVerificationCode JeffHay");
        var text = shell.texts.getFirst();
        assertThat(text).matches("\\+14255550199: .* [0-9]{6}");
        assertThat(
                        shell.errorIds(
                                "Compare-TextMessagingVerificationCode JeffHay -VerificationCode 12345"))
                .containsExactly("UM-E006");
        var code = text.substring(text.length() - 6);
        shell.good("Compare-TextMessagingVerificationCode JeffHay -VerificationCode " + code);
        assertThat(value("(Get-TextMessagingAccount JeffHay).NotificationPhoneNumberVerified"))
                .isEqualTo("True");
        assertThat(shell.store.audit().newest(1000).toString()).doesNotContain(code);

        shell.good(
                "Send-TextMessagingVerificationCode JeffHay",
                "Send-TextMessagingVerificationCode JeffHay");
        assertThat(shell.errorIds("Send-TextMessagingVerificationCode JeffHay"))
                .containsExactly("UM-E005");
        shell.good("Clear-TextMessagingAccount JeffHay");
        assertThat(value("(Get-TextMessagingAccount JeffHay).NotificationPhoneNumber")).isEmpty();
    }

    @Test
    void without_a_gateway_it_is_said_that_no_code_can_be_sent(@TempDir Path other) {
        try (var bare = new ShellFixture(other)) {
            bare.setUp();
            var mailbox =
                    bare.store
                            .directory()
                            .read(reader ->
                                    Identities.find(reader, ObjectKind.MAILBOX, "tonysmith").id());
            bare.newSession(
                    new Caller(
                            "tonysmith",
                            "web",
                            Set.copyOf(ManagementRole.ofEveryUser()),
                            Optional.of(mailbox)));
            bare.good("Set-TextMessagingAccount tonysmith -NotificationPhoneNumber +14255550199");

            assertThat(bare.errorIds("Send-TextMessagingVerificationCode tonysmith"))
                    .containsExactly("UM-E502");
            assertThat(String.join("\n", bare.console.errors))
                    .contains("No text message gateway is configured");
        }
    }
}
