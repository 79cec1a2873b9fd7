package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.um.directory.DialingGroups;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.MailboxPolicy;

/** What the cmdlets of mailbox policies share (cmdlets §6, §8.2). */
final class PolicyParameters {

    static final Output OUTPUT = Output.of("UMMailboxPolicy", "Name", "UMDialPlan", "MinPINLength");

    private PolicyParameters() {}

    /** Parameters of Set-. */
    static List<Parameter> ofSet() {
        return MailboxPolicy.PROPERTIES.stream().map(Parameter::of).toList();
    }

    /** A policy as it is printed. */
    static Item item(Items items, DirectoryObject object) {
        var item = new Item("UMMailboxPolicy").set("Name", object.name());
        items.properties(item, object, MailboxPolicy.PROPERTIES);
        items.common(item, object, object.name(), items.configurationName(object));
        return item.set(
                "IsValid", DialingGroups.areDefined(items.reader(), new MailboxPolicy(object)));
    }
}
