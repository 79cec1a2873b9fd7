package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Stops;
import org.mynah.um.directory.WarningId;

/** Disables a gateway (cmdlets §8.3, directory §4.3). */
record DisableUmIpGateway(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Disable-UMIPGateway", "Takes no more calls from a UM IP gateway.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.IP_GATEWAY))
                    .with(
                            Parameter.bool(
                                    "Immediate",
                                    "Whether calls in progress are dropped; default false: the gateway takes no new calls, and is disabled when the last one has ended."))
                    .example("Disable-UMIPGateway -Identity MyUMIPGateway -Immediate $true")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var drops = call.isOn("Immediate");
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.IP_GATEWAY);
                    call.doing("Disabling UM IP gateway", object.name());
                    var gateway = new IpGateway(object);
                    if (Stops.isDisabled(gateway, drops)) {
                        call.warnings()
                                .add(
                                        WarningId.W07,
                                        "The gateway '%s' is disabled already; its status is %s."
                                                .formatted(gateway.name(), gateway.status()));
                        return gateway;
                    }
                    return Stops.disable(writer, gateway, drops);
                });
        Confirmation.await(services, call);
    }
}
