package org.mynah.admin.cmdlets;

import java.util.Optional;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.CallAnsweringRules;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ManagementRole;

/** Changes a call answering rule. Without -Identity, -Name selects it (cmdlets §8.8). */
record SetUmCallAnsweringRule(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Set-UMCallAnsweringRule", "Changes a call answering rule.")
                    .permission(Permission.UM_MAILBOXES)
                    .ownRole(ManagementRole.MY_VOICE_MAIL)
                    .with(
                            CallAnsweringRuleParameters.identity(),
                            CallAnsweringRuleParameters.mailbox(),
                            Parameter.text(
                                    "Name",
                                    DialPlanParameters.LONGEST_TEXT,
                                    "The new name; without -Identity the name of the rule."))
                    .with(CallAnsweringRuleParameters.SETTABLE.stream().map(Parameter::of).toList())
                    .example(
                            "Set-UMCallAnsweringRule -Mailbox tonysmith -Name MyCallAnsweringRule -Priority 2")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var identity = call.text("Identity");
        var selected = identity.or(() -> call.text("Name"));
        call.refuseIfAny();
        if (selected.isEmpty() || call.isCleared("Identity")) {
            throw new DirectoryException(
                    ErrorId.E014, "Set-UMCallAnsweringRule needs -Identity, or -Name of the rule.");
        }
        call.change(
                services.directory(),
                writer -> {
                    var named = CallAnsweringRuleParameters.named(call, writer, selected.get());
                    call.doing("Setting call answering rule", named.rule().name());
                    var edit =
                            Edits.of(
                                    call,
                                    writer,
                                    CallAnsweringRuleParameters.SETTABLE,
                                    named.rule().object().values(),
                                    "Name");
                    var name = identity.isPresent() ? edit.name() : Optional.<String>empty();
                    return CallAnsweringRules.change(
                            writer,
                            named.owner(),
                            named.rule(),
                            new Edit(name, edit.set(), edit.cleared()),
                            call.warnings());
                });
    }
}
