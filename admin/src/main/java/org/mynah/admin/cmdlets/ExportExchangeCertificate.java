package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/**
 * Gives a certificate with its key as PKCS #12, or a request as text (cmdlets §10). It counts as a
 * change, so that the audit tells who took a key.
 */
record ExportExchangeCertificate(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Export-ExchangeCertificate",
                            "Gives a certificate with its key as PKCS #12, or a request as text.")
                    .permission(Permission.SERVERS)
                    .with(
                            CertificateParameters.thumbprint().required(),
                            CertificateParameters.password(
                                    "The password that the file gets; required where there is a certificate."),
                            CertificateParameters.server())
                    .ignored(ValueKind.SWITCH, "BinaryEncoded")
                    .output(Output.of("ExchangeCertificateFile", "Thumbprint"))
                    .example(
                            "$file = Export-ExchangeCertificate -Thumbprint 5113ae0233a72fccb75b1d0198628675333d010e -Password (Read-Host 'Password' -AsSecureString)")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var held = CertificateParameters.one(call, services);
        var password = call.text(CertificateParameters.PASSWORD).orElse("");
        call.refuseIfAny();
        if (password.isEmpty() && !held.isRequest()) {
            throw new DirectoryException(
                    ErrorId.E014,
                    "The parameter -Password is missing: a key never leaves without one.");
        }
        var file = services.certificates().export(held, password);
        if (CertificateParameters.isAgreed(
                call, services, "Exporting the certificate", held.thumbprint())) {
            call.write(
                    new Item("ExchangeCertificateFile")
                            .set("Thumbprint", held.thumbprint())
                            .set(CertificateParameters.FILE_DATA, file)
                            .set("Identity", held.thumbprint()));
        }
    }
}
