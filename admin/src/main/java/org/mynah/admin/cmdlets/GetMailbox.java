package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/** Prints mailboxes (cmdlets §9). */
record GetMailbox(Services services) implements Cmdlet {

    static final Output OUTPUT =
            Output.of("Mailbox", "Name", "Alias", "ServerName", "ProhibitSendQuota");

    private static final Definition DEFINITION =
            Definition.reading("Get-Mailbox", "Prints mailboxes.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.anyIdentity(ObjectKind.MAILBOX))
                    .with(Recipients.selection())
                    .oneOf("Identity", "Anr")
                    .ignored(ValueKind.TEXT, "Database", "Server", "RecipientTypeDetails")
                    .output(OUTPUT)
                    .example("Get-Mailbox -ResultSize unlimited")
                    .example("Get-Mailbox -Anr Chr")
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
                    for (var object : Recipients.selected(call, reader)) {
                        call.write(items.mailbox(object));
                    }
                    return true;
                });
    }
}
