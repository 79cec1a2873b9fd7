package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UserMailboxes;

/** Takes the mailbox from a user, who stays; unified messaging ends in the same commit. */
record DisableMailbox(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Disable-Mailbox",
                            "Takes the mailbox from a user; its mail is kept for 30 days.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.MAILBOX))
                    .ignored(ValueKind.SWITCH, "IgnoreLegalHold")
                    .retired("Archive", NewMailbox.NOT_HERE)
                    .retired("RemoteArchive", NewMailbox.NOT_HERE)
                    .example("Disable-Mailbox -Identity \"John Woods\"")
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
                    call.doing("Disabling mailbox", object.name());
                    return UserMailboxes.disable(
                            writer, services.umMailboxes(), new Mailbox(object));
                });
        Confirmation.await(services, call);
    }
}
