package org.mynah.admin.cmdlets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mynah.um.directory.DirectoryException;

/**
 * The certificates of one node, with their keys (cmdlets §10). Keys and passwords never leave it
 * but by {@link #export}. Thread-safe; implemented by {@code server} over the data directory.
 */
public interface Certificates {

    /** What is there, also requests that wait for their answer; the one in force first. */
    List<Held> all();

    /** Makes a key and a certificate that it signs itself. */
    Held create(Wanted wanted);

    /** Makes a key and a request for a certification authority (RFC 2986). */
    Held request(Wanted wanted);

    /**
     * Takes a certificate: PKCS #12, PEM with its key, or (PEM, DER, PKCS #7) the answer to a
     * request that is here.
     *
     * @param password of the file; empty: it has none
     * @throws DirectoryException UM-E610 when it cannot be read, or there is no key for it
     */
    Held add(byte[] file, Optional<String> password, String friendlyName, boolean isExportable);

    /**
     * Gives a certificate with its key as PKCS #12; of a request, its text.
     *
     * @throws DirectoryException UM-E611 when the key may not leave
     */
    byte[] export(Held held, String password);

    /**
     * Lets every TLS port present it from the next connection on; the one that was in force is
     * kept.
     *
     * @throws DirectoryException UM-E611 when the settings name other files
     */
    void use(Held held);

    /**
     * Deletes it with its key.
     *
     * @throws DirectoryException UM-E611 when it is in force
     */
    void remove(Held held);

    /**
     * What a new certificate shall say. Immutable.
     *
     * @param subject a distinguished name, such as {@code CN=um.contoso.com}
     * @param domains host names that it proves
     * @param keySize bits of the RSA key
     * @param friendlyName for people
     * @param isExportable whether the key may leave
     */
    record Wanted(
            String subject,
            List<String> domains,
            int keySize,
            String friendlyName,
            boolean isExportable) {
        public Wanted {
            domains = List.copyOf(domains);
        }
    }

    /**
     * A certificate or a request. Immutable.
     *
     * @param thumbprint SHA-1 of it, in upper-case hexadecimal digits
     * @param issuer blank for a request
     * @param serialNumber in hexadecimal digits; blank for a request
     * @param validity empty for a request
     * @param requestText the request in PEM; empty for a certificate
     */
    record Held(
            String thumbprint,
            String subject,
            String issuer,
            String serialNumber,
            List<String> domains,
            Optional<Validity> validity,
            String keyAlgorithm,
            int keySize,
            String friendlyName,
            boolean isExportable,
            boolean isInForce,
            Optional<String> requestText) {
        public Held {
            domains = List.copyOf(domains);
        }

        /** Whether it waits for the answer of a certification authority. */
        public boolean isRequest() {
            return requestText.isPresent();
        }
    }

    /** From when until when a certificate is good. */
    record Validity(Instant from, Instant until) {}
}
