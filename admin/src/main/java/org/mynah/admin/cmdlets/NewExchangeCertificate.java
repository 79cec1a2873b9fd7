package org.mynah.admin.cmdlets;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.cmdlets.Certificates.Wanted;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/**
 * Makes a certificate that signs itself, or a request for a certification authority (cmdlets §10).
 */
record NewExchangeCertificate(Services services) implements Cmdlet {

    private static final int DEFAULT_KEY_SIZE = 2048;
    private static final Whole KEY_SIZE = new Whole(2048, 4096, "bits");
    private static final int MOST_DOMAINS = 100;

    /** A host name; the first label may be {@code *}. */
    private static final String HOST =
            "(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*";

    private static final Definition DEFINITION =
            Definition.changing(
                            "New-ExchangeCertificate",
                            "Makes a certificate that signs itself, or a request for a certification authority.")
                    .permission(Permission.SERVERS)
                    .with(
                            Parameter.flag(
                                    "GenerateRequest",
                                    "Makes a request, whose text is printed; Import-ExchangeCertificate takes the answer."),
                            Parameter.text(
                                    "SubjectName",
                                    500,
                                    "Whose certificate it is, such as CN=um.contoso.com; default: the node."),
                            Parameter.of(
                                    "DomainName",
                                    new Many(
                                            Text.matching(HOST, 255, "a host name", ErrorId.E012),
                                            MOST_DOMAINS),
                                    "Host names that it proves; default: the node."),
                            Parameter.of("KeySize", KEY_SIZE, "Bits of the RSA key; default 2048."),
                            CertificateParameters.friendlyName(),
                            CertificateParameters.exportable(),
                            CertificateParameters.server())
                    .output(CertificateParameters.OUTPUT)
                    .example("New-ExchangeCertificate -DomainName um.contoso.com")
                    .example(
                            "New-ExchangeCertificate -GenerateRequest -SubjectName CN=um.contoso.com -DomainName um.contoso.com -KeySize 4096 | Select-Object -ExpandProperty Request | Set-Content um.req")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        CertificateParameters.requireHere(call, services);
        Set<String> domains = new LinkedHashSet<>(call.list("DomainName"));
        if (domains.isEmpty()) {
            domains.add(services.node());
        }
        var wanted =
                new Wanted(
                        call.text("SubjectName").orElse("CN=" + domains.iterator().next()),
                        List.copyOf(domains),
                        call.read("KeySize", KEY_SIZE).orElse(DEFAULT_KEY_SIZE),
                        call.text(CertificateParameters.FRIENDLY_NAME).orElse(""),
                        call.isOn(CertificateParameters.EXPORTABLE));
        var isRequest = call.isOn("GenerateRequest");
        call.refuseIfAny();
        if (CertificateParameters.isAgreed(
                call,
                services,
                isRequest ? "Making a certificate request for" : "Making a certificate for",
                wanted.subject())) {
            var made =
                    isRequest
                            ? services.certificates().request(wanted)
                            : services.certificates().create(wanted);
            var item = CertificateParameters.item(services, made);
            made.requestText().ifPresent(text -> item.set("Request", text));
            call.write(item);
        }
    }
}
