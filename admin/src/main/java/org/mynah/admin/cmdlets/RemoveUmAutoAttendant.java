package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.AutoAttendants;
import org.mynah.um.directory.ObjectKind;

/** Removes an auto attendant (cmdlets §8.5). */
record RemoveUmAutoAttendant(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Remove-UMAutoAttendant",
                            "Removes a UM auto attendant that nothing uses.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.AUTO_ATTENDANT))
                    .example("Remove-UMAutoAttendant -Identity MyUMAutoAttendant")
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
                    call.doing("Removing UM auto attendant", object.name());
                    AutoAttendants.remove(writer, new AutoAttendant(object));
                    return true;
                });
    }
}
