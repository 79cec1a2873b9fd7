package org.mynah.admin.cmdlets;

import java.util.EnumSet;
import java.util.Set;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
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
                    var types = types(call);
                    var isNamed = call.has("Identity");
                    for (var object :
                            Recipients.selected(
                                    call,
                                    reader,
                                    each -> isNamed || types.contains(new Mailbox(each).type()))) {
                        call.write(MailboxItems.mailbox(items, object));
                    }
                    return true;
                });
    }

    /** Which types are listed. */
    private static Set<Mailbox.Type> types(Invocation call) {
        if (call.isOn("Arbitration")) {
            return EnumSet.of(Mailbox.Type.ArbitrationMailbox);
        }
        var wanted = EnumSet.noneOf(Mailbox.Type.class);
        for (var text : call.list("RecipientTypeDetails")) {
            try {
                wanted.add(Mailbox.TYPE.type().parse("RecipientTypeDetails", text));
            } catch (DirectoryException e) {
                e.problems().forEach(call::note);
            }
        }
        call.refuseIfAny();
        return wanted.isEmpty()
                ? EnumSet.complementOf(EnumSet.of(Mailbox.Type.ArbitrationMailbox))
                : wanted;
    }
}
