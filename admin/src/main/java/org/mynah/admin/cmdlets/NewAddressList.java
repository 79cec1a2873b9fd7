package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.AddressList;
import org.mynah.um.directory.AddressLists;

/** Creates a list of users that callers may search (cmdlets §10). */
record NewAddressList(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing(
                            "New-AddressList",
                            "Creates a list of users that callers may search: all whom its conditions fit.")
                    .permission(Permission.RECIPIENTS)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "The name.")
                                    .required()
                                    .at(1))
                    .with(AddressListParameters.settable())
                    .output(AddressListParameters.OUTPUT)
                    .example(
                            "New-AddressList -Name Sales -ConditionalDepartment Sales,'Customer Service'")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        call.doing("Creating address list", call.requiredText("Name"));
        call.change(
                        services.directory(),
                        writer -> {
                            var edit = Edits.ofNew(call, writer, AddressList.PROPERTIES);
                            return AddressListParameters.item(
                                    new Items(writer, services.node()),
                                    AddressLists.create(writer, edit).object());
                        })
                .ifPresent(call::write);
    }
}
