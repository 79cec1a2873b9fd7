package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/** Prints users (cmdlets §9). */
record GetUser(Services services) implements Cmdlet {

    static final Output OUTPUT = Output.of("User", "Name", "RecipientTypeDetails");

    private static final Definition DEFINITION =
            Definition.reading("Get-User", "Prints users.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.anyIdentity(ObjectKind.USER))
                    .with(Recipients.selection())
                    .oneOf("Identity", "Anr")
                    .output(OUTPUT)
                    .example("Get-User -Identity tonysmith | Format-List")
                    .example("Get-User -Filter \"Department -eq 'Customer Service'\"")
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
                    for (var person : Recipients.USERS.chosen(call, reader, items)) {
                        call.write(MailboxItems.user(items, person));
                    }
                    return true;
                });
    }
}
