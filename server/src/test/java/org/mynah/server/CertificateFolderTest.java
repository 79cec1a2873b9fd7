package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.admin.cmdlets.Certificates.Wanted;
import org.mynah.store.disk.RealDisk;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** The certificates of a node on disk: made, taken, given, put in force, and after a crash. */
class CertificateFolderTest {

    private static final String PASSWORD = "Kite.4421";

    @TempDir private Path folder;
    private TlsIdentity identity;
    private CertificateFolder certificates;

    @BeforeEach
    void open() throws IOException {
        identity = TlsIdentity.inFolder(folder, "node1", "contoso.com", Clock.systemUTC());
        certificates = reopen();
    }

    private CertificateFolder reopen() throws IOException {
        return CertificateFolder.open(new RealDisk(), folder, Optional.empty(), Clock.systemUTC());
    }

    private static Wanted wanted(boolean isExportable) {
        return new Wanted(
                "CN=um.contoso.com", List.of("um.contoso.com"), 2048, "Ours", isExportable);
    }

    @Test
    void the_certificate_of_the_first_start_is_there_and_in_force() {
        assertThat(certificates.all())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.isInForce()).isTrue();
                    assertThat(held.domains()).contains("node1", "contoso.com");
                });
    }

    @Test
    void a_new_one_is_presented_once_it_is_used_and_the_old_one_is_kept() throws Exception {
        var made = certificates.create(wanted(false));
        assertThat(identity.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=node1");

        certificates.use(made);

        assertThat(identity.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=um.contoso.com");
        var all = reopen().all();
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().thumbprint()).isEqualTo(made.thumbprint());
        assertThat(all.getFirst().friendlyName()).isEqualTo("Ours");
        assertThat(all.getFirst().keySize()).isEqualTo(2048);
        assertThat(all.getFirst().isInForce()).isTrue();
        certificates.use(all.getLast());
        assertThat(identity.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=node1");
    }

    @Test
    void keys_are_readable_by_their_owner_alone() throws Exception {
        var made = certificates.create(wanted(false));
        certificates.use(made);
        for (var key :
                List.of(
                        folder.resolve("key.pem"),
                        folder.resolve("certificates")
                                .resolve(made.thumbprint())
                                .resolve("key.pem"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_certificate_leaves_as_pkcs_12_and_comes_back_with_its_key() throws Exception {
        var made = certificates.create(wanted(true));
        var file = certificates.export(made, PASSWORD);
        certificates.remove(made);

        refuses(ErrorId.E610, () -> certificates.add(file, Optional.of("wrong"), "", false));
        var back = certificates.add(file, Optional.of(PASSWORD), "Back", false);

        assertThat(back.thumbprint()).isEqualTo(made.thumbprint());
        refuses(ErrorId.E611, () -> certificates.export(back, PASSWORD));
        certificates.use(back);
        assertThat(identity.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=um.contoso.com");
    }

    @Test
    void the_answer_to_a_request_finds_its_key() throws Exception {
        var request = certificates.request(wanted(false));
        assertThat(request.requestText().orElseThrow())
                .startsWith("-----BEGIN CERTIFICATE REQUEST");
        assertThat(request.domains()).containsExactly("um.contoso.com");
        var key =
                PemFiles.readKey(
                        folder.resolve("certificates")
                                .resolve(request.thumbprint())
                                .resolve("key.pem"));
        // What an authority would sign: the public half of the key of the request.
        var open =
                java.security.KeyFactory.getInstance("RSA")
                        .generatePublic(
                                new java.security.spec.RSAPublicKeySpec(
                                        ((java.security.interfaces.RSAPrivateCrtKey) key)
                                                .getModulus(),
                                        ((java.security.interfaces.RSAPrivateCrtKey) key)
                                                .getPublicExponent()));
        var answer =
                CertificateMaker.selfSigned(
                        new KeyPair(open, key),
                        new X500Name("CN=um.contoso.com"),
                        List.of(),
                        Clock.systemUTC().instant());

        var held = certificates.add(answer.getEncoded(), Optional.empty(), "", false);

        assertThat(held.friendlyName()).isEqualTo("Ours");
        assertThat(certificates.all()).noneMatch(each -> each.isRequest());
        certificates.use(held);
        assertThat(identity.certificate()).isEqualTo(answer);
    }

    @Test
    void pem_with_its_key_is_taken_in_any_order() throws Exception {
        var pair = CertificateMaker.ellipticKey();
        var other =
                CertificateMaker.selfSigned(
                        CertificateMaker.ellipticKey(),
                        new X500Name("CN=Authority"),
                        List.of(),
                        Clock.systemUTC().instant());
        var own =
                CertificateMaker.selfSigned(
                        pair,
                        new X500Name("CN=pem.contoso.com"),
                        CertificateMaker.hosts(List.of("pem.contoso.com")),
                        Clock.systemUTC().instant());
        var keyFile = folder.resolve("given.pem");
        PemFiles.writeKey(keyFile, pair.getPrivate());
        var text = PemFiles.text(List.of(other, own)) + Files.readString(keyFile);

        var held =
                certificates.add(
                        text.getBytes(StandardCharsets.US_ASCII), Optional.empty(), "", false);

        assertThat(held.subject()).isEqualTo("CN=pem.contoso.com");
        assertThat(held.domains()).containsExactly("pem.contoso.com");
    }

    @Test
    void what_is_no_certificate_is_refused() {
        for (var text :
                List.of(
                        "",
                        "no certificate",
                        "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----")) {
            refuses(
                    ErrorId.E610,
                    () ->
                            certificates.add(
                                    text.getBytes(StandardCharsets.US_ASCII),
                                    Optional.of(PASSWORD),
                                    "",
                                    false));
        }
        refuses(
                ErrorId.E610,
                () ->
                        certificates.add(
                                new byte[CertificateFile.MOST_BYTES + 1],
                                Optional.empty(),
                                "",
                                false));
        refuses(
                ErrorId.E610,
                () -> certificates.create(new Wanted("nonsense", List.of(), 2048, "", false)));
    }

    @Test
    void the_one_in_force_is_not_removed() {
        refuses(ErrorId.E611, () -> certificates.remove(certificates.all().getFirst()));
    }

    @Test
    void files_of_the_settings_are_not_replaced() throws Exception {
        var elsewhere =
                new CertificateFolder.TlsFiles(
                        folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        var given =
                CertificateFolder.open(
                        new RealDisk(),
                        folder.resolve("own"),
                        Optional.of(elsewhere),
                        Clock.systemUTC());
        var made = given.create(wanted(false));
        refuses(ErrorId.E611, () -> given.use(made));
    }

    @Test
    void a_change_that_a_crash_cut_between_key_and_certificate_is_finished() throws Exception {
        var made = certificates.create(wanted(false));
        var kept = folder.resolve("certificates").resolve(made.thumbprint());
        Files.copy(kept.resolve("certificate.pem"), folder.resolve("certificate.pem.next"));
        Files.delete(folder.resolve("key.pem"));
        Files.copy(kept.resolve("key.pem"), folder.resolve("key.pem"));

        assertThat(reopen().all().getFirst().thumbprint()).isEqualTo(made.thumbprint());
        assertThat(
                        TlsIdentity.inFolder(folder, "node1", "contoso.com", Clock.systemUTC())
                                .certificate()
                                .getSubjectX500Principal()
                                .getName())
                .isEqualTo("CN=um.contoso.com");
        assertThat(folder.resolve("certificate.pem.next")).doesNotExist();
    }

    @Test
    void what_a_crash_left_half_written_is_forgotten() throws Exception {
        Files.writeString(folder.resolve("certificate.pem.next"), "-----BEGIN");
        var draft = Files.createDirectories(folder.resolve("certificates").resolve(".draft"));
        Files.writeString(draft.resolve("key.pem"), "half");

        assertThat(reopen().all()).hasSize(1);
        assertThat(folder.resolve("certificate.pem.next")).doesNotExist();
        assertThat(draft).doesNotExist();
    }

    private static void refuses(ErrorId id, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DirectoryException.class,
                        refused -> assertThat(refused.problems().getFirst().id()).isEqualTo(id))
                .hasMessageNotContaining(PASSWORD);
    }
}
