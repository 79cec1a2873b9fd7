package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ManagementRole;

/** Prints management roles. (cmdlets §10). */
record GetManagementRole(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-ManagementRole", "Prints management roles.")
                    .permission(Permission.ROLES)
                    .with(Parameter.text("Identity", 64, "A role, or a pattern with *.").at(1))
                    .output(Output.of("ManagementRole", "Name", "Description"))
                    .example("Get-ManagementRole")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var named = call.text("Identity").map(Lookup::wildcard).orElse(_ -> true);
        for (var role : ManagementRole.values()) {
            if (named.test(role.title())) {
                call.write(
                        new Item("ManagementRole")
                                .set("Name", role.title())
                                .set("Description", role.meaning())
                                .set("Identity", role.title()));
            }
        }
    }
}
