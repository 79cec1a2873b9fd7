package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.AutoAttendant;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectKind;

/** Prints auto attendants (cmdlets §8.5). */
record GetUmAutoAttendant(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-UMAutoAttendant", "Prints UM auto attendants.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.anyIdentity(ObjectKind.AUTO_ATTENDANT))
                    .with(Parameter.of(AutoAttendant.UM_DIAL_PLAN))
                    .output(AttendantParameters.OUTPUT)
                    .example("Get-UMAutoAttendant -UMDialPlan MyUMDialPlan")
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
                    var plan =
                            call.text("UMDialPlan")
                                    .map(text ->
                                            Identities.find(reader, ObjectKind.DIAL_PLAN, text)
                                                    .id());
                    for (var object :
                            Lookup.some(
                                    call,
                                    reader,
                                    ObjectKind.AUTO_ATTENDANT,
                                    object ->
                                            plan.isEmpty()
                                                    || new AutoAttendant(object)
                                                            .dialPlan()
                                                            .equals(plan.get()))) {
                        call.write(AttendantParameters.item(items, object));
                    }
                    return true;
                });
    }
}
