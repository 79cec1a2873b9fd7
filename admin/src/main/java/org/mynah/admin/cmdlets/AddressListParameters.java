package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.AddressList;
import org.mynah.um.directory.DirectoryObject;

/** What the cmdlets of address lists share (cmdlets §10). */
final class AddressListParameters {

    static final Output OUTPUT =
            Output.of(
                    "AddressList",
                    "Name",
                    "ConditionalDepartment",
                    "ConditionalCompany",
                    "RecipientContainer");

    private AddressListParameters() {}

    static List<Parameter> settable() {
        return AddressList.PROPERTIES.stream().map(Parameter::of).toList();
    }

    /** A list as it is printed. */
    static Item item(Items items, DirectoryObject object) {
        var item = new Item(OUTPUT.type()).set("Name", object.name());
        items.properties(item, object, AddressList.PROPERTIES);
        return items.common(item, object, object.name(), items.configurationName(object));
    }
}
