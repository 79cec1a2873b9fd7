package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mynah.um.TestCalls;
import org.mynah.um.directory.NodeSightings.Sighting;

/** Test calls and nodes in the shell: cmdlets §8.10, §10 and the documented lines 189–191. */
class ConnectivityLinesTest {

    @TempDir Path folder;
    private ShellFixture shell;
    private final List<String> placed = new ArrayList<>();
    private final TestCalls line = new GoodTestCalls(placed);

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.testCalls = Optional.of(line);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void line_189_calls_the_server_itself() {
        assertThat(
                        shell.good(
                                "Test-UMConnectivity | ForEach-Object { \"$($_.Test) $($_.Success) $($_.LatencyMs) $($_.ReceivedDigits) $($_.ExpectedDigits)\" }"))
                .containsExactly("LocalLoop True 12 0123456789*# 0123456789*#");
        assertThat(placed).containsExactly("loop 0123456789*# 600");
    }

    @Test
    void line_190_calls_a_number_through_a_gateway() {
        shell.good("Test-UMConnectivity -UMIPGateway MyUMIPGateway -Phone 56780 -Secured $false");
        assertThat(placed).containsExactly("through MyUMIPGateway 56780 ");
    }

    @Test
    void line_191_runs_and_says_that_there_is_no_tls() {
        assertThat(
                        shell.good(
                                "Test-UMConnectivity -Phone sip:sipdp.contoso.com@contoso.com -UMIPGateway MyUMIPGateway -Secured $true -From sip:user1@contoso.com -MediaSecured $true | ForEach-Object { \"$($_.Success) $($_.FailureReason)\" }"))
                .containsExactly("False SIP over TLS and SRTP are not part of this server");
        assertThat(placed).isEmpty();
    }

    @Test
    void a_sign_in_is_tried_without_showing_the_pin() {
        var shown =
                shell.good(
                        "Test-UMConnectivity -TUILogon -Phone 51234 -PIN 5643892 -UMDialPlan MyDialPlan | Format-List");
        assertThat(placed).containsExactly("sign-in MyDialPlan 51234 7");
        assertThat(String.join("\n", shown)).contains("TuiLogonSpecific").doesNotContain("5643892");
    }

    @Test
    void a_gateway_without_outgoing_calls_is_not_called() {
        shell.good("Set-UMIPGateway MyUMIPGateway -OutcallsAllowed $false");
        assertThat(
                        shell.good(
                                "(Test-UMConnectivity -UMIPGateway MyUMIPGateway -Phone 56780).FailureReason"))
                .containsExactly("the gateway allows no outgoing calls");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Test-UMConnectivity -ListenPort 5060 -UMIPGateway MyUMIPGateway ~ UM-E014",
                "Test-UMConnectivity -Phone 56780 ~ UM-E014",
                "Test-UMConnectivity -UMIPGateway Nobody -Phone 1 ~ UM-E010",
                "Test-UMConnectivity -Timeout 59 ~ UM-E005",
                "Test-UMConnectivity -DiagDtmfSequence hello ~ UM-E009",
                "Test-UMConnectivity -UMIPGateway MyUMIPGateway -TUILogon ~ UM-E013",
                "Test-UMConnectivity -TUILogon -Phone 51234 -PIN 12ab -UMDialPlan MyDialPlan ~ UM-E008",
                "Test-UMConnectivity -TUILogonAll ~ UM-E024",
                "Test-UMConnectivity -ResetPIN ~ UM-E024",
                "Get-ExchangeServer nobody ~ UM-E010",
                "Get-OrganizationalUnit Nowhere ~ UM-E010"
            })
    void bad_input_ends_with_its_error(String command, String error) {
        assertThat(shell.errorIds(command)).containsExactly(error);
        assertThat(String.join("\n", shell.console.errors)).doesNotContain("12ab");
        assertThat(placed).isEmpty();
    }

    @Test
    void without_telephony_the_node_is_unreachable() {
        shell.testCalls = Optional.empty();
        assertThat(shell.errorIds("Test-UMConnectivity")).containsExactly("UM-E502");
    }

    @Test
    void the_nodes_are_the_exchange_servers() {
        shell.store.sightings().seen(new Sighting("mbx01.contoso.com", 7, Instant.now()));

        assertThat(
                        shell.good(
                                "Get-ExchangeServer mbx01.contoso.com | ForEach-Object { \"$($_.Name) $($_.DirectoryVersion)\" }"))
                .containsExactly("mbx01.contoso.com 7");
        assertThat(shell.good("(Get-ExchangeServer mbx*).Name"))
                .containsExactly("mbx01.contoso.com");
    }

    @Test
    void containers_are_those_that_hold_users() {
        shell.good(
                "$p = ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force",
                "New-Mailbox -Name 'Ann Sales' -UserPrincipalName ann@contoso.com -OrganizationalUnit Sales -Password $p");

        assertThat(shell.good("(Get-OrganizationalUnit).Name")).containsExactly("Sales", "Users");
        assertThat(shell.good("(Get-OrganizationalUnit contoso.com/Sales).DistinguishedName"))
                .containsExactly("OU=Sales,DC=contoso,DC=com");
    }
}
