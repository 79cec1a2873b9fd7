package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.ObjectKind;

/** Prints UM IP gateways. (cmdlets §8). */
record GetUmIpGateway(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-UMIPGateway", "Prints UM IP gateways.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.anyIdentity(ObjectKind.IP_GATEWAY))
                    .with(Parameter.flag("IncludeSimulator", "Test peers too."))
                    .output(GatewayParameters.OUTPUT)
                    .example("Get-UMIPGateway | Format-List")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var items = new Items(reader, services.node());
                    var all = call.isOn("IncludeSimulator") || call.text("Identity").isPresent();
                    for (var object :
                            Lookup.some(
                                    call,
                                    reader,
                                    ObjectKind.IP_GATEWAY,
                                    object ->
                                            all
                                                    || !new IpGateway(object)
                                                            .get(IpGateway.SIMULATOR))) {
                        call.write(GatewayParameters.item(items, object));
                    }
                    return true;
                });
    }
}
