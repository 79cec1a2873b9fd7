package org.mynah.store.mailbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mynah.store.blob.BlobGarbage;
import org.mynah.store.blob.BlobId;
import org.mynah.store.blob.Blobs;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.ObjectId;

/**
 * Messages that were expunged: taken back within their window, or forgotten with their bytes
 * (reliability N11). Thread-safe.
 */
final class ExpungedMail {

    private final Database database;
    private final Blobs blobs;
    private final Clock clock;
    private final Folders folders;
    private final Watchers watchers;

    ExpungedMail(Database database, Blobs blobs, Clock clock, Folders folders, Watchers watchers) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
        this.folders = folders;
        this.watchers = watchers;
    }

    List<RecoverableMessage> list(ObjectId mailbox, int most) {
        return database.read(handle -> Recoverables.list(handle, mailbox, most));
    }

    int recover(ObjectId mailbox, Set<Long> ids) throws MailRefused {
        var inbox = folders.special(mailbox, SpecialUse.INBOX);
        return database.<Integer, MailRefused>write(handle -> {
            Quotas.lock(handle, mailbox);
            var count = 0;
            for (var each : Recoverables.list(handle, mailbox, Integer.MAX_VALUE)) {
                if (ids.contains(each.id())) {
                    var folder = Folders.byName(handle, mailbox, each.folder()).orElse(inbox);
                    var modSeq = Quotas.change(handle, mailbox, each.message().size());
                    var uid =
                            Folders.orRefuse(
                                    folder.id(), Folders.takeUids(handle, folder.id(), 1, modSeq));
                    Recoverables.restore(handle, each, folder.id(), uid, modSeq);
                    watchers.wake(handle, folder);
                    count++;
                }
            }
            return count;
        });
    }

    int forget(ObjectId mailbox, Set<Long> ids) {
        return database.<Integer, RuntimeException>write(handle -> {
            Quotas.lock(handle, mailbox);
            var count = 0;
            for (var each : Recoverables.list(handle, mailbox, Integer.MAX_VALUE)) {
                if (ids.contains(each.id())) {
                    Recoverables.forget(handle, each.id(), each.message().blob(), clock.instant());
                    count++;
                }
            }
            return count;
        });
    }

    int sweep(Instant before) throws IOException {
        var removed = 0;
        var forgotten = Recoverables.MOST_FORGOTTEN;
        while (forgotten == Recoverables.MOST_FORGOTTEN) {
            forgotten =
                    database.write(handle ->
                            Recoverables.forgetBefore(
                                    handle,
                                    before.minus(MailStore.UNDELETE_WINDOW),
                                    clock.instant()));
        }
        for (var blob : database.read(handle -> Messages.garbage(handle, before))) {
            if (!database.read(handle -> Messages.isReferred(handle, blob))) {
                blobs.delete(blob);
                removed++;
            }
            database.write(handle -> Messages.forgetGarbage(handle, blob));
        }
        var all = new ArrayList<BlobId>();
        blobs.list(all::add);
        for (var blob : all) {
            if (!database.read(handle -> Messages.isReferred(handle, blob))) {
                database.write(handle -> BlobGarbage.note(handle, blob, clock.instant()));
            }
        }
        database.forgetDeleted();
        return removed;
    }
}
