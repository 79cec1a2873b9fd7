package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.um.directory.EumAddress;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.message.UmMessage;

/** The set-up of the operator's contract, word for word, and what follows from it. */
class SetUpTest {

    private static final String[] SET_UP = {
        "New-UMDialPlan -Name MyDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1",
        "Set-UMDialPlan MyDialPlan -AccessTelephoneNumbers 50000",
        "New-UMMailboxPolicy -Name MyUMMailboxPolicy -UMDialPlan MyDialPlan",
        "New-UMIPGateway -Name MyGateway -Address 127.0.0.1 -UMDialPlan MyDialPlan",
        "New-Mailbox -Name \"Tony Smith\" -Alias tonysmith -UserPrincipalName tonysmith@contoso.com -FirstName Tony -LastName Smith -Password (ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force)",
        "Enable-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892 -PINExpired $true",
        "Get-UMMailbox tonysmith | Format-List"
    };

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void the_set_up_of_the_contract_runs_verbatim() {
        var printed = shell.good(SET_UP);

        assertThat(shell.console.warnings).isEmpty();
        assertThat(printed)
                .anyMatch(line -> line.matches("Extensions +: \\{51234}"))
                .anyMatch(line -> line.matches("UMDialPlan +: MyDialPlan"))
                .anyMatch(line -> line.matches("UMEnabled +: True"))
                .anyMatch(line ->
                        line.matches(
                                "EmailAddresses +: \\{EUM:51234;phone-context=MyDialPlan.contoso.com, SMTP:tonysmith@contoso.com}"));
        var colons =
                printed.stream()
                        .filter(line -> line.contains(" : "))
                        .map(line -> line.indexOf(" : "))
                        .distinct();
        assertThat(colons).as("names of one list end at one column").hasSizeLessThanOrEqualTo(3);
        shell.store
                .directory()
                .read(reader -> {
                    assertThat(reader.find(EumAddress.key("51234", "MyDialPlan.contoso.com")))
                            .map(UmMailbox::new)
                            .hasValueSatisfying(um ->
                                    assertThat(reader.pin(um.id()).orElseThrow().mustChange())
                                            .isTrue());
                    return true;
                });
    }

    @Test
    void the_welcome_carries_the_pin_and_nothing_else_does() {
        var printed = shell.good(SET_UP);

        assertThat(shell.mails)
                .singleElement()
                .isInstanceOfSatisfying(
                        UmMessage.Welcome.class,
                        welcome -> {
                            assertThat(welcome.pin()).isEqualTo("5643892");
                            assertThat(welcome.accessNumbers()).containsExactly("50000");
                            assertThat(welcome.to().address()).isEqualTo("tonysmith@contoso.com");
                        });
        assertThat(printed)
                .noneMatch(line -> line.contains("5643892") || line.contains("Kite.4421"));
    }

    @Test
    void the_seeds_first_example_mails_the_administrator() {
        shell.setUp();

        shell.good(
                "Enable-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892 -NotifyEmail administrator@contoso.com -PINExpired $true");

        assertThat(shell.mails.getLast().to().address()).isEqualTo("administrator@contoso.com");
    }

    @Test
    void the_seeds_second_example_gives_two_addresses_on_a_sip_plan() {
        shell.good(
                "New-UMDialPlan -Name MySIPDialPlan -NumberOfDigitsInExtension 5 -URIType SipName -CountryOrRegionCode 1",
                "New-UMMailboxPolicy -Name MyUMMailboxPolicy -UMDialPlan MySIPDialPlan",
                "New-Mailbox -Name 'Tony Smith' -Alias tonysmith -UserPrincipalName tonysmith@contoso.com -Password (ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force)");

        shell.good(
                "Enable-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892 -SIPResourceIdentifier \"tonysmith@contoso.com\" -PINExpired $true");

        assertThat(shell.good("(Get-UMMailbox tonysmith).UMAddresses"))
                .containsExactly(
                        "EUM:tonysmith@contoso.com;phone-context=MySIPDialPlan.contoso.com",
                        "eum:51234;phone-context=MySIPDialPlan.contoso.com");
    }

