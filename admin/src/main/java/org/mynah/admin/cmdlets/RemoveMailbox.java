package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DisconnectedMailbox;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UserMailboxes;

/**
 * Removes a user and disconnects or destroys the mailbox; unified messaging ends in the same
 * commit. Destroys a disconnected mailbox too (cmdlets §9).
 */
record RemoveMailbox(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Remove-Mailbox", "Removes a user and the mailbox.")
                    .permission(Permission.RECIPIENTS)
                    .with(Parameter.identity(ObjectKind.MAILBOX).at(1).fromInput())
                    .with(
                            Parameter.bool(
                                    "Permanent",
                                    "Whether the mail is removed too, instead of kept for 30 days."),
                            Parameter.text(
                                    "StoreMailboxIdentity",
                                    256,
                                    "A disconnected mailbox, which is destroyed."),
                            Parameter.text("Database", 256, "Where the disconnected mailbox lies."))
                    .oneOf("Identity", "StoreMailboxIdentity")
                    .ignored(ValueKind.SWITCH, "Force", "IgnoreLegalHold")
                    .example("Remove-Mailbox -Identity \"John Rodman\" -Permanent $true")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var isPermanent = call.flag("Permanent").orElse(false);
        var stored = call.text("StoreMailboxIdentity");
        call.refuseIfAny();
        call.change(
                services.directory(),
                writer -> {
                    if (stored.isPresent()) {
                        var object =
                                Identities.find(
                                        writer, ObjectKind.DISCONNECTED_MAILBOX, stored.get());
                        call.doing("Destroying the disconnected mailbox", object.name());
                        UserMailboxes.destroy(writer, new DisconnectedMailbox(object));
                        return true;
                    }
                    var object = Lookup.one(call, writer, ObjectKind.MAILBOX);
                    call.doing("Removing the user and mailbox", object.name());
                    UserMailboxes.remove(
                            writer, services.umMailboxes(), new Mailbox(object), isPermanent);
                    return true;
                });
        Confirmation.await(services, call);
    }
}
