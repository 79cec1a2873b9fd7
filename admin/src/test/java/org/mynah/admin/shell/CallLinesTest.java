package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.admin.roles.Caller;
import org.mynah.store.records.ActiveCallBoard;
import org.mynah.um.CallParties;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.record.ActiveCall;
import org.mynah.um.record.CallRecord;
import org.mynah.um.record.CallState;
import org.mynah.um.record.CallType;
import org.mynah.um.record.Calls;
import org.mynah.um.record.Named;

/** Calls and reports in the shell: cmdlets §8.10 and the documented lines 181–188. */
class CallLinesTest {

    private static final Instant LINE_187 = Instant.parse("2012-02-01T12:00:00Z");

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

    private Named named(ObjectKind kind, String name) {
        return shell.store
                .directory()
                .read(reader -> {
                    var object = Identities.find(reader, kind, name);
                    return new Named(object.id(), object.name());
                });
    }

    private void active(String callId, String server, String plan) {
        var call =
                new ActiveCall(
                        callId,
                        server,
                        Optional.of(named(ObjectKind.DIAL_PLAN, plan)),
                        Optional.of(named(ObjectKind.IP_GATEWAY, "MyUMIPGateway")),
                        CallType.SubscriberAccess,
                        CallState.Connected,
                        "4255550100",
                        "50000",
                        Optional.empty(),
                        Instant.now().minusSeconds(75),
                        Optional.of("tony"));
        if (server.equals("node1.contoso.com")) {
            shell.callsUp.add(call);
        } else {
            new ActiveCallBoard(shell.store.database()).write(server, List.of(call), Instant.now());
        }
    }

    /** A call that ended, of a plan of the fixture, about a user of the fixture. */
    private void ended(CallRecord like, String plan) {
        shell.callRecords.add(
                new CallRecord(
                        like.id(),
                        like.date(),
                        Duration.ofSeconds(83),
                        like.type(),
                        like.callId(),
                        Optional.empty(),
                        like.server(),
                        Optional.of(named(ObjectKind.DIAL_PLAN, plan)),
                        Optional.of(named(ObjectKind.IP_GATEWAY, "MyUMIPGateway")),
                        "127.0.0.2",
                        like.callingNumber(),
                        like.calledNumber(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(named(ObjectKind.MAILBOX, "tony@contoso.com")),
                        Optional.empty(),
                        like.offerResult(),
                        like.dropCallReason(),
                        CallParties.Reason.DIVERT_BUSY,
                        like.quality()));
    }

    @Test
    void line_181_lists_the_calls_of_all_nodes() {
        active("a@pbx", "node1.contoso.com", "MyUMDialPlan");
        active("b@pbx", "node2.contoso.com", "MyDialPlan");

        assertThat(shell.good("(Get-UMActiveCalls).Count")).containsExactly("2");
        assertThat(shell.good("Get-UMActiveCalls"))
                .anySatisfy(line ->
                        assertThat(line)
                                .containsSubsequence(
                                        "MyUMDialPlan",
                                        "SubscriberAccess",
                                        "Connected",
                                        "4255550100",
                                        "50000",
                                        "00:01:1",
                                        "MyUMIPGateway"));
    }

    @Test
    void lines_182_and_183_list_the_calls_of_one_gateway_or_dial_plan() {
        active("a@pbx", "node1.contoso.com", "MyUMDialPlan");
        active("b@pbx", "node2.contoso.com", "MyDialPlan");

        assertThat(shell.good("(Get-UMActiveCalls -IPGateway MyUMIPGateway).Count"))
                .containsExactly("2");
        assertThat(
                        shell.good(
                                "Get-UMActiveCalls -DialPlan MyUMDialPlan | ForEach-Object { $_.Identity }"))
                .containsExactly("a@pbx");
        assertThat(
                        shell.good(
                                "Get-UMActiveCalls -Server node2.contoso.com | ForEach-Object { $_.Identity }"))
                .containsExactly("b@pbx");
        assertThat(
                        shell.good(
                                "Get-UMActiveCalls -InstanceServer node1.contoso.com | ForEach-Object { $_.Mailbox }"))
                .containsExactly("tony");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Get-UMActiveCalls -IPGateway MyUMIPGateway -DialPlan MyUMDialPlan ~ UM-E013",
                "Get-UMActiveCalls -IPGateway Nobody ~ UM-E010",
                "Get-UMActiveCalls -Server nobody.contoso.com ~ UM-E010",
                "Get-UMCallDataRecord ~ UM-E014",
                "Get-UMCallDataRecord -Mailbox nobody@contoso.com ~ UM-E010",
                "Get-UMCallSummaryReport ~ UM-E014",
                "Get-UMCallSummaryReport -GroupBy Week ~ UM-E006",
                "Get-UMCallSummaryReport -GroupBy Day -UMDialPlan Nobody ~ UM-E010",
                "Export-UMCallDataRecord -Date soon ~ UM-E009",
                "Export-UMCallDataRecord ~ UM-E014",
                "Export-UMCallDataRecord -Date 02/01/12 -UMIPGateway Nobody ~ UM-E010",
                "Export-UMCallDataRecord -Date 02/01/12 -ClientStream ../out.csv ~ UM-E023"
            })
    void bad_input_ends_with_its_error(String line, String error) {
        assertThat(shell.errorIds(line)).containsExactly(error);
    }

