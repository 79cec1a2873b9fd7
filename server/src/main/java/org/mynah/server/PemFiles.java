package org.mynah.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Certificates and keys in PEM (RFC 7468), read and written in one way. */
final class PemFiles {

    private static final String OWNER_ONLY = "rw-------";

    private PemFiles() {}

    /**
     * The certificates of a file, the server's own first.
     *
     * @throws IOException naming the file when it holds none
     */
    static List<X509Certificate> readChain(Path file) throws IOException {
        var chain = chain(Files.readAllBytes(file));
        if (chain.isEmpty()) {
            throw new IOException(file + " holds no PEM certificate");
        }
        return chain;
    }

    /** The certificates in PEM, DER or PKCS #7; none when it is anything else. */
    static List<X509Certificate> chain(byte[] bytes) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException _) {
            return List.of();
        }
    }

    /**
     * The key of a file.
     *
     * @throws IOException naming the file when it holds no readable one
     */
    static PrivateKey readKey(Path file) throws IOException {
        try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
            var converter = new JcaPEMKeyConverter();
            return switch (parser.readObject()) {
                case PrivateKeyInfo info -> converter.getPrivateKey(info);
                case PEMKeyPair pair -> converter.getPrivateKey(pair.getPrivateKeyInfo());
                case null, default ->
                        throw new IOException(file + " holds no PEM key without a password");
            };
        }
    }

    /** Whether a key is the secret half of a public one. */
    static boolean fits(PublicKey open, PrivateKey key) {
        try {
            var algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            var signature = java.security.Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update((byte) 1);
            var signed = signature.sign();
            signature.initVerify(open);
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    /** Writes certificates, or another object that Bouncy Castle writes in PEM. */
    static void write(Path file, List<?> objects) throws IOException {
        writeText(file, text(objects));
    }

    /** Writes a key without a password. */
    static void writeKey(Path file, PrivateKey key) throws IOException {
        writeText(file, text(List.of(new JcaPKCS8Generator(key, null))));
    }

    /** Objects in PEM, one after the other. */
    static String text(List<?> objects) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            for (var object : objects) {
                writer.writeObject(object);
            }
        }
        return text.toString();
    }

    /** Writes a file that only its owner may read. */
    static void writeText(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
