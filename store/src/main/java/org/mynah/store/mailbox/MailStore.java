package org.mynah.store.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mynah.store.blob.Blobs;
import org.mynah.store.mailbox.MailRefused.Reason;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.MailId;
import org.mynah.um.message.MailKind;

/**
 * The embedded mail store: what IMAP, the telephone and delivery see is in its tables, and the
 * bytes of messages are blobs. Thread-safe; several processes may share one PostgreSQL.
 *
 * <p>A mailbox has the id of its {@code MAILBOX} object in the directory and gets its folders at
 * first use. Every change of a mailbox counts its change counter up and holds its row until the
 * commit; so UIDs and mod-sequences become visible in order and without gaps, whoever delivers. A
 * blob is durable before the row that names it.
 *
 * <p>Every method throws {@link DatabaseException} when the database fails; nothing is changed
 * then.
 */
public final class MailStore implements AutoCloseable {

    /** An expunged message may be taken back so long. */
    public static final Duration UNDELETE_WINDOW = Duration.ofDays(14);

    /** Mailboxes of which one sweep removes the mail. */
    private static final int MOST_ORPHANS = 100;

    private final Database database;
    private final Blobs blobs;
    private final Clock clock;
    private final Watchers watchers;
    private final Folders folders;
    private final TextIndex texts;
    private final SearchFolders searchFolders;
    private final Arrivals arrivals;
    private final MailChanges changes;
    private final ExpungedMail expunged;

