package org.mynah.admin.cmdlets;

import java.util.List;
import java.util.Optional;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.EumAddress;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Property;
import org.mynah.um.directory.UmMailbox;
import org.mynah.um.pin.PinRecord;

/** UM mailboxes and PINs as they are printed (cmdlets §11). */
final class UmMailboxItems {

    private UmMailboxItems() {}

    /** The UM mailbox, under the identity of its mailbox. */
    static Item item(Items items, UmMailbox um) {
        var object =
                items.reader()
                        .find(um.mailbox())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "UM mailbox " + um.id() + " has no mailbox"));
        return item(items, new Person(object, Optional.of(um)));
    }

    /** The UM mailbox of a user who is enabled. */
    static Item item(Items items, Person person) {
        var um = person.um().orElseThrow();
        var object = person.user();
        var mailbox = person.mailbox();
        var policy = items.referred(um.policy()).map(MailboxPolicy::new);
        var plan = policy.flatMap(each -> items.referred(each.dialPlan())).map(DialPlan::new);
        var extensions = extensions(items, um);
        var item =
                new Item("UMMailbox")
                        .set("Name", object.name())
                        .set("DisplayName", mailbox.displayName())
                        .set("PrimarySmtpAddress", mailbox.primarySmtpAddress())
                        .set(
                                "EmailAddresses",
                                MailboxItems.emailAddresses(mailbox, Optional.of(um)))
                        .set("SamAccountName", Items.orNull(mailbox.find(Mailbox.SAM_ACCOUNT_NAME)))
                        .set("UMEnabled", true)
                        .set("UMDialPlan", Items.orNull(plan.map(DialPlan::name)))
                        .set("UMMailboxPolicy", Items.orNull(policy.map(MailboxPolicy::name)))
                        .set("Extensions", extensions)
                        .set("PhoneNumber", Items.orNull(extensions.stream().findFirst()))
                        .set("CallAnsweringRulesExtensions", um.extensions())
                        .set("SIPResourceIdentifier", Items.orNull(sipAddress(um)))
                        .set("UMAddresses", um.get(UmMailbox.UM_ADDRESSES))
                        .set("UMDtmfMap", mailbox.get(Mailbox.UM_DTMF_MAP));
        MailboxItems.place(items, item, object);
        for (var property : UmMailbox.PROPERTIES) {
            if (property.change() != Property.Changeability.BY_SYSTEM
                    && item.find(property.name()).isEmpty()) {
                item.set(property.name(), items.value(um.object(), property));
            }
        }
        item.set("AirSyncNumbers", List.of()).set("PhoneProviderId", Nothing.NULL);
        items.common(item, object, items.canonicalName(object), items.userName(object));
        return item.set("WhenChanged", um.object().changed())
                .set("WhenChangedUTC", um.object().changed());
    }

    /** The plan of the policy. */
    static ObjectId primaryPlan(Items items, UmMailbox um) {
        return items.referred(um.policy()).map(MailboxPolicy::new).orElseThrow().dialPlan();
    }

    /** Extensions within the primary plan. */
    static List<String> extensions(Items items, UmMailbox um) {
        return items.referred(primaryPlan(items, um))
                .map(plan -> um.extensions(new DialPlan(plan).phoneContext()))
                .orElse(List.of());
    }

    /** The SIP address or E.164 number. */
    static Optional<String> sipAddress(UmMailbox um) {
        return um.addresses().stream()
                .filter(each -> each.form() != EumAddress.Form.EXTENSION)
                .map(EumAddress::address)
                .findFirst();
    }

    /** The state of a PIN; never the PIN or its hash. */
    static Item pin(Items items, Person person) {
        var mailbox = person.user();
        var pin = items.reader().pin(person.um().orElseThrow().id());
        return new Item("UMMailboxPin")
                .set("UserID", person.mailbox().primarySmtpAddress())
                .set("PinExpired", pin.map(PinRecord::mustChange).orElse(false))
                .set("FirstTimeUser", pin.map(PinRecord::isFirstTime).orElse(true))
                .set("LockedOut", pin.map(PinRecord::isLockedOut).orElse(false))
                .set("Identity", items.canonicalName(mailbox))
                .set("Name", mailbox.name())
                .set("IsValid", pin.isPresent())
                .set("ObjectState", "Unchanged");
    }
}
