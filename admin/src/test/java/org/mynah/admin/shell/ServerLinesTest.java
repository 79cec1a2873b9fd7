package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.UmServices;

/**
 * UM services, call routers and component states (cmdlets §8.11, §10), beyond the documented lines
 * 192 to 208 that {@link DocumentedLinesTest} has.
 */
class ServerLinesTest {

    private static final List<String> NODES =
            List.of("MyUMServer", "MBX01", "EXCH01", "MyMailboxServer");

    @TempDir static Path folder;
    private static ShellFixture shell;

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "New-UMDialPlan -Name MySIPDialPlan2 -NumberOfDigitsInExtension 5 -URIType SipName -CountryOrRegionCode 1");
        shell.store
                .directory()
                .change(
                        new Directory.Change("system", "test", "start"),
                        writer -> {
                            for (var node : NODES) {
                                UmServices.register(
                                        writer,
                                        new UmServices.Registration(
                                                node, List.of("en-US", "de-DE"), "test", 100));
                            }
                            return true;
                        });
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @BeforeEach
    void begin() {
        shell.newSession();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "Set-UMService -Identity NoServer -DialPlans $null ~ UM-E010",
                "Set-UMService -Identity MyUMServer -MaxCallsAllowed 10001 ~ UM-E005",
                "Set-UMService -Identity MyUMServer -UMStartupMode UDP ~ UM-E006",
                "Set-ServerComponentState MyUMServer -Component Printer -Requester Maintenance -State Active ~ UM-E006",
                "Set-ServerComponentState MyUMServer -Component UMCallRouter -State Active ~ UM-E014",
                "Set-UMAutoAttendant NoAttendant -Language ja-JP ~ UM-E010"
            })
    void what_is_wrong_is_refused(String line, String error) {
        assertThat(shell.errorIds(line)).as(line).containsExactly(error);
    }

    @Test
    @DisplayName("202, 204: dial plans are set, shown by name on both sides, added and removed")
    void dial_plans_are_linked_by_name() {
        shell.good("Set-UMService MyMailboxServer -DialPlans MySIPDialPlan, MySIPDialPlan2");
        assertThat(shell.good("(Get-UMService MyMailboxServer).DialPlans -join ' '"))
                .containsExactly("MySIPDialPlan MySIPDialPlan2");
        assertThat(shell.good("(Get-UMDialPlan MySIPDialPlan2).UMServers -join ' '"))
                .containsExactly("MyMailboxServer");
        assertThat(shell.errorIds("Remove-UMDialPlan MySIPDialPlan2 -Confirm:$false"))
                .containsExactly("UM-E201");
        shell.good("Set-UMService MyMailboxServer -DialPlans @{Remove='MySIPDialPlan'}");
        assertThat(shell.good("(Get-UMService MyMailboxServer).DialPlans -join ' '"))
                .containsExactly("MySIPDialPlan2");
        shell.good("Set-UMService MyMailboxServer -DialPlans $null");
        assertThat(shell.good("(Get-UMService MyMailboxServer).DialPlans.Count"))
                .containsExactly("0");
    }

    @Test
    @DisplayName("205, 206: Inactive if any requester says so, else Draining, else Active")
    void component_states_combine() {
        shell.good(
                "Set-ServerComponentState MBX01 -Component UnifiedMessaging -Requester Maintenance -State Inactive",
                "Set-ServerComponentState MBX01 -Component UnifiedMessaging -Requester Functional -State Draining");
        var state = "(Get-ServerComponentState MBX01 -Component UnifiedMessaging).State";
        assertThat(shell.good(state)).containsExactly("Inactive");
        shell.good(
                "Set-ServerComponentState MBX01 -Component UnifiedMessaging -Requester Maintenance -State Active");
        assertThat(shell.good(state)).containsExactly("Draining");
    }

    @Test
    void the_older_cmdlets_set_the_status() {
        shell.good("Disable-UMService EXCH01 -Confirm:$false");
        assertThat(shell.good("(Get-UMServer EXCH01).Status"))
                .as("until its last call has ended")
                .containsExactly("NoNewCalls");
        shell.good("Disable-UMServer EXCH01 -Immediate $true -Confirm:$false");
        assertThat(shell.good("(Get-UMServer EXCH01).Status")).containsExactly("Disabled");
        shell.good("Enable-UMServer EXCH01");
        assertThat(shell.good("(Get-UMService EXCH01).Status")).containsExactly("Enabled");
    }

    @Test
    void a_node_that_was_seen_is_healthy_and_one_that_was_not_is_not() {
        assertThat(
                        shell.good(
                                "(Get-ServerHealth "
                                        + ShellFixture.NODE
                                        + " -HealthSet UM.Protocol).AlertValue"))
                .containsExactly("Healthy");
        assertThat(shell.good("(Get-ServerHealth MBX01 -HealthSet UM.CallRouter).AlertValue"))
                .containsExactly("Unhealthy");
        assertThat(shell.good("(Get-UMVersionState).Name")).containsExactly(ShellFixture.NODE);
        assertThat(shell.good("(Get-UMService " + ShellFixture.NODE + ").DirectoryVersion"))
                .containsExactly("1");
    }

    @Test
    void the_languages_of_a_dial_plan_are_those_of_every_node() {
        assertThat(shell.good("(Get-UMDialPlan MyUMDialPlan).AvailableLanguages -join ' '"))
                .containsExactly("de-DE en-US");
    }
}
