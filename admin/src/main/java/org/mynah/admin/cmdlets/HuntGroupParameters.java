package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.HuntGroup;

/** What the cmdlets of hunt groups share (cmdlets §6, §8.4). */
final class HuntGroupParameters {

    static final Output OUTPUT =
            Output.of("UMHuntGroup", "Name", "UMDialPlan", "UMIPGateway", "PilotIdentifier");

    private HuntGroupParameters() {}

    /** A hunt group as it is printed, below its gateway. */
    static Item item(Items items, DirectoryObject object) {
        var item = new Item("UMHuntGroup").set("Name", object.name());
        items.properties(item, object, HuntGroup.PROPERTIES);
        var parent = items.reader().find(new HuntGroup(object).gateway());
        var name =
                "CN=" + object.name() + "," + parent.map(items::configurationName).orElse("CN=?");
        return items.common(item, object, identity(items, object), name);
    }

    /** {@code gateway\group}. */
    static String identity(Items items, DirectoryObject object) {
        return items.name(new HuntGroup(object).gateway()) + "\\" + object.name();
    }
}
