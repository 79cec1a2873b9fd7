package org.mynah.store.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.mynah.store.mailbox.MailRefused.Reason;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.message.MailKind;

/** The folders of mailboxes. Thread-safe. */
final class Folders {

    private static final String INBOX = SpecialUse.INBOX.folderName();
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}*%\\\\]");

    private final Database database;
    private final Clock clock;
    private final MailLimits limits;

    Folders(Database database, Clock clock, MailLimits limits) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
    }

    /** Folders, and the kinds of messages that lack the folder which shows them. */
    private record Found(List<Folder> folders, List<MailKind> unshown) {}

    List<Folder> all(ObjectId mailbox) throws MailRefused {
        // A mailbox that was used has its Inbox at least.
        var found =
                database.<Found, RuntimeException>read(handle -> {
                    var folders = list(handle, mailbox);
                    return new Found(folders, SearchFolders.unshown(handle, mailbox, folders));
                });
        if (found.folders.isEmpty()) {
            ensure(mailbox);
        } else if (found.unshown.isEmpty()) {
            return found.folders;
        }
        found.unshown.forEach(kind -> createSearch(mailbox, kind));
        return database.read(handle -> list(handle, mailbox));
    }

    /** The folder of a special use. */
    Folder special(ObjectId mailbox, SpecialUse use) throws MailRefused {
        return all(mailbox).stream()
                .filter(folder -> folder.specialUse().equals(Optional.of(use)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a mailbox always has its " + use));
    }

    /** What a mailbox holds and may hold. */
    Quota.Usage usage(ObjectId mailbox) throws MailRefused {
        ensure(mailbox);
        return database.read(handle -> Quotas.usage(handle, mailbox, limits.quota()));
    }

    Folder existing(FolderId folder) throws MailRefused {
        return orRefuse(folder, database.read(handle -> find(handle, folder)));
    }

    /** What was found of a folder, unless the folder is gone. */
    static <T> T orRefuse(FolderId folder, Optional<T> found) throws MailRefused {
        return found.orElseThrow(
                () -> new MailRefused(Reason.NO_FOLDER, "the folder " + folder + " is gone"));
    }

    /** A folder that messages can lie in. */
    static Folder ownMessages(Folder folder) throws MailRefused {
        if (folder.searches().isPresent()) {
            throw new MailRefused(
                    Reason.SEARCH_FOLDER,
                    "the folder "
                            + folder.name()
                            + " shows messages that lie in other folders; put it into one of those");
        }
        return folder;
    }

    /** Makes the mailbox and its first folders where there are none. */
    void ensure(ObjectId mailbox) throws MailRefused {
        if (database.read(handle -> exists(handle, mailbox))) {
            return;
        }
        requireInDirectory(mailbox);
        database.write(handle -> {
            var validity = Math.max(1, clock.instant().getEpochSecond());
            var made =
                    handle.createUpdate(
                                    "insert into mailbox (id, used_bytes, modseq, uid_validity)"
                                            + " values (:id, 0, 1, :validity) on conflict do"
                                            + " nothing")
                            .bind("id", mailbox.toString())
                            .bind("validity", validity)
                            .execute();
            if (made == 1) {
                for (var use : SpecialUse.values()) {
                    insert(handle, mailbox, use.folderName(), Optional.of(use));
                }
            }
            return made;
        });
    }

    /** Makes the folder that shows messages of a kind, unless another did it meanwhile. */
    private void createSearch(ObjectId mailbox, MailKind kind) {
        database.<Boolean, RuntimeException>write(handle -> {
            Quotas.lock(handle, mailbox);
            if (!SearchFolders.unshown(handle, mailbox, list(handle, mailbox)).contains(kind)) {
                return false;
            }
            var name = SearchFolders.name(kind).orElseThrow();
            var free = name;
            // A user may have a folder of his own under the name.
            for (int i = 2; byName(handle, mailbox, free).isPresent(); i++) {
                free = name + " " + i;
            }
            insert(handle, mailbox, free, Optional.empty());
            return handle.createUpdate(
                                    "update folder set searches = :kind, is_subscribed = 1 where"
                                            + " mailbox = :mailbox and name = :name")
                            .bind("kind", kind.name())
                            .bind("mailbox", mailbox.toString())
                            .bind("name", free)
                            .execute()
                    == 1;
        });
    }

    void requireInDirectory(ObjectId mailbox) throws MailRefused {
        database.<Boolean, MailRefused>read(handle -> {
            requireInDirectory(handle, mailbox);
            return true;
        });
    }

    static void requireInDirectory(Handle handle, ObjectId mailbox) throws MailRefused {
        var isThere =
                handle.createQuery("select 1 from directory_object where id = :id and kind = :kind")
                        .bind("id", mailbox.toString())
                        .bind("kind", ObjectKind.MAILBOX.name())
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent();
        if (!isThere) {
            throw new MailRefused(Reason.NO_MAILBOX, "no mailbox has the id " + mailbox);
        }
    }

    Folder create(ObjectId mailbox, String name) throws MailRefused {
        var path = valid(name);
        ensure(mailbox);
        return database.write(handle -> {
            Quotas.lock(handle, mailbox);
            refuseIfTaken(handle, mailbox, path);
            insertAbove(handle, mailbox, path);
            insert(handle, mailbox, path, Optional.empty());
            refuseTooMany(handle, mailbox);
            return byName(handle, mailbox, path).orElseThrow();
        });
    }

    /** Makes the folders that a path leads through. */
    private static void insertAbove(Handle handle, ObjectId mailbox, String path) {
        for (var i = path.indexOf(Folder.SEPARATOR);
                i > 0;
                i = path.indexOf(Folder.SEPARATOR, i + 1)) {
            var above = path.substring(0, i);
            if (byName(handle, mailbox, above).isEmpty()) {
                insert(handle, mailbox, above, Optional.empty());
            }
        }
    }

    private void refuseTooMany(Handle handle, ObjectId mailbox) throws MailRefused {
        if (list(handle, mailbox).size() > limits.mostFolders()) {
            throw new MailRefused(
                    Reason.TOO_MANY_FOLDERS,
                    "a mailbox has at most " + limits.mostFolders() + " folders");
        }
    }

    Folder rename(Folder folder, String name) throws MailRefused {
        var path = valid(name);
        if (path.startsWith(folder.name() + Folder.SEPARATOR)) {
            throw new MailRefused(Reason.BAD_NAME, "a folder cannot go below itself");
        }
        return database.write(handle -> {
            Quotas.lock(handle, folder.mailbox());
            refuseIfTaken(handle, folder.mailbox(), path);
            var below = folder.name() + Folder.SEPARATOR;
            for (var each : list(handle, folder.mailbox())) {
                var renamed =
                        each.id().equals(folder.id())
                                ? path
                                : each.name().startsWith(below)
                                        ? path
                                                + Folder.SEPARATOR
                                                + each.name().substring(below.length())
                                        : each.name();
                if (!renamed.equals(each.name())) {
                    if (renamed.length() > limits.longestFolderName()) {
                        throw new MailRefused(
                                Reason.BAD_NAME, "a folder below it gets too long a path");
                    }
                    refuseIfTaken(handle, folder.mailbox(), renamed);
                    handle.createUpdate("update folder set name = :name where id = :id")
                            .bind("name", renamed)
                            .bind("id", each.id().value())
                            .execute();
                }
            }
            insertAbove(handle, folder.mailbox(), path);
            refuseTooMany(handle, folder.mailbox());
            return find(handle, folder.id()).orElseThrow();
        });
    }

    void delete(Folder folder) throws MailRefused {
        if (folder.specialUse().isPresent() || folder.searches().isPresent()) {
            throw new MailRefused(
                    Reason.FOLDER_NEEDED, "the folder " + folder.name() + " cannot be removed");
        }
        database.write(handle -> {
            Quotas.lock(handle, folder.mailbox());
            var messages = Messages.list(handle, folder.id(), UidSet.ALL);
            Quotas.change(
                    handle,
                    folder.mailbox(),
                    -messages.stream().mapToLong(StoredMessage::size).sum());
            Messages.delete(handle, messages, clock.instant());
            return handle.createUpdate("delete from folder where id = :id")
                    .bind("id", folder.id().value())
                    .execute();
        });
    }

    void subscribe(Folder folder, boolean isSubscribed) {
        database.write(handle ->
                handle.createUpdate("update folder set is_subscribed = :on where id = :id")
                        .bind("on", isSubscribed ? 1 : 0)
                        .bind("id", folder.id().value())
                        .execute());
    }

    static int removeMailbox(Handle handle, ObjectId mailbox, Instant now) {
        Quotas.lock(handle, mailbox);
        for (var folder : list(handle, mailbox)) {
            Messages.delete(handle, Messages.list(handle, folder.id(), UidSet.ALL), now);
        }
        Recoverables.forgetMailbox(handle, mailbox, now);
        return handle.createUpdate("delete from mailbox where id = :id")
                .bind("id", mailbox.toString())
                .execute();
    }

    static Optional<Folder> find(Handle handle, FolderId id) {
        return handle.createQuery("select * from folder where id = :id")
                .bind("id", id.value())
                .map((row, _) -> of(row))
                .findOne();
    }

    static Optional<FolderStatus> status(Handle handle, FolderId id) {
        return handle.createQuery(
                        """
                        select f.uid_next, f.uid_validity, f.highest_modseq,
                            count(m.uid) as messages,
                            coalesce(sum(case when m.uid >= f.recent_from then 1 else 0 end), 0)
                                as recent,
                            coalesce(sum(case when m.flags & 1 = 0 then 1 else 0 end), 0) as unseen,
                            coalesce(min(case when m.flags & 1 = 0 then m.uid end), 0)
                                as first_unseen,
                            coalesce(sum(case when m.flags & 8 = 8 then 1 else 0 end), 0)
                                as deleted,
                            coalesce(sum(m.size), 0) as size
                        from folder f left join %s on m.folder = f.id
                        where f.id = :id
                        group by f.uid_next, f.uid_validity, f.highest_modseq
                        """
                                .formatted(SearchFolders.source(handle, id)))
                .bind("id", id.value())
                .map((row, _) ->
                        new FolderStatus(
                                row.getLong("messages"),
                                row.getLong("recent"),
                                row.getLong("unseen"),
                                row.getLong("first_unseen"),
                                row.getLong("deleted"),
                                row.getLong("size"),
                                row.getLong("uid_next"),
                                row.getLong("uid_validity"),
                                row.getLong("highest_modseq")))
                .findOne();
    }

    static Optional<Long> takeRecent(Handle handle, FolderId id) {
        // The old value is wanted, and returning gives the new one.
        var first =
                handle.createQuery("select recent_from from folder where id = :id")
                        .bind("id", id.value())
                        .mapTo(Long.class)
                        .findOne();
        handle.createUpdate(
                        "update folder set recent_from = uid_next where id = :id and recent_from < uid_next")
                .bind("id", id.value())
                .execute();
        return first;
    }

    /** Takes UIDs of a folder and notes the change counter; the first of them, if the folder is. */
    static Optional<Long> takeUids(Handle handle, FolderId id, int count, long modSeq) {
        return handle.createQuery(
                        "update folder set uid_next = uid_next + :count, highest_modseq = :modSeq"
                                + " where id = :id returning uid_next")
                .bind("id", id.value())
                .bind("count", (long) count)
                .bind("modSeq", modSeq)
                .mapTo(Long.class)
                .findOne()
                .map(next -> next - count);
    }

    /** Whether the mailbox has been used. */
    private static boolean exists(Handle handle, ObjectId mailbox) {
        return handle.createQuery("select 1 from mailbox where id = :id")
                .bind("id", mailbox.toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static List<Folder> list(Handle handle, ObjectId mailbox) {
        return handle
                .createQuery("select * from folder where mailbox = :mailbox")
                .bind("mailbox", mailbox.toString())
                .map((row, _) -> of(row))
                .list()
                .stream()
                .sorted(
                        Comparator.comparing((Folder folder) -> !folder.name().equals(INBOX))
                                .thenComparing(Folder::name))
                .toList();
    }

    static Optional<Folder> byName(Handle handle, ObjectId mailbox, String name) {
        return handle.createQuery("select * from folder where mailbox = :mailbox and name = :name")
                .bind("mailbox", mailbox.toString())
                .bind("name", name)
                .map((row, _) -> of(row))
                .findOne();
    }

    private static void refuseIfTaken(Handle handle, ObjectId mailbox, String name)
            throws MailRefused {
        if (byName(handle, mailbox, name).isPresent()) {
            throw new MailRefused(Reason.FOLDER_EXISTS, "there is a folder of that name");
        }
    }

    /** A folder that is made anew under an old name gets another UIDVALIDITY. */
    private static void insert(
            Handle handle, ObjectId mailbox, String name, Optional<SpecialUse> use) {
        var validity =
                handle.createQuery(
                                "update mailbox set uid_validity = uid_validity + 1 where id = :id"
                                        + " returning uid_validity")
                        .bind("id", mailbox.toString())
                        .mapTo(Long.class)
                        .one();
        handle.createUpdate(
                        "insert into folder (mailbox, name, special_use, is_subscribed,"
                                + " uid_validity, uid_next, recent_from, highest_modseq) values"
                                + " (:mailbox, :name, :use, :subscribed, :validity, 1, 1, 1)")
                .bind("mailbox", mailbox.toString())
                .bind("name", name)
                .bind("use", use.map(SpecialUse::name).orElse(null))
                .bind("subscribed", use.isPresent() ? 1 : 0)
                .bind("validity", validity)
                .execute();
    }

    private static Folder of(ResultSet row) throws SQLException {
        return new Folder(
                new FolderId(row.getLong("id")),
                ObjectId.of(row.getString("mailbox")),
                row.getString("name"),
                Optional.ofNullable(row.getString("special_use")).map(SpecialUse::valueOf),
                row.getInt("is_subscribed") == 1,
                row.getLong("uid_validity"),
                Optional.ofNullable(row.getString("searches")).map(MailKind::valueOf));
    }

    /** The Inbox has one spelling, also as the first part of a path. */
    static String canonical(String name) {
        var path = Normalizer.normalize(name, Normalizer.Form.NFC);
        var end = path.indexOf(Folder.SEPARATOR);
        var first = end < 0 ? path : path.substring(0, end);
        return first.toUpperCase(Locale.ROOT).equals(INBOX)
                ? INBOX + path.substring(first.length())
                : path;
    }

    private String valid(String name) throws MailRefused {
        var path = canonical(name);
        if (path.length() > limits.longestFolderName()) {
            throw new MailRefused(
                    Reason.BAD_NAME,
                    "a folder's path has at most " + limits.longestFolderName() + " characters");
        }
        if (FORBIDDEN.matcher(path).find()) {
            throw new MailRefused(
                    Reason.BAD_NAME,
                    "a folder's name holds no control character and none of * % \\");
        }
        for (var part : path.split("/", -1)) {
            if (part.isBlank()) {
                throw new MailRefused(Reason.BAD_NAME, "no part of a folder's path is empty");
            }
        }
        return path;
    }
}
