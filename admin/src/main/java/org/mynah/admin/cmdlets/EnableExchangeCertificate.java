package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Text;

/** Assigns a certificate to the SIP ports (cmdlets §10); no certificate can be installed yet. */
record EnableExchangeCertificate(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Enable-ExchangeCertificate", "Assigns a certificate to the SIP ports.")
                    .permission(Permission.SERVERS)
                    .with(
                            Parameter.of(
                                            "Thumbprint",
                                            Text.matching(
                                                    "[0-9A-Fa-f ]{1,100}",
                                                    100,
                                                    "hexadecimal digits",
                                                    ErrorId.E009),
                                            "The certificate.")
                                    .required()
                                    .at(1),
                            Parameter.of(
                                            "Services",
                                            new Many(
                                                    Text.matching(
                                                            "(?i)UM|UMCallRouter|IIS|SMTP|IMAP|POP|None",
                                                            20,
                                                            "UM, UMCallRouter",
                                                            ErrorId.E006),
                                                    10),
                                            "What uses it.")
                                    .required(),
                            Parameter.text("Server", 255, "The node."))
                    .example(
                            "Enable-ExchangeCertificate -Thumbprint 5113ae0233a72fccb75b1d0198628675333d010e -Services 'UM, UMCallRouter'")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var thumbprint = call.requiredText("Thumbprint");
        var _ = call.list("Services");
        call.refuseIfAny();
        throw new DirectoryException(
                ErrorId.E010,
                "The certificate with thumbprint %s couldn't be found on '%s': no certificate is installed there."
                        .formatted(thumbprint, call.text("Server").orElse(services.node())));
    }
}
