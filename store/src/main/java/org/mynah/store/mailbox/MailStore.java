package org.mynah.store.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mynah.store.blob.BlobGarbage;
import org.mynah.store.blob.BlobId;
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
    private final MailLimits limits;
    private final Watchers watchers;
    private final Folders folders;
    private final TextIndex texts;
    private final SearchFolders searchFolders;

    public MailStore(Database database, Blobs blobs, Clock clock, MailLimits limits) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
        this.limits = limits;
        this.watchers = new Watchers(database);
        this.folders = new Folders(database, clock, limits);
        this.texts = new TextIndex(database);
        this.searchFolders = new SearchFolders(database);
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
        return folders(mailbox).stream()
                .filter(folder -> folder.specialUse().equals(Optional.of(use)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a mailbox always has its " + use));
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
        var present = existing(folder);
        if (present.specialUse().equals(Optional.of(SpecialUse.INBOX))) {
            var created = createFolder(present.mailbox(), name);
            move(folder, UidSet.ALL, created.id());
            return created;
        }
        return folders.rename(present, name);
    }

    /** Removes a folder with its messages; folders below it stay. */
    public void deleteFolder(FolderId folder) throws MailRefused {
        folders.delete(existing(folder));
    }

    /** Subscribes to a folder, or no longer. */
    public void subscribe(FolderId folder, boolean isSubscribed) throws MailRefused {
        folders.subscribe(existing(folder), isSubscribed);
    }

    /** Counts of a folder. */
    public FolderStatus status(FolderId folder) throws MailRefused {
        searchFolders.refresh(folder);
        return orRefuse(folder, database.read(handle -> Folders.status(handle, folder)));
    }

    /**
     * Makes the folder's recent messages belong to the session that asks.
     *
     * @return the first UID that is \Recent for this session
     */
    public long takeRecent(FolderId folder) throws MailRefused {
        return orRefuse(folder, database.write(handle -> Folders.takeRecent(handle, folder)));
    }

    /** A folder that messages can lie in. */
    private static Folder ownMessages(Folder folder) throws MailRefused {
        if (folder.searches().isPresent()) {
            throw new MailRefused(
                    Reason.SEARCH_FOLDER,
                    "the folder "
                            + folder.name()
                            + " shows messages that lie in other folders; put it into one of those");
        }
        return folder;
    }

    private Folder existing(FolderId folder) throws MailRefused {
        return orRefuse(folder, folder(folder));
    }

    // Taking messages

    /**
     * Puts a message into a folder: blob first, then row, UID and counter in one transaction.
     *
     * @throws IOException when the content or the blob store fails; nothing is stored then
     */
    public StoredMessage append(FolderId folder, NewMessage message, QuotaRule rule)
            throws IOException, MailRefused {
        // Asked before the bytes are written, and again when their number is known.
        var room =
                database.<Room, MailRefused>read(handle -> {
                    var found = ownMessages(orRefuse(folder, Folders.find(handle, folder)));
                    var usage = Quotas.usage(handle, found.mailbox(), limits.quota());
                    refuseByQuota(usage, rule, 0);
                    return new Room(found, usage.quota());
                });
        var stored = putBlob(message);
        try {
            return writeShared(handle -> {
                var used = Quotas.used(handle, room.folder.mailbox());
                refuseByQuota(new Quota.Usage(used, room.quota), rule, stored.size());
                return insert(handle, room.folder, message, stored);
            });
        } catch (MailRefused refused) {
            blobs.delete(stored.id());
            throw refused;
        }
    }

    /** Where a message goes, and the limits of its mailbox. */
    private record Room(Folder folder, Quota quota) {}

    /**
     * Puts a message into the Inbox, once for each Message-ID.
     *
     * @return the message, or empty when it was delivered before
     * @throws IllegalArgumentException when the message has no Message-ID
     */
    public Optional<StoredMessage> deliver(ObjectId mailbox, NewMessage message, QuotaRule rule)
            throws IOException, MailRefused {
        var messageId =
                message.messageId()
                        .orElseThrow(() ->
                                new IllegalArgumentException("a delivery needs a Message-ID"));
        folders.requireInDirectory(mailbox);
        var inbox = folder(mailbox, SpecialUse.INBOX);
        refuseByQuota(usage(mailbox), rule, 0);
        if (database.read(handle -> Messages.wasDelivered(handle, mailbox, messageId))) {
            return Optional.empty();
        }
        var stored = putBlob(message);
        try {
            var delivered =
                    writeShared(handle -> {
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
        var uid = orRefuse(folder.id(), Folders.takeUids(handle, folder.id(), 1, modSeq));
        var inserted = Messages.insert(handle, folder.id(), uid, modSeq, message, stored);
        watchers.wake(handle, folder);
        return inserted;
    }

    /** A small transaction, which shares its sync with others; see {@link Database#writeShared}. */
    private <T> T writeShared(Database.Work<T, MailRefused> work) throws MailRefused {
        try {
            return database.writeShared(handle -> {
                try {
                    return work.run(handle);
                } catch (MailRefused refused) {
                    throw new RefusedWithin(refused);
                }
            });
        } catch (RefusedWithin e) {
            throw e.refused;
        }
    }

    /** Carries a refusal out of a transaction. */
    private static final class RefusedWithin extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final MailRefused refused;

        RefusedWithin(MailRefused refused) {
            super(refused);
            this.refused = refused;
        }
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

    private static void refuseByQuota(Quota.Usage usage, QuotaRule rule, long size)
            throws MailRefused {
        var refuse =
                switch (rule) {
                    case IGNORE -> false;
                    case REFUSE_WHEN_FULL -> usage.isFull();
                    case REFUSE_WHEN_EXCEEDED -> usage.isFull() || usage.wouldExceed(size);
                };
        if (refuse) {
            throw new MailRefused(
                    Reason.OVER_QUOTA,
                    "the mailbox holds %d bytes; with this message it is over its limit of %d"
                            .formatted(
                                    usage.usedBytes(),
                                    usage.quota().receive().orElse(Long.MAX_VALUE)));
        }
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
        return orRefuse(
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
        var present = existing(folder);
        if (present.searches().isPresent()) {
            return setShownFlags(present, uids, change, unchangedSince, seen);
        }
        return writeShared(handle -> {
            Quotas.lock(handle, present.mailbox());
            var most = unchangedSince.orElse(Long.MAX_VALUE);
            var refused =
                    unchangedSince.isPresent()
                            ? Messages.changedAfter(handle, folder, uids, most)
                            : UidSet.NONE;
            var bits = change.bits();
            var toStore =
                    bits.isPresent()
                            ? List.<StoredMessage>of()
                            : Messages.list(handle, folder, uids).stream()
                                    .filter(message -> message.modSeq() <= most)
                                    .filter(message ->
                                            !change.apply(message.flags()).equals(message.flags()))
                                    .toList();
            var hasWork =
                    bits.isPresent()
                            ? Messages.wouldChange(handle, folder, uids, bits.get(), most)
                            : !toStore.isEmpty();
            if (!hasWork) {
                return new FlagsOutcome(List.of(), refused, Map.of());
            }
            var stale =
                    seen == Long.MAX_VALUE
                            ? Map.<Long, Long>of()
                            : Messages.countersAfter(handle, folder, uids, seen);
            var modSeq = Quotas.change(handle, present.mailbox(), 0);
            orRefuse(folder, Folders.takeUids(handle, folder, 0, modSeq));
            var changed =
                    bits.isPresent()
                            ? Messages.setBits(handle, folder, uids, bits.get(), most, modSeq)
                            : Messages.setFlags(handle, toStore, change, modSeq);
            watchers.wake(handle, present);
            return new FlagsOutcome(changed, refused, stale);
        });
    }

    /** Changes flags where the messages lie that a search folder shows. */
    private FlagsOutcome setShownFlags(
            Folder folder, UidSet uids, FlagChange change, OptionalLong unchangedSince, long seen)
            throws MailRefused {
        var shown = messages(folder.id(), uids);
        var byFolder =
                database.<Map<Folder, List<StoredMessage>>, MailRefused>read(
                        handle -> byFolder(handle, folder, shown));
        var changed = new HashSet<MailId>();
        var refused = new HashSet<MailId>();
        var stale = new HashSet<MailId>();
        for (var each : byFolder.entrySet()) {
            var own = UidSet.of(each.getValue().stream().map(StoredMessage::uid).toList());
            var outcome = setFlags(each.getKey().id(), own, change, unchangedSince, seen);
            outcome.changed().forEach(message -> changed.add(message.id()));
            for (var message : each.getValue()) {
                if (outcome.refused().contains(message.uid())) {
                    refused.add(message.id());
                }
                if (outcome.stale().containsKey(message.uid())) {
                    stale.add(message.id());
                }
            }
        }
        searchFolders.refresh(folder.id());
        var now = messages(folder.id(), uids);
        return new FlagsOutcome(
                now.stream().filter(message -> changed.contains(message.id())).toList(),
                uids(shown, refused),
                stale(shown, stale));
    }

    /**
     * A search folder counts for itself: what changed unseen counts as newer than anything told.
     */
    private static Map<Long, Long> stale(List<StoredMessage> messages, Set<MailId> ids) {
        var stale = new LinkedHashMap<Long, Long>();
        for (var message : messages) {
            if (ids.contains(message.id())) {
                stale.put(message.uid(), Long.MAX_VALUE);
            }
        }
        return stale;
    }

    private static UidSet uids(List<StoredMessage> messages, Set<MailId> ids) {
        return UidSet.of(
                messages.stream()
                        .filter(message -> ids.contains(message.id()))
                        .map(StoredMessage::uid)
                        .toList());
    }

    /** Copies messages to a folder, flags included, in order of UID. */
    public Transferred copy(FolderId from, UidSet uids, FolderId to) throws MailRefused {
        existing(from);
        var target = ownMessages(existing(to));
        return database.write(handle -> {
            Quotas.lock(handle, target.mailbox());
            var messages = Messages.list(handle, from, uids);
            var bytes = messages.stream().mapToLong(StoredMessage::size).sum();
            refuseByQuota(
                    Quotas.usage(handle, target.mailbox(), limits.quota()),
                    QuotaRule.REFUSE_WHEN_EXCEEDED,
                    bytes);
            var first = place(handle, target, messages, bytes);
            Messages.copy(handle, messages, to, first.uid, first.modSeq);
            return transferred(target, messages, first.uid);
        });
    }

    /** Moves messages to a folder in one step, in order of UID (RFC 6851). */
    public Transferred move(FolderId from, UidSet uids, FolderId to) throws MailRefused {
        var source = existing(from);
        var target = ownMessages(existing(to));
        if (!source.mailbox().equals(target.mailbox())) {
            throw new MailRefused(Reason.NO_FOLDER, "a message moves within its mailbox");
        }
        return database.write(handle -> {
            Quotas.lock(handle, target.mailbox());
            var messages = Messages.list(handle, from, uids);
            if (messages.isEmpty()) {
                return transferred(target, messages, 0);
            }
            var first = place(handle, target, messages, 0);
            leave(handle, source, messages, first.modSeq);
            Messages.move(handle, messages, to, first.uid, first.modSeq);
            return transferred(target, messages, first.uid);
        });
    }

    /**
     * Removes the messages of a set that have the \Deleted flag. They may be taken back within
     * {@link #UNDELETE_WINDOW}.
     *
     * @return their UIDs
     */
    public UidSet expunge(FolderId folder, UidSet uids) throws MailRefused {
        var present = existing(folder);
        return database.write(handle -> {
            Quotas.lock(handle, present.mailbox());
            var messages =
                    Messages.list(handle, folder, uids).stream()
                            .filter(message -> message.flags().has(Flag.DELETED))
                            .toList();
            for (var each : byFolder(handle, present, messages).entrySet()) {
                remove(handle, each.getKey(), each.getValue());
            }
            return UidSet.of(messages.stream().map(StoredMessage::uid).toList());
        });
    }

    /** Messages by the folders that they lie in, which are others than the one that shows them. */
    private static Map<Folder, List<StoredMessage>> byFolder(
            Handle handle, Folder shownIn, List<StoredMessage> messages) throws MailRefused {
        if (shownIn.searches().isEmpty()) {
            return messages.isEmpty() ? Map.of() : Map.of(shownIn, messages);
        }
        var byFolder = new LinkedHashMap<Folder, List<StoredMessage>>();
        for (var message : SearchFolders.whereTheyLie(handle, messages)) {
            var folder = orRefuse(message.folder(), Folders.find(handle, message.folder()));
            byFolder.computeIfAbsent(folder, _ -> new ArrayList<>()).add(message);
        }
        return byFolder;
    }

    /** Notes that messages leave the folders they lie in. */
    private void leave(Handle handle, Folder source, List<StoredMessage> messages, long modSeq)
            throws MailRefused {
        for (var each : byFolder(handle, source, messages).entrySet()) {
            orRefuse(each.getKey().id(), Folders.takeUids(handle, each.getKey().id(), 0, modSeq));
            Messages.bury(handle, each.getValue(), modSeq);
            watchers.wake(handle, each.getKey());
        }
    }

    private void remove(Handle handle, Folder folder, List<StoredMessage> messages)
            throws MailRefused {
        if (!messages.isEmpty()) {
            var bytes = messages.stream().mapToLong(StoredMessage::size).sum();
            var modSeq = Quotas.change(handle, folder.mailbox(), -bytes);
            orRefuse(folder.id(), Folders.takeUids(handle, folder.id(), 0, modSeq));
            Messages.bury(handle, messages, modSeq);
            Messages.delete(handle, messages, clock.instant());
            watchers.wake(handle, folder);
        }
    }

    /**
     * Expunges messages of a kind that were received before a time, in all folders of all
     * mailboxes.
     *
     * @param isRecoverable whether they may be taken back; else they are erased
     * @return how many
     */
    public int expire(MailKind kind, Instant before, boolean isRecoverable) {
        var expired = 0;
        while (true) {
            var old =
                    database.<Map<FolderId, List<Long>>, RuntimeException>read(
                            handle -> Messages.receivedBefore(handle, kind, before));
            if (old.isEmpty()) {
                return expired;
            }
            for (var each : old.entrySet()) {
                expired += expire(each.getKey(), UidSet.of(each.getValue()), isRecoverable);
            }
        }
    }

    private int expire(FolderId folder, UidSet uids, boolean isRecoverable) {
        return database.<Integer, RuntimeException>write(handle -> {
            var present = Folders.find(handle, folder);
            if (present.isEmpty()) {
                return 0;
            }
            Quotas.lock(handle, present.get().mailbox());
            var messages = Messages.list(handle, folder, uids);
            try {
                remove(handle, present.get(), messages);
            } catch (MailRefused gone) {
                throw new IllegalStateException("a folder went while it was locked", gone);
            }
            if (!isRecoverable) {
                for (var message : messages) {
                    Recoverables.forgetBlob(handle, message.blob(), clock.instant());
                }
            }
            return messages.size();
        });
    }

    private record Place(long uid, long modSeq) {}

    /** Makes room for messages in a folder: their first UID, and the counter of the change. */
    private Place place(Handle handle, Folder target, List<StoredMessage> messages, long bytes)
            throws MailRefused {
        if (messages.isEmpty()) {
            return new Place(0, 0);
        }
        var modSeq = Quotas.change(handle, target.mailbox(), bytes);
        var uid =
                orRefuse(
                        target.id(),
                        Folders.takeUids(handle, target.id(), messages.size(), modSeq));
        watchers.wake(handle, target);
        return new Place(uid, modSeq);
    }

    private static Transferred transferred(
            Folder target, List<StoredMessage> messages, long firstUid) {
        var to = new ArrayList<Long>();
        for (int i = 0; i < messages.size(); i++) {
            to.add(firstUid + i);
        }
        return new Transferred(
                target.uidValidity(), messages.stream().map(StoredMessage::uid).toList(), to);
    }

    // Limits, watching, cleaning

    /** What a mailbox holds and, by the directory or else by default, may hold. */
    public Quota.Usage usage(ObjectId mailbox) throws MailRefused {
        folders.ensure(mailbox);
        return database.read(handle -> Quotas.usage(handle, mailbox, limits.quota()));
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
        return database.read(handle -> Recoverables.list(handle, mailbox, most));
    }

    /**
     * Takes expunged messages back: each into the folder of its name, or into the Inbox when there
     * is none, with a new UID. Quotas do not hinder it.
     *
     * @param ids of {@link #recoverable}; others are no error
     * @return how many came back
     */
    public int recover(ObjectId mailbox, Set<Long> ids) throws MailRefused {
        var inbox = folder(mailbox, SpecialUse.INBOX);
        return database.<Integer, MailRefused>write(handle -> {
            Quotas.lock(handle, mailbox);
            var count = 0;
            for (var each : Recoverables.list(handle, mailbox, Integer.MAX_VALUE)) {
                if (ids.contains(each.id())) {
                    var folder = Folders.byName(handle, mailbox, each.folder()).orElse(inbox);
                    var modSeq = Quotas.change(handle, mailbox, each.message().size());
                    var uid =
                            orRefuse(folder.id(), Folders.takeUids(handle, folder.id(), 1, modSeq));
                    Recoverables.restore(handle, each, folder.id(), uid, modSeq);
                    watchers.wake(handle, folder);
                    count++;
                }
            }
            return count;
        });
    }

    /**
     * Forgets expunged messages before their time; their bytes go by the next sweeps (reliability
     * N11).
     *
     * @return how many
     */
    public int forget(ObjectId mailbox, Set<Long> ids) {
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

    /**
     * Removes the bytes of messages that no folder holds any more and nobody may take back, and
     * notes blobs that a crash left without a message, for a later sweep.
     *
     * @param before only of those let go before; at least an hour ago, since a message being
     *     appended has its blob first
     * @return how many blobs were removed
     */
    public int sweep(Instant before) throws IOException {
        var removed = 0;
        var forgotten = Recoverables.MOST_FORGOTTEN;
        while (forgotten == Recoverables.MOST_FORGOTTEN) {
            forgotten =
                    database.write(handle ->
                            Recoverables.forgetBefore(
                                    handle, before.minus(UNDELETE_WINDOW), clock.instant()));
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

    @Override
    public void close() {
        watchers.close();
    }

    private static <T> T orRefuse(FolderId folder, Optional<T> found) throws MailRefused {
        return found.orElseThrow(
                () -> new MailRefused(Reason.NO_FOLDER, "the folder " + folder + " is gone"));
    }
}
