package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.roles.Caller;
import org.mynah.store.audit.AuditEntry;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ManagementRole;

/** Every changing command, done, refused or denied, is in the audit trail (cmdlets §4, §7.2). */
class AuditLinesTest {

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

    private AuditEntry newest() {
        return shell.store.audit().newest(1).getFirst();
    }

    private long count() {
        return newest().entry();
    }

    @Test
    void a_change_tells_who_whence_what_before_after_and_that_it_was_done() {
        shell.good("Set-UMDialPlan MyDialPlan -FaxEnabled $false");

        var entry = newest();
        assertThat(entry.who()).isEqualTo("local");
        assertThat(entry.from()).isEqualTo("shell");
        assertThat(entry.command())
                .isEqualTo("Set-UMDialPlan -Identity MyDialPlan -FaxEnabled $false");
        assertThat(entry.isSucceeded()).isTrue();
        assertThat(entry.objects().getFirst().before()).isPresent();
        assertThat(entry.objects().getFirst().after().orElseThrow())
                .contains("\"FaxEnabled\":false");
    }

    @Test
    void a_secret_is_masked_in_commands_that_were_done_and_in_those_that_were_refused() {
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892");
        assertThat(newest().command()).contains("-PIN ********");
        shell.errorIds("Set-UMMailboxPIN tonysmith -PIN 51234987");
        assertThat(newest().isSucceeded()).isFalse();
        assertThat(newest().error()).startsWith("UM-E303");
        assertThat(shell.store.audit().newest(1000).toString())
                .doesNotContain("5643892")
                .doesNotContain("51234987")
                .doesNotContain("Kite.4421");
    }

    @Test
    void a_refused_change_is_there_with_all_its_reasons() {
        assertThat(
                        shell.errorIds(
                                "New-UMDialPlan -Name MyDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1"))
                .containsExactly("UM-E003", "UM-E003");
        assertThat(newest().command()).startsWith("New-UMDialPlan");
        assertThat(newest().error())
                .contains("UM-E003: A UM dial plan named 'MyDialPlan'")
                .contains("UM-E003: A UM mailbox policy named");
        assertThat(newest().objects()).isEmpty();
    }

    @Test
    void a_rehearsal_and_a_reading_command_leave_no_entry() {
        var before = count();
        shell.good("Set-UMDialPlan MyDialPlan -FaxEnabled $false -WhatIf", "Get-UMDialPlan");
        shell.errorIds("Get-UMDialPlan nobody");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void a_command_that_no_role_grants_does_not_exist_and_the_trail_tells_why() {
        var reader =
                new Caller(
                        "help@contoso.com",
                        "127.0.0.9",
                        Set.of(ManagementRole.UM_PINS),
                        Optional.empty());
        var outcome =
                shell.runner.run(reader, "Remove-UMDialPlan", Map.of("Identity", "MyDialPlan"));
        assertThat(outcome.problems().getFirst().id()).isEqualTo(ErrorId.E018);
        assertThat(newest().who()).isEqualTo("help@contoso.com");
        assertThat(newest().from()).isEqualTo("127.0.0.9");
        assertThat(newest().command()).isEqualTo("Remove-UMDialPlan -Identity MyDialPlan");
        assertThat(newest().error()).startsWith("UM-E020");

        var before = count();
        shell.runner.run(reader, "Get-Nothing", Map.of());
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void the_trail_is_searched_by_the_documented_parameters() {
        shell.good("Set-UMDialPlan MyDialPlan -FaxEnabled $false");
        shell.errorIds("Remove-UMMailboxPolicy nobody -Confirm:$false");

        assertThat(
                        shell.good(
                                "Search-AdminAuditLog -Cmdlets Set-UMDialPlan -Parameters FaxEnabled | Format-List"))
                .anyMatch(line -> line.matches("ObjectModified +: \\{MyDialPlan\\}"))
                .anyMatch(line -> line.contains("MyDialPlan.FaxEnabled: (blank) → false"))
                .anyMatch(line -> line.matches("Succeeded +: True"));
        assertThat(shell.good("(Search-AdminAuditLog -IsSuccess $false).CmdletName"))
                .contains("Remove-UMMailboxPolicy");
        assertThat(
                        shell.good(
                                "(Search-AdminAuditLog -ObjectIds MyDialPlan -UserIds local).CmdletName"))
                .contains("Set-UMDialPlan", "New-UMDialPlan");
        assertThat(shell.good("Search-AdminAuditLog -EndDate 01/01/2001")).isEmpty();
        assertThat(shell.good("(Search-AdminAuditLog -StartIndex 1 -ResultSize 1).CmdletName"))
                .contains("Set-UMDialPlan");
        assertThat(shell.errorIds("Search-AdminAuditLog -Parameters FaxEnabled"))
                .containsExactly("UM-E014");
        assertThat(shell.errorIds("Search-AdminAuditLog -StartDate 2026-02-02 -EndDate 2026-02-01"))
                .containsExactly("UM-E007");
    }
}
