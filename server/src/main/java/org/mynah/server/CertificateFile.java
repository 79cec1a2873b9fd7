package org.mynah.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/**
 * What a file of an administrator holds: a certificate with those above it, and its key when the
 * file has it. Immutable.
 *
 * @param chain the server's own certificate first; never empty
 */
record CertificateFile(List<X509Certificate> chain, Optional<PrivateKey> key) {

    /** The largest file that is looked into: chains with keys are a few kilobytes. */
    static final int MOST_BYTES = 200_000;

    /** The most certificates of a chain. */
    static final int LONGEST_CHAIN = 10;

    private static final String PKCS12 = "PKCS12";
    private static final String ALIAS = "mynah";
    private static final String PEM_MARK = "-----BEGIN ";
    private static final String ACCEPTED =
            "PKCS #12 with -Password, PEM with or without its key, DER and PKCS #7 are accepted";

    CertificateFile {
        chain = List.copyOf(chain);
    }

    /**
     * Reads a file.
     *
     * @throws DirectoryException UM-E610; the text never tells what the file or password is
     */
    static CertificateFile read(byte[] file, Optional<String> password) {
        if (file.length > MOST_BYTES) {
            throw refused(
                    "-FileData has %d bytes; at most %d are allowed."
                            .formatted(file.length, MOST_BYTES));
        }
        var text = new String(file, StandardCharsets.ISO_8859_1);
        var found = text.contains(PEM_MARK) ? readPem(text, password) : readBinary(file, password);
        if (found.chain().size() > LONGEST_CHAIN) {
            throw refused(
                    "-FileData holds %d certificates; a chain has at most %d."
                            .formatted(found.chain().size(), LONGEST_CHAIN));
        }
        return found;
    }

    /** A certificate with its key as PKCS #12 (RFC 7292). */
    static byte[] pkcs12(List<X509Certificate> chain, PrivateKey key, String password) {
        try {
            var store = KeyStore.getInstance(PKCS12);
            store.load(null, null);
            store.setKeyEntry(
                    ALIAS, key, password.toCharArray(), chain.toArray(X509Certificate[]::new));
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, password.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK writes PKCS #12", e);
        }
    }

    private static CertificateFile readBinary(byte[] file, Optional<String> password) {
        var chain = PemFiles.chain(file);
        if (!chain.isEmpty()) {
            return new CertificateFile(chain, Optional.empty());
        }
        var secret = password.orElse("").toCharArray();
        try {
            var store = KeyStore.getInstance(PKCS12);
            store.load(new ByteArrayInputStream(file), secret);
            for (var alias : java.util.Collections.list(store.aliases())) {
                if (store.getKey(alias, secret) instanceof PrivateKey key) {
                    return new CertificateFile(
                            Arrays.stream(store.getCertificateChain(alias))
                                    .map(X509Certificate.class::cast)
                                    .toList(),
                            Optional.of(key));
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException _) {
            throw refused(
                    "-FileData cannot be read, or -Password is not its password; %s."
                            .formatted(ACCEPTED));
        }
        throw refused("-FileData is PKCS #12 without a key; " + ACCEPTED + ".");
    }

    private static CertificateFile readPem(String text, Optional<String> password) {
        var key = Optional.<PrivateKey>empty();
        var certificates = new ArrayList<X509Certificate>();
        try (var parser = new PEMParser(new StringReader(text))) {
            var converter = new JcaPEMKeyConverter();
            for (var each = parser.readObject(); each != null; each = parser.readObject()) {
                switch (each) {
                    case PrivateKeyInfo info -> key = Optional.of(converter.getPrivateKey(info));
                    case PEMKeyPair pair ->
                            key = Optional.of(converter.getPrivateKey(pair.getPrivateKeyInfo()));
                    case PKCS8EncryptedPrivateKeyInfo sealed ->
                            key = Optional.of(converter.getPrivateKey(opened(sealed, password)));
                    default -> {}
                }
            }
            certificates.addAll(PemFiles.chain(withoutKeys(text)));
        } catch (IOException | OperatorCreationException | PKCSException | RuntimeException _) {
            // Bouncy Castle answers broken base64 and broken ASN.1 by exceptions of its own.
            throw refused(
                    "-FileData cannot be read, or -Password is not its password; %s."
                            .formatted(ACCEPTED));
        }
        if (certificates.isEmpty()) {
            throw refused("-FileData holds no certificate; " + ACCEPTED + ".");
        }
        return new CertificateFile(ordered(certificates, key), key);
    }

    private static PrivateKeyInfo opened(
            PKCS8EncryptedPrivateKeyInfo sealed, Optional<String> password)
            throws OperatorCreationException, PKCSException {
        return sealed.decryptPrivateKeyInfo(
                new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .build(password.orElse("").toCharArray()));
    }

    /** The JDK reads certificates alone. */
    private static byte[] withoutKeys(String text) {
        return text.replaceAll(
                        "(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----",
                        "")
                .strip()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The certificate of the key goes first, whatever the order in the file. */
    private static List<X509Certificate> ordered(
            List<X509Certificate> certificates, Optional<PrivateKey> key) {
        var ordered = new ArrayList<X509Certificate>();
        certificates.stream()
                .filter(each ->
                        key.filter(secret -> PemFiles.fits(each.getPublicKey(), secret))
                                .isPresent())
                .findFirst()
                .ifPresent(ordered::add);
        certificates.stream().filter(each -> !ordered.contains(each)).forEach(ordered::add);
        return ordered;
    }

    private static DirectoryException refused(String text) {
        return new DirectoryException(ErrorId.E610, text);
    }
}
