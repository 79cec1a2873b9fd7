package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;

/** Prints a part of mailboxes, such as their automatic replies (cmdlets §9). */
record GetMailboxConfiguration(Services services, MailboxConfiguration part, Definition definition)
        implements Cmdlet {

    GetMailboxConfiguration(Services services, MailboxConfiguration part) {
        this(services, part, define(part));
    }

    private static Definition define(MailboxConfiguration part) {
        return Definition.reading("Get-" + part.noun(), "Prints " + part.synopsis() + ".")
                .permission(Permission.RECIPIENTS)
                .with(Lookup.identity(ObjectKind.MAILBOX))
                .output(
                        Output.of(
                                part.noun(),
                                "Identity",
                                part.hasLanguage()
                                        ? "Language"
                                        : part.properties().getFirst().name()))
                .example("Get-" + part.noun() + " -Identity tonysmith")
                .build();
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var object = Lookup.one(call, reader, ObjectKind.MAILBOX);
                    var item =
                            MailboxItems.configuration(
                                    new Items(reader, services.node()),
                                    part.noun(),
                                    object,
                                    part.properties());
                    if (part.hasLanguage()) {
                        var languages = new Mailbox(object).get(Mailbox.LANGUAGES);
                        item.set(
                                "Language",
                                languages.isEmpty() ? Nothing.NULL : languages.getFirst());
                    }
                    call.write(item);
                    return true;
                });
    }
}
