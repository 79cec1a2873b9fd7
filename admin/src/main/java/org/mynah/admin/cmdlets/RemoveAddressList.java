package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.AddressList;
import org.mynah.um.directory.AddressLists;
import org.mynah.um.directory.ObjectKind;

/** Removes a list of users that no dial plan and no auto attendant searches (cmdlets §10). */
record RemoveAddressList(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Remove-AddressList", "Removes a list of users.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.ADDRESS_LIST))
                    .example("Remove-AddressList Sales")
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
                    var object = Lookup.one(call, writer, ObjectKind.ADDRESS_LIST);
                    call.doing("Removing address list", object.name());
                    AddressLists.remove(writer, new AddressList(object));
                    return true;
                });
    }
}
