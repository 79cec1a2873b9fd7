package org.mynah.store.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mynah.store.blob.BlobId;
import org.mynah.store.blob.Blobs;
import org.mynah.store.mailbox.StoredMessage.Facts;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.MailId;
import org.mynah.um.message.MailKind;

/** The statements on messages, each within its caller's transaction. */
final class Messages {

    /** Ranges of UIDs in one statement. */
    private static final int MOST_RANGES = 200;

    /** Messages that expire in one round. */
    static final int MOST_EXPIRED = 1000;

    /** Which messages a change of bits would change. */
    private static final String BITS_DIFFER =
            " where folder = :folder and modseq <= :most and (flags & :set <> :set or flags &"
                    + " :clear <> 0) and ";

    private Messages() {}

    static StoredMessage insert(
            Handle handle,
            FolderId folder,
            long uid,
            long modSeq,
            NewMessage message,
            Blobs.Stored stored) {
        var facts = message.facts();
        return handle.createQuery(
                        """
                        insert into message (folder, uid, modseq, internal_date, size, flags,
                            keywords, blob, message_id, kind, caller_name, caller_number,
                            length_ms, is_important)
                        values (:folder, :uid, :modSeq, :date, :size, :flags, :keywords, :blob,
                            :messageId, :kind, :callerName, :callerNumber, :length, :important)
                        returning *
                        """)
                .bind("folder", folder.value())
                .bind("uid", uid)
                .bind("modSeq", modSeq)
                .bind("date", message.internalDate().toEpochMilli())
                .bind("size", stored.size())
                .bind("flags", message.flags().bits())
                .bind("keywords", message.flags().storedKeywords())
                .bind("blob", stored.id().value())
                .bind("messageId", message.messageId().orElse(null))
                .bind("kind", facts.kind().name())
                .bind("callerName", facts.callerName().orElse(null))
                .bind("callerNumber", facts.callerNumber().orElse(null))
                .bind("length", facts.length().toMillis())
                .bind("important", facts.isImportant() ? 1 : 0)
                .map((row, _) -> of(row))
                .one();
    }

