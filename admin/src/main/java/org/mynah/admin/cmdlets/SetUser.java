package org.mynah.admin.cmdlets;

import java.util.Set;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.UserMailboxes;

/** Changes what is known of a user (cmdlets §9). */
record SetUser(Services services) implements Cmdlet {

    private static final Set<String> OF_MAILBOX_ALONE =
            Set.of(
                    Mailbox.ALIAS.name(),
                    Mailbox.PRIMARY_SMTP_ADDRESS.name(),
                    Mailbox.SMTP_ADDRESSES.name(),
                    Mailbox.HIDDEN_FROM_ADDRESS_LISTS.name());

    private static final Definition DEFINITION =
            Definition.changing("Set-User", "Changes what is known of a user.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.MAILBOX))
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(
                            Mailbox.PROPERTIES.stream()
                                    .filter(each -> !OF_MAILBOX_ALONE.contains(each.name()))
                                    .map(Parameter::of)
                                    .toList())
                    .ignored(org.mynah.admin.catalogue.ValueKind.BOOLEAN, "CreateDTMFMap")
                    .example("Set-User -Identity Contoso\\Jill -DisplayName \"Jill Frank\"")
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
                    var object = Lookup.one(call, writer, ObjectKind.MAILBOX);
                    call.doing("Setting user", object.name());
                    var edit = Edits.of(call, writer, Mailbox.PROPERTIES, object.values(), "Name");
                    return UserMailboxes.change(writer, new Mailbox(object), edit, call.warnings());
                });
    }
}
