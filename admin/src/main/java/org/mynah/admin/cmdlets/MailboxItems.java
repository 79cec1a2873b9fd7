package org.mynah.admin.cmdlets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DisconnectedMailbox;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.UmMailbox;

/** Mailboxes and users as they are printed (cmdlets §9, §11). */
final class MailboxItems {

    /** The one database of all mailboxes. */
    private static final String DATABASE = "Mailbox Database";

    private MailboxItems() {}

    /** A mailbox. */
    static Item mailbox(Items items, DirectoryObject object) {
        var item = new Item("Mailbox").set("Name", object.name());
        items.properties(item, object, Mailbox.PROPERTIES);
        var um = UmMailbox.ofMailbox(items.reader(), object.id());
        item.set("EmailAddresses", emailAddresses(new Mailbox(object), um));
        item.set("UMEnabled", um.isPresent());
        place(items, item, object);
        return items.common(item, object, items.canonicalName(object), items.userName(object));
    }

    /** A user, with or without a mailbox. */
    static Item user(Items items, DirectoryObject object) {
        var item = new Item("User").set("Name", object.name());
        var user = new Mailbox(object);
        items.properties(
                item,
                object,
                Mailbox.PROPERTIES.stream()
                        .filter(each -> !Mailbox.OF_MAILBOX.contains(each))
                        .toList());
        item.set("UMEnabled", UmMailbox.ofMailbox(items.reader(), object.id()).isPresent());
        item.set("RecipientType", user.isMailbox() ? "UserMailbox" : "User");
        item.set(
                "RecipientTypeDetails",
                user.isMailbox()
                        ? user.type().name()
                        : user.get(Mailbox.ACCOUNT_DISABLED) ? "DisabledUser" : "User");
        return items.common(item, object, items.canonicalName(object), items.userName(object));
    }

    /** What a mailbox holds, also a disconnected one (cmdlets §9). */
    static Item statistics(Items items, DirectoryObject object, long messages) {
        var item = new Item("MailboxStatistics").set("Name", object.name());
        if (object.kind() == ObjectKind.DISCONNECTED_MAILBOX) {
            var disconnected = new DisconnectedMailbox(object);
            item.set("DisplayName", disconnected.displayName());
            item.set("ItemCount", messages).set("LastLogonTime", Nothing.NULL);
            item.set("DisconnectReason", disconnected.reason().name());
            item.set("DisconnectDate", object.created());
            item.set(
                    "LegacyDN",
                    Identities.legacyName(items.organization(), disconnected.formerUser()));
            return items.common(item, object, object.id().toString(), items.userName(object));
        }
        item.set("DisplayName", new Mailbox(object).displayName());
        item.set("ItemCount", messages).set("LastLogonTime", Nothing.NULL);
        item.set("DisconnectReason", Nothing.NULL).set("DisconnectDate", Nothing.NULL);
        item.set("LegacyDN", Identities.legacyName(items.organization(), object.id()));
        return items.common(item, object, items.canonicalName(object), items.userName(object));
    }

    /** Some properties of a mailbox, under its identity. */
    static Item configuration(
            Items items, String type, DirectoryObject object, List<Property<?>> properties) {
        var item = new Item(type);
        items.properties(item, object, properties);
        item.set("MailboxOwnerId", items.canonicalName(object));
        return item.set("Identity", items.canonicalName(object));
    }

    /** Where the mail lies: all nodes share one store. */
    static void place(Items items, Item item, DirectoryObject object) {
        item.set("Database", DATABASE);
        item.set("ServerName", items.node());
        item.set(
                "ServerLegacyDN",
                "/o=" + items.organization().object().name() + "/cn=" + items.node());
        item.set("LegacyExchangeDN", Identities.legacyName(items.organization(), object.id()));
    }

    /**
     * All proxy addresses in the documented order: EUM, primary SMTP, other SMTP (directory §3.4).
     */
    static List<String> emailAddresses(Mailbox mailbox, Optional<UmMailbox> um) {
        var addresses = new ArrayList<String>();
        um.ifPresent(each -> addresses.addAll(each.get(UmMailbox.UM_ADDRESSES)));
        addresses.add("SMTP:" + mailbox.primarySmtpAddress());
        mailbox.get(Mailbox.SMTP_ADDRESSES).forEach(each -> addresses.add("smtp:" + each));
        return addresses;
    }
}
