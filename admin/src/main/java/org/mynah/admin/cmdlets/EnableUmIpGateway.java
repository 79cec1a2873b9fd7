package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectKind;

/** Enables a gateway (cmdlets §8.3). */
record EnableUmIpGateway(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Enable-UMIPGateway", "Takes calls from a UM IP gateway again.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.IP_GATEWAY))
                    .example("Enable-UMIPGateway -Identity MyUMIPGateway")
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
                    call.doing("Enabling UM IP gateway", object.name());
                    return GatewayStatus.set(
                            call, writer, new IpGateway(object), IpGateway.Status.Enabled);
                });
    }
}
