package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/** Prints the expunged messages of a mailbox that may be taken back, the last one first. */
record GetRecoverableItems(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading(
                            "Get-RecoverableItems",
                            "Prints the expunged messages of a mailbox that may be taken back.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.MAILBOX), Lookup.resultSize())
                    .output(RecoverableItems.OUTPUT)
                    .example("Get-RecoverableItems -Identity tonysmith")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var mailbox = RecoverableItems.mailbox(call, services);
        Lookup.limited(call, services.mail().recoverable(mailbox.id(), Lookup.MOST_RESULTS))
                .forEach(each -> call.write(RecoverableItems.item(mailbox, each)));
    }
}
