package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.UmServices;

/**
 * Lets the TLS ports of this node present a certificate (cmdlets §10). A node has one certificate
 * for all its ports, so that naming one service means all.
 */
record EnableExchangeCertificate(Services services) implements Cmdlet {

    private static final List<String> UM = List.of("UM", "UMCallRouter");

    private static final Definition DEFINITION =
            Definition.changing(
                            "Enable-ExchangeCertificate",
                            "Lets the TLS ports of this node present a certificate, from the next connection on.")
                    .permission(Permission.SERVERS)
                    .with(
                            CertificateParameters.thumbprint().required(),
                            Parameter.of(
                                            "Services",
                                            new Many(
                                                    Text.matching(
                                                            "(?i)UM|UMCallRouter|IIS|SMTP|IMAP|POP",
                                                            20,
                                                            "UM, UMCallRouter, IIS, SMTP, IMAP, POP",
                                                            ErrorId.E006),
                                                    10),
                                            "What uses it; a node has one certificate for all.")
                                    .required(),
                            CertificateParameters.server())
                    .ignored(ValueKind.SWITCH, "Force")
                    .example(
                            "Enable-ExchangeCertificate -Thumbprint 5113ae0233a72fccb75b1d0198628675333d010e -Services 'UM, UMCallRouter'")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var named = call.list("Services");
        var held = CertificateParameters.one(call, services);
        if (held.isRequest()) {
            throw new DirectoryException(
                    ErrorId.E611,
                    "%s is a request; give the answer of the certification authority to Import-ExchangeCertificate first."
                            .formatted(held.thumbprint()));
        }
        var now = services.clock().instant();
        held.validity()
                .filter(validity -> now.isAfter(validity.until()))
                .ifPresent(validity -> {
                    throw new DirectoryException(
                            ErrorId.E611,
                            "The certificate %s expired at %s."
                                    .formatted(held.thumbprint(), validity.until()));
                });
        if (named.stream().noneMatch(service -> UM.stream().anyMatch(service::equalsIgnoreCase))) {
            call.warnings()
                    .add(
                            "A node has one certificate for all TLS ports: UM and UMCallRouter use this one too.");
        }
        call.change(
                services.directory(),
                writer -> {
                    call.doing("Enabling the certificate", held.thumbprint());
                    UmServices.assignCertificate(
                            writer, services.node(), held.thumbprint(), call.warnings());
                    // Last, so that nothing is in force that the directory does not know of.
                    if (!call.isRehearsal()) {
                        services.certificates().use(held);
                    }
                    return true;
                });
    }
}