    static boolean wasDelivered(Handle handle, ObjectId mailbox, String messageId) {
        return handle.createQuery(
                        "select 1 from delivery where mailbox = :mailbox and message_id = :id")
                .bind("mailbox", mailbox.toString())
                .bind("id", messageId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Notes a delivery; false when it was noted before. */
    static boolean noteDelivery(Handle handle, ObjectId mailbox, String messageId, Instant now) {
        return handle.createUpdate(
                                "insert into delivery (mailbox, message_id, at) values (:mailbox,"
                                        + " :id, :now) on conflict do nothing")
                        .bind("mailbox", mailbox.toString())
                        .bind("id", messageId)
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    static List<Long> uids(Handle handle, FolderId folder) {
        return handle.createQuery(
                        "select m.uid from "
                                + SearchFolders.source(handle, folder)
                                + " where m.folder = :folder order by m.uid")
                .bind("folder", folder.value())
                .mapTo(Long.class)
                .list();
    }

    static List<StoredMessage> list(Handle handle, FolderId folder, UidSet uids) {
        var source = SearchFolders.source(handle, folder);
        var found = new ArrayList<StoredMessage>();
        for (var where : conditions("m.uid", uids)) {
            handle.createQuery(
                            "select m.* from "
                                    + source
                                    + " where m.folder = :folder and "
                                    + where
                                    + " order by m.uid")
                    .bind("folder", folder.value())
                    .setFetchSize(1000)
                    .map((row, _) -> of(row))
                    .forEach(found::add);
        }
        return found;
    }

    /** UIDs of messages of a kind that were received before a time, by folder; some of many. */
    static Map<FolderId, List<Long>> receivedBefore(Handle handle, MailKind kind, Instant before) {
        var found = new HashMap<FolderId, List<Long>>();
        handle.createQuery(
                        "select folder, uid from message where kind = :kind and internal_date <"
                                + " :before order by folder, uid limit :most")
                .bind("kind", kind.name())
                .bind("before", before.toEpochMilli())
                .bind("most", MOST_EXPIRED)
                .map((row, _) -> Map.entry(new FolderId(row.getLong(1)), row.getLong(2)))
                .forEach(each ->
                        found.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                                .add(each.getValue()));
        return found;
    }

    /** Conditions that together hold for the UIDs of a set, each of bounded length. */
    private static List<String> conditions(String column, UidSet uids) {
        var conditions = new ArrayList<String>();
        var ranges = uids.ranges();
        for (int from = 0; from < ranges.size(); from += MOST_RANGES) {
            var text = new StringBuilder("(");
            for (var range : ranges.subList(from, Math.min(ranges.size(), from + MOST_RANGES))) {
                text.append(text.length() > 1 ? " or " : "")
                        .append(column)
                        .append(" between ")
                        .append(range.from())
                        .append(" and ")
                        .append(range.to());
            }
            conditions.add(text.append(')').toString());
        }
        return conditions;
    }

    static Optional<StoredMessage> find(Handle handle, ObjectId mailbox, MailId id) {
        long number;
        try {
            number = Long.parseLong(id.value());
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
        return handle.createQuery(
                        "select m.* from message m join folder f on f.id = m.folder where m.id ="
                                + " :id and f.mailbox = :mailbox")
                .bind("id", number)
                .bind("mailbox", mailbox.toString())
                .map((row, _) -> of(row))
                .findOne();
    }

    static List<StoredMessage> voice(Handle handle, ObjectId mailbox) {
        return handle.createQuery(
                        """
                        select m.* from folder f join message m on m.folder = f.id
                        where f.mailbox = :mailbox and m.kind = 'VOICE' and m.flags & 8 = 0
                            and (f.special_use is null or f.special_use not in ('TRASH', 'JUNK'))
                        """)
                .bind("mailbox", mailbox.toString())
                .map((row, _) -> of(row))
                .list();
    }

    static Optional<Changes> changesSince(Handle handle, FolderId folder, long modSeq) {
        var highest =
                handle.createQuery("select highest_modseq from folder where id = :id")
                        .bind("id", folder.value())
                        .mapTo(Long.class)
                        .findOne();
        if (highest.isEmpty()) {
            return Optional.empty();
        }
        var changed =
                handle.createQuery(
                                "select m.* from "
                                        + SearchFolders.source(handle, folder)
                                        + " where m.folder = :folder and m.modseq > :modSeq"
                                        + " order by m.uid")
                        .bind("folder", folder.value())
                        .bind("modSeq", modSeq)
                        .map((row, _) -> of(row))
                        .list();
        var vanished =
                handle.createQuery(
                                "select uid from expunged where folder = :folder and modseq >"
                                        + " :modSeq")
                        .bind("folder", folder.value())
                        .bind("modSeq", modSeq)
                        .mapTo(Long.class)
                        .list();
        return Optional.of(new Changes(changed, UidSet.of(vanished), highest.get()));
    }

    static Map<MailId, MessageCache> caches(Handle handle, FolderId folder, UidSet uids) {
        var source = SearchFolders.source(handle, folder);
        var found = new HashMap<MailId, MessageCache>();
        for (var where : conditions("m.uid", uids)) {
            handle.createQuery(
                            "select c.message, c.envelope, c.structure from "
                                    + source
                                    + " join message_cache c on c.message = m.id where m.folder ="
                                    + " :folder and "
                                    + where)
                    .bind("folder", folder.value())
                    .map((row, _) ->
                            Map.entry(
                                    new MailId(row.getString(1)),
                                    new MessageCache(row.getString(2), row.getString(3))))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return Map.copyOf(found);
    }

    static int putCaches(Handle handle, Map<MailId, MessageCache> caches) {
        var batch =
                handle.prepareBatch(
                        "insert into message_cache (message, envelope, structure) select id,"
                                + " :envelope, :structure from message where id = :id on conflict"
                                + " (message) do update set envelope = excluded.envelope, structure"
                                + " = excluded.structure");
        caches.forEach((id, cache) ->
                batch.bind("id", Long.parseLong(id.value()))
                        .bind("envelope", cache.envelope())
                        .bind("structure", cache.structure())
                        .add());
        return batch.execute().length;
    }

    /** The change counters, by UID, of messages that changed after one. */
    static Map<Long, Long> countersAfter(Handle handle, FolderId folder, UidSet uids, long modSeq) {
        var found = new HashMap<Long, Long>();
        for (var where : conditions("uid", uids)) {
            handle.createQuery(
                            "select uid, modseq from message where folder = :folder and modseq >"
                                    + " :modSeq and "
                                    + where)
                    .bind("folder", folder.value())
                    .bind("modSeq", modSeq)
                    .map((row, _) -> Map.entry(row.getLong("uid"), row.getLong("modseq")))
                    .forEach(each -> found.put(each.getKey(), each.getValue()));
        }
        return found;
    }

    static UidSet changedAfter(Handle handle, FolderId folder, UidSet uids, long modSeq) {
        var found = new ArrayList<Long>();
        for (var where : conditions("uid", uids)) {
            handle.createQuery(
                            "select uid from message where folder = :folder and modseq > :modSeq"
                                    + " and "
                                    + where)
                    .bind("folder", folder.value())
                    .bind("modSeq", modSeq)
                    .mapTo(Long.class)
                    .forEach(found::add);
        }
        return UidSet.of(found);
    }

    /** Whether a change of bits would change any message of a set. */
    static boolean wouldChange(
            Handle handle, FolderId folder, UidSet uids, FlagChange.Bits bits, long most) {
        return conditions("uid", uids).stream()
                .anyMatch(where ->
                        handle.createQuery(
                                        "select 1 from message" + BITS_DIFFER + where + " limit 1")
                                .bind("folder", folder.value())
                                .bind("most", most)
                                .bind("set", bits.set())
                                .bind("clear", bits.clear())
                                .mapTo(Integer.class)
                                .findOne()
                                .isPresent());
    }

    /** Changes bits by one statement for all: a whole folder is marked read this way. */
    static List<StoredMessage> setBits(
            Handle handle,
            FolderId folder,
            UidSet uids,
            FlagChange.Bits bits,
            long most,
            long modSeq) {
        for (var where : conditions("uid", uids)) {
            handle.createUpdate(
                            "update message set flags = (flags | :set) & ~:clear, modseq = :modSeq"
                                    + BITS_DIFFER
                                    + where)
                    .bind("folder", folder.value())
                    .bind("most", most)
                    .bind("set", bits.set())
                    .bind("clear", bits.clear())
                    .bind("modSeq", modSeq)
                    .execute();
        }
        return handle.createQuery(
                        "select * from message where folder = :folder and modseq = :modSeq order"
                                + " by uid")
                .bind("folder", folder.value())
                .bind("modSeq", modSeq)
                .map((row, _) -> of(row))
                .list();
    }

    static List<StoredMessage> setFlags(
            Handle handle, List<StoredMessage> messages, FlagChange change, long modSeq) {
        var batch =
                handle.prepareBatch(
                        "update message set flags = :flags, keywords = :keywords, modseq = :modSeq"
                                + " where id = :id");
        var changed = new ArrayList<StoredMessage>();
        for (var message : messages) {
            var flags = change.apply(message.flags());
            batch.bind("id", number(message))
                    .bind("flags", flags.bits())
                    .bind("keywords", flags.storedKeywords())
                    .bind("modSeq", modSeq)
                    .add();
            changed.add(
                    new StoredMessage(
                            message.id(),
                            message.folder(),
                            message.uid(),
                            modSeq,
                            message.internalDate(),
                            message.size(),
                            flags,
                            message.messageId(),
                            message.facts(),
                            message.blob()));
        }
        batch.execute();
        return changed;
    }

    static void copy(
            Handle handle, List<StoredMessage> messages, FolderId to, long firstUid, long modSeq) {
        if (messages.isEmpty()) {
            return;
        }
        var batch =
                handle.prepareBatch(
                        """
                        insert into message (folder, uid, modseq, internal_date, size, flags,
                            keywords, blob, message_id, kind, caller_name, caller_number,
                            length_ms, is_important)
                        select cast(:to as bigint), cast(:uid as bigint), cast(:modSeq as bigint),
                            internal_date, size, flags, keywords, blob, message_id, kind,
                            caller_name, caller_number, length_ms, is_important
                        from message where id = :id
                        """);
        var uid = firstUid;
        for (var message : messages) {
            batch.bind("id", number(message))
                    .bind("to", to.value())
                    .bind("uid", uid++)
                    .bind("modSeq", modSeq)
                    .add();
        }
        batch.execute();
    }

    static void move(
            Handle handle, List<StoredMessage> messages, FolderId to, long firstUid, long modSeq) {
        var batch =
                handle.prepareBatch(
                        "update message set folder = :to, uid = :uid, modseq = :modSeq where id ="
                                + " :id");
        var uid = firstUid;
        for (var message : messages) {
            batch.bind("id", number(message))
                    .bind("to", to.value())
                    .bind("uid", uid++)
                    .bind("modSeq", modSeq)
                    .add();
        }
        batch.execute();
    }

    /** Remembers that these UIDs are gone. */
    static void bury(Handle handle, List<StoredMessage> messages, long modSeq) {
        var batch =
                handle.prepareBatch(
                        "insert into expunged (folder, uid, modseq) values (:folder, :uid,"
                                + " :modSeq)");
        for (var message : messages) {
            batch.bind("folder", message.folder().value())
                    .bind("uid", message.uid())
                    .bind("modSeq", modSeq)
                    .add();
        }
        batch.execute();
    }

    /** Removes messages; those whose blob no other message has can be taken back. */
    static void delete(Handle handle, List<StoredMessage> messages, Instant now) {
        if (messages.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("delete from message where id = :id");
        var byBlob = new HashMap<BlobId, StoredMessage>();
        for (var message : messages) {
            batch.bind("id", number(message)).add();
            byBlob.put(message.blob(), message);
        }
        batch.execute();
        for (var message : byBlob.values()) {
            if (!isReferred(handle, message.blob())) {
                Recoverables.keep(handle, message, now);
            }
        }
    }

    /** Whether a message has the blob, or one that may be taken back, or a greeting. */
    static boolean isReferred(Handle handle, BlobId blob) {
        return handle.createQuery(
                        "select 1 from message where blob = :blob union all select 1 from"
                                + " recoverable where blob = :blob union all select 1 from greeting"
                                + " where blob = :blob limit 1")
                .bind("blob", blob.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static List<BlobId> garbage(Handle handle, Instant before) {
        return handle.createQuery("select blob from blob_garbage where since < :before")
                .bind("before", before.toEpochMilli())
                .mapTo(String.class)
                .map(BlobId::new)
                .list();
    }

    static int forgetGarbage(Handle handle, BlobId blob) {
        return handle.createUpdate("delete from blob_garbage where blob = :blob")
                .bind("blob", blob.value())
                .execute();
    }

    private static long number(StoredMessage message) {
        return Long.parseLong(message.id().value());
    }

    static StoredMessage of(ResultSet row) throws SQLException {
        return new StoredMessage(
                new MailId(row.getString("id")),
                new FolderId(row.getLong("folder")),
                row.getLong("uid"),
                row.getLong("modseq"),
                Instant.ofEpochMilli(row.getLong("internal_date")),
                row.getLong("size"),
                Flags.ofStored(row.getInt("flags"), row.getString("keywords")),
                Optional.ofNullable(row.getString("message_id")),
                new Facts(
                        MailKind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getString("caller_name")),
                        Optional.ofNullable(row.getString("caller_number")),
                        Duration.ofMillis(row.getLong("length_ms")),
                        row.getInt("is_important") == 1),
                new BlobId(row.getString("blob")));
    }
}
