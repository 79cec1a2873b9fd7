package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;
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
                                        "Accepted; calls in progress end by themselves."))
                        .example("Disable-" + noun + " -Identity MyUMServer")
                        .build();
        return new SetServerStatus(services, definition, UmService.Status.Disabled);
    }

    @Override
    public void run(Invocation call) {
        if (definition.parameter("Immediate").isPresent() && call.isOn("Immediate")) {
            call.warnings()
                    .add(
                            WarningId.W08,
                            "-Immediate has no effect: calls in progress end by themselves, new ones are refused at once.");
        }
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.UM_SERVICE);
                    call.doing(
                            status == UmService.Status.Enabled
                                    ? "Enabling UM service"
                                    : "Disabling UM service",
                            object.name());
                    if (new UmService(object).get(UmService.STATUS) == status) {
                        call.warnings()
                                .add(
                                        WarningId.W07,
                                        "The UM service '%s' is %s already."
                                                .formatted(object.name(), status));
                        return object;
                    }
                    return UmServices.change(
                            writer,
                            object,
                            Edit.of(PropertyValues.EMPTY.with(UmService.STATUS, status)),
                            call.warnings());
                });
        Confirmation.await(services, call);
    }
}
