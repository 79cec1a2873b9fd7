package org.mynah.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.mynah.admin.cmdlets.Certificates.Held;
import org.mynah.admin.cmdlets.Certificates.Validity;

/** What is told of a certificate or request. */
final class CertificateFacts {

    private static final int DNS_NAME = GeneralName.dNSName;

    private CertificateFacts() {}

    /** Of a certificate. */
    static Held of(
            X509Certificate certificate,
            String friendlyName,
            boolean isExportable,
            boolean isInForce) {
        try {
            return new Held(
                    thumbprint(certificate.getEncoded()),
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getIssuerX500Principal().getName(),
                    certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT),
                    domains(certificate),
                    Optional.of(
                            new Validity(
                                    certificate.getNotBefore().toInstant(),
                                    certificate.getNotAfter().toInstant())),
                    certificate.getPublicKey().getAlgorithm(),
                    size(certificate.getPublicKey()),
                    friendlyName,
                    isExportable,
                    isInForce,
                    Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be encoded", e);
        }
    }

    /** Of a request. */
    static Held of(PKCS10CertificationRequest request, String friendlyName, boolean isExportable) {
        try {
            var key = new JcaPEMKeyConverter().getPublicKey(request.getSubjectPublicKeyInfo());
            return new Held(
                    thumbprint(request.getEncoded()),
                    request.getSubject().toString(),
                    "",
                    "",
                    domains(request),
                    Optional.empty(),
                    key.getAlgorithm(),
                    size(key),
                    friendlyName,
                    isExportable,
                    false,
                    Optional.of(PemFiles.text(List.of(request))));
        } catch (IOException e) {
            throw new UncheckedIOException("a request that was read can be encoded", e);
        }
    }

    private static String thumbprint(byte[] encoded) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static List<String> domains(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(CertificateFacts::isDomain)
                            .map(CertificateFacts::text)
                            .toList();
        } catch (CertificateParsingException _) {
            return List.of();
        }
    }

    private static boolean isDomain(Collection<?> name) {
        return name.iterator().next() instanceof Integer kind && kind == DNS_NAME;
    }

    private static String text(Collection<?> name) {
        return name.stream().skip(1).map(String::valueOf).findFirst().orElse("");
    }

    private static List<String> domains(PKCS10CertificationRequest request) {
        var extensions = request.getRequestedExtensions();
        var names =
                extensions == null
                        ? null
                        : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return names == null
                ? List.of()
                : Arrays.stream(names.getNames())
                        .filter(name -> name.getTagNo() == DNS_NAME)
                        .map(name -> String.valueOf(name.getName()))
                        .toList();
    }

    private static int size(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength();
            case ECPublicKey curve -> curve.getParams().getOrder().bitLength();
            default -> 0;
        };
    }
}
