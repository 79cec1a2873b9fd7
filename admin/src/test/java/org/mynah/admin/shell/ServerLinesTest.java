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

/** UM services, call routers and component states: documented lines 192 to 208 (cmdlets §12). */
class ServerLinesTest {

    private static final List<String> NODES =
            List.of(
                    "MyUMServer",
                    "MBX01",
                    "EXCH01",
                    "MyMailboxServer",
                    "MailboxServer01",
                    "UMMBX-05x.contoso.com",
                    "server1.contoso.com",
                    "MyUMCallRouter.northwindtraders.com",
                    "UMCallRouter001.contoso.com");

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

    /** Each line is tried as a rehearsal: all checks, no change, so that lines stand alone. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "113 ~ Set-UMDialPlan -Identity MyUMDialPlan -DefaultLanguage ja-JP ~ UM-E602",
                "192 ~ Set-UMService -Identity MyUMServer -IPAddressFamily Any -UMStartupMode Dual ~ none",
                "193 ~ Set-UMService -Identity MyUMServer -DialPlans $null ~ none",
                "194 ~ Set-UMService -Identity MyUMServer -DialPlans MySIPDialPlan -MaxCallsAllowed 50 -SipAccessService northamerica.lyncpoolna.contoso.com:5061 -UMStartupMode TLS ~ none",
                "194 ~ Set-UMService -Identity MyUMServer -DialPlans MyUMDialPlan ~ UM-E501",
                "195 ~ Get-UMService -Identity MBX01 | Format-List ~ none",
                "196 ~ Set-UMServer -Identity MyUMServer -GrammarGenerationSchedule 0.02:30-1.03:00,1.02:30-1.03:00,2.02:30-2.03:00,3.02:30-3.03:00,4.02:30-4.03:00,5.02:30-5.03:00,6.02:30-6.03:00 ~ none",
                "197 ~ Set-UMServer -Identity MyUMServer -Status NoNewCalls ~ none",
                "198 ~ Set-UMCallRouterSettings -DialPlans MySIPDialPlan -IPAddressFamily Any -Server MyUMCallRouter.northwindtraders.com -UMStartupMode TLS ~ none",
                "199 ~ Set-UMCallRouterSettings -DialPlans $null -Server UMCallRouter001.contoso.com ~ none",
                "200 ~ Get-UMCallRouterSettings -Server EXCH01 | Format-List ~ none",
                "201 ~ $s=Get-UMService MyMailboxServer ~ none",
                "202 ~ $s=Get-UMService MyMailboxServer; Set-UMService -id MyMailboxServer -dialplans:$s.dialplans ~ none",
                "203 ~ $dp= Get-UMDialPlan \"MySIPDialPlan\" ~ none",
                "204 ~ Set-UMService -Identity MyMailboxServer -DialPlans MySIPDialPlan, MySIPDialPlan2 -IPAddressFamily Any -MaxCallsAllowed 50 -SipAccessService northamerica.lyncpoolna.contoso.com ~ none",
                "205 ~ Set-ServerComponentState -Identity MailboxServer01 -Component UMCallRouter -Requester Maintenance -State Active ~ none",
                "206 ~ Set-ServerComponentState -Component UnifiedMessaging -Identity UMMBX-05x.contoso.com -Requester Maintenance -State Inactive -RemoteOnly ~ none",
                "207 ~ Enable-ExchangeCertificate -Thumbprint 5113ae0233a72fccb75b1d0198628675333d010e -Services 'UM, UMCallRouter' ~ UM-E010",
                "208 ~ Get-ServerHealth server1.contoso.com | ?{$_.HealthSetName -eq \"UM.Protocol\"} ~ none",
                "--- ~ Set-UMService -Identity NoServer -DialPlans $null ~ UM-E010",
                "--- ~ Set-UMService -Identity MyUMServer -MaxCallsAllowed 10001 ~ UM-E005",
                "--- ~ Set-UMService -Identity MyUMServer -UMStartupMode UDP ~ UM-E006",
                "--- ~ Set-ServerComponentState MyUMServer -Component Printer -Requester Maintenance -State Active ~ UM-E006",
                "--- ~ Set-ServerComponentState MyUMServer -Component UMCallRouter -State Active ~ UM-E014",
                "--- ~ Set-UMAutoAttendant NoAttendant -Language ja-JP ~ UM-E010"
            })
    void a_documented_line_runs(String number, String line, String error) {
        var ids = shell.errorIds("$WhatIfPreference = $true", line);

        assertThat(ids).as(line).isEqualTo(error.equals("none") ? List.of() : List.of(error));
    }

    @Test
    @DisplayName("192: W01, a restart is needed")
    void the_startup_mode_warns_of_a_restart() {
        shell.good("Set-UMService MyUMServer -UMStartupMode Dual");
        assertThat(shell.console.warnings).anyMatch(line -> line.contains("W01: "));
        assertThat(shell.good("(Get-UMService MyUMServer).UMStartupMode")).containsExactly("Dual");
    }

    @Test
    @DisplayName("196: an interval that ends on another day is accepted with a warning")
    void a_grammar_interval_over_midnight_is_warned_of() {
        shell.good(
                "Set-UMServer -Identity MBX01 -GrammarGenerationSchedule 0.02:30-1.03:00,1.02:30-1.03:00");
        assertThat(shell.console.warnings).anyMatch(line -> line.contains("0.02:30-1.03:00"));
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
