package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.ObjectKind;

/** Prints the lists of users that callers may search (cmdlets §10). */
record GetAddressList(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.reading(
                            "Get-AddressList", "Prints the lists of users that callers may search.")
                    .permission(Permission.RECIPIENTS)
                    .with(Lookup.anyIdentity(ObjectKind.ADDRESS_LIST))
                    .output(AddressListParameters.OUTPUT)
                    .example("Get-AddressList")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        services.directory()
                .read(reader -> {
                    var items = new Items(reader, services.node());
                    for (var object :
                            Lookup.some(call, reader, ObjectKind.ADDRESS_LIST, _ -> true)) {
                        call.write(AddressListParameters.item(items, object));
                    }
                    return true;
                });
    }
}
