package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UmMailbox;

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
                    var isNamed = call.text("Identity").filter(text -> text.indexOf('*') < 0);
                    for (var object :
                            Recipients.selected(
                                    call,
                                    reader,
                                    each ->
                                            isNamed.isPresent()
                                                    || UmMailbox.ofMailbox(reader, each.id())
                                                            .isPresent())) {
                        call.write(UmMailboxItems.item(items, UmIdentity.enabled(reader, object)));
                    }
                    return true;
                });
    }
}
