package org.mynah.store.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mynah.store.mailbox.MailRefused.Reason;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.sql.Database;
import org.mynah.um.message.MailId;
import org.mynah.um.message.MailKind;

/**
 * What happens to messages that are there: flags, copies, moves, removal. What is done in a search
 * folder is done where the messages lie. Thread-safe.
 */
final class MailChanges {

    private final Database database;
    private final Clock clock;
    private final MailLimits limits;
    private final Folders folders;
    private final SearchFolders searchFolders;
    private final Watchers watchers;

    MailChanges(
            Database database,
            Clock clock,
            MailLimits limits,
            Folders folders,
            SearchFolders searchFolders,
            Watchers watchers) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
        this.folders = folders;
        this.searchFolders = searchFolders;
        this.watchers = watchers;
    }

    FlagsOutcome setFlags(
            FolderId folder, UidSet uids, FlagChange change, OptionalLong unchangedSince, long seen)
            throws MailRefused {
        var present = folders.existing(folder);
        if (present.searches().isPresent()) {
            return setShownFlags(present, uids, change, unchangedSince, seen);
        }
        return database.writeShared(handle -> {
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
            Folders.orRefuse(folder, Folders.takeUids(handle, folder, 0, modSeq));
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
        var shown = shown(folder, uids);
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
        var now = shown(folder, uids);
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

    private List<StoredMessage> shown(Folder folder, UidSet uids) {
        return database.read(handle -> Messages.list(handle, folder.id(), uids));
    }

    Transferred copy(FolderId from, UidSet uids, FolderId to) throws MailRefused {
        folders.existing(from);
        var target = Folders.ownMessages(folders.existing(to));
        return database.write(handle -> {
            Quotas.lock(handle, target.mailbox());
            var messages = Messages.list(handle, from, uids);
            var bytes = messages.stream().mapToLong(StoredMessage::size).sum();
            Quotas.refuse(
                    Quotas.usage(handle, target.mailbox(), limits.quota()),
                    QuotaRule.REFUSE_WHEN_EXCEEDED,
                    bytes);
            var first = place(handle, target, messages, bytes);
            Messages.copy(handle, messages, to, first.uid, first.modSeq);
            return transferred(target, messages, first.uid);
        });
    }

    Transferred move(FolderId from, UidSet uids, FolderId to) throws MailRefused {
        var source = folders.existing(from);
        var target = Folders.ownMessages(folders.existing(to));
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

    UidSet expunge(FolderId folder, UidSet uids) throws MailRefused {
        var present = folders.existing(folder);
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
            var folder = Folders.orRefuse(message.folder(), Folders.find(handle, message.folder()));
            byFolder.computeIfAbsent(folder, _ -> new ArrayList<>()).add(message);
        }
        return byFolder;
    }

    /** Notes that messages leave the folders they lie in. */
    private void leave(Handle handle, Folder source, List<StoredMessage> messages, long modSeq)
            throws MailRefused {
        for (var each : byFolder(handle, source, messages).entrySet()) {
            Folders.orRefuse(
                    each.getKey().id(), Folders.takeUids(handle, each.getKey().id(), 0, modSeq));
            Messages.bury(handle, each.getValue(), modSeq);
            watchers.wake(handle, each.getKey());
        }
    }

    private void remove(Handle handle, Folder folder, List<StoredMessage> messages)
            throws MailRefused {
        if (!messages.isEmpty()) {
            var bytes = messages.stream().mapToLong(StoredMessage::size).sum();
            var modSeq = Quotas.change(handle, folder.mailbox(), -bytes);
            Folders.orRefuse(folder.id(), Folders.takeUids(handle, folder.id(), 0, modSeq));
            Messages.bury(handle, messages, modSeq);
            Messages.delete(handle, messages, clock.instant());
            watchers.wake(handle, folder);
        }
    }

    int expire(MailKind kind, Instant before, boolean isRecoverable) {
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
                Folders.orRefuse(
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
}
