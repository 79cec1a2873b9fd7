package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmService;
import org.mynah.um.directory.UmServices;
import org.mynah.um.directory.WarningId;

/** Changes the UM service of a node, also by its older name Set-UMServer (cmdlets §8.11). */
record SetUmService(Services services, boolean isServer) implements Cmdlet {

    private static final Definition SERVICE =
            Definition.changing("Set-UMService", "Changes the UM service of a node.")
                    .permission(Permission.SERVERS)
                    .with(Lookup.identity(ObjectKind.UM_SERVICE))
                    .with(ServerParameters.ofService(false))
                    .ignored(ValueKind.TEXT, UmService.EXTERNAL_HOST_FQDN.name())
                    .example("Set-UMService -Identity MyUMServer -MaxCallsAllowed 50")
                    .build();

    private static final Definition SERVER =
            Definition.changing("Set-UMServer", "Changes the UM service of a node.")
                    .permission(Permission.SERVERS)
                    .with(Lookup.identity(ObjectKind.UM_SERVICE))
                    .with(ServerParameters.ofService(true))
                    .ignored(ValueKind.TEXT, UmService.EXTERNAL_HOST_FQDN.name())
                    .example("Set-UMServer -Identity MyUMServer -Status NoNewCalls")
                    .build();

    @Override
    public Definition definition() {
        return isServer ? SERVER : SERVICE;
    }

    @Override
    public void run(Invocation call) {
        if (!isServer && call.has(UmService.STATUS.name())) {
            call.warnings()
                    .add(
                            WarningId.W08,
                            "-Status is the older way and still has its effect; Set-ServerComponentState is the newer one.");
        }
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.UM_SERVICE);
                    call.doing("Setting UM service", object.name());
                    var edit =
                            ServerParameters.edit(
                                    call,
                                    writer,
                                    ServerParameters.properties(isServer),
                                    object,
                                    "Identity");
                    return UmServices.change(writer, object, edit, call.warnings());
                });
    }
}
