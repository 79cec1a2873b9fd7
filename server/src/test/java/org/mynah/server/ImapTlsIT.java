package org.mynah.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.testkit.process.Command;

/** Mail programs read the mailbox over TLS, with the server's certificate checked. */
class ImapTlsIT {

    private static final String USER = "tonysmith@contoso.com";

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

    private static Path certificate() {
        return server.data().resolve("tls").resolve("certificate.pem");
    }

    /** A client that trusts the server's certificate and no other. */
    private static SSLContext trusting() throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(certificate())) {
            store.setCertificateEntry(
                    "mynah", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static SSLSocket connect(SSLContext context) throws IOException {
        var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket("127.0.0.1", server.imaps().getPort());
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    @Test
    void a_client_signs_in_on_the_port_of_tls() throws Exception {
        try (var socket = connect(trusting());
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(in.readLine())
                    .contains("AUTH=PLAIN")
                    .doesNotContain("STARTTLS", "LOGINDISABLED");
            socket.getOutputStream()
                    .write(
                            "a LOGIN %s %s\r\n"
                                    .formatted(USER, PackagedServer.PASSWORD)
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith("a OK");
            assertThat(socket.getSession().getProtocol()).isIn("TLSv1.2", "TLSv1.3");
        }
    }

    @Test
    void angus_mail_begins_tls_on_the_plain_port() throws Exception {
        var properties = new Properties();
        properties.put("mail.imap.starttls.enable", "true");
        properties.put("mail.imap.starttls.required", "true");
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        properties.put("mail.imap.ssl.socketFactory", trusting().getSocketFactory());
        try (var store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", server.imap().getPort(), USER, PackagedServer.PASSWORD);
            assertThat(store.getFolder("INBOX").exists()).isTrue();
        }
    }

    @Test
    void curl_lists_the_folders_and_checks_the_certificate() {
        var url = "imaps://127.0.0.1:" + server.imaps().getPort() + "/";
        var account = USER + ":" + PackagedServer.PASSWORD;
        var limit = Duration.ofSeconds(30);

        var trusted =
                Command.run(
                        List.of(
                                "curl",
                                "--silent",
                                "--cacert",
                                certificate().toString(),
                                "--user",
                                account,
                                url),
                        limit);
        assertThat(trusted.text()).contains("INBOX");
        var stranger = Command.run(List.of("curl", "--silent", "--user", account, url), limit);
        // 60: the certificate is not trusted.
        assertThat(stranger.exitCode()).isEqualTo(60);
    }

    @Test
    void a_renewed_certificate_is_used_from_the_next_connection_on() throws Exception {
        var before = serial();
        var other = folder.resolve("other");
        Files.createDirectories(other);
        TlsIdentity.inFolder(other, "localhost", "contoso.com", Clock.systemUTC());
        for (var name : List.of("key.pem", "certificate.pem")) {
            Files.move(
                    other.resolve(name),
                    certificate().resolveSibling(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(serial()).isNotEqualTo(before);
    }

    private static BigInteger serial() throws Exception {
        try (var socket = connect(trusting())) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSerialNumber();
        }
    }
}
