package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.HuntGroup;
import org.mynah.um.directory.HuntGroups;
import org.mynah.um.directory.ObjectKind;

/** Removes a UM hunt group. (cmdlets §8). */
record RemoveUmHuntGroup(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Remove-UMHuntGroup", "Removes a UM hunt group.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.HUNT_GROUP))
                    .example("Remove-UMHuntGroup -Identity MyUMIPGateway\\MyUMHuntGroup")
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
                    var object = Lookup.one(call, writer, ObjectKind.HUNT_GROUP);
                    call.doing("Removing UM hunt group", object.name());
                    HuntGroups.remove(writer, new HuntGroup(object), call.warnings());
                    return true;
                });
    }
}
