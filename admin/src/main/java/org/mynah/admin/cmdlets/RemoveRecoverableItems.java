package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/** Erases expunged messages for good, before their time. */
record RemoveRecoverableItems(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Remove-RecoverableItems",
                            "Erases expunged messages for good, before their time.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.MAILBOX), RecoverableItems.entryId())
                    .output(RecoverableItems.counted("RemovedItemCount"))
                    .example("Remove-RecoverableItems -Identity tonysmith -EntryID 17")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var mailbox = RecoverableItems.mailbox(call, services);
        var chosen = RecoverableItems.chosen(call, services, mailbox);
        if (RecoverableItems.isAudited(call, services, "Erasing recoverable items of", mailbox)) {
            RecoverableItems.writeCount(
                    call,
                    mailbox,
                    "RemovedItemCount",
                    services.mail().forget(mailbox.id(), chosen));
        }
    }
}
