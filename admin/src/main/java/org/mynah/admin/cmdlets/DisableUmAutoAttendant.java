package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.AutoAttendants;
import org.mynah.um.directory.ObjectKind;

/** Disables an auto attendant (cmdlets §8.5). */
record DisableUmAutoAttendant(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Disable-UMAutoAttendant",
                            "Answers the numbers of a UM auto attendant no more.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.AUTO_ATTENDANT))
                    .example("Disable-UMAutoAttendant -Identity MyUMAutoAttendant")
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
                    var object = Lookup.one(call, writer, ObjectKind.AUTO_ATTENDANT);
                    call.doing("Disabling UM auto attendant", object.name());
                    return AutoAttendants.disable(
                            writer, new AutoAttendant(object), call.warnings());
                });
        Confirmation.await(services, call);
    }
}
