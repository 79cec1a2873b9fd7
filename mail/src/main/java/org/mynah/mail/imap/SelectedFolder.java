package org.mynah.mail.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mynah.store.mailbox.Changes;
import org.mynah.store.mailbox.Folder;
import org.mynah.store.mailbox.FolderStatus;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.StoredMessage;
import org.mynah.store.mailbox.UidSet;

/**
 * A folder as one session sees it: which message has which sequence number. A message that is gone
 * keeps its number until the client has been told (RFC 3501 §7.4.1). One thread at a time.
 */
final class SelectedFolder {

    private final MailStore store;
    private final Folder folder;
    private final boolean isReadOnly;
    private final FolderStatus status;
    private final long firstRecent;
    private final Map<Long, Long> told = new HashMap<>();
    private long[] uids;
    private int count;
    private long modSeq;
    private UidSet saved = UidSet.NONE;

    SelectedFolder(MailStore store, Folder folder, boolean isReadOnly) throws MailRefused {
        this.store = store;
        this.folder = folder;
        this.isReadOnly = isReadOnly;
        // The counts first: what comes between them and the list is told again, not lost.
        this.status = store.status(folder.id());
        var recent = isReadOnly ? 0 : store.takeRecent(folder.id());
        this.uids = store.uids(folder.id()).stream().mapToLong(Long::longValue).toArray();
        this.count = uids.length;
        this.modSeq = status.highestModSeq();
        this.firstRecent =
                !isReadOnly
                        ? recent
                        : status.recent() == 0 || status.recent() > count
                                ? Long.MAX_VALUE
                                : uids[count - (int) status.recent()];
    }

    Folder folder() {
        return folder;
    }

    boolean isReadOnly() {
        return isReadOnly;
    }

    FolderStatus statusAtSelect() {
        return status;
    }

    /** How many messages the client knows of. */
    int size() {
        return count;
    }

    long uid(int sequence) {
        return uids[sequence - 1];
    }

    /** The sequence number of a UID; 0 when the client does not know it. */
    int sequence(long uid) {
        var place = Arrays.binarySearch(uids, 0, count, uid);
        return place < 0 ? 0 : place + 1;
    }

    /** The sequence number of the first UID not below this one. */
    private int firstFrom(long uid) {
        var place = Arrays.binarySearch(uids, 0, count, uid);
        return (place < 0 ? -place - 1 : place) + 1;
    }

    boolean isRecent(long uid) {
        return uid >= firstRecent;
    }

    int recent() {
        return firstRecent == Long.MAX_VALUE ? 0 : count + 1 - firstFrom(firstRecent);
    }

    long modSeq() {
        return modSeq;
    }

    /** What the last search with RETURN (SAVE) found. */
    UidSet saved() {
        return saved;
    }

    void save(UidSet found) {
        saved = found;
    }

    /** Sequence numbers of a client's set, ascending; of those that exist. */
    int[] sequences(NumberSet set, boolean isUid) throws ImapSyntaxException {
        if (set.isSaved()) {
            return known(saved);
        }
        var wanted = new boolean[count + 1];
        for (var range : set.ranges()) {
            var from = Math.min(range.from(), range.to());
            var to = Math.max(range.from(), range.to());
            int first;
            int last;
            if (isUid) {
                if (count == 0) {
                    continue;
                }
                // An asterisk is the last message, even when the other end is beyond it.
                first = from == NumberSet.STAR ? count : firstFrom(from);
                last = to == NumberSet.STAR ? count : firstFrom(to + 1) - 1;
                if (to == NumberSet.STAR) {
                    first = Math.min(first, count);
                }
            } else {
                // Unlike a UID, a number beyond the end is wrong even beside an asterisk, and so is
                // an asterisk in an empty folder (RFC 9051 §9, seq-number).
                last = to == NumberSet.STAR ? count : (int) Math.min(to, Integer.MAX_VALUE);
                first = from == NumberSet.STAR ? count : (int) Math.min(from, Integer.MAX_VALUE);
                if (last > count || first < 1 || first > count) {
                    throw new ImapSyntaxException(
                            "The folder has "
                                    + count
                                    + " messages: a sequence number is from 1 to that");
                }
            }
            for (int i = first; i <= last; i++) {
                wanted[i] = true;
            }
        }
        return collect(wanted);
    }

    /** Sequence numbers of UIDs that the client knows. */
    int[] known(UidSet set) {
        var wanted = new boolean[count + 1];
        for (var range : set.ranges()) {
            for (int i = firstFrom(range.from()); i <= count && uids[i - 1] <= range.to(); i++) {
                wanted[i] = true;
            }
        }
        return collect(wanted);
    }

    private static int[] collect(boolean[] wanted) {
        var numbers = new int[wanted.length];
        var found = 0;
        for (int i = 1; i < wanted.length; i++) {
            if (wanted[i]) {
                numbers[found++] = i;
            }
        }
        return Arrays.copyOf(numbers, found);
    }

