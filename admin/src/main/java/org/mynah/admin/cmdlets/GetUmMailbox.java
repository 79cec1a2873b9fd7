package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/** Prints UM-enabled mailboxes (cmdlets §8.6). */
record GetUmMailbox(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-UMMailbox", "Prints UM-enabled mailboxes.")
                    .permission(Permission.UM_MAILBOXES)
                    .with(Lookup.anyIdentity(ObjectKind.MAILBOX))
                    .with(Recipients.selection())
                    .oneOf("Identity", "Anr")
                    .ignored(ValueKind.SWITCH, "IgnoreDefaultScope", "ReadFromDomainController")
                    .output(EnableUmMailbox.OUTPUT)
                    .example("Get-UMMailbox -Identity tonysmith@contoso.com | Format-List")
                    .example("Get-UMMailbox -Filter \"UMMailboxPolicy -eq 'Sales Default Policy'\"")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var items = new Items(reader, services.node());
                    for (var person : Recipients.UM_MAILBOXES.chosen(call, reader, items)) {
                        call.write(UmMailboxItems.item(items, UmIdentity.required(person)));
                    }
                    return true;
                });
    }
}
