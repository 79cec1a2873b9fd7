package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;

/** Takes a certificate with its key, or the answer to a request (cmdlets §10). */
record ImportExchangeCertificate(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Import-ExchangeCertificate",
                            "Takes a certificate with its key, or the answer to a request; Enable-ExchangeCertificate puts it in force.")
                    .permission(Permission.SERVERS)
                    .with(
                            PromptOwner.bytes(
                                            CertificateParameters.FILE_DATA,
                                            "The bytes of the file: PKCS #12, PEM, DER or PKCS #7.")
                                    .required(),
                            CertificateParameters.password("The password of the file."),
                            CertificateParameters.friendlyName(),
                            CertificateParameters.exportable(),
                            CertificateParameters.server())
                    .output(CertificateParameters.OUTPUT)
                    .example(
                            "Import-ExchangeCertificate -FileData ([System.IO.File]::ReadAllBytes('um.pfx')) -Password (Read-Host 'Password' -AsSecureString)")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        CertificateParameters.requireHere(call, services);
        var file =
                PromptOwner.read(
                        CertificateParameters.FILE_DATA,
                        call.raw(CertificateParameters.FILE_DATA)
                                .orElseThrow(() ->
                                        new DirectoryException(
                                                ErrorId.E014,
                                                "The parameter -FileData is missing; give the bytes of the file.")));
        var password = call.text(CertificateParameters.PASSWORD);
        var name = call.text(CertificateParameters.FRIENDLY_NAME).orElse("");
        var isExportable = call.isOn(CertificateParameters.EXPORTABLE);
        call.refuseIfAny();
        if (CertificateParameters.isAgreed(
                call, services, "Importing a certificate on", services.node())) {
            call.write(
                    CertificateParameters.item(
                            services,
                            services.certificates().add(file, password, name, isExportable)));
        }
    }
}
