package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.MailboxPolicies;
import org.mynah.um.directory.MailboxPolicy;

/** Creates a mailbox policy (cmdlets §8.2). */
record NewUmMailboxPolicy(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "New-UMMailboxPolicy", "Creates a UM mailbox policy of a dial plan.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The name.")
                                    .required()
                                    .at(1))
                    .with(Parameter.of(MailboxPolicy.UM_DIAL_PLAN).required())
                    .output(PolicyParameters.OUTPUT)
                    .example("New-UMMailboxPolicy -Name MyUMMailboxPolicy -UMDialPlan MyUMDialPlan")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.doing("Creating UM mailbox policy", call.requiredText("Name"));
        call.change(
                        services.directory(),
                        writer -> {
                            var edit =
                                    Edits.ofNew(call, writer, List.of(MailboxPolicy.UM_DIAL_PLAN));
                            var policy = MailboxPolicies.create(writer, edit, call.warnings());
                            return PolicyParameters.item(
                                    new Items(writer, services.node()), policy.object());
                        })
                .ifPresent(call::write);
    }
}
