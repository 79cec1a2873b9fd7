package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.ObjectKind;

/** Changes a UM IP gateway. (cmdlets §8). */
record SetUmIpGateway(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Set-UMIPGateway", "Changes a UM IP gateway.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.IP_GATEWAY))
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(GatewayParameters.ofSet())
                    .ignored(ValueKind.SWITCH, "ForceUpgrade")
                    .example("Set-UMIPGateway -Identity MyUMIPGateway -Address 10.10.10.1")
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
                    call.doing("Setting UM IP gateway", object.name());
                    var edit =
                            Edits.of(call, writer, IpGateway.PROPERTIES, object.values(), "Name");
                    return IpGateways.change(writer, new IpGateway(object), edit, call.warnings());
                });
    }
}
