package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.UserMailboxes;

/** Changes what is known of a user (cmdlets §9). */
record SetUser(Services services) implements Cmdlet {

    /** What a user has, with or without a mailbox. */
    private static final List<Property<?>> PROPERTIES =
            Mailbox.PROPERTIES.stream()
                    .filter(each -> !Mailbox.OF_MAILBOX.contains(each))
                    .filter(each -> each.change() != Property.Changeability.BY_SYSTEM)
                    .filter(each -> !each.equals(Mailbox.ACCOUNT_DISABLED))
                    .<Property<?>>map(each -> each)
                    .toList();

    private static final Definition DEFINITION =
            Definition.changing("Set-User", "Changes what is known of a user.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.USER))
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(PROPERTIES.stream().map(Parameter::of).toList())
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
                    var object = Lookup.one(call, writer, ObjectKind.USER);
                    call.doing("Setting user", object.name());
                    var edit = Edits.of(call, writer, PROPERTIES, object.values(), "Name");
                    return UserMailboxes.change(writer, new Mailbox(object), edit, call.warnings());
                });
    }
}
