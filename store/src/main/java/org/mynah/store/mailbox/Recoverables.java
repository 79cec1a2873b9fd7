package org.mynah.store.mailbox;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.mynah.store.blob.BlobGarbage;
import org.mynah.store.blob.BlobId;
import org.mynah.store.blob.Blobs;
import org.mynah.um.directory.ObjectId;

/** The statements on expunged messages, each within its caller's transaction. */
final class Recoverables {

    /** Rows that one sweep forgets in one transaction. */
    static final int MOST_FORGOTTEN = 1000;

    private Recoverables() {}

    /** Keeps an expunged message, whose row is gone and whose folder is still there. */
    static void keep(Handle handle, StoredMessage message, Instant now) {
        var facts = message.facts();
        handle.createUpdate(
                        """
                        insert into recoverable (mailbox, folder_name, deleted, internal_date, size,
                            flags, keywords, blob, message_id, kind, caller_name, caller_number,
                            length_ms, is_important)
                        select f.mailbox, f.name, :now, :date, :size, :flags, :keywords, :blob,
                            :messageId, :kind, :callerName, :callerNumber, :length, :important
                        from folder f where f.id = :folder
                        """)
                .bind("folder", message.folder().value())
                .bind("now", now.toEpochMilli())
                .bind("date", message.internalDate().toEpochMilli())
                .bind("size", message.size())
                .bind("flags", message.flags().bits())
                .bind("keywords", message.flags().storedKeywords())
                .bind("blob", message.blob().value())
                .bind("messageId", message.messageId().orElse(null))
                .bind("kind", facts.kind().name())
                .bind("callerName", facts.callerName().orElse(null))
                .bind("callerNumber", facts.callerNumber().orElse(null))
                .bind("length", facts.length().toMillis())
                .bind("important", facts.isImportant() ? 1 : 0)
                .execute();
    }

    /** Those of a mailbox, the last that was expunged first. */
    static List<RecoverableMessage> list(Handle handle, ObjectId mailbox, int most) {
        return handle.createQuery(
                        "select r.*, 0 as folder, 0 as uid, 0 as modseq from recoverable r where"
                                + " r.mailbox = :mailbox order by r.deleted desc, r.id desc limit"
                                + " :most")
                .bind("mailbox", mailbox.toString())
                .bind("most", most)
                .map((row, _) ->
                        new RecoverableMessage(
                                row.getLong("id"),
                                row.getString("folder_name"),
                                Instant.ofEpochMilli(row.getLong("deleted")),
                                Messages.of(row)))
                .list();
    }

    /** Puts one back into a folder as a new message; its blob is the old one. */
    static void restore(
            Handle handle, RecoverableMessage recoverable, FolderId folder, long uid, long modSeq) {
        var message = recoverable.message();
        Messages.insert(
                handle,
                folder,
                uid,
                modSeq,
                new NewMessage(
                        message.internalDate(),
                        message.flags().minus(Flags.of(Flag.DELETED)),
                        message.messageId(),
                        message.facts(),
                        _ -> {}),
                new Blobs.Stored(message.blob(), message.size()));
        delete(handle, recoverable.id());
    }

    /** Forgets one for good; its bytes go by the next sweeps. */
    static void forget(Handle handle, long id, BlobId blob, Instant now) {
        delete(handle, id);
        if (!Messages.isReferred(handle, blob)) {
            BlobGarbage.note(handle, blob, now);
        }
    }

    /**
     * Forgets those that were expunged before a time, of all mailboxes.
     *
     * @return how many; {@link #MOST_FORGOTTEN} when there may be more
     */
    static int forgetBefore(Handle handle, Instant before, Instant now) {
        return forgetAll(
                handle,
                handle.createQuery(
                                "select id, blob from recoverable where deleted < :before order by"
                                        + " id limit :most")
                        .bind("before", before.toEpochMilli())
                        .bind("most", MOST_FORGOTTEN)
                        .map((row, _) -> new Row(row.getLong(1), new BlobId(row.getString(2))))
                        .list(),
                now);
    }

    /** Forgets all of a mailbox. */
    static int forgetMailbox(Handle handle, ObjectId mailbox, Instant now) {
        return forgetAll(
                handle,
                handle.createQuery("select id, blob from recoverable where mailbox = :mailbox")
                        .bind("mailbox", mailbox.toString())
                        .map((row, _) -> new Row(row.getLong(1), new BlobId(row.getString(2))))
                        .list(),
                now);
    }

    /** Forgets those that have a blob. */
    static void forgetBlob(Handle handle, BlobId blob, Instant now) {
        forgetAll(
                handle,
                handle.createQuery("select id, blob from recoverable where blob = :blob")
                        .bind("blob", blob.value())
                        .map((row, _) -> new Row(row.getLong(1), new BlobId(row.getString(2))))
                        .list(),
                now);
    }

    private static int forgetAll(Handle handle, List<Row> rows, Instant now) {
        rows.forEach(row -> forget(handle, row.id(), row.blob(), now));
        return rows.size();
    }

    private static void delete(Handle handle, long id) {
        handle.createUpdate("delete from recoverable where id = :id").bind("id", id).execute();
    }

    private record Row(long id, BlobId blob) {}
}
