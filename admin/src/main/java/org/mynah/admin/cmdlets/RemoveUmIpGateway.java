package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.ObjectKind;

/** Removes a UM IP gateway and its hunt groups. (cmdlets §8). */
record RemoveUmIpGateway(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Remove-UMIPGateway", "Removes a UM IP gateway and its hunt groups.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.IP_GATEWAY))
                    .example("Remove-UMIPGateway -Identity MyUMIPGateway")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.IP_GATEWAY);
                    call.doing("Removing UM IP gateway", object.name());
                    var groups = IpGateways.remove(writer, new IpGateway(object));
                    if (!groups.isEmpty()) {
                        call.doing(
                                "Removing UM IP gateway and its hunt groups (%s)"
                                        .formatted(String.join(", ", groups)),
                                object.name());
                    }
                    return true;
                });
    }
}
