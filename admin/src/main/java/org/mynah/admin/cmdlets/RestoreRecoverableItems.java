package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ObjectKind;

/** Takes expunged messages back into their folders. */
record RestoreRecoverableItems(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Restore-RecoverableItems",
                            "Takes expunged messages back into their folders.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.MAILBOX), RecoverableItems.entryId())
                    .output(RecoverableItems.counted("RestoredItemCount"))
                    .example("Restore-RecoverableItems -Identity tonysmith -EntryID 17")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var mailbox = RecoverableItems.mailbox(call, services);
        var chosen = RecoverableItems.chosen(call, services, mailbox);
        if (RecoverableItems.isAudited(call, services, "Restoring recoverable items of", mailbox)) {
            try {
                RecoverableItems.writeCount(
                        call,
                        mailbox,
                        "RestoredItemCount",
                        services.mail().recover(mailbox.id(), chosen));
            } catch (MailRefused gone) {
                throw new DirectoryException(ErrorId.E010, String.valueOf(gone.getMessage()));
            }
        }
    }
}
