package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.cmdlets.Certificates.Held;
import org.mynah.admin.cmdlets.Certificates.Validity;
import org.mynah.um.directory.CallRouter;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.UmService;

/** What the cmdlets of certificates share (cmdlets §10). */
final class CertificateParameters {

    static final String THUMBPRINT = "Thumbprint";
    static final String FRIENDLY_NAME = "FriendlyName";
    static final String EXPORTABLE = "PrivateKeyExportable";
    static final String PASSWORD = "Password";
    static final String FILE_DATA = "FileData";

    static final Output OUTPUT =
            Output.of("ExchangeCertificate", THUMBPRINT, "Services", "Subject", "NotAfter");

    private static final String SERVER = "Server";
    private static final int LONGEST_NAME = 255;

    private static final Text DIGITS =
            Text.matching("[0-9A-Fa-f ]{1,100}", 100, "hexadecimal digits", ErrorId.E009);

    private CertificateParameters() {}

    /** {@code -Thumbprint}, which a piped certificate supplies. */
    static Parameter thumbprint() {
        return Parameter.of(THUMBPRINT, DIGITS, "The SHA-1 thumbprint of the certificate.")
                .at(1)
                .fromInput();
    }

    /** {@code -Server}. */
    static Parameter server() {
        return Parameter.text(
                SERVER,
                LONGEST_NAME,
                "The node; certificates are kept on the node that runs this.");
    }

    static Parameter friendlyName() {
        return Parameter.text(FRIENDLY_NAME, LONGEST_NAME, "A name for people.");
    }

    static Parameter exportable() {
        return Parameter.bool(
                EXPORTABLE, "Whether the key may be exported later; default: it may not.");
    }

    static Parameter password(String meaning) {
        return Parameter.secret(PASSWORD, meaning);
    }

    /**
     * Refuses another node.
     *
     * @throws DirectoryException UM-E502
     */
    static void requireHere(Invocation call, Services services) {
        var server = call.text(SERVER);
        if (server.isPresent() && !server.get().equalsIgnoreCase(services.node())) {
            throw new DirectoryException(
                    ErrorId.E502,
                    "The certificates of '%s' are kept there; run the command on that node. This is '%s'."
                            .formatted(server.get(), services.node()));
        }
    }

    /**
     * Asks for a change of the certificates, which lie outside of the directory, and audits it
     * before it is made.
     *
     * @return false in a rehearsal, or when the administrator says no
     */
    static boolean isAgreed(Invocation call, Services services, String change, String target) {
        return call.change(
                        services.directory(),
                        _ -> {
                            call.doing(change, target);
                            return true;
                        })
                .isPresent();
    }

    /**
     * The certificate that -Thumbprint names.
     *
     * @throws DirectoryException UM-E010
     */
    static Held one(Invocation call, Services services) {
        requireHere(call, services);
        var thumbprint = call.requiredText(THUMBPRINT);
        call.refuseIfAny();
        return find(services, thumbprint)
                .orElseThrow(() ->
                        new DirectoryException(
                                ErrorId.E010,
                                "The certificate with thumbprint %s couldn't be found on '%s'; Get-ExchangeCertificate lists those that are there."
                                        .formatted(thumbprint, services.node())));
    }

    /** Thumbprints are pasted from dialogs that put blanks between the bytes. */
    static Optional<Held> find(Services services, String thumbprint) {
        var bare = thumbprint.replace(" ", "").toUpperCase(Locale.ROOT);
        return services.certificates().all().stream()
                .filter(each -> each.thumbprint().equals(bare))
                .findFirst();
    }

    /** As it is printed; never the key. */
    static Item item(Services services, Held held) {
        return new Item(OUTPUT.type())
                .set(THUMBPRINT, held.thumbprint())
                .set("Services", uses(services, held))
                .set("Subject", held.subject())
                .set("Issuer", held.issuer())
                .set("SerialNumber", held.serialNumber())
                .set("CertificateDomains", held.domains())
                .set("NotBefore", orNull(held.validity().map(Validity::from)))
                .set("NotAfter", orNull(held.validity().map(Validity::until)))
                .set("Status", status(services, held))
                .set("IsSelfSigned", held.subject().equals(held.issuer()))
                .set("KeyAlgorithm", held.keyAlgorithm())
                .set("PublicKeySize", held.keySize())
                .set("HasPrivateKey", true)
                .set(EXPORTABLE, held.isExportable())
                .set(FRIENDLY_NAME, held.friendlyName())
                .set(SERVER, services.node())
                .set("Identity", held.thumbprint());
    }

    private static Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : Nothing.NULL;
    }

    private static String status(Services services, Held held) {
        if (held.validity().isEmpty()) {
            return "PendingRequest";
        }
        var now = services.clock().instant();
        var validity = held.validity().get();
        return now.isBefore(validity.from()) || now.isAfter(validity.until())
                ? "DateInvalid"
                : "Valid";
    }

    /** The services whose ports present it. */
    private static List<String> uses(Services services, Held held) {
        if (!held.isInForce()) {
            return List.of();
        }
        var uses = new ArrayList<>(List.of("IMAP", "IIS"));
        services.directory()
                .read(reader -> {
                    UmService.of(reader, services.node())
                            .filter(service ->
                                    isAssigned(
                                            service.object()
                                                    .values()
                                                    .find(UmService.CERTIFICATE_THUMBPRINT),
                                            held))
                            .ifPresent(_ -> uses.add("UM"));
                    CallRouter.of(reader, services.node())
                            .filter(router ->
                                    isAssigned(
                                            router.object()
                                                    .values()
                                                    .find(UmService.CERTIFICATE_THUMBPRINT),
                                            held))
                            .ifPresent(_ -> uses.add("UMCallRouter"));
                    return true;
                });
        return List.copyOf(uses);
    }

    private static boolean isAssigned(Optional<String> thumbprint, Held held) {
        return thumbprint.filter(held.thumbprint()::equals).isPresent();
    }
}
