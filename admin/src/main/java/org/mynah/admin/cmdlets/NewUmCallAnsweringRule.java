package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.CallAnsweringRules;
import org.mynah.um.directory.ManagementRole;

/** Creates a call answering rule, which is enabled at once (cmdlets §8.8). */
record NewUmCallAnsweringRule(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("New-UMCallAnsweringRule", "Creates a call answering rule.")
                    .permission(Permission.UM_MAILBOXES)
                    .ownRole(ManagementRole.MY_VOICE_MAIL)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The name.")
                                    .required()
                                    .at(1),
                            CallAnsweringRuleParameters.mailbox())
                    .with(CallAnsweringRuleParameters.SETTABLE.stream().map(Parameter::of).toList())
                    .output(CallAnsweringRuleParameters.OUTPUT)
                    .example(
                            "New-UMCallAnsweringRule -Name MyCallAnsweringRule -Priority 2 -Mailbox tonysmith -TimeOfDay \"1,0,,\"")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.doing("Creating call answering rule", call.requiredText("Name"));
        call.change(
                        services.directory(),
                        writer -> {
                            var owner = CallAnsweringRuleParameters.owner(call, writer);
                            var edit =
                                    Edits.ofNew(call, writer, CallAnsweringRuleParameters.SETTABLE);
                            var rule =
                                    CallAnsweringRules.create(writer, owner, edit, call.warnings());
                            return CallAnsweringRuleParameters.item(
                                    new Items(writer, services.node()), rule, owner);
                        })
                .ifPresent(call::write);
    }
}
