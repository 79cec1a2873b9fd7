package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of lines that are wrong in other ways than the published ones of cmdlets §13, which
 * {@link DocumentedLinesTest} has: the id, and a word that helps.
 */
class FaultyLinesTest {

    @TempDir static Path folder;
    private static ShellFixture shell;

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892");
    }

    @BeforeEach
    void begin() {
        shell.newSession();
        shell.console.printed.clear();
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Set-UMIPGateway MyUMIPGateway -Status -Disabled ~ UM-E017 ~ -Status Disabled",
                "Set-UMHuntGroup MyUMHuntGroup -PilotIdentifier 1 ~ UM-E018 ~ create it again",
                "Get-UMDialPlann ~ UM-E018 ~ Get-UMDialPlan",
                "Set-UMDialPlan MyUMDialPlan -FaxEnable ~ UM-E014 ~ FaxEnabled",
                "Set-UMDialPlan MyUMDialPlan -Allow $true ~ UM-E016 ~ -AllowExtensions",
                "Set-UMDialPlan MyUMDialPlan -FxaEnabled $true ~ UM-E015 ~ -FaxEnabled",
                "Set-UMDialPlan MyUMDialPlan -Name A -Name B ~ UM-E013 ~ twice",
                "Get-UMMailbox -Identity tonysmith -Anr T ~ UM-E013 ~ -Anr",
                "Set-UMDialPlan My* -FaxEnabled $true ~ UM-E026 ~ wildcard",
                "Set-UMDialPlan $null -FaxEnabled $true ~ UM-E014 ~ -Identity",
                "Set-UMDialPlan MyUMDialPlan -URIType E164 ~ UM-E019 ~ URIType",
                "Set-UMDialPlan MyUMDialPlan -VoIPSecurity Sometimes ~ UM-E006 ~ SIPSecured",
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -EnableCloudVoiceMail ~ UM-E024 ~ leave it out",
                "Get-UMDialPlan nope ~ UM-E010 ~ nope",
                "Enable-UMMailbox tony -UMMailboxPolicy nope -Extensions 51235 ~ UM-E010 ~ UM mailbox policy",
                "Set-UMMailbox tony -FaxEnabled $false ~ UM-E110 ~ Enable-UMMailbox"
            })
    void a_faulty_line_gets_a_hint(String line, String id, String hint) {
        assertThat(shell.errorIds(line)).as(line).containsExactly(id);
        assertThat(String.join("\n", shell.console.errors)).as(line).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New-UMHuntGroup -Name H2 -PilotIdentifier \"777, 72000, 75000\" -UMDialPlan MyUMDialPlan -UMIPGateway MyUMIPGateway",
                "Set-UMMailbox tonysmith –FaxEnabled $false",
                "Set-UMDialPlan “MyUMDialPlan” -FaxEnabled True",
                "set-umdialplan MyUMDialPlan -faxenabled:$false -MaxCallDuration: 30"
            })
    void a_faulty_line_whose_meaning_is_plain_runs(String line) {
        shell.good(line);
    }

    @Test
    void an_error_has_message_category_and_id_as_administrators_know_them() {
        shell.run("Get-UMDialPlan MyPlan");

        assertThat(shell.console.errors.get(0)).contains("'MyPlan' couldn't be found");
        assertThat(shell.console.errors.get(1))
                .isEqualTo(
                        "    + CategoryInfo          : NotSpecified: (:) [Get-UMDialPlan], ManagementObjectNotFoundException");
        assertThat(shell.console.errors.get(2))
                .matches(
                        "    \\+ FullyQualifiedErrorId : \\[Server=node1\\.contoso\\.com,RequestId=[0-9a-f-]{36},TimeStamp=.*]"
                                + " \\[FailureCategory=Cmdlet-ManagementObjectNotFoundException] UM-E010,GetUMDialPlan");
    }
}
