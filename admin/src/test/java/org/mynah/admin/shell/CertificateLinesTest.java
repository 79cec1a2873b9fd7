package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates of a node (cmdlets §10): what is printed, refused, rehearsed and written down. */
class CertificateLinesTest {

    private static final String THUMBPRINT = "5113AE0233A72FCCB75B1D0198628675333D010E";

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() {
        shell = new ShellFixture(folder);
        shell.certificates.put(THUMBPRINT, Instant.now().minus(Duration.ofDays(1)));
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void an_enabled_certificate_is_known_to_service_and_router_which_listen_for_both() {
        shell.good("Enable-ExchangeCertificate " + THUMBPRINT + " -Services 'UM, UMCallRouter'");

        assertThat(shell.console.warnings).anyMatch(line -> line.contains("W01: "));
        for (var server : new String[] {"Get-UMService", "Get-UMCallRouterSettings"}) {
            assertThat(
                            shell.good(
                                    "(%1$s %2$s).UMCertificateThumbprint; (%1$s %2$s).UMStartupMode"
                                            .formatted(server, ShellFixture.NODE)))
                    .containsExactly(THUMBPRINT, "Dual");
        }
        assertThat(shell.good("(Get-ExchangeCertificate).Services -join ' '"))
                .containsExactly("IMAP IIS UM UMCallRouter");
    }

    @Test
    void a_startup_mode_that_was_chosen_is_kept() {
        shell.good(
                "Set-UMService " + ShellFixture.NODE + " -UMStartupMode TLS",
                "Enable-ExchangeCertificate " + THUMBPRINT + " -Services UM");
        assertThat(shell.good("(Get-UMService " + ShellFixture.NODE + ").UMStartupMode"))
                .containsExactly("TLS");
    }

    @Test
    void a_rehearsal_changes_nothing() {
        shell.good(
                "Enable-ExchangeCertificate " + THUMBPRINT + " -Services UM -WhatIf",
                "New-ExchangeCertificate -WhatIf",
                "Remove-ExchangeCertificate " + THUMBPRINT + " -WhatIf");
        assertThat(shell.certificates.all())
                .singleElement()
                .satisfies(held -> assertThat(held.isInForce()).isFalse());
    }

    @Test
    void a_request_waits_for_its_answer() {
        assertThat(
                        shell.good(
                                "$r = New-ExchangeCertificate -GenerateRequest -SubjectName CN=um.contoso.com -KeySize 4096 -FriendlyName 'New one'",
                                "$r.Status; $r.PublicKeySize; $r.FriendlyName; $r.Request -like '-----BEGIN*'"))
                .containsExactly("PendingRequest", "4096", "New one", "True");
        assertThat(shell.errorIds("$r | Enable-ExchangeCertificate -Services UM"))
                .containsExactly("UM-E611");
    }

    @Test
    void a_certificate_goes_out_and_comes_back_and_its_password_is_seen_nowhere() {
        shell.good(
                "$p = ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force",
                "$f = Export-ExchangeCertificate " + THUMBPRINT + " -Password $p",
                "Remove-ExchangeCertificate " + THUMBPRINT + " -Confirm:$false",
                "Import-ExchangeCertificate -FileData $f.FileData -Password $p -PrivateKeyExportable $true | Format-List");
        assertThat(shell.certificates.all()).hasSize(1);
        assertThat(String.join("\n", shell.console.printed)).doesNotContain("Kite.4421");
        assertThat(String.join("\n", shell.good("Search-AdminAuditLog | Format-List | Out-String")))
                .contains("Export-ExchangeCertificate", "Import-ExchangeCertificate")
                .doesNotContain("Kite.4421");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Get-ExchangeCertificate -Thumbprint 00 ~ UM-E010",
                "Get-ExchangeCertificate -Thumbprint xyz ~ UM-E009",
                "Get-ExchangeCertificate -Server other.contoso.com ~ UM-E502",
                "Enable-ExchangeCertificate 5113ae0233a72fccb75b1d0198628675333d010e -Services Fax ~ UM-E006",
                "Enable-ExchangeCertificate 5113ae0233a72fccb75b1d0198628675333d010e ~ UM-E014",
                "New-ExchangeCertificate -KeySize 512 ~ UM-E005",
                "New-ExchangeCertificate -DomainName 'no host' ~ UM-E012",
                "Export-ExchangeCertificate 5113ae0233a72fccb75b1d0198628675333d010e ~ UM-E014",
                "Import-ExchangeCertificate -FileData 1,2,300 ~ UM-E006",
                "Import-ExchangeCertificate -FileData 1,2,3 ~ UM-E610"
            })
    void what_is_wrong_is_refused(String line, String id) {
        assertThat(shell.errorIds(line)).containsExactly(id);
    }

    @Test
    void an_expired_certificate_is_not_enabled_and_one_in_force_not_removed() {
        shell.clock =
                java.time.Clock.fixed(
                        Instant.now().plus(Duration.ofDays(400)), java.time.ZoneOffset.UTC);
        assertThat(shell.good("(Get-ExchangeCertificate).Status")).containsExactly("DateInvalid");
        assertThat(shell.errorIds("Enable-ExchangeCertificate " + THUMBPRINT + " -Services UM"))
                .containsExactly("UM-E611");
        shell.clock = java.time.Clock.systemUTC();
        shell.good("Enable-ExchangeCertificate " + THUMBPRINT + " -Services UM");
        assertThat(shell.errorIds("Remove-ExchangeCertificate " + THUMBPRINT + " -Confirm:$false"))
                .containsExactly("UM-E611");
    }
}
