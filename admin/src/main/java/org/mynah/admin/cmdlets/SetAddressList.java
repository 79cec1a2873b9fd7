package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.AddressList;
import org.mynah.um.directory.AddressLists;
import org.mynah.um.directory.ObjectKind;

/** Changes which users are on a list (cmdlets §10). */
record SetAddressList(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Set-AddressList", "Changes which users are on a list.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.identity(ObjectKind.ADDRESS_LIST))
                    .with(Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The new name."))
                    .with(AddressListParameters.settable())
                    .example("Set-AddressList Sales -RecipientContainer Sales")
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
                    call.doing("Setting address list", object.name());
                    var edit =
                            Edits.of(call, writer, AddressList.PROPERTIES, object.values(), "Name");
                    return AddressLists.change(writer, new AddressList(object), edit);
                });
    }
}
