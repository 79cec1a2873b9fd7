package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UserMailboxes;

/** Removes a user and the mailbox; unified messaging ends in the same commit (cmdlets §9). */
record RemoveMailbox(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Remove-Mailbox", "Removes a user and the mailbox.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.MAILBOX))
                    .with(Parameter.bool("Permanent", "Accepted: a removal is always permanent."))
                    .ignored(ValueKind.SWITCH, "Force", "IgnoreLegalHold")
                    .example("Remove-Mailbox -Identity \"John Rodman\" -Permanent $true")
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
                    var object = Lookup.one(call, writer, ObjectKind.MAILBOX);
                    call.doing("Removing the user and mailbox", object.name());
                    UserMailboxes.remove(writer, new Mailbox(object));
                    return true;
                });
    }
}