    @Test
    void line_184_prints_the_calls_of_a_user_of_90_days_the_newest_first() {
        var now = Instant.now();
        ended(Calls.message(now.minus(Duration.ofDays(91))), "MyDialPlan");
        ended(Calls.message(now.minus(Duration.ofDays(1))), "MyDialPlan");
        ended(Calls.answered(now, CallType.SubscriberAccess, Optional.empty()), "MyDialPlan");

        assertThat(
                        shell.good(
                                "Get-UMCallDataRecord -Mailbox tony@contoso.com | ForEach-Object { $_.CallType + ' ' + $_.Duration + ' ' + $_.NMOS }"))
                .containsExactly(
                        "SubscriberAccess 00:01:23 ", "CallAnsweringVoiceMessage 00:01:23 4.4");
        assertThat(shell.good("Get-UMCallDataRecord -Mailbox tonysmith@contoso.com")).isEmpty();
    }

    @Test
    @DisplayName("§7.1 CallDataRetentionDays / archive: 90 and 730 days, 1 to 3650")
    void the_organization_says_how_long_calls_are_shown_and_kept() {
        assertThat(
                        shell.good(
                                "Get-OrganizationConfig | ForEach-Object { \"$($_.CallDataRetentionDays) $($_.CallDataArchiveDays) $($_.RootDomain)\" }"))
                .containsExactly("90 730 contoso.com");
        ended(Calls.message(Instant.now().minus(Duration.ofDays(91))), "MyDialPlan");
        var shown = "(Get-UMCallDataRecord -Mailbox tony@contoso.com | Measure-Object).Count";
        assertThat(shell.good(shown)).containsExactly("0");

        shell.good("Set-OrganizationConfig -CallDataRetentionDays 92 -CallDataArchiveDays 92");

        assertThat(shell.good(shown)).containsExactly("1");
        assertThat(shell.errorIds("Set-OrganizationConfig -CallDataRetentionDays 93"))
                .as("shown longer than kept")
                .containsExactly("UM-E007");
        assertThat(shell.errorIds("Set-OrganizationConfig -CallDataArchiveDays 91"))
                .containsExactly("UM-E007");
        assertThat(
                        shell.errorIds(
                                "Set-OrganizationConfig -CallDataRetentionDays 0",
                                "Set-OrganizationConfig -CallDataArchiveDays 3651"))
                .containsExactly("UM-E005", "UM-E005");
    }

    @Test
    @DisplayName("§7.1 Name, RootDomain, DefaultCountryOrRegionCode")
    void the_organization_has_a_name_a_fixed_domain_and_a_country_code_for_new_plans() {
        assertThat(shell.good("(Get-OrganizationConfig).Name"))
                .containsExactly("First Organization");
        shell.good("Set-OrganizationConfig -Name Contoso -DefaultCountryOrRegionCode 49");

        assertThat(shell.good("(Get-UMDialPlan MyDialPlan).OrganizationId"))
                .containsExactly("Contoso");
        assertThat(
                        shell.errorIds(
                                "Set-OrganizationConfig -RootDomain fabrikam.com",
                                "Set-OrganizationConfig -Name 'A/B'",
                                "Set-OrganizationConfig -DefaultCountryOrRegionCode 12345",
                                "Set-OrganizationConfig -DefaultCountryOrRegionCode x"))
                .containsExactly("UM-E019", "UM-E002", "UM-E005", "UM-E008");
    }

    @Test
    void the_project_pipeline_counts_the_calls_of_a_user_by_type() {
        var now = Instant.now();
        ended(Calls.message(now), "MyDialPlan");
        ended(Calls.message(now), "MyDialPlan");
        ended(Calls.answered(now, CallType.SubscriberAccess, Optional.empty()), "MyDialPlan");

        assertThat(
                        shell.good(
                                "Get-UMCallDataRecord -Mailbox tony@contoso.com | Group-Object CallType | Sort-Object Count -Descending | ForEach-Object { \"$($_.Count) $($_.Name)\" }"))
                .containsExactly("2 CallAnsweringVoiceMessage", "1 SubscriberAccess");
    }

    @Test
    void line_185_counts_all_calls_in_one_row() {
        assertThat(
                        shell.good(
                                "Get-UMCallSummaryReport -GroupBy Total | ForEach-Object { \"$($_.Date) $($_.TotalCalls)\" }"))
                .containsExactly("--- 0");
        var now = Instant.now();
        ended(Calls.message(now), "MyDialPlan");
        ended(Calls.message(now.minus(Duration.ofDays(200))), "MyDialPlan");
        ended(Calls.rejected(now), "MyDialPlan");

        assertThat(
                        shell.good(
                                "Get-UMCallSummaryReport -GroupBy Total | ForEach-Object { \"$($_.Date) $($_.TotalCalls) $($_.VoiceMessage) $($_.FailedOrRejected) $($_.AudioQuality) $($_.NMOS) $($_.NumberOfSamples)\" }"))
                .containsExactly("--- 3 66.67 33.33 Good 4.4 2");
    }

