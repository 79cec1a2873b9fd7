package org.mynah.admin.cmdlets;

import java.util.Locale;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;

/** Prints the certificates of this node, and requests that wait for their answer (cmdlets §10). */
record GetExchangeCertificate(Services services) implements Cmdlet {

    private static final String DOMAIN_NAME = "DomainName";

    private static final Definition DEFINITION =
            Definition.reading(
                            "Get-ExchangeCertificate",
                            "Prints the certificates of this node, and requests that wait for their answer.")
                    .permission(Permission.SERVERS)
                    .with(
                            CertificateParameters.thumbprint(),
                            Parameter.text(DOMAIN_NAME, 255, "Only those that prove this host."),
                            CertificateParameters.server())
                    .oneOf(CertificateParameters.THUMBPRINT, DOMAIN_NAME)
                    .output(CertificateParameters.OUTPUT)
                    .example("Get-ExchangeCertificate")
                    .example(
                            "Get-ExchangeCertificate -Thumbprint 5113ae0233a72fccb75b1d0198628675333d010e | Format-List")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        if (call.has(CertificateParameters.THUMBPRINT)) {
            call.write(
                    CertificateParameters.item(
                            services, CertificateParameters.one(call, services)));
            return;
        }
        CertificateParameters.requireHere(call, services);
        var domain = call.text(DOMAIN_NAME).map(name -> name.toLowerCase(Locale.ROOT));
        call.refuseIfAny();
        services.certificates().all().stream()
                .filter(each ->
                        domain.isEmpty()
                                || each.domains().stream()
                                        .map(name -> name.toLowerCase(Locale.ROOT))
                                        .anyMatch(domain.get()::equals))
                .forEach(each -> call.write(CertificateParameters.item(services, each)));
    }
}
