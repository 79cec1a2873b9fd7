package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.MailboxPolicies;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectKind;

/** Removes a UM mailbox policy that no mailbox uses. (cmdlets §8). */
record RemoveUmMailboxPolicy(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Remove-UMMailboxPolicy",
                            "Removes a UM mailbox policy that no mailbox uses.")
                    .permission(Permission.UM_CONFIGURATION)
                    .with(Lookup.identity(ObjectKind.MAILBOX_POLICY))
                    .example("Remove-UMMailboxPolicy -Identity MyUMMailboxPolicy")
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
                    var object = Lookup.one(call, writer, ObjectKind.MAILBOX_POLICY);
                    call.doing("Removing UM mailbox policy", object.name());
                    MailboxPolicies.remove(writer, new MailboxPolicy(object));
                    return true;
                });
    }
}
