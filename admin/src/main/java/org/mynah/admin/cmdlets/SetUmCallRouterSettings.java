package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.UmService;
import org.mynah.um.directory.UmServices;
import org.mynah.um.directory.WarningId;

/** Changes the call router of a node (cmdlets §8.11). */
record SetUmCallRouterSettings(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Set-UMCallRouterSettings", "Changes the call router of a node.")
                    .permission(Permission.CALL_ROUTER)
                    .with(ServerParameters.server())
                    .with(ServerParameters.ofRouter())
                    .example("Set-UMCallRouterSettings -DialPlans MySIPDialPlan -UMStartupMode TLS")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        if (call.has(UmService.MAX_CALLS_ALLOWED.name())) {
            call.warnings()
                    .add(
                            WarningId.W08,
                            "-MaxCallsAllowed of a call router is stored and has no effect; Set-UMService -MaxCallsAllowed counts.");
        }
        call.change(
                services.directory(),
                writer -> {
                    var object = ServerParameters.router(call, writer, services.node());
                    call.doing("Setting UM call router", object.name());
                    var edit =
                            ServerParameters.edit(
                                    call,
                                    writer,
                                    ServerParameters.routerProperties(),
                                    object,
                                    ServerParameters.SERVER);
                    return UmServices.change(writer, object, edit, call.warnings());
                });
    }
}
