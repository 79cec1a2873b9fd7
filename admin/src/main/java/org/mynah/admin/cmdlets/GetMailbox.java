package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.filter.Filter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;

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
                    .with(
                            Parameter.of(
                                    "RecipientTypeDetails",
                                    new PropertyType.Many(PropertyType.Text.upTo(32), 20),
                                    "Mailboxes of these types alone."),
                            Parameter.flag(
                                    "Arbitration", "Arbitration mailboxes, which else are hidden."))
                    .ignored(ValueKind.TEXT, "Database", "Server")
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
                    for (var person :
                            Recipients.MAILBOXES.chosen(call, reader, items, types(call))) {
                        call.write(MailboxItems.mailbox(items, person));
                    }
                    return true;
                });
    }

    /** Which types are listed. */
    private static Filter types(Invocation call) {
        if (call.isOn("Arbitration")) {
            return is(Mailbox.Type.ArbitrationMailbox);
        }
        var wanted = new ArrayList<Filter>();
        for (var text : call.list("RecipientTypeDetails")) {
            try {
                wanted.add(is(Mailbox.TYPE.type().parse("RecipientTypeDetails", text)));
            } catch (DirectoryException e) {
                e.problems().forEach(call::note);
            }
        }
        call.refuseIfAny();
        return wanted.isEmpty()
                ? new Filter.Not(is(Mailbox.Type.ArbitrationMailbox))
                : new Filter.Any(wanted);
    }

    private static Filter is(Mailbox.Type type) {
        return Recipients.equal(Mailbox.TYPE.name(), type.name());
    }
}
