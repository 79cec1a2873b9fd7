package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/** Prints UM dial plans. (cmdlets §8). */
record GetUmDialPlan(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-UMDialPlan", "Prints UM dial plans.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.anyIdentity(ObjectKind.DIAL_PLAN))
                    .output(DialPlanParameters.OUTPUT)
                    .example("Get-UMDialPlan -Identity MyUMDialPlan | Format-List")
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
                    for (var object : Lookup.some(call, reader, ObjectKind.DIAL_PLAN, _ -> true)) {
                        call.write(DialPlanParameters.item(items, object));
                    }
                    return true;
                });
    }
}
