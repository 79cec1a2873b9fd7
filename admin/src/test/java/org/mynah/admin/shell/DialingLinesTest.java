package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dialing rules and groups in the shell; numbers are those of cmdlets §12. */
class DialingLinesTest {

    private static final String RULES =
            """
            Name,NumberMask,DialedNumber,Comment
            local,9xxxxxxx,9xxxxxxx,"Seattle, east"
            long distance,91xxxxxxxxxx,91xxxxxxxxxx,
            """;

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() throws IOException {
        shell = new ShellFixture(folder);
        shell.setUp();
        Files.createDirectories(folder.resolve("C/dialrules"));
        Files.writeString(folder.resolve("C/MyInCountryGroups.csv"), RULES);
        Files.writeString(folder.resolve("C/dialrules/InCountryRegion.csv"), RULES);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void lines_090_to_092_import_rules_and_allow_two_groups() {
        shell.good(
                "$csv=import-csv \"C:\\MyInCountryGroups.csv\"",
                "Set-UMDialPlan -Identity MyDialPlan -ConfiguredInCountryOrRegionGroups $csv",
                "Set-UMDialPlan -Identity MyDialPlan -AllowedInCountryOrRegionGroups \"local, long distance\"");

        assertThat(
                        shell.good(
                                "(Get-UMDialPlan MyDialPlan).ConfiguredInCountryOrRegionGroups | % { $_.Name + '|' + $_.NumberMask + '|' + $_.DialedNumber + '|' + $_.Comment }"))
                .containsExactly(
                        "local|9xxxxxxx|9xxxxxxx|Seattle, east",
                        "long distance|91xxxxxxxxxx|91xxxxxxxxxx|");
        assertThat(shell.good("(Get-UMDialPlan MyDialPlan).AllowedInCountryOrRegionGroups"))
                .containsExactly("local", "long distance");
        assertThat(
                        shell.good(
                                "(Get-UMDialPlan MyDialPlan).ConfiguredInCountryOrRegionGroups | % { \"$_\" }"))
                .as("text form")
                .containsExactly(
                        "local,9xxxxxxx,9xxxxxxx,\"Seattle, east\"",
                        "long distance,91xxxxxxxxxx,91xxxxxxxxxx");
    }

    @Test
    void lines_093_to_095_round_trip_without_loss() throws IOException {
        shell.good(
                "Set-UMDialPlan \"MyUMDialPlan\" -ConfiguredInCountryOrRegionGroups $(IMPORT-CSV c:\\dialrules\\InCountryRegion.csv)",
                "(Get-UMDialPlan -id \"MyUMDialPlan\").ConfiguredInCountryOrRegionGroups | EXPORT-CSV C:\\incountryorregion.csv",
                "$before = (Get-UMDialPlan MyUMDialPlan).ConfiguredInCountryOrRegionGroups | % { \"$_\" }",
                "Set-UMDialPlan MyUMDialPlan -ConfiguredInCountryOrRegionGroups (Import-Csv C:\\incountryorregion.csv)");

        assertThat(Files.readString(folder.resolve("C/incountryorregion.csv")))
                .contains("\"Name\",\"NumberMask\",\"DialedNumber\",\"Comment\"")
                .contains("\"local\",\"9xxxxxxx\",\"9xxxxxxx\",\"Seattle, east\"");
        assertThat(
                        shell.good(
                                "(Get-UMDialPlan MyUMDialPlan).ConfiguredInCountryOrRegionGroups | % { \"$_\" }"))
                .isEqualTo(shell.good("$before"));
        assertThat(
                        shell.errorIds(
                                "Set-UMDialPlan -Identity MyUMDialPlan -AllowedInCountryOrRegionGroups MyAllowedDialRuleGroup"))
                .as("095 while no such group is defined")
                .containsExactly("UM-E607");
        shell.good(
                "Set-UMDialPlan MyUMDialPlan -ConfiguredInCountryOrRegionGroups @{Add='MyAllowedDialRuleGroup,9*,9*,'}",
                "Set-UMDialPlan -Identity MyUMDialPlan -AllowedInCountryOrRegionGroups MyAllowedDialRuleGroup");
    }

    @Test
    void line_057_needs_the_groups_on_the_plan() {
        var line =
                "Set-UMMailboxPolicy -Identity MyUMMailboxPolicy -AllowDialPlanSubscribers $true -AllowedInCountryOrRegionGroups InCountry/RegionGroup1,InCountry/RegionGroup2 -AllowedInternationalGroups InternationalGroup1,InternationalGroup2 -AllowExtensions $true";
        assertThat(shell.errorIds(line))
                .containsExactly("UM-E607", "UM-E607", "UM-E607", "UM-E607");

        shell.good(
                "Set-UMDialPlan MyDialPlan -ConfiguredInCountryOrRegionGroups 'InCountry/RegionGroup1,9*,9*,','InCountry/RegionGroup2,8*,8*,' -ConfiguredInternationalGroups 'InternationalGroup1,011*,011*,','InternationalGroup2,00*,00*,'",
                line);

        assertThat(shell.good("(Get-UMMailboxPolicy MyUMMailboxPolicy).AllowedInternationalGroups"))
                .containsExactly("InternationalGroup1", "InternationalGroup2");
    }

    @Test
    void old_names_run_with_w08() {
        shell.good(
                "Set-UMDialPlan MyDialPlan -ConfiguredInCountryGroups 'local,9*,9*,' -AllowedInCountryGroups local");
        assertThat(shell.console.warnings).hasSize(2).allMatch(text -> text.startsWith("W08"));

        shell.good("Set-UMMailboxPolicy MyUMMailboxPolicy -AllowedInCountryGroups local");
        assertThat(shell.console.warnings).singleElement().asString().startsWith("W08");
    }

    @Test
    void a_list_of_rules_is_changed_by_add_and_remove() {
        shell.good(
                "Set-UMDialPlan MyDialPlan -ConfiguredInternationalGroups 'world,011*,011*,','asia,01181*,01181*,'",
                "Set-UMDialPlan MyDialPlan -ConfiguredInternationalGroups @{Add='asia,01182*,01182*,'; Remove='world,011*,011*,'}");

        assertThat(
                        shell.good(
                                "(Get-UMDialPlan MyDialPlan).ConfiguredInternationalGroups | % { \"$_\" }"))
                .containsExactly("asia,01181*,01181*", "asia,01182*,01182*");
        shell.good("Set-UMDialPlan MyDialPlan -ConfiguredInternationalGroups $null");
        assertThat(shell.good("(Get-UMDialPlan MyDialPlan).ConfiguredInternationalGroups"))
                .isEmpty();
    }

    @Test
    void all_wrong_rules_of_a_command_are_told_and_none_is_kept() {
        assertThat(
                        shell.errorIds(
                                "Set-UMDialPlan MyDialPlan -ConfiguredInCountryOrRegionGroups 'good,9*,9*,','bad,9-9,9*,','worse,9x,9,'"))
                .containsExactly("UM-E009", "UM-E009");
        assertThat(shell.good("(Get-UMDialPlan MyDialPlan).ConfiguredInCountryOrRegionGroups"))
                .isEmpty();
    }

    @Test
    void a_fifth_column_of_a_csv_file_is_an_error() throws IOException {
        Files.writeString(
                folder.resolve("C/five.csv"),
                "Name,NumberMask,DialedNumber,Comment,Extra\nlocal,9*,9*,,x\n");

        assertThat(
                        shell.errorIds(
                                "Set-UMDialPlan MyDialPlan -ConfiguredInCountryOrRegionGroups (Import-Csv C:\\five.csv)"))
                .containsExactly("UM-E009");
    }

    /** directory §7.4 and §3.7: the ranges of codes and formats. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "-CountryOrRegionCode 4425 ~ none",
                "-CountryOrRegionCode 44250 ~ UM-E005",
                "-CountryOrRegionCode +1 ~ UM-E008",
                "-OutsideLineAccessCode 1234567890123456 ~ none",
                "-OutsideLineAccessCode 12345678901234567 ~ UM-E005",
                "-OutsideLineAccessCode 9w ~ UM-E008",
                "-InternationalAccessCode 0011 ~ none",
                "-InternationalAccessCode 00110 ~ UM-E005",
                "-NationalNumberPrefix 0 ~ none",
                "-NationalNumberPrefix 00000 ~ UM-E005",
                "-InCountryOrRegionNumberFormat 1425xxxxxxx ~ none",
                "-InCountryOrRegionNumberFormat x1425 ~ UM-E009",
                "-InternationalNumberFormat 441425xxxxxxx ~ none",
                "-InternationalNumberFormat '+44xxx' ~ UM-E009",
                "-NumberingPlanFormats 142570xxxxx,1425x0xxxxx ~ none",
                "-NumberingPlanFormats '14257*' ~ UM-E009",
                "-AllowedInternationalGroups mars ~ UM-E607"
            })
    void codes_and_formats_have_their_ranges(String parameters, String error) {
        assertThat(shell.errorIds("Set-UMDialPlan MyDialPlan " + parameters))
                .isEqualTo(error.equals("none") ? java.util.List.of() : java.util.List.of(error));
    }

    @Test
    void a_policy_that_names_a_vanished_group_is_not_valid() {
        shell.good(
                "Set-UMDialPlan MyDialPlan -ConfiguredInCountryOrRegionGroups 'local,9*,9*,'",
                "Set-UMMailboxPolicy MyUMMailboxPolicy -AllowedInCountryOrRegionGroups local");
        assertThat(shell.good("(Get-UMMailboxPolicy MyUMMailboxPolicy).IsValid"))
                .containsExactly("True");

        shell.good("Set-UMDialPlan MyDialPlan -ConfiguredInCountryOrRegionGroups $null");

        assertThat(shell.console.warnings).singleElement().asString().contains("MyUMMailboxPolicy");
        assertThat(shell.good("(Get-UMMailboxPolicy MyUMMailboxPolicy).IsValid"))
                .containsExactly("False");
        assertThat(shell.good("(Get-UMDialPlan MyDialPlan).IsValid")).containsExactly("True");
    }

    @Test
    void the_rule_tester_shows_what_is_dialed_and_every_step() {
        shell.good(
                "Set-UMDialPlan MyDialPlan -OutsideLineAccessCode 9 -NationalNumberPrefix 1 -ConfiguredInCountryOrRegionGroups 'local,91425xxxxxxx,9xxxxxxx,'",
                "Set-UMMailboxPolicy MyUMMailboxPolicy -AllowedInCountryOrRegionGroups local",
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234",
                "$test = Test-UMDialingRule MyDialPlan '+1 425 555 1234' -UMMailboxPolicy MyUMMailboxPolicy");

        assertThat(shell.good("$test.DialString; $test.Permitted; $test.Rule"))
                .containsExactly("95551234", "True", "local,91425xxxxxxx,9xxxxxxx");
        assertThat(shell.good("$test.Steps"))
                .contains("3. Canonical number: 914255551234", "5. Dialed number: 95551234");
        assertThat(
                        shell.good(
                                "(Test-UMDialingRule MyDialPlan 914255551234 -UMMailbox tonysmith).DialString"))
                .containsExactly("95551234");
        assertThat(shell.good("(Test-UMDialingRule MyDialPlan 914255551234).Reason"))
                .singleElement()
                .asString()
                .startsWith("NO_GROUP_ALLOWED");
        assertThat(
                        shell.good(
                                "Get-UMDialPlan MyDialPlan | Test-UMDialingRule -Number 51234 | % Kind"))
                .containsExactly("SUBSCRIBER");
    }
}
