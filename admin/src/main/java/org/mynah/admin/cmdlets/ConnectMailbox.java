package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DisconnectedMailbox;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UserMailboxes;

/** Gives a disconnected mailbox to a user without one (cmdlets §9). */
record ConnectMailbox(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "Connect-Mailbox",
                            "Gives a disconnected mailbox to a user without one.")
                    .permission(Permission.RECIPIENTS)
                    .with(
                            Lookup.identity(ObjectKind.DISCONNECTED_MAILBOX),
                            Parameter.text("Database", 256, "Where the mailbox lies; any name.")
                                    .required()
                                    .at(2),
                            Parameter.text(
                                    "User",
                                    1024,
                                    "Whose it shall be; default: whose it was, or the user with its display name."),
                            Parameter.of(Mailbox.ALIAS),
                            Parameter.flag("ValidateOnly", "Checks everything, changes nothing."))
                    .with(
                            MailboxTypes.parameters().stream()
                                    .filter(each -> !each.isNamed("Arbitration"))
                                    .toList())
                    .ignored(ValueKind.SWITCH, "AllowLegacyDNMismatch")
                    .retired("Archive", NewMailbox.NOT_HERE)
                    .oneOf("Shared", "Room", "Equipment")
                    .output(GetMailbox.OUTPUT)
                    .example(
                            "Connect-Mailbox -Database \"Mailbox Database\" -Identity \"John Evans\"")
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
                            var object = Lookup.one(call, writer, ObjectKind.DISCONNECTED_MAILBOX);
                            call.doing("Connecting mailbox", object.name());
                            var user =
                                    call.text("User")
                                            .map(text ->
                                                    new Mailbox(
                                                            Identities.find(
                                                                    writer,
                                                                    ObjectKind.USER,
                                                                    text)));
                            var edit =
                                    MailboxTypes.withType(
                                            Edits.ofValues(
                                                    call,
                                                    writer,
                                                    List.of(Mailbox.ALIAS),
                                                    object.values()),
                                            MailboxTypes.of(call));
                            var mailbox =
                                    UserMailboxes.connect(
                                            writer, new DisconnectedMailbox(object), user, edit);
                            return MailboxItems.mailbox(
                                    new Items(writer, services.node()), mailbox.object());
                        })
                .ifPresent(call::write);
    }
}
