package org.mynah.store.mailbox;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mynah.store.blob.Blobs;
import org.mynah.store.mailbox.MailRefused.Reason;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.ObjectId;

/**
 * How a message comes into a folder: its bytes are durable before the row that names them, and the
 * row, its UID and the change counter are one transaction, which shares its sync with those that
 * wait beside it. Thread-safe.
 */
final class Arrivals {

    private final Database database;
    private final Blobs blobs;
    private final Clock clock;
    private final MailLimits limits;
    private final Folders folders;
    private final Watchers watchers;

    Arrivals(
            Database database,
            Blobs blobs,
            Clock clock,
            MailLimits limits,
            Folders folders,
            Watchers watchers) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
        this.limits = limits;
        this.folders = folders;
        this.watchers = watchers;
    }

    StoredMessage append(FolderId folder, NewMessage message, QuotaRule rule)
            throws IOException, MailRefused {
        // Asked before the bytes are written, and again when their number is known.
        var room =
                database.<Room, MailRefused>read(handle -> {
                    var found =
                            Folders.ownMessages(
                                    Folders.orRefuse(folder, Folders.find(handle, folder)));
                    var usage = Quotas.usage(handle, found.mailbox(), limits.quota());
                    Quotas.refuse(usage, rule, 0);
                    return new Room(found, usage.quota());
                });
        var stored = putBlob(message);
        try {
            return database.writeShared(handle -> {
                var used = Quotas.used(handle, room.folder.mailbox());
                Quotas.refuse(new Quota.Usage(used, room.quota), rule, stored.size());
                return insert(handle, room.folder, message, stored);
            });
        } catch (MailRefused refused) {
            blobs.delete(stored.id());
            throw refused;
        }
    }

    /** Where a message goes, and the limits of its mailbox. */
    private record Room(Folder folder, Quota quota) {}

    Optional<StoredMessage> deliver(ObjectId mailbox, NewMessage message, QuotaRule rule)
            throws IOException, MailRefused {
        var messageId =
                message.messageId()
                        .orElseThrow(() ->
                                new IllegalArgumentException("a delivery needs a Message-ID"));
        folders.requireInDirectory(mailbox);
        var inbox = folders.special(mailbox, SpecialUse.INBOX);
        Quotas.refuse(folders.usage(mailbox), rule, 0);
        if (database.read(handle -> Messages.wasDelivered(handle, mailbox, messageId))) {
            return Optional.empty();
        }
        var stored = putBlob(message);
        try {
            var delivered =
                    database.writeShared(handle -> {
                        Quotas.lock(handle, mailbox);
                        return Messages.noteDelivery(handle, mailbox, messageId, clock.instant())
                                ? Optional.of(insert(handle, inbox, message, stored))
                                : Optional.<StoredMessage>empty();
                    });
            if (delivered.isEmpty()) {
                blobs.delete(stored.id());
            }
            return delivered;
        } catch (MailRefused refused) {
            blobs.delete(stored.id());
            throw refused;
        }
    }

    private StoredMessage insert(
            Handle handle, Folder folder, NewMessage message, Blobs.Stored stored)
            throws MailRefused {
        var modSeq = Quotas.change(handle, folder.mailbox(), stored.size());
        var uid = Folders.orRefuse(folder.id(), Folders.takeUids(handle, folder.id(), 1, modSeq));
        var inserted = Messages.insert(handle, folder.id(), uid, modSeq, message, stored);
        watchers.wake(handle, folder);
        return inserted;
    }

    private Blobs.Stored putBlob(NewMessage message) throws IOException, MailRefused {
        try {
            return blobs.put(out ->
                    message.content().writeTo(new LimitedOutput(out, limits.largestMessage())));
        } catch (LimitedOutput.TooLarge _) {
            throw new MailRefused(
                    Reason.TOO_LARGE,
                    "a message has at most " + limits.largestMessage() + " bytes");
        }
    }
}
