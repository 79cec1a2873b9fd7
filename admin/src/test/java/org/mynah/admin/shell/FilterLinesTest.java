package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines with -Filter, -SortBy, -ResultSize and -Anr as administrators type them. */
@DisplayName("cmdlets §3 OPATH filter, §4 -ResultSize, §8.6 Get-UMMailbox, §9")
class FilterLinesTest {

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "New-Mailbox -Shared -Name 'Zoe Sales' -DisplayName 'Aaa Sales' -Alias zoe",
                "Set-User tonysmith -Department 'Customer Service' -Title Agent",
                "Set-User tony -Department 'customer service' -Office 21",
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892",
                "Enable-UMMailbox tony -UMMailboxPolicy 'MyUMDialPlan Default Policy' -Extensions 51235 -PIN 5643892",
                "Set-UMMailbox tony -FaxEnabled $false -OperatorNumber 50001");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void assertNames(String line, String... names) {
        assertThat(shell.good("(" + line + ").Name")).as(line).containsExactly(names);
    }

    @Test
    void documented_filters_choose_users() {
        assertNames(
                "Get-User -Filter \"Department -eq 'Customer Service'\"",
                "Tony Brown",
                "Tony Smith");
        assertNames(
                "Get-User -Filter {Department -eq 'Customer Service' -and Office -ne $null}",
                "Tony Brown");
        assertNames("Get-Mailbox -Filter 'Title -eq \"agent\"'", "Tony Smith");
        assertNames(
                "Get-Mailbox -Filter \"RecipientTypeDetails -eq 'SharedMailbox'\"", "Zoe Sales");
        assertThat(
                        shell.good(
                                "(Get-Recipient -Filter 'UMEnabled -eq $true' | Measure-Object).Count"))
                .containsExactly("2");
        assertNames(
                "Get-Recipient -Filter \"UMRecipientDialPlanId -eq 'MyDialPlan'\"", "Tony Smith");
        assertNames("Get-Mailbox -Filter {UMEnabled -eq $false}", "Zoe Sales");
    }

    @Test
    void a_variable_stands_in_double_quotes() {
        assertThat(
                        shell.good(
                                "$d = 'Customer Service'; (Get-User -Filter \"Department -eq '$d'\" | Measure-Object).Count"))
                .containsExactly("2");
        assertThat(shell.errorIds("Get-User -Filter {Department -eq $d}"))
                .containsExactly("UM-E022");
    }

    @Test
    void um_mailboxes_are_chosen_by_policy_name_guid_and_distinguished_name() {
        assertNames(
                "Get-UMMailbox -Filter \"UMMailboxPolicy -eq 'MyUMMailboxPolicy'\"", "Tony Smith");
        assertNames(
                "Get-UMMailbox -Filter \"UMMailboxPolicy -eq '$((Get-UMMailboxPolicy MyUMMailboxPolicy).Guid)'\"",
                "Tony Smith");
        assertNames(
                "Get-UMMailbox -Filter \"UMMailboxPolicy -eq '$((Get-UMMailboxPolicy MyUMMailboxPolicy).DistinguishedName)'\"",
                "Tony Smith");
        assertNames("Get-UMMailbox -Filter \"UMMailboxPolicy -like '*Default*'\"", "Tony Brown");
        assertThat(shell.errorIds("Get-UMMailbox -Filter \"UMMailboxPolicy -eq 'Other'\""))
                .containsExactly("UM-E010");
    }

    @Test
    void um_mailboxes_are_chosen_by_switches_numbers_and_addresses() {
        assertNames("Get-UMMailbox -Filter {FaxEnabled -eq $false}", "Tony Brown");
        assertNames("Get-UMMailbox -Filter {FaxEnabled -eq $true}", "Tony Smith");
        assertNames("Get-UMMailbox -Filter \"OperatorNumber -eq 50001\"", "Tony Brown");
        assertNames("Get-UMMailbox -Filter \"Extensions -eq '51234'\"", "Tony Smith");
        assertNames("Get-UMMailbox -Filter \"EmailAddresses -like 'EUM:51235*'\"", "Tony Brown");
        assertNames("Get-UMMailbox -Filter \"DisplayName -like '*smith'\"", "Tony Smith");
        assertNames(
                "Get-UMMailbox -Filter \"PrimarySmtpAddress -eq 'tony@contoso.com'\"",
                "Tony Brown");
        assertNames(
                "Get-UMMailbox -Filter \"WhenCreated -gt '2020-01-01'\"",
                "Tony Brown",
                "Tony Smith");
    }

    @Test
    void what_is_printed_can_be_asked_for() {
        for (var cmdlet : new String[] {"Get-User", "Get-Mailbox", "Get-UMMailbox"}) {
            assertNames(
                    cmdlet
                            + " -Filter \"Guid -eq '$((Get-User tonysmith).Guid)' -and Identity -like '*/Tony*'\"",
                    "Tony Smith");
            assertNames(cmdlet + " -Filter \"DistinguishedName -like 'CN=Tony B*'\"", "Tony Brown");
        }
    }

    @Test
    void a_wrong_filter_names_the_column() {
        assertThat(shell.errorIds("Get-Mailbox -Filter \"Departmnt -eq 'x'\""))
                .containsExactly("UM-E022");
        assertThat(shell.console.errors.getFirst()).contains("column 1").contains("Department");
        assertThat(shell.errorIds("Get-UMMailbox -Filter \"FaxEnabled -eq\""))
                .containsExactly("UM-E022");
    }

    @Test
    void a_listing_is_sorted_and_cut_with_a_warning() {
        assertNames("Get-Mailbox -SortBy DisplayName", "Zoe Sales", "Tony Brown", "Tony Smith");
        assertNames("Get-Mailbox -SortBy Alias -ResultSize 2", "Tony Brown", "Tony Smith");
        assertThat(shell.console.warnings).singleElement().asString().startsWith("W02");
        assertNames("Get-Mailbox -SortBy DisplayName -ResultSize 1", "Zoe Sales");
        assertNames("Get-UMMailbox -ResultSize 1", "Tony Brown");
        assertThat(shell.console.warnings).singleElement().asString().startsWith("W02");
        assertNames("Get-UMMailbox -ResultSize 2", "Tony Brown", "Tony Smith");
        assertThat(shell.console.warnings).isEmpty();
        assertNames("Get-UMMailbox -ResultSize Unlimited", "Tony Brown", "Tony Smith");
    }

    @Test
    void ambiguous_names_and_units_go_together_with_a_filter() {
        assertNames("Get-Mailbox -Anr ton -Filter \"Office -eq '21'\"", "Tony Brown");
        assertNames("Get-Mailbox -Anr Aaa", "Zoe Sales");
        assertNames("Get-UMMailbox -Anr smi", "Tony Smith");
        assertNames(
                "Get-UMMailbox -OrganizationalUnit Users -Anr Tony", "Tony Brown", "Tony Smith");
        assertThat(shell.good("Get-Mailbox -OrganizationalUnit Sales")).isEmpty();
        assertNames("Get-Mailbox -Identity 'Tony*' -Filter \"Office -eq '21'\"", "Tony Brown");
    }

    @Test
    void a_committed_change_is_what_the_next_filter_sees() {
        shell.good(
                "Set-User tony -Department Sales", "Disable-UMMailbox tonysmith -Confirm:$false");

        assertNames("Get-User -Filter \"Department -eq 'Sales'\"", "Tony Brown");
        assertNames("Get-User -Filter \"Department -eq 'Customer Service'\"", "Tony Smith");
        assertNames("Get-UMMailbox -Filter {UMEnabled -eq $true}", "Tony Brown");
    }
}
