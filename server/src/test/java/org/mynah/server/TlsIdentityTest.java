package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of a server: made at first start, read anew when it changes. */
class TlsIdentityTest {

    @TempDir private Path folder;

    private TlsIdentity identity() throws IOException {
        return TlsIdentity.inFolder(folder, "node1", "contoso.com", Clock.systemUTC());
    }

    @Test
    void the_first_start_makes_a_certificate_and_the_next_one_keeps_it() throws Exception {
        var made = identity().certificate();

        assertThat(made.getSubjectX500Principal().getName()).isEqualTo("CN=node1");
        assertThat(made.getSubjectAlternativeNames().toString())
                .contains("node1", "contoso.com", "localhost", "127.0.0.1");
        assertThat(identity().certificate()).isEqualTo(made);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_renewed_certificate_is_in_force_without_a_restart() throws Exception {
        var identity = identity();
        var old = identity.certificate();

        renew();

        assertThat(identity.certificate()).isNotEqualTo(old);
    }

    @Test
    void a_broken_renewal_leaves_the_present_certificate_in_force() throws Exception {
        var identity = identity();
        var old = identity.certificate();

        Files.writeString(folder.resolve("certificate.pem"), "no certificate");

        assertThat(identity.certificate()).isEqualTo(old);
    }

    @Test
    void a_key_of_another_certificate_is_refused_naming_both_files() throws Exception {
        var other = Files.createDirectory(folder.resolve("other"));
        identity();
        TlsIdentity.inFolder(other, "node2", "contoso.com", Clock.systemUTC());

        assertThatThrownBy(() ->
                        new TlsIdentity(
                                folder.resolve("certificate.pem"), other.resolve("key.pem")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("certificate.pem")
                .hasMessageContaining("key.pem");
    }

    /** Puts another certificate and key in the place of the present ones, later by the clock. */
    private void renew() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        TlsIdentity.inFolder(other, "node1", "contoso.com", Clock.systemUTC());
        for (var name : new String[] {"certificate.pem", "key.pem"}) {
            var file = folder.resolve(name);
            Files.write(file, Files.readAllBytes(other.resolve(name)));
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2036-01-01T00:00:00Z")));
        }
    }
}
