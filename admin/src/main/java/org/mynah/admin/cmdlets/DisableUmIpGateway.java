package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectKind;

/** Disables a gateway (cmdlets §8.3, directory §4.3). */
record DisableUmIpGateway(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Disable-UMIPGateway", "Takes no more calls from a UM IP gateway.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.IP_GATEWAY))
                    .with(
                            Parameter.bool(
                                    "Immediate",
                                    "Whether calls in progress are dropped; default false."))
                    .example("Disable-UMIPGateway -Identity MyUMIPGateway -Immediate $true")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        // Without -Immediate calls in progress finish: the peer is refused new ones only.
        var status =
                call.isOn("Immediate") ? IpGateway.Status.Disabled : IpGateway.Status.NoNewCalls;
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.IP_GATEWAY);
                    call.doing("Disabling UM IP gateway", object.name());
                    return GatewayStatus.set(call, writer, new IpGateway(object), status);
                });
        Confirmation.await(services, call);
    }
}