    @Test
    void the_same_line_on_a_telephone_extension_plan_is_refused() {
        shell.setUp();

        assertThat(
                        shell.errorIds(
                                "Enable-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN 5643892 -SIPResourceIdentifier \"tonysmith@contoso.com\" -PINExpired $true"))
                .containsExactly("UM-E107");
    }

    @Test
    void all_problems_of_one_user_are_reported_together() {
        shell.setUp();

        assertThat(
                        shell.errorIds(
                                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 512 -PIN 1 -SIPResourceIdentifier x@contoso.com"))
                .containsExactly("UM-E106", "UM-E107", "UM-E301");
        assertThat(
                        shell.errorIds(
                                "Set-UMDialPlan MyUMDialPlan -MaxCallDuration 5 -RecordingIdleTimeout 99 -FaxEnabled maybe"))
                .containsExactly("UM-E006", "UM-E005", "UM-E005");
    }

    @Test
    void what_if_checks_everything_and_changes_nothing() {
        shell.setUp();
        long before = shell.store.directory().<Long>read(reader -> reader.version());

        assertThat(
                        shell.good(
                                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -WhatIf"))
                .containsExactly("What if: Enabling Unified Messaging for mailbox \"Tony Smith\".");
        assertThat(shell.errorIds("Remove-UMDialPlan MyUMDialPlan -WhatIf"))
                .containsExactly("UM-E201");
        assertThat(shell.good("New-UMDialPlan Other -NumberOfDigitsInExtension 4 -WhatIf"))
                .containsExactly("What if: Creating UM dial plan \"Other\".");

        assertThat(shell.mails).isEmpty();
        long after = shell.store.directory().<Long>read(reader -> reader.version());
        assertThat(after).isEqualTo(before);
    }

    @Test
    void the_audit_has_the_command_without_its_secrets() {
        shell.good(SET_UP);
        shell.good("Set-UMMailboxPIN tonysmith -PIN 90817263");

        var entries = new StringBuilder();
        shell.store
                .audit()
                .newest(1000)
                .forEach(entry -> entries.append(entry.toString()).append('\n'));
        assertThat(entries.toString())
                .contains(
                        "Enable-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy")
                .contains("-Pin ********")
                .doesNotContain("5643892")
                .doesNotContain("Kite.4421")
                .doesNotContain("90817263");
    }

    @Test
    void removing_asks_and_nobody_answers() {
        shell.setUp();

        assertThat(shell.errorIds("Remove-UMIPGateway MyUMIPGateway")).containsExactly("UM-E027");
        assertThat(shell.good("Get-UMIPGateway | % Name")).containsExactly("MyUMIPGateway");
    }

    @Test
    void a_question_names_what_goes_too_and_no_is_no() {
        shell.setUp();
        shell.console.isInteractive = true;
        shell.console.answers.add("n");

        shell.good("Remove-UMIPGateway MyUMIPGateway");

        assertThat(shell.console.printed)
                .contains(
                        "Removing UM IP gateway and its hunt groups (MyUMHuntGroup) \"MyUMIPGateway\".");
        assertThat(shell.good("Get-UMIPGateway | % Name")).containsExactly("MyUMIPGateway");
        shell.console.answers.add("y");
        shell.good("Remove-UMIPGateway MyUMIPGateway");
        assertThat(shell.good("Get-UMIPGateway")).isEmpty();
    }

    @Test
    void an_interactive_session_asks_for_what_is_missing() {
        shell.setUp();
        shell.console.isInteractive = true;
        shell.console.answers.add("Asked Plan");
        shell.console.answers.add("4");

        shell.good("New-UMDialPlan");

        assertThat(shell.good("(Get-UMDialPlan 'Asked Plan').NumberOfDigitsInExtension"))
                .containsExactly("4");
        shell.console.isInteractive = false;
        assertThat(shell.errorIds("New-UMDialPlan")).containsExactly("UM-E014", "UM-E014");
    }
}
