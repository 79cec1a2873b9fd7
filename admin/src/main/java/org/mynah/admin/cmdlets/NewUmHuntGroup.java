package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.HuntGroup;
import org.mynah.um.directory.HuntGroups;

/** Creates a hunt group (cmdlets §8.4). */
record NewUmHuntGroup(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "New-UMHuntGroup", "Links pilot numbers of a gateway to a dial plan.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The name.")
                                    .required()
                                    .at(1))
                    .with(
                            Parameter.of(HuntGroup.UM_DIAL_PLAN).required(),
                            Parameter.of(HuntGroup.UM_IP_GATEWAY).required(),
                            Parameter.of(HuntGroup.PILOT_IDENTIFIER))
                    .output(HuntGroupParameters.OUTPUT)
                    .example(
                            "New-UMHuntGroup -Name MyUMHuntGroup -PilotIdentifier 12345 -UMDialPlan MyUMDialPlan -UMIPGateway MyUMIPGateway")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.doing("Creating UM hunt group", call.requiredText("Name"));
        call.change(
                        services.directory(),
                        writer -> {
                            var edit = Edits.ofNew(call, writer, HuntGroup.PROPERTIES);
                            var group = HuntGroups.create(writer, edit, call.warnings());
                            return HuntGroupParameters.item(
                                    new Items(writer, services.node()), group.object());
                        })
                .ifPresent(call::write);
    }
}
