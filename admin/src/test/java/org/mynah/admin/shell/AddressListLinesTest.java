package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Address lists in the shell: made, named by plans and attendants, changed, removed (cmdlets §10).
 */
class AddressListLinesTest {

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "New-AddressList -Name Sales -ConditionalDepartment Sales,'Customer Service' -RecipientContainer Users | Out-Null");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void a_list_is_printed_with_its_conditions_and_changed() {
        shell.good("Set-AddressList Sales -Name Seattle -ConditionalCompany Contoso");
        assertThat(
                        shell.good(
                                "Get-AddressList | % { \"$($_.Name) $($_.ConditionalDepartment -join '+') $($_.ConditionalCompany) $($_.RecipientContainer)\" }"))
                .containsExactly("Seattle Sales+Customer Service Contoso Users");
    }

    @Test
    void a_plan_names_a_list_and_the_list_then_stays() {
        shell.good("Set-UMDialPlan MyDialPlan -ContactScope AddressList -ContactAddressList Sales");
        assertThat(shell.good("(Get-UMDialPlan MyDialPlan).ContactAddressList"))
                .containsExactly("Sales");

        assertThat(shell.errorIds("Remove-AddressList Sales -Confirm:$false"))
                .containsExactly("UM-E207");
        assertThat(String.join("\n", shell.console.errors)).contains("MyDialPlan");

        shell.good(
                "Set-UMDialPlan MyDialPlan -ContactScope DialPlan -ContactAddressList $null",
                "New-UMAutoAttendant -Name Main -UMDialPlan MyDialPlan | Out-Null",
                "Set-UMAutoAttendant Main -ContactAddressList Sales");
        assertThat(shell.errorIds("Remove-AddressList Sales -Confirm:$false"))
                .containsExactly("UM-E207");
        shell.good(
                "Set-UMAutoAttendant Main -ContactAddressList $null",
                "Remove-AddressList Sales -Confirm:$false");
        assertThat(shell.good("(Get-AddressList).Count")).containsExactly("0");
    }

    @Test
    void what_is_wrong_is_refused() {
        assertThat(shell.errorIds("Set-UMDialPlan MyDialPlan -ContactAddressList Nobody"))
                .containsExactly("UM-E010");
        assertThat(shell.errorIds("New-AddressList Sales")).containsExactly("UM-E003");
        assertThat(shell.errorIds("Get-AddressList Nobody")).containsExactly("UM-E010");
    }
}
