package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.AutoAttendants;
import org.mynah.um.directory.ObjectKind;

/** Enables an auto attendant (cmdlets §8.5). */
record EnableUmAutoAttendant(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Enable-UMAutoAttendant", "Answers the numbers of a UM auto attendant.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.AUTO_ATTENDANT))
                    .example("Enable-UMAutoAttendant -Identity MyUMAutoAttendant")
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
                    call.doing("Enabling UM auto attendant", object.name());
                    return AutoAttendants.enable(
                            writer, new AutoAttendant(object), call.warnings());
                });
    }
}
