package org.mynah.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate and key of this server, from two PEM files. Files that change are read anew, so
 * that a renewed certificate is used from the next connection on, without a restart; files that
 * cannot be read then leave the present certificate in force. Thread-safe.
 */
final class TlsIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(TlsIdentity.class);

    /** The names of the two files in the server's own folder. */
    static final String CERTIFICATE_FILE = "certificate.pem";

    static final String KEY_FILE = "key.pem";

    private static final String ALIAS = "mynah";

    private final Path certificateFile;
    private final Path keyFile;
    private final AtomicReference<Loaded> loaded;

    private record Loaded(
            List<X509Certificate> chain,
            PrivateKey key,
            FileTime certificateTime,
            FileTime keyTime) {}

    /**
     * Reads certificate and key.
     *
     * @throws IOException naming the file that is missing or wrong
     */
    TlsIdentity(Path certificateFile, Path keyFile) throws IOException {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.loaded = new AtomicReference<>(load());
    }

    /**
     * The certificate in a folder; where there is none, one is made and signed by itself.
     *
     * @param name the node's name
     * @param domain the organisation's domain
     */
    static TlsIdentity inFolder(Path folder, String name, String domain, Clock clock)
            throws IOException {
        var certificate = folder.resolve(CERTIFICATE_FILE);
        var key = folder.resolve(KEY_FILE);
        if (!Files.exists(certificate) || !Files.exists(key)) {
            selfSign(certificate, key, name, domain, clock);
            LOG.info(
                    "A certificate for {} was made, signed by itself: {}; put yours in its place",
                    name,
                    certificate);
        }
        return new TlsIdentity(certificate, key);
    }

    /** A context that always presents the certificate in force. */
    SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new Present()}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /** The certificate in force. */
    X509Certificate certificate() {
        return current().chain().getFirst();
    }

    private Loaded current() {
        var present = loaded.get();
        try {
            if (!Files.getLastModifiedTime(certificateFile).equals(present.certificateTime())
                    || !Files.getLastModifiedTime(keyFile).equals(present.keyTime())) {
                var renewed = load();
                loaded.compareAndSet(present, renewed);
                LOG.info("The certificate {} was read anew", certificateFile);
                return renewed;
            }
        } catch (IOException e) {
            LOG.error("The certificate stays as it was: {}", e.getMessage());
        }
        return present;
    }

    private Loaded load() throws IOException {
        var certificateTime = Files.getLastModifiedTime(certificateFile);
        var keyTime = Files.getLastModifiedTime(keyFile);
        var chain = PemFiles.readChain(certificateFile);
        var key = PemFiles.readKey(keyFile);
        if (!PemFiles.fits(chain.getFirst().getPublicKey(), key)) {
            throw new IOException(
                    "the key in %s does not belong to the certificate in %s"
                            .formatted(keyFile, certificateFile));
        }
        return new Loaded(chain, key, certificateTime, keyTime);
    }

    private static void selfSign(
            Path certificateFile, Path keyFile, String name, String domain, Clock clock)
            throws IOException {
        var pair = CertificateMaker.ellipticKey();
        var names = CertificateMaker.hosts(List.of(name, domain, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        var subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
        var certificate = CertificateMaker.selfSigned(pair, subject, names, clock.instant());
        PemFiles.writeKey(keyFile, pair.getPrivate());
        PemFiles.write(certificateFile, List.of(certificate));
    }

    /** Hands out what is in force at the time of each handshake. */
    private final class Present extends X509ExtendedKeyManager {

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public @org.jspecify.annotations.Nullable String chooseServerAlias(
                String keyType, Principal[] issuers, Socket socket) {
            return alias(keyType);
        }

        @Override
        public @org.jspecify.annotations.Nullable String chooseEngineServerAlias(
                String keyType, Principal[] issuers, SSLEngine engine) {
            return alias(keyType);
        }

        private @org.jspecify.annotations.Nullable String alias(String keyType) {
            return keyType.startsWith(current().key().getAlgorithm()) ? ALIAS : null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return current().chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return current().key();
        }
    }
}
