package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.UserMailboxes;

/** Gives an existing user a mailbox (cmdlets §9). */
record EnableMailbox(Services services) implements Cmdlet {

    private static final List<Property<?>> PROPERTIES =
            List.of(Mailbox.ALIAS, Mailbox.DISPLAY_NAME, Mailbox.PRIMARY_SMTP_ADDRESS);

    private static final Definition DEFINITION =
            Definition.changing("Enable-Mailbox", "Gives an existing user a mailbox.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.USER))
                    .with(PROPERTIES.stream().map(Parameter::of).toList())
                    .with(
                            MailboxTypes.parameters().stream()
                                    .filter(each -> !each.isNamed("Arbitration"))
                                    .toList())
                    .ignored(ValueKind.TEXT, "Database")
                    .retired("Archive", NewMailbox.NOT_HERE)
                    .retired("ArchiveDatabase", NewMailbox.NOT_HERE)
                    .retired("ArchiveName", NewMailbox.NOT_HERE)
                    .retired("RemoteArchive", NewMailbox.NOT_HERE)
                    .oneOf("Shared", "Room", "Equipment")
                    .output(GetMailbox.OUTPUT)
                    .example("Enable-Mailbox -Identity Ayla")
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
                            var object = Lookup.one(call, writer, ObjectKind.USER);
                            call.doing("Enabling mailbox", object.name());
                            var edit =
                                    MailboxTypes.withType(
                                            Edits.ofValues(
                                                    call, writer, PROPERTIES, object.values()),
                                            MailboxTypes.of(call));
                            var mailbox = UserMailboxes.enable(writer, new Mailbox(object), edit);
                            return MailboxItems.mailbox(
                                    new Items(writer, services.node()), mailbox.object());
                        })
                .ifPresent(call::write);
    }
}
