package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell on another machine: HTTPS with a checked certificate, user, password and roles. */
class RemoteShellIT {

    @TempDir private static Path folder;
    private static PackagedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PackagedServer.contoso(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Optional<Path> certificate() {
        return Optional.of(server.data().resolve("tls").resolve("certificate.pem"));
    }

    @Test
    void a_member_of_a_role_group_runs_what_his_roles_grant() throws Exception {
        var before =
                server.remoteShellLine(PackagedServer.PASSWORD, certificate(), "Get-UMDialPlan");
        assertThat(before.exitCode()).isEqualTo(1);
        assertThat(before.errors()).contains("UM-E018");

        server.shell("Add-RoleGroupMember 'UM Management' -Member tonysmith");
        var after =
                server.remoteShellLine(
                        PackagedServer.PASSWORD, certificate(), "(Get-UMDialPlan).Name");
        assertThat(after.text().strip()).isEqualTo("MyDialPlan");
        var recipients =
                server.remoteShellLine(PackagedServer.PASSWORD, certificate(), "Get-Mailbox");
        assertThat(recipients.errors()).contains("UM-E018");
    }

    @Test
    void a_certificate_that_is_not_trusted_ends_the_connection_before_the_password() {
        var result = server.remoteShellLine(PackagedServer.PASSWORD, Optional.empty(), "1");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errors()).contains("--trust");
    }

    @Test
    void a_wrong_password_is_not_accepted() {
        var result = server.remoteShellLine("wrong", certificate(), "1");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errors()).contains("sign-in").doesNotContain("wrong");
    }
}
