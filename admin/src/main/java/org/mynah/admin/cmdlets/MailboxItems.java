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
        return mailbox(items, People.of(items.reader(), object));
    }

    /** A mailbox whose UM side is known. */
    static Item mailbox(Items items, Person person) {
        var object = person.user();
        var item = new Item("Mailbox").set("Name", object.name());
        items.properties(item, object, Mailbox.PROPERTIES);
        item.set("EmailAddresses", emailAddresses(person.mailbox(), person.um()));
        item.set("UMEnabled", person.um().isPresent());
        place(items, item, object);
        return items.common(item, object, items.canonicalName(object), items.userName(object));
    }

    /** A user, with or without a mailbox. */
    static Item user(Items items, Person person) {
        var object = person.user();
        var item = new Item("User").set("Name", object.name());
        items.properties(
                item,
                object,
                Mailbox.PROPERTIES.stream()
                        .filter(each -> !Mailbox.OF_MAILBOX.contains(each))
                        .toList());
        item.set("UMEnabled", person.um().isPresent());
        item.set("RecipientType", recipientType(person.mailbox()));
        item.set("RecipientTypeDetails", recipientTypeDetails(person.mailbox()));
        return items.common(item, object, items.canonicalName(object), items.userName(object));
    }

    /** Someone who receives mail. */
    static Item recipient(Items items, Person person) {
        var recipient = Item.of("Recipient", mailbox(items, person).properties());
        recipient.set("RecipientType", recipientType(person.mailbox()));
        return recipient.set(
                "UMRecipientDialPlanId",
                Items.orNull(
                        person.um().map(um -> items.name(UmMailboxItems.primaryPlan(items, um)))));
    }

    static String recipientType(Mailbox user) {
        return user.isMailbox() ? "UserMailbox" : "User";
    }

    static String recipientTypeDetails(Mailbox user) {
        return user.isMailbox()
                ? user.type().name()
                : user.get(Mailbox.ACCOUNT_DISABLED) ? "DisabledUser" : "User";
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
        item.set("ServerLegacyDN", serverLegacyName(items));
        item.set("LegacyExchangeDN", legacyName(items, object));
    }

    static String serverLegacyName(Items items) {
        return "/o=" + items.organization().object().name() + "/cn=" + items.node();
    }

    static String legacyName(Items items, DirectoryObject user) {
        return Identities.legacyName(items.organization(), user.id());
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