    public MailStore(Database database, Blobs blobs, Clock clock, MailLimits limits) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
        this.watchers = new Watchers(database);
        this.folders = new Folders(database, clock, limits);
        this.texts = new TextIndex(database);
        this.searchFolders = new SearchFolders(database);
        this.arrivals = new Arrivals(database, blobs, clock, limits, folders, watchers);
        this.changes = new MailChanges(database, clock, limits, folders, searchFolders, watchers);
        this.expunged = new ExpungedMail(database, blobs, clock, folders, watchers);
    }

    /** How an append treats the receive limit. */
    public enum QuotaRule {
        /** Take it anyway: what a caller left must arrive. */
        IGNORE,
        /** Refuse when the mailbox is full already: ordinary delivery. */
        REFUSE_WHEN_FULL,
        /** Refuse when it would not fit: a client's APPEND. */
        REFUSE_WHEN_EXCEEDED
    }

    /** Finds messages by the texts in them. */
    public TextIndex texts() {
        return texts;
    }

    // Folders

    /**
     * All folders by name, the Inbox first.
     *
     * @throws MailRefused when the directory has no such mailbox
     */
    public List<Folder> folders(ObjectId mailbox) throws MailRefused {
        return folders.all(mailbox);
    }

    /** The folder of a name; {@code inbox} in any case is the Inbox. */
    public Optional<Folder> folder(ObjectId mailbox, String name) throws MailRefused {
        var canonical = Folders.canonical(name);
        return folders(mailbox).stream()
                .filter(folder -> folder.name().equals(canonical))
                .findFirst();
    }

    /** The folder of a special use. */
    public Folder folder(ObjectId mailbox, SpecialUse use) throws MailRefused {
        return folders.special(mailbox, use);
    }

    /** The folder as it is now. */
    public Optional<Folder> folder(FolderId folder) {
        return database.read(handle -> Folders.find(handle, folder));
    }

    /** Creates a folder, and those above it where there are none. */
    public Folder createFolder(ObjectId mailbox, String name) throws MailRefused {
        return folders.create(mailbox, name);
    }

    /**
     * Renames a folder and those below it. Renaming the Inbox moves its messages to a new folder
     * (RFC 3501 §6.3.5).
     */
    public Folder renameFolder(FolderId folder, String name) throws MailRefused {
        var present = folders.existing(folder);
        if (present.specialUse().equals(Optional.of(SpecialUse.INBOX))) {
            var created = createFolder(present.mailbox(), name);
            move(folder, UidSet.ALL, created.id());
            return created;
        }
        return folders.rename(present, name);
    }

    /** Removes a folder with its messages; folders below it stay. */
    public void deleteFolder(FolderId folder) throws MailRefused {
        folders.delete(folders.existing(folder));
    }

    /** Subscribes to a folder, or no longer. */
    public void subscribe(FolderId folder, boolean isSubscribed) throws MailRefused {
        folders.subscribe(folders.existing(folder), isSubscribed);
    }

    /** Counts of a folder. */
    public FolderStatus status(FolderId folder) throws MailRefused {
        searchFolders.refresh(folder);
        return Folders.orRefuse(folder, database.read(handle -> Folders.status(handle, folder)));
    }

    /**
     * Makes the folder's recent messages belong to the session that asks.
     *
     * @return the first UID that is \Recent for this session
     */
    public long takeRecent(FolderId folder) throws MailRefused {
        return Folders.orRefuse(
                folder, database.write(handle -> Folders.takeRecent(handle, folder)));
    }

    // Taking messages

    /**
     * Puts a message into a folder: blob first, then row, UID and counter in one transaction.
     *
     * @throws IOException when the content or the blob store fails; nothing is stored then
     */
    public StoredMessage append(FolderId folder, NewMessage message, QuotaRule rule)
            throws IOException, MailRefused {
        return arrivals.append(folder, message, rule);
    }

    /**
     * Puts a message into the Inbox, once for each Message-ID.
     *
     * @return the message, or empty when it was delivered before
     * @throws IllegalArgumentException when the message has no Message-ID
     */
    public Optional<StoredMessage> deliver(ObjectId mailbox, NewMessage message, QuotaRule rule)
            throws IOException, MailRefused {
        return arrivals.deliver(mailbox, message, rule);
    }

    // Looking

    /** Every UID of a folder, ascending. */
    public List<Long> uids(FolderId folder) {
        searchFolders.refresh(folder);
        return database.read(handle -> Messages.uids(handle, folder));
    }

    /** The messages of a set that exist, by UID. */
    public List<StoredMessage> messages(FolderId folder, UidSet uids) {
        return database.read(handle -> Messages.list(handle, folder, uids));
    }

    /** A message of a mailbox, wherever it lies now. */
    public Optional<StoredMessage> message(ObjectId mailbox, MailId id) {
        return database.read(handle -> Messages.find(handle, mailbox, id));
    }

    /** Voice messages of all folders but Deleted Items and Junk, without those marked \Deleted. */
    public List<StoredMessage> voiceMessages(ObjectId mailbox) {
        return database.read(handle -> Messages.voice(handle, mailbox));
    }

    /** What changed after a change counter; 0 tells of everything. */
    public Changes changesSince(FolderId folder, long modSeq) throws MailRefused {
        searchFolders.refresh(folder);
        return Folders.orRefuse(
                folder, database.read(handle -> Messages.changesSince(handle, folder, modSeq)));
    }

    /** The RFC 5322 bytes. The caller closes them. */
    public InputStream open(StoredMessage message) throws IOException {
        return blobs.open(message.blob());
    }

    /** At most {@code length} bytes from {@code offset}. The caller closes them. */
    public InputStream openRange(StoredMessage message, long offset, long length)
            throws IOException {
        return blobs.openRange(message.blob(), offset, length);
    }

    /** What was cached of these messages. */
    public Map<MailId, MessageCache> caches(FolderId folder, UidSet uids) {
        return database.read(handle -> Messages.caches(handle, folder, uids));
    }

    /** Keeps what clients ask of messages; those that are gone are passed over. */
    public void cache(Map<MailId, MessageCache> caches) {
        if (!caches.isEmpty()) {
            database.write(handle -> Messages.putCaches(handle, caches));
        }
    }

    // Changing messages

    /**
     * Changes flags of the messages of a set.
     *
     * @param unchangedSince when present, only of messages not changed after this counter
     */
    public FlagsOutcome setFlags(
            FolderId folder, UidSet uids, FlagChange change, OptionalLong unchangedSince)
            throws MailRefused {
        return setFlags(folder, uids, change, unchangedSince, Long.MAX_VALUE);
    }

    /**
     * The same, and tells which of the messages had changed unseen.
     *
     * @param seen the change counter up to which the caller knows the folder
     */
    public FlagsOutcome setFlags(
            FolderId folder, UidSet uids, FlagChange change, OptionalLong unchangedSince, long seen)
            throws MailRefused {
        return changes.setFlags(folder, uids, change, unchangedSince, seen);
    }

    /** Copies messages to a folder, flags included, in order of UID. */
    public Transferred copy(FolderId from, UidSet uids, FolderId to) throws MailRefused {
        return changes.copy(from, uids, to);
    }

    /** Moves messages to a folder in one step, in order of UID (RFC 6851). */
    public Transferred move(FolderId from, UidSet uids, FolderId to) throws MailRefused {
        return changes.move(from, uids, to);
    }

    /**
     * Removes the messages of a set that have the \Deleted flag. They may be taken back within
     * {@link #UNDELETE_WINDOW}.
     *
     * @return their UIDs
     */
    public UidSet expunge(FolderId folder, UidSet uids) throws MailRefused {
        return changes.expunge(folder, uids);
    }

    /**
     * Expunges messages of a kind that were received before a time, in all folders of all
     * mailboxes.
     *
     * @param isRecoverable whether they may be taken back; else they are erased
     * @return how many
     */
    public int expire(MailKind kind, Instant before, boolean isRecoverable) {
        return changes.expire(kind, before, isRecoverable);
    }

    // Limits, watching, cleaning

    /** What a mailbox holds and, by the directory or else by default, may hold. */
    public Quota.Usage usage(ObjectId mailbox) throws MailRefused {
        return folders.usage(mailbox);
    }

    /**
     * Tells of each commit that changed a folder of a mailbox, on this node or another. See {@link
     * Watcher}.
     */
    public Watcher.Subscription watch(ObjectId mailbox, Watcher watcher) {
        return watchers.watch(mailbox, watcher);
    }

    /** The same for every mailbox. */
    public Watcher.Subscription watchAll(Watcher watcher) {
        return watchers.watchAll(watcher);
    }

    /**
     * Makes sure that a user may still look into a mailbox: it was not removed, nor taken from its
     * user, since he signed in.
     *
     * @param selected the folder the user looks at; it must still be in this mailbox, unless it is
     *     gone
     * @throws MailRefused when he may not
     */
    public void requireOpen(ObjectId mailbox, Optional<FolderId> selected) throws MailRefused {
        var isElsewhere =
                database.<Boolean, MailRefused>read(handle -> {
                    Folders.requireInDirectory(handle, mailbox);
                    return selected.flatMap(folder -> Folders.find(handle, folder))
                            .filter(folder -> !folder.mailbox().equals(mailbox))
                            .isPresent();
                });
        if (isElsewhere) {
            throw new MailRefused(
                    Reason.NO_MAILBOX, "the folder is not in the mailbox " + mailbox + " any more");
        }
    }

    /** How many messages a mailbox holds, also a disconnected one. */
    public long count(ObjectId mailbox) {
        return database.read(handle ->
                handle.createQuery(
                                "select count(*) from message m join folder f on f.id = m.folder"
                                        + " where f.mailbox = :id")
                        .bind("id", mailbox.toString())
                        .mapTo(Long.class)
                        .one());
    }

    /**
     * Removes the mail of mailboxes that the directory does not know any more.
     *
     * @return how many mailboxes were removed, a bounded number by one call
     */
    public int removeOrphans() {
        var orphans =
                database.read(handle ->
                        handle.createQuery(
                                        "select m.id from mailbox m where not exists (select 1 from"
                                                + " directory_object o where o.id = m.id) order by m.id"
                                                + " limit :most")
                                .bind("most", MOST_ORPHANS)
                                .mapTo(String.class)
                                .list());
        orphans.forEach(id -> removeMailbox(ObjectId.of(id)));
        return orphans.size();
    }

    /** Removes all folders and messages of a mailbox. */
    public void removeMailbox(ObjectId mailbox) {
        database.write(handle -> Folders.removeMailbox(handle, mailbox, clock.instant()));
    }

    // Expunged messages

    /** The expunged messages of a mailbox that may be taken back, the last one first. */
    public List<RecoverableMessage> recoverable(ObjectId mailbox, int most) {
        return expunged.list(mailbox, most);
    }

    /**
     * Takes expunged messages back: each into the folder of its name, or into the Inbox when there
     * is none, with a new UID. Quotas do not hinder it.
     *
     * @param ids of {@link #recoverable}; others are no error
     * @return how many came back
     */
    public int recover(ObjectId mailbox, Set<Long> ids) throws MailRefused {
        return expunged.recover(mailbox, ids);
    }

    /**
     * Forgets expunged messages before their time; their bytes go by the next sweeps (reliability
     * N11).
     *
     * @return how many
     */
    public int forget(ObjectId mailbox, Set<Long> ids) {
        return expunged.forget(mailbox, ids);
    }

    /**
     * Removes the bytes of messages that no folder holds any more and nobody may take back, and
     * notes blobs that a crash left without a message, for a later sweep.
     *
     * @param before only of those let go before; at least an hour ago, since a message being
     *     appended has its blob first
     * @return how many blobs were removed
     */
    public int sweep(Instant before) throws IOException {
        return expunged.sweep(before);
    }

    @Override
    public void close() {
        watchers.close();
    }
}
