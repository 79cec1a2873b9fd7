package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.HuntGroup;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectKind;

/** Prints UM hunt groups. (cmdlets §8). */
record GetUmHuntGroup(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-UMHuntGroup", "Prints UM hunt groups.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.anyIdentity(ObjectKind.HUNT_GROUP))
                    .with(Parameter.of(HuntGroup.UM_DIAL_PLAN))
                    .output(HuntGroupParameters.OUTPUT)
                    .example("Get-UMHuntGroup -Identity MyUMIPGateway\\MyUMHuntGroup | Format-List")
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
                                    ObjectKind.HUNT_GROUP,
                                    object ->
                                            plan.isEmpty()
                                                    || new HuntGroup(object)
                                                            .dialPlan()
                                                            .equals(plan.get()))) {
                        call.write(HuntGroupParameters.item(items, object));
                    }
                    return true;
                });
    }
}
