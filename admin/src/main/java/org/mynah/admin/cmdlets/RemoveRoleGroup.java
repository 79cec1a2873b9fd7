package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.RoleGroup;
import org.mynah.um.directory.RoleGroups;

/** Removes a role group. (cmdlets §10). */
record RemoveRoleGroup(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Remove-RoleGroup", "Removes a role group that is not built in.")
                    .permission(Permission.ROLES)
                    .with(Lookup.identity(ObjectKind.ROLE_GROUP))
                    .example("Remove-RoleGroup \"Seattle Help Desk\"")
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
                    var object = Lookup.one(call, writer, ObjectKind.ROLE_GROUP);
                    call.doing("Removing role group", object.name());
                    RoleGroups.remove(writer, new RoleGroup(object));
                    return true;
                });
    }
}
