package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Edit;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UserMailboxes;

/** Changes a part of a mailbox, such as its automatic replies (cmdlets §9). */
record SetMailboxConfiguration(Services services, MailboxConfiguration part, Definition definition)
        implements Cmdlet {

    private static final String LANGUAGE = "Language";

    SetMailboxConfiguration(Services services, MailboxConfiguration part) {
        this(services, part, define(part));
    }

    private static Definition define(MailboxConfiguration part) {
        var definition =
                Definition.changing("Set-" + part.noun(), "Changes " + part.synopsis() + ".")
                        .permission(Permission.RECIPIENTS)
                        .with(Lookup.identity(ObjectKind.MAILBOX))
                        .with(part.properties().stream().map(Parameter::of).toList());
        if (part.hasLanguage()) {
            definition.with(
                    Parameter.of(
                            LANGUAGE,
                            Mailbox.LANGUAGES.type(),
                            "The user's language; those set before come after it."));
        }
        return definition.example("Set-" + part.noun() + " " + part.example()).build();
    }

    @Override
    public void run(Invocation call) {
        call.change(
                services.directory(),
                writer -> {
                    var object = Lookup.one(call, writer, ObjectKind.MAILBOX);
                    call.doing("Setting " + part.synopsis(), object.name());
                    var language =
                            part.hasLanguage()
                                    ? call.read(LANGUAGE, Mailbox.LANGUAGES.type())
                                            .orElse(List.of())
                                    : List.<String>of();
                    var edit = Edits.ofValues(call, writer, part.properties(), object.values());
                    var set = edit.set();
                    if (!language.isEmpty()) {
                        var all = new ArrayList<>(language);
                        new Mailbox(object)
                                .get(Mailbox.LANGUAGES).stream()
                                        .filter(each ->
                                                all.stream().noneMatch(each::equalsIgnoreCase))
                                        .forEach(all::add);
                        set = set.with(Mailbox.LANGUAGES, List.copyOf(all));
                    }
                    return UserMailboxes.change(
                            writer,
                            new Mailbox(object),
                            new Edit(edit.name(), set, edit.cleared()),
                            call.warnings());
                });
    }
}
