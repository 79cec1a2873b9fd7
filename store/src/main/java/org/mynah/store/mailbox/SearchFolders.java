package org.mynah.store.mailbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.MailKind;

/**
 * The folders "Voice Mail" and "Fax", which show messages of a kind wherever they lie, but in
 * Deleted Items and Junk (messages §8, Outlook Voice Access §4). No message moves: a search folder
 * has UIDs of its own for the messages of others. Who looks at it brings it up to date first, so
 * that nobody who delivers or moves has to know of it. Thread-safe.
 */
final class SearchFolders {

    /** The rows that a folder shows, as they are in the table of messages. */
    private static final String OWN = "message m";

    /** The same for a search folder: its own UID, and the later of both change counters. */
    private static final String FOUND =
            """
            (select e.folder, e.uid,
                case when g.modseq > e.modseq then g.modseq else e.modseq end as modseq,
                g.id, g.internal_date, g.size, g.flags, g.keywords, g.blob, g.message_id, g.kind,
                g.caller_name, g.caller_number, g.length_ms, g.is_important, g.text_state
            from search_entry e join message g on g.id = e.message) m\
            """;

    private static final String IS_SHOWN =
            """
            f.mailbox = :mailbox and m.kind = :kind
                and (f.special_use is null or f.special_use not in ('TRASH', 'JUNK'))\
            """;

    private static final String ARRIVED =
            "select m.id from message m join folder f on f.id = m.folder where "
                    + IS_SHOWN
                    + " and not exists (select 1 from search_entry e where e.message = m.id and"
                    + " e.folder = :folder) order by m.id";

    private static final String GONE =
            "select e.uid from search_entry e where e.folder = :folder and not exists (select 1"
                    + " from message m join folder f on f.id = m.folder where m.id = e.message and "
                    + IS_SHOWN
                    + ") order by e.uid";

    private static final String LATEST =
            "select coalesce(max(m.modseq), 0) from search_entry e join message m on m.id ="
                    + " e.message where e.folder = :folder";

    private final Database database;

    SearchFolders(Database database) {
        this.database = database;
    }

    /** What stands after {@code from} to read a folder's messages as {@code m}. */
    static String source(Handle handle, FolderId folder) {
        return searches(handle, folder).isPresent() ? FOUND : OWN;
    }

    private static Optional<MailKind> searches(Handle handle, FolderId folder) {
        return handle.createQuery(
                        "select searches from folder where id = :id and searches is not null")
                .bind("id", folder.value())
                .mapTo(String.class)
                .findOne()
                .map(MailKind::valueOf);
    }

    /** The name of the folder that searches a kind; empty when none does. */
    static Optional<String> name(MailKind kind) {
        return switch (kind) {
            case VOICE -> Optional.of("Voice Mail");
            case FAX -> Optional.of("Fax");
            case EMAIL, MISSED_CALL -> Optional.empty();
        };
    }

    /** The kinds of which a mailbox has messages, and no folder yet that shows them. */
    static List<MailKind> unshown(Handle handle, ObjectId mailbox, List<Folder> folders) {
        return Stream.of(MailKind.values())
                .filter(kind -> name(kind).isPresent())
                .filter(kind ->
                        folders.stream()
                                .noneMatch(each -> each.searches().equals(Optional.of(kind))))
                .filter(kind -> hasAny(handle, mailbox, kind))
                .toList();
    }

