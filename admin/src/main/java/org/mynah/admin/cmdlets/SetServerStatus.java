package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;
import org.mynah.um.directory.Stops;
import org.mynah.um.directory.UmService;
import org.mynah.um.directory.UmServices;
import org.mynah.um.directory.WarningId;

/**
 * Enable- and Disable-UMService, and the same with the older noun UMServer (cmdlets §8.11): sets
 * the status that decides whether the node takes calls.
 */
record SetServerStatus(Services services, Definition definition, UmService.Status status)
        implements Cmdlet {

    static SetServerStatus enable(Services services, String noun) {
        var definition =
                Definition.changing("Enable-" + noun, "Lets a node take calls again.")
                        .permission(Permission.SERVERS)
                        .with(Lookup.identity(ObjectKind.UM_SERVICE))
                        .example("Enable-" + noun + " -Identity MyUMServer")
                        .build();
        return new SetServerStatus(services, definition, UmService.Status.Enabled);
    }

    static SetServerStatus disable(Services services, String noun) {
        var definition =
                Definition.changing("Disable-" + noun, "Lets a node take no calls.")
                        .permission(Permission.SERVERS)
                        .with(Lookup.identity(ObjectKind.UM_SERVICE))
                        .with(
                                Parameter.bool(
                                        "Immediate",
                                        "Whether calls in progress are dropped; default false: the node takes no new calls, and is disabled when the last one has ended."))
                        .example("Disable-" + noun + " -Identity MyUMServer")
                        .build();
        return new SetServerStatus(services, definition, UmService.Status.Disabled);
    }

    @Override
    public void run(Invocation call) {
        var isEnabling = status == UmService.Status.Enabled;
        var drops = !isEnabling && call.isOn("Immediate");
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.UM_SERVICE);
                    call.doing(
                            isEnabling ? "Enabling UM service" : "Disabling UM service",
                            object.name());
                    var service = new UmService(object);
                    var present = service.get(UmService.STATUS);
                    if (isEnabling ? present == status : Stops.isDisabled(service, drops)) {
                        call.warnings()
                                .add(
                                        WarningId.W07,
                                        "The UM service '%s' is %s already; its status is %s."
                                                .formatted(
                                                        object.name(),
                                                        isEnabling ? "enabled" : "disabled",
                                                        present));
                        return object;
                    }
                    return isEnabling
                            ? UmServices.change(
                                    writer,
                                    object,
                                    Edit.of(PropertyValues.EMPTY.with(UmService.STATUS, status)),
                                    call.warnings())
                            : Stops.disable(writer, service, drops).object();
                });
        Confirmation.await(services, call);
    }
}
