package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;

/** Prints the call router of a node, by default of the one that is asked (cmdlets §8.11). */
record GetUmCallRouterSettings(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-UMCallRouterSettings", "Prints the call router of a node.")
                    .permission(Permission.CALL_ROUTER)
                    .with(ServerParameters.server())
                    .output(ServerParameters.ROUTER_OUTPUT)
                    .example("Get-UMCallRouterSettings -Server MyServer | Format-List")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var router = ServerParameters.router(call, reader, services.node());
                    call.write(ServerParameters.router(new Items(reader, services.node()), router));
                    return true;
                });
    }
}
