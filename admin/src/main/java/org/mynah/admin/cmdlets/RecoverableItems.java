package org.mynah.admin.cmdlets;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.store.mailbox.RecoverableMessage;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.message.MailKind;

/** What the cmdlets on expunged messages share. */
final class RecoverableItems {

    /** Ids of one command. */
    private static final int MOST_IDS = 1000;

    static final Output OUTPUT =
            Output.of(
                    "RecoverableItem",
                    "EntryID",
                    "ItemClass",
                    "CallerId",
                    "LastParentPath",
                    "DeletedTime");

    private RecoverableItems() {}

    static Parameter entryId() {
        return Parameter.of(
                "EntryID",
                new Many(Text.upTo(20), MOST_IDS),
                "The messages, as Get-RecoverableItems names them; none: all.");
    }

    /**
     * The messages that a command is about.
     *
     * @throws DirectoryException UM-E010 when one is not there
     */
    static Set<Long> chosen(Invocation call, Services services, DirectoryObject mailbox) {
        var all = services.mail().recoverable(mailbox.id(), Lookup.MOST_RESULTS);
        var ids = new HashSet<>(all.stream().map(RecoverableMessage::id).toList());
        if (!call.has("EntryID")) {
            return ids;
        }
        var chosen = new HashSet<Long>();
        for (var text : call.list("EntryID")) {
            if (!isNumber(text) || !ids.contains(Long.parseLong(text))) {
                throw new DirectoryException(
                        ErrorId.E010,
                        "The operation couldn't be performed because the recoverable item '%s' of '%s' couldn't be found."
                                .formatted(text, mailbox.name()));
            }
            chosen.add(Long.parseLong(text));
        }
        return chosen;
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,18}");
    }

    static DirectoryObject mailbox(Invocation call, Services services) {
        return services.directory()
                .read(reader -> {
                    var mailbox = Lookup.one(call, reader, ObjectKind.MAILBOX);
                    call.requireReach(mailbox);
                    return mailbox;
                });
    }

    /** Writes who did it into the audit trail, before it is done; false in a rehearsal. */
    static boolean isAudited(
            Invocation call, Services services, String action, DirectoryObject mailbox) {
        return call.change(
                        services.directory(),
                        _ -> {
                            call.doing(action, mailbox.name());
                            return true;
                        })
                .isPresent();
    }

    static Item item(DirectoryObject mailbox, RecoverableMessage each) {
        var message = each.message();
        return new Item("RecoverableItem")
                .set("Identity", mailbox.name())
                .set("EntryID", String.valueOf(each.id()))
                .set("ItemClass", itemClass(message.facts().kind()))
                .set("CallerId", message.facts().callerNumber().orElse(""))
                .set("CallerName", message.facts().callerName().orElse(""))
                .set("LastParentPath", each.folder())
                .set("ReceivedTime", message.internalDate())
                .set("DeletedTime", each.deleted())
                .set("Size", message.size());
    }

    /** The item classes of messages §1. */
    private static String itemClass(MailKind kind) {
        return switch (kind) {
            case EMAIL -> "IPM.Note";
            case VOICE -> "IPM.Note.Microsoft.Voicemail.UM.CA";
            case MISSED_CALL -> "IPM.Note.Microsoft.Missed.Voice";
            case FAX -> "IPM.Note.Microsoft.Fax.CA";
        };
    }

    static void writeCount(Invocation call, DirectoryObject mailbox, String property, int count) {
        call.write(
                new Item("RecoverableItems")
                        .set("Identity", mailbox.name())
                        .set(property, (long) count));
    }

    static Output counted(String property) {
        return new Output("RecoverableItems", List.of("Identity", property));
    }
}
