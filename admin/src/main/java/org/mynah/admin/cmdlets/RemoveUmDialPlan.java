package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;
import org.mynah.um.directory.ObjectKind;

/** Removes a UM dial plan that nothing uses. (cmdlets §8). */
record RemoveUmDialPlan(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Remove-UMDialPlan", "Removes a UM dial plan that nothing uses.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.DIAL_PLAN))
                    .example("Remove-UMDialPlan -Identity MyUMDialPlan")
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
                    var object = Lookup.one(call, writer, ObjectKind.DIAL_PLAN);
                    call.doing("Removing UM dial plan", object.name());
                    DialPlans.remove(writer, new DialPlan(object));
                    return true;
                });
    }
}
