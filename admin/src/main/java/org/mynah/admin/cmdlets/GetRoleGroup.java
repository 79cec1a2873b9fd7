package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/** Prints role groups. (cmdlets §10). */
record GetRoleGroup(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-RoleGroup", "Prints role groups.")
                    .permission(Permission.ROLES)
                    .with(Lookup.anyIdentity(ObjectKind.ROLE_GROUP), Lookup.resultSize())
                    .output(NewRoleGroup.OUTPUT)
                    .example("Get-RoleGroup \"UM Management\" | Format-List")
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
                    Lookup.some(call, reader, ObjectKind.ROLE_GROUP, _ -> true)
                            .forEach(object -> call.write(NewRoleGroup.item(items, object)));
                    return true;
                });
    }
}
