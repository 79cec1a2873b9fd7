package org.mynah.server;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Makes keys, certificates that sign themselves (RFC 5280), and requests for others (RFC 2986). */
final class CertificateMaker {

    /** How long a certificate that the server made is good. */
    static final Duration SELF_SIGNED_LIFE = Duration.ofDays(825);

    /** A certificate is good a little earlier than it was made: clocks differ. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private static final int SERIAL_BITS = 127;

    private CertificateMaker() {}

    /** A key on the curve P-256. */
    static KeyPair ellipticKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has elliptic curves", e);
        }
    }

    /** An RSA key. */
    static KeyPair rsaKey(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** A certificate signed by its own key. */
    static X509Certificate selfSigned(
            KeyPair pair, X500Name subject, List<GeneralName> names, Instant now) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            subject,
                            new BigInteger(SERIAL_BITS, new SecureRandom()),
                            Date.from(now.minus(CLOCK_SKEW)),
                            Date.from(now.plus(SELF_SIGNED_LIFE)),
                            subject,
                            pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            if (!names.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, all(names));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(pair)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("what was just made can be encoded", e);
        }
    }

    /** A request, signed by the key it is for. */
    static PKCS10CertificationRequest request(
            KeyPair pair, X500Name subject, List<GeneralName> names) {
        try {
            var builder = new JcaPKCS10CertificationRequestBuilder(subject, pair.getPublic());
            if (!names.isEmpty()) {
                var extensions = new ExtensionsGenerator();
                extensions.addExtension(Extension.subjectAlternativeName, false, all(names));
                builder.addAttribute(
                        PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
            }
            return builder.build(signer(pair));
        } catch (IOException e) {
            throw new IllegalStateException("what was just made can be encoded", e);
        }
    }

    /** Host names as a certificate carries them. */
    static List<GeneralName> hosts(List<String> domains) {
        var names = new ArrayList<GeneralName>();
        domains.forEach(domain -> names.add(new GeneralName(GeneralName.dNSName, domain)));
        return names;
    }

    private static GeneralNames all(List<GeneralName> names) {
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static ContentSigner signer(KeyPair pair) {
        var algorithm =
                pair.getPrivate().getAlgorithm().equals("RSA")
                        ? "SHA256withRSA"
                        : "SHA256withECDSA";
        try {
            return new JcaContentSignerBuilder(algorithm).build(pair.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("every JDK signs", e);
        }
    }
}
