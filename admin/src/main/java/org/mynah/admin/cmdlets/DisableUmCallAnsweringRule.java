package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.CallAnsweringRules;
import org.mynah.um.directory.ManagementRole;

/** Disables a call answering rule (cmdlets §8.8). */
record DisableUmCallAnsweringRule(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Disable-UMCallAnsweringRule", "Disables a call answering rule.")
                    .permission(Permission.UM_MAILBOXES)
                    .ownRole(ManagementRole.MY_VOICE_MAIL)
                    .with(CallAnsweringRuleParameters.identity().required())
                    .with(CallAnsweringRuleParameters.mailbox())
                    .example(
                            "Disable-UMCallAnsweringRule -Identity MyUMCallAnsweringRule -Mailbox tonysmith")
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
                    var named =
                            CallAnsweringRuleParameters.named(
                                    call, writer, call.requiredText("Identity"));
                    call.doing("Disabling call answering rule", named.rule().name());
                    CallAnsweringRules.enable(writer, named.owner(), named.rule(), false);
                    return true;
                });
    }
}
