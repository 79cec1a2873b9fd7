package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.IpGateway;
import org.mynah.um.directory.IpGateways;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;

/** Creates a gateway and, with a dial plan, its default hunt group (cmdlets §8.3). */
record NewUmIpGateway(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("New-UMIPGateway", "Creates a UM IP gateway: a SIP peer.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The name.")
                                    .required()
                                    .at(1)
                                    .alias("Identity"))
                    .with(GatewayParameters.ofNew())
                    .with(
                            Parameter.of(
                                    "UMDialPlan",
                                    new PropertyType.Reference(ObjectKind.DIAL_PLAN),
                                    "The dial plan for which a default hunt group is made."))
                    .output(GatewayParameters.OUTPUT)
                    .example("New-UMIPGateway -Name MyUMIPGateway -Address 10.10.10.1")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.doing("Creating UM IP gateway", call.requiredText("Name"));
        call.change(
                        services.directory(),
                        writer -> {
                            var plan =
                                    call.text("UMDialPlan")
                                            .map(text ->
                                                    Identities.find(
                                                            writer, ObjectKind.DIAL_PLAN, text))
                                            .map(DialPlan::new);
                            var edit = Edits.ofNew(call, writer, IpGateway.PROPERTIES);
                            var gateway = IpGateways.create(writer, edit, plan, call.warnings());
                            return GatewayParameters.item(
                                    new Items(writer, services.node()), gateway.object());
                        })
                .ifPresent(call::write);
    }
}
