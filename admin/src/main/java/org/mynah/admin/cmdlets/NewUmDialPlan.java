package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DialPlans;

/** Creates a dial plan (cmdlets §8.1). */
record NewUmDialPlan(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("New-UMDialPlan", "Creates a UM dial plan and its default policy.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The name.")
                                    .required()
                                    .at(1))
                    .with(DialPlanParameters.ofNew())
                    .with(
                            Parameter.bool(
                                    "GenerateUMMailboxPolicy",
                                    "Whether \"<plan> Default Policy\" is made too; default true."))
                    .output(DialPlanParameters.OUTPUT)
                    .example("New-UMDialPlan -Name MyUMDialPlan -NumberOfDigitsInExtension 4")
                    .example(
                            "New-UMDialPlan -Name MyUMDialPlan -URIType SipName -NumberOfDigitsInExtension 5")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var generatesPolicy = call.flag("GenerateUMMailboxPolicy").orElse(true);
        call.doing("Creating UM dial plan", call.requiredText("Name"));
        call.change(
                        services.directory(),
                        writer -> {
                            var edit = Edits.ofNew(call, writer, DialPlan.PROPERTIES);
                            var plan =
                                    DialPlans.create(
                                            writer, edit, generatesPolicy, call.warnings());
                            return DialPlanParameters.item(
                                    new Items(writer, services.node()), plan.object());
                        })
                .ifPresent(call::write);
    }
}
