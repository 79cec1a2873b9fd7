package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;

/** Prints text messaging accounts; administrators may read them (cmdlets §10). */
record GetTextMessagingAccount(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading("Get-TextMessagingAccount", "Prints a text messaging account.")
                    .permission(Permission.TEXT_MESSAGING)
                    .ownRole(ManagementRole.MY_TEXT_MESSAGING)
                    .with(Lookup.identity(ObjectKind.MAILBOX), Lookup.resultSize())
                    .output(
                            Output.of(
                                    "TextMessagingAccount",
                                    "Identity",
                                    "NotificationPhoneNumber",
                                    "NotificationPhoneNumberVerified"))
                    .example("Get-TextMessagingAccount -Identity tony@contoso.com")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var owner = TextAccountParameters.owner(call, reader);
                    call.write(
                            TextAccountParameters.item(new Items(reader, services.node()), owner));
                    return true;
                });
    }
}