    private static boolean hasAny(Handle handle, ObjectId mailbox, MailKind kind) {
        // The kind is written out: it decides on the index.
        return handle.createQuery(
                        "select 1 from folder f join message m on m.folder = f.id where f.mailbox ="
                                + " :mailbox and m.kind = '"
                                + kind
                                + "' limit 1")
                .bind("mailbox", mailbox.toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Brings a folder up to date with the messages it shows; an ordinary one always is. */
    void refresh(FolderId folder) {
        var isCurrent =
                database.<Boolean, RuntimeException>read(handle -> {
                    var kind = searches(handle, folder);
                    return kind.isEmpty() || isCurrent(handle, folder, kind.get());
                });
        if (!isCurrent) {
            database.<Boolean, RuntimeException>write(handle -> refresh(handle, folder));
        }
    }

    private static boolean isCurrent(Handle handle, FolderId id, MailKind kind) {
        var folder = Folders.find(handle, id).orElseThrow();
        return arrived(handle, folder, kind).isEmpty()
                && gone(handle, folder, kind).isEmpty()
                && latest(handle, id) <= highest(handle, id);
    }

    private static boolean refresh(Handle handle, FolderId id) {
        var found = Folders.find(handle, id);
        var kind = searches(handle, id);
        if (found.isEmpty() || kind.isEmpty()) {
            return false;
        }
        var folder = found.get();
        Quotas.lock(handle, folder.mailbox());
        var arrived = arrived(handle, folder, kind.get());
        var gone = gone(handle, folder, kind.get());
        if (arrived.isEmpty() && gone.isEmpty()) {
            handle.createUpdate(
                            "update folder set highest_modseq = :latest where id = :id and"
                                    + " highest_modseq < :latest")
                    .bind("id", id.value())
                    .bind("latest", latest(handle, id))
                    .execute();
            return true;
        }
        var modSeq = Quotas.change(handle, folder.mailbox(), 0);
        var uid = Folders.takeUids(handle, id, arrived.size(), modSeq).orElseThrow();
        remove(handle, id, gone, modSeq);
        add(handle, id, arrived, uid, modSeq);
        return true;
    }

    private static void add(
            Handle handle, FolderId folder, List<Long> messages, long firstUid, long modSeq) {
        if (messages.isEmpty()) {
            return;
        }
        var batch =
                handle.prepareBatch(
                        "insert into search_entry (folder, uid, message, modseq) values (:folder,"
                                + " :uid, :message, :modSeq)");
        var uid = firstUid;
        for (var message : messages) {
            batch.bind("folder", folder.value())
                    .bind("uid", uid++)
                    .bind("message", message)
                    .bind("modSeq", modSeq)
                    .add();
        }
        batch.execute();
    }

    private static void remove(Handle handle, FolderId folder, List<Long> uids, long modSeq) {
        for (var uid : uids) {
            handle.createUpdate(
                            "insert into expunged (folder, uid, modseq) values (:folder, :uid,"
                                    + " :modSeq)")
                    .bind("folder", folder.value())
                    .bind("uid", uid)
                    .bind("modSeq", modSeq)
                    .execute();
            handle.createUpdate("delete from search_entry where folder = :folder and uid = :uid")
                    .bind("folder", folder.value())
                    .bind("uid", uid)
                    .execute();
        }
    }

    private static List<Long> arrived(Handle handle, Folder folder, MailKind kind) {
        return numbers(handle, ARRIVED, folder, kind);
    }

    private static List<Long> gone(Handle handle, Folder folder, MailKind kind) {
        return numbers(handle, GONE, folder, kind);
    }

    private static List<Long> numbers(Handle handle, String sql, Folder folder, MailKind kind) {
        return handle.createQuery(sql)
                .bind("mailbox", folder.mailbox().toString())
                .bind("kind", kind.name())
                .bind("folder", folder.id().value())
                .mapTo(Long.class)
                .list();
    }

    private static long latest(Handle handle, FolderId folder) {
        return handle.createQuery(LATEST).bind("folder", folder.value()).mapTo(Long.class).one();
    }

    private static long highest(Handle handle, FolderId folder) {
        return handle.createQuery("select highest_modseq from folder where id = :id")
                .bind("id", folder.value())
                .mapTo(Long.class)
                .one();
    }

    /** Messages as they lie in their own folders, whichever folder showed them. */
    static List<StoredMessage> whereTheyLie(Handle handle, List<StoredMessage> shown) {
        return shown.stream()
                .flatMap(message ->
                        handle
                                .createQuery("select * from message where id = :id")
                                .bind("id", Long.parseLong(message.id().value()))
                                .map((row, _) -> Messages.of(row))
                                .stream())
                .toList();
    }
}