    /** The UIDs of sequence numbers. */
    UidSet uids(int[] sequences, int from, int to) {
        var ranges = new ArrayList<UidSet.Range>();
        // Numbers in a row are a range, whatever UIDs are missing between: those are gone.
        for (int i = from; i < to; i++) {
            var start = uid(sequences[i]);
            while (i + 1 < to && sequences[i + 1] == sequences[i] + 1) {
                i++;
            }
            ranges.add(new UidSet.Range(start, uid(sequences[i])));
        }
        return new UidSet(ranges);
    }

    UidSet uids(int[] sequences) {
        return uids(sequences, 0, sequences.length);
    }

    /** Whether the client knows the flags that a message had at a change counter. */
    boolean isTold(long uid, long counter) {
        return counter <= Math.max(modSeq, told.getOrDefault(uid, 0L));
    }

    /** Notes that the client has just been told of a message's flags, or made them. */
    void told(StoredMessage message) {
        told.put(message.uid(), message.modSeq());
    }

    /**
     * Tells the client what has happened since it was last told.
     *
     * @param mayExpunge whether sequence numbers may change now
     * @param session how the client wants to be told
     * @return whether messages vanished
     */
    boolean tell(ImapOutput out, boolean mayExpunge, Session session)
            throws IOException, MailRefused {
        var changes = store.changesSince(folder.id(), modSeq);
        var recentBefore = recent();
        var isVanished = false;
        if (mayExpunge) {
            modSeq = Math.max(modSeq, changes.highestModSeq());
            isVanished = tellVanished(out, changes.vanished(), session);
        }
        var arrived = new ArrayList<Long>();
        var changed = new ArrayList<StoredMessage>();
        var lastKnown = count == 0 ? 0 : uids[count - 1];
        for (var message : changes.changed()) {
            if (message.uid() > lastKnown) {
                arrived.add(message.uid());
                // The client will ask for its flags; telling them unasked would be twice.
                told(message);
            } else if (sequence(message.uid()) > 0
                    && told.getOrDefault(message.uid(), 0L) < message.modSeq()) {
                changed.add(message);
            }
        }
        if (!arrived.isEmpty()) {
            append(arrived);
            out.untagged(count + " EXISTS");
        }
        if (!session.isRev2() && (!arrived.isEmpty() || recent() != recentBefore)) {
            // RFC 3501 §7.3.2: when the size of the folder changes.
            out.untagged(recent() + " RECENT");
        }
        for (var message : changed) {
            out.untagged(
                    sequence(message.uid()) + " FETCH (" + flagItems(message, true, session) + ")");
            told(message);
        }
        if (mayExpunge) {
            told.clear();
        }
        return isVanished;
    }

    /** What happened in the folder since a counter. */
    Changes storeChanges(long since) throws MailRefused {
        return store.changesSince(folder.id(), since);
    }

    /** UID, FLAGS and MODSEQ as a client is told of them unasked. */
    String flagItems(StoredMessage message, boolean hasUid, Session session) {
        return (hasUid ? "UID " + message.uid() + " " : "")
                + "FLAGS "
                + flags(message, session)
                + (session.isCondstore() ? " MODSEQ (" + message.modSeq() + ")" : "");
    }

    String flags(StoredMessage message, Session session) {
        var words = new ArrayList<>(message.flags().words());
        if (!session.isRev2() && isRecent(message.uid())) {
            words.add("\\Recent");
        }
        return "(" + String.join(" ", words) + ")";
    }

    private boolean tellVanished(ImapOutput out, UidSet vanished, Session session)
            throws IOException {
        var gone = known(vanished);
        if (gone.length == 0) {
            return false;
        }
        if (session.isQresync()) {
            out.untagged("VANISHED " + UidSet.of(listed(gone)));
        } else {
            // From the last to the first, each number is still the one the client knows.
            for (int i = gone.length - 1; i >= 0; i--) {
                out.untagged(gone[i] + " EXPUNGE");
            }
        }
        remove(gone);
        return true;
    }

    private List<Long> listed(int[] sequences) {
        return Arrays.stream(sequences).mapToObj(this::uid).toList();
    }

    private void remove(int[] sequences) {
        var kept = sequences[0] - 1;
        var next = 0;
        for (int i = sequences[0]; i <= count; i++) {
            if (next < sequences.length && sequences[next] == i) {
                next++;
            } else {
                uids[kept++] = uids[i - 1];
            }
        }
        count = kept;
    }

    private void append(List<Long> arrived) {
        if (count + arrived.size() > uids.length) {
            uids = Arrays.copyOf(uids, Math.max(count + arrived.size(), uids.length * 3 / 2));
        }
        for (var uid : arrived) {
            uids[count++] = uid;
        }
    }
}