    @Test
    void line_186_counts_the_calls_of_a_dial_plan_by_month_the_newest_first() {
        var now = Instant.parse("2026-01-31T00:00:00Z");
        var today = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        for (int month = 0; month < 14; month++) {
            ended(
                    Calls.message(
                            today.minusMonths(month).atStartOfDay(ZoneOffset.UTC).toInstant()),
                    "MyUMDialPlan");
        }
        ended(Calls.message(now), "MyDialPlan");

        var rows =
                shell.good(
                        "Get-UMCallSummaryReport -GroupBy Month -UMDialPlan MyUMDialPlan | ForEach-Object { \"$($_.Date) $($_.TotalCalls) $($_.UMDialPlanName)\" }");
        assertThat(rows).hasSize(12);
        assertThat(rows.getFirst()).matches("[A-Z][a-z]{2}/[0-9]{2} 1 MyUMDialPlan");
    }

    @Test
    void calls_by_day_are_those_of_90_days() {
        var now = Instant.now();
        ended(Calls.message(now.minus(Duration.ofDays(90))), "MyUMDialPlan");
        ended(Calls.message(now.minus(Duration.ofDays(89))), "MyUMDialPlan");
        ended(Calls.message(now), "MyUMDialPlan");

        assertThat(
                        shell.good(
                                "Get-UMCallSummaryReport -GroupBy Day -UMIPGateway MyUMIPGateway | ForEach-Object { $_.Date }"))
                .hasSize(2)
                .allMatch(date -> date.matches("[0-9]{2}/[0-9]{2}/[0-9]{2}"));
    }

    @Test
    void lines_187_and_188_write_the_file_of_a_day() throws Exception {
        ended(Calls.message(LINE_187), "MyDialPlan");
        ended(Calls.message(LINE_187), "MyUMDialPlan");
        ended(Calls.message(LINE_187.plus(Duration.ofDays(1))), "MyUMDialPlan");
        var file = folder.resolve("um_cdr_2012-02-01.csv");

        assertThat(shell.good("Export-UMCallDataRecord -Date 02/01/12"))
                .anySatisfy(line -> assertThat(line).contains("um_cdr_2012-02-01.csv", "2"));
        assertThat(Files.readString(file).split("\r\n", -1))
                .hasSize(4)
                .satisfies(lines ->
                        assertThat(lines[0]).startsWith("CallStartTime,CallType,CallIdentity,"))
                .satisfies(lines ->
                        assertThat(lines[1])
                                .startsWith("2012-02-01 12:00:00Z,Call Answering Voice Message,"));

        shell.good("Export-UMCallDataRecord -Date 02/01/12 -UMDialPlan MyUMDialPlan");
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(
                        shell.good(
                                "Import-Csv um_cdr_2012-02-01.csv | ForEach-Object { $_.DialPlanName }"))
                .containsExactly("MyUMDialPlan");
    }

    @Test
    void a_day_without_calls_is_a_file_with_its_head_alone() throws Exception {
        shell.good("Export-UMCallDataRecord -Date 2012-02-02 -ClientStream out/day.csv");
        assertThat(Files.readAllLines(folder.resolve("out/day.csv"))).hasSize(1);
    }

    @Test
    void who_may_only_reset_pins_has_no_call_data_and_who_may_look_has() {
        var names = List.of("Get-UMActiveCalls", "Get-UMCallDataRecord", "Export-UMCallDataRecord");
        var helpDesk = caller(ManagementRole.UM_PINS);
        var viewer = caller(ManagementRole.VIEW_ONLY_CONFIGURATION);
        assertThat(shell.runner.as(helpDesk).definitions())
                .noneMatch(each -> names.contains(each.name()));
        assertThat(shell.runner.as(viewer).definitions().stream().map(each -> each.name()))
                .containsAll(names);
        assertThat(shell.runner.as(caller(ManagementRole.UNIFIED_MESSAGING)).definitions())
                .anyMatch(each -> each.name().equals("Get-UMCallSummaryReport"));
    }

    private static Caller caller(ManagementRole role) {
        return new Caller("someone", "test", EnumSet.of(role), Optional.empty());
    }

    @Test
    void a_listing_is_cut_at_its_size_with_a_warning() {
        var now = Instant.now();
        ended(Calls.message(now), "MyDialPlan");
        ended(Calls.message(now), "MyDialPlan");
        shell.good(
                "(Get-UMCallDataRecord -Mailbox tony@contoso.com -ResultSize 1 | Measure-Object).Count");
        assertThat(shell.console.warnings).anyMatch(line -> line.contains("more than the 1"));
    }
}
