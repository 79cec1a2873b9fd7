package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectKind;

/** Prints what mailboxes hold, also disconnected ones (cmdlets §9). */
record GetMailboxStatistics(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-MailboxStatistics", "Prints what mailboxes hold.")
                    .permission(Permission.RECIPIENTS)
                    .with(
                            Lookup.anyIdentity(ObjectKind.MAILBOX),
                            Parameter.text(
                                    "Database", 256, "All mailboxes, also disconnected ones."))
                    .oneOf("Identity", "Database")
                    .output(
                            Output.of(
                                    "MailboxStatistics",
                                    "DisplayName",
                                    "ItemCount",
                                    "DisconnectReason",
                                    "DisconnectDate"))
                    .example("Get-MailboxStatistics -Database \"Mailbox Database\"")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        if (!call.has("Identity") && !call.has("Database")) {
            throw new DirectoryException(
                    ErrorId.E014, "Get-MailboxStatistics needs -Identity or -Database.");
        }
        services.directory()
                .read(reader -> {
                    if (call.has("Database")) {
                        for (var kind :
                                new ObjectKind[] {
                                    ObjectKind.MAILBOX, ObjectKind.DISCONNECTED_MAILBOX
                                }) {
                            reader.list(kind, Lookup.MOST_RESULTS)
                                    .forEach(each -> write(call, reader, each));
                        }
                    } else {
                        write(call, reader, named(call.requiredText("Identity"), reader));
                    }
                    return true;
                });
    }

    /** A mailbox, or else a disconnected one. */
    private static DirectoryObject named(String identity, DirectoryReader reader) {
        try {
            return Identities.find(reader, ObjectKind.MAILBOX, identity);
        } catch (DirectoryException notFound) {
            if (notFound.id() != ErrorId.E010) {
                throw notFound;
            }
            return Identities.find(reader, ObjectKind.DISCONNECTED_MAILBOX, identity);
        }
    }

    private void write(Invocation call, DirectoryReader reader, DirectoryObject object) {
        call.write(
                MailboxItems.statistics(
                        new Items(reader, services.node()),
                        object,
                        services.mail().count(object.id())));
    }
}
