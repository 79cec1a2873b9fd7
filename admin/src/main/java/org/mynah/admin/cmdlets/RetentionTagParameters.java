package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.RetentionTag;

/** What the cmdlets of retention tags share (messages §10). */
final class RetentionTagParameters {

    static final Output OUTPUT =
            Output.of("RetentionPolicyTag", "Name", "Type", "MessageClass", "AgeLimitForRetention");

    private RetentionTagParameters() {}

    static List<Parameter> settable() {
        return RetentionTag.PROPERTIES.stream().map(Parameter::of).toList();
    }

    /** A tag as it is printed. */
    static Item item(Items items, DirectoryObject object) {
        var item = new Item("RetentionPolicyTag").set("Name", object.name());
        items.properties(item, object, RetentionTag.PROPERTIES);
        return items.common(item, object, object.name(), items.configurationName(object));
    }
}
