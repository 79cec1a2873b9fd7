package org.mynah.server;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate and key of this server, from two PEM files. Files that change are read anew, so
 * that a renewed certificate is used from the next connection on, without a restart; files that
 * cannot be read then leave the present certificate in force. Thread-safe.
 */
final class TlsIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(TlsIdentity.class);

    /** How long a certificate that the server made is good. */
    static final Duration SELF_SIGNED_LIFE = Duration.ofDays(825);

    private static final String ALIAS = "mynah";
    private static final int SERIAL_BITS = 127;

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
        var certificate = folder.resolve("certificate.pem");
        var key = folder.resolve("key.pem");
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
        List<X509Certificate> chain;
        try (var in = Files.newInputStream(certificateFile)) {
            chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
        } catch (GeneralSecurityException _) {
            throw new IOException(certificateFile + " holds no PEM certificate");
        }
        if (chain.isEmpty()) {
            throw new IOException(certificateFile + " holds no PEM certificate");
        }
        var key = readKey();
        if (!fits(chain.getFirst(), key)) {
            throw new IOException(
                    "the key in %s does not belong to the certificate in %s"
                            .formatted(keyFile, certificateFile));
        }
        return new Loaded(chain, key, certificateTime, keyTime);
    }

    private PrivateKey readKey() throws IOException {
        try (var parser = new PEMParser(new StringReader(Files.readString(keyFile)))) {
            var converter = new JcaPEMKeyConverter();
            return switch (parser.readObject()) {
                case PrivateKeyInfo info -> converter.getPrivateKey(info);
                case PEMKeyPair pair -> converter.getPrivateKey(pair.getPrivateKeyInfo());
                case null, default ->
                        throw new IOException(keyFile + " holds no PEM key without a password");
            };
        }
    }

    private static boolean fits(Certificate certificate, PrivateKey key) throws IOException {
        try {
            var algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            var signature = java.security.Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update((byte) 1);
            var signed = signature.sign();
            signature.initVerify(certificate);
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static void selfSign(
            Path certificateFile, Path keyFile, String name, String domain, Clock clock)
            throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var subject = subject(name);
            var now = clock.instant();
            var builder =
                    new JcaX509v3CertificateBuilder(
                            subject,
                            new BigInteger(SERIAL_BITS, new SecureRandom()),
                            Date.from(now.minus(Duration.ofHours(1))),
                            Date.from(now.plus(SELF_SIGNED_LIFE)),
                            subject,
                            pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(
                            new GeneralName[] {
                                new GeneralName(GeneralName.dNSName, name),
                                new GeneralName(GeneralName.dNSName, domain),
                                new GeneralName(GeneralName.dNSName, "localhost"),
                                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                                new GeneralName(GeneralName.iPAddress, "::1")
                            }));
            var signed =
                    builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA")
                                    .build(pair.getPrivate()));
            writePem(keyFile, new JcaPKCS8Generator(pair.getPrivate(), null));
            writePem(certificateFile, signed);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("every JDK has elliptic curves", e);
        }
    }

    private static X500Name subject(String name) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
    }

    private static void writePem(Path file, Object object) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var writer = new JcaPEMWriter(Files.newBufferedWriter(file))) {
            writer.writeObject(object);
        }
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
