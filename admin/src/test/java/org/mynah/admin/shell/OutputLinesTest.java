package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every object shows (directory §2.1), and the links back to it (§7.4, §7.7, §7.10). */
class OutputLinesTest {

    private static final String CONFIGURATION =
            ",CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=contoso,DC=com";

    @TempDir static Path folder;
    private static ShellFixture shell;

    @BeforeAll
    static void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "New-UMAutoAttendant -Name MyAttendant -UMDialPlan MyDialPlan",
                "Enable-UMMailbox tonysmith -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234");
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

    private static String value(String expression) {
        return String.join("\n", shell.good(expression));
    }

    @Test
    @DisplayName("§7.4 LegacyPromptPublishingPoint, ForceUpgrade: accepted, ignored with a notice")
    void what_only_older_servers_had_is_accepted_and_said_to_have_no_effect() {
        shell.good(
                "Set-UMDialPlan MyDialPlan -LegacyPromptPublishingPoint '\\\\server\\share' -ForceUpgrade");

        assertThat(shell.console.warnings)
                .contains(
                        "W08: -LegacyPromptPublishingPoint has no effect.",
                        "W08: -ForceUpgrade has no effect.");
        for (var line :
                new String[] {
                    "Set-UMMailboxPolicy MyUMMailboxPolicy -ForceUpgrade",
                    "Set-UMIPGateway MyUMIPGateway -ForceUpgrade",
                    "Set-UMAutoAttendant MyAttendant -ForceUpgrade"
                }) {
            shell.good(line);
            assertThat(shell.console.warnings)
                    .as(line)
                    .contains("W08: -ForceUpgrade has no effect.");
        }
    }

    @ParameterizedTest
    @DisplayName("§2.1 Guid, Identity, Name, DistinguishedName, times, version, validity, state")
    @CsvSource(
            delimiter = '|',
            value = {
                "Get-UMDialPlan MyDialPlan | MyDialPlan | MyDialPlan | CN=MyDialPlan,CN=UM DialPlan Container",
                "Get-UMMailboxPolicy MyUMMailboxPolicy | MyUMMailboxPolicy | MyUMMailboxPolicy | CN=MyUMMailboxPolicy,CN=UM Mailbox Policies",
                "Get-UMIPGateway MyUMIPGateway | MyUMIPGateway | MyUMIPGateway | CN=MyUMIPGateway,CN=UM IPGateway Container",
                "Get-UMHuntGroup MyUMHuntGroup | MyUMIPGateway\\MyUMHuntGroup | MyUMHuntGroup | CN=MyUMHuntGroup,CN=MyUMIPGateway,CN=UM IPGateway Container",
                "Get-UMAutoAttendant MyAttendant | MyAttendant | MyAttendant | CN=MyAttendant,CN=UM AutoAttendant Container",
                "Get-Mailbox tonysmith | contoso.com/Users/Tony Smith | Tony Smith | CN=Tony Smith,CN=Users",
                "Get-User tonysmith | contoso.com/Users/Tony Smith | Tony Smith | CN=Tony Smith,CN=Users",
                "Get-UMMailbox tonysmith | contoso.com/Users/Tony Smith | Tony Smith | CN=Tony Smith,CN=Users"
            })
    void every_object_shows_what_it_is(
            String command, String identity, String name, String distinguishedName) {
        shell.good("$o = " + command);

        assertThat(value("$o.Identity")).isEqualTo(identity);
        assertThat(value("$o.Name")).isEqualTo(name);
        assertThat(value("$o.Guid"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
        assertThat(value("$o.DistinguishedName"))
                .isEqualTo(
                        distinguishedName
                                + (distinguishedName.endsWith("CN=Users")
                                        ? ",DC=contoso,DC=com"
                                        : CONFIGURATION));
        for (var time :
                new String[] {"WhenCreated", "WhenChanged", "WhenCreatedUTC", "WhenChangedUTC"}) {
            assertThat(value("$o." + time)).as(time).isNotEmpty();
        }
        assertThat(value("$o.ExchangeVersion")).isNotEmpty();
        assertThat(value("$o.IsValid")).isEqualTo("True");
        assertThat(value("$o.ObjectState")).isEqualTo("Unchanged");
        assertThat(value("$o.OrganizationId")).isEqualTo("First Organization");
        assertThat(value("$o.OriginatingServer")).isNotEmpty();
    }

    @ParameterizedTest
    @DisplayName("§2.1 GUID and distinguished name name the object as its identity does")
    @CsvSource({
        "Get-UMDialPlan, MyDialPlan",
        "Get-UMMailboxPolicy, MyUMMailboxPolicy",
        "Get-UMIPGateway, MyUMIPGateway",
        "Get-UMHuntGroup, MyUMHuntGroup",
        "Get-UMAutoAttendant, MyAttendant",
        "Get-Mailbox, tonysmith",
        "Get-UMMailbox, tonysmith"
    })
    void guid_and_distinguished_name_are_identities(String command, String identity) {
        shell.good("$o = " + command + " " + identity);

        assertThat(value("(" + command + " $o.Guid).Identity")).isEqualTo(value("$o.Identity"));
        assertThat(value("(" + command + " $o.Identity).Guid")).isEqualTo(value("$o.Guid"));
        assertThat(value("(" + command + " $o.DistinguishedName).Guid"))
                .isEqualTo(value("$o.Guid"));
    }

    @Test
    @DisplayName("§7.4 back links of a dial plan")
    void a_dial_plan_shows_what_links_to_it() {
        assertThat(shell.good("(Get-UMDialPlan MyDialPlan).UMMailboxPolicies"))
                .contains("MyUMMailboxPolicy", "MyDialPlan Default Policy");
        assertThat(shell.good("(Get-UMDialPlan MyDialPlan).UMAutoAttendants"))
                .contains("MyAttendant");
        shell.good("$plan = (Get-UMHuntGroup MyUMHuntGroup).UMDialPlan");
        assertThat(shell.good("(Get-UMDialPlan $plan).UMIPGateway")).contains("MyUMIPGateway");
        assertThat(shell.good("(Get-UMDialPlan $plan).UMHuntGroups"))
                .contains("MyUMIPGateway\\MyUMHuntGroup");
        assertThat(shell.good("(Get-UMDialPlan $plan).HuntGroups"))
                .contains("MyUMIPGateway\\MyUMHuntGroup");
        assertThat(shell.good("(Get-UMDialPlan MyDialPlan).AvailableLanguages")).contains("en-US");
    }

    @Test
    @DisplayName("§7.7 back links of a gateway")
    void a_gateway_shows_its_hunt_groups() {
        assertThat(shell.good("(Get-UMIPGateway MyUMIPGateway).HuntGroups"))
                .contains("MyUMHuntGroup");
    }

    @Test
    @DisplayName("§7.10 columns kept for output only")
    void a_um_mailbox_shows_columns_that_are_kept_for_output() {
        assertThat(value("(Get-UMMailbox tonysmith).AirSyncNumbers")).isEmpty();
        assertThat(value("(Get-UMMailbox tonysmith).PhoneProviderId")).isEmpty();
        assertThat(value("(Get-UMMailbox tonysmith).SIPResourceIdentifier")).isEmpty();
        assertThat(value("(Get-UMMailbox tonysmith).UMDialPlan")).isEqualTo("MyDialPlan");
    }

    @Test
    @DisplayName("§7.2 UMEnabled follows from enabling and disabling")
    void um_enabled_is_shown_of_user_and_mailbox() {
        assertThat(value("(Get-User tonysmith).UMEnabled")).isEqualTo("True");
        assertThat(value("(Get-Mailbox tonysmith).UMEnabled")).isEqualTo("True");
        assertThat(value("(Get-Mailbox tony).UMEnabled")).isEqualTo("False");
        for (var place :
                new String[] {"Database", "ServerName", "ServerLegacyDN", "LegacyExchangeDN"}) {
            assertThat(value("(Get-Mailbox tonysmith)." + place)).as(place).isNotEmpty();
        }
    }
}
