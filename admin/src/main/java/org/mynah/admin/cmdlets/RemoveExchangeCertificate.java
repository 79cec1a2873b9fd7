package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** Deletes a certificate or a request with its key (cmdlets §10). */
record RemoveExchangeCertificate(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Remove-ExchangeCertificate",
                            "Deletes a certificate or a request with its key.")
                    .permission(Permission.SERVERS)
                    .with(
                            CertificateParameters.thumbprint().required(),
                            CertificateParameters.server())
                    .example(
                            "Remove-ExchangeCertificate -Thumbprint 5113ae0233a72fccb75b1d0198628675333d010e")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var held = CertificateParameters.one(call, services);
        if (held.isInForce()) {
            throw new DirectoryException(
                    ErrorId.E611,
                    "The certificate %s is in force; let the TLS ports use another one by Enable-ExchangeCertificate first."
                            .formatted(held.thumbprint()));
        }
        if (CertificateParameters.isAgreed(
                call, services, "Removing the certificate", held.thumbprint())) {
            services.certificates().remove(held);
        }
    }
}
