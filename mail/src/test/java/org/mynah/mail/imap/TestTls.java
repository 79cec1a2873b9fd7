package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this machine, and trust in it. */
final class TestTls {

    private TestTls() {}

    /** Kept in a file of the folder. */
    static SSLContext in(Path folder) throws Exception {
        var file = folder.resolve("tls.p12");
        if (!Files.exists(file)) {
            var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            var made =
                    new ProcessBuilder(
                                    keytool,
                                    "-genkeypair",
                                    "-alias",
                                    "imap",
                                    "-keyalg",
                                    "EC",
                                    "-dname",
                                    "CN=localhost",
                                    "-ext",
                                    "san=ip:127.0.0.1",
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    "changeit",
                                    "-keystore",
                                    file.toString())
                            .redirectErrorStream(true)
                            .start();
            made.getInputStream().readAllBytes();
            assertThat(made.waitFor(50, TimeUnit.SECONDS)).isTrue();
        }
        var keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        assertThat(keys.getCertificate("imap")).isInstanceOf(X509Certificate.class);
        var mine = KeyManagerFactory.getInstance("PKIX");
        mine.init(keys, "changeit".toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("imap", keys.getCertificate("imap"));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
