package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.TextMessagingAccount;

/** What the cmdlets of text messaging accounts share (cmdlets §10). */
final class TextAccountParameters {

    /** What the owner sets. */
    static final List<Property<?>> SETTABLE =
            TextMessagingAccount.PROPERTIES.stream()
                    .filter(each -> each.change() != Property.Changeability.BY_SYSTEM)
                    .<Property<?>>map(each -> each)
                    .toList();

    private TextAccountParameters() {}

    /**
     * A cmdlet that changes an account: for its owner alone. No role grants it over others, so for
     * administrators it does not exist (UM-E020).
     */
    static Definition.Builder changing(String name, String synopsis) {
        return Definition.changing(name, synopsis)
                .permission(Permission.TEXT_MESSAGING)
                .ownRole(ManagementRole.MY_TEXT_MESSAGING)
                .with(Lookup.identity(ObjectKind.MAILBOX));
    }

    /** The mailbox of the account, within the caller's reach. */
    static Mailbox owner(Invocation call, DirectoryReader reader) {
        var object = Lookup.one(call, reader, ObjectKind.MAILBOX);
        call.requireReach(object);
        return new Mailbox(object);
    }

    /** The text messaging account of a mailbox, blank where there is none. */
    static Item item(Items items, Mailbox mailbox) {
        var item = new Item("TextMessagingAccount");
        var account = TextMessagingAccount.ofMailbox(items.reader(), mailbox.id());
        for (var property : TextMessagingAccount.PROPERTIES) {
            item.set(
                    property.name(),
                    items.value(
                            account.map(TextMessagingAccount::object).orElse(mailbox.object()),
                            property));
        }
        return item.set("Identity", items.canonicalName(mailbox.object()));
    }
}
