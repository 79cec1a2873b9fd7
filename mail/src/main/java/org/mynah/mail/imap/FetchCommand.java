package org.mynah.mail.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.mynah.store.mailbox.Flag;
import org.mynah.store.mailbox.FlagChange;
import org.mynah.store.mailbox.Flags;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.MessageCache;
import org.mynah.store.mailbox.StoredMessage;
import org.mynah.store.mailbox.UidSet;
import org.mynah.um.message.MailId;

/** FETCH and UID FETCH (RFC 3501 §6.4.5, RFC 7162): in batches, bodies as streams. Stateless. */
final class FetchCommand {

    private FetchCommand() {}

    static Reply run(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        var set = args.set("the messages of FETCH");
        args.space("the items of FETCH");
        var items = new ArrayList<>(FetchItem.parse(args));
        var changedSince = OptionalLong.empty();
        var isVanished = false;
        if (args.skip(' ')) {
            args.expect('(', "before the modifiers of FETCH");
            do {
                switch (args.word("a modifier of FETCH")) {
                    case "CHANGEDSINCE" -> {
                        args.space("the counter of CHANGEDSINCE");
                        changedSince = OptionalLong.of(args.number("the counter of CHANGEDSINCE"));
                    }
                    case "VANISHED" -> isVanished = true;
                    default ->
                            throw new ImapSyntaxException(
                                    "FETCH has the modifiers CHANGEDSINCE and VANISHED");
                }
            } while (args.skip(' '));
            args.expect(')', "after the modifiers of FETCH");
        }
        args.end();
        if (isVanished
                && !(exchange.isUid()
                        && exchange.session().isQresync()
                        && changedSince.isPresent())) {
            throw new ImapSyntaxException(
                    "VANISHED goes with UID FETCH, CHANGEDSINCE and after ENABLE QRESYNC");
        }
        if (changedSince.isPresent() && !items.contains(FetchItem.Plain.MODSEQ)) {
            items.add(FetchItem.Plain.MODSEQ);
        }
        if (items.contains(FetchItem.Plain.MODSEQ)) {
            exchange.session().enableCondstore();
        }
        if (exchange.isUid() && !items.contains(FetchItem.Plain.UID)) {
            items.addFirst(FetchItem.Plain.UID);
        }
        if (isVanished) {
            vanished(exchange, set, changedSince.getAsLong());
        }
        var sequences = exchange.folder().sequences(set, exchange.isUid());
        var isComplete = new FetchCommand.Batch(exchange, items, changedSince).all(sequences);
        return isComplete
                ? Reply.ok("FETCH completed")
                : Reply.no("[EXPUNGEISSUED] Some of the messages have been removed");
    }

    private static void vanished(Exchange exchange, NumberSet set, long since)
            throws IOException, MailRefused {
        var view = exchange.folder();
        var gone = new ArrayList<Long>();
        for (var range : view.storeChanges(since).vanished().ranges()) {
            for (var uid = range.from(); uid <= range.to(); uid++) {
                if (isIn(set, uid, view)) {
                    gone.add(uid);
                }
            }
        }
        if (!gone.isEmpty()) {
            exchange.out().untagged("VANISHED (EARLIER) " + UidSet.of(gone));
        }
    }

    private static boolean isIn(NumberSet set, long uid, SelectedFolder view) {
        return set.isSaved()
                ? view.saved().contains(uid)
                : set.ranges().stream()
                        .anyMatch(range ->
                                Math.min(range.from(), range.to()) <= uid
                                        && uid <= Math.max(range.from(), range.to()));
    }

    /** The same items of many messages. One thread. */
    private static final class Batch {
        private final Exchange exchange;
        private final List<FetchItem> items;
        private final OptionalLong changedSince;
        private final boolean setsSeen;
        private final boolean needsCache;

        Batch(Exchange exchange, List<FetchItem> items, OptionalLong changedSince) {
            this.exchange = exchange;
            this.items = items;
            this.changedSince = changedSince;
            this.setsSeen =
                    !exchange.folder().isReadOnly()
                            && items.stream()
                                    .anyMatch(item ->
                                            item instanceof FetchItem.Bytes bytes
                                                    && !bytes.isPeek());
            this.needsCache =
                    items.stream()
                            .anyMatch(item ->
                                    switch (item) {
                                        case FetchItem.Bytes bytes ->
                                                !bytes.number().isEmpty()
                                                        || bytes.what() == FetchItem.What.TEXT
                                                        || bytes.what() == FetchItem.What.HEADER;
                                        case FetchItem.Plain plain ->
                                                plain == FetchItem.Plain.ENVELOPE
                                                        || plain == FetchItem.Plain.BODY
                                                        || plain == FetchItem.Plain.BODYSTRUCTURE;
                                    });
        }

        /** Whether all of them were there. */
        boolean all(int[] sequences) throws IOException, MailRefused {
            var size = (int) exchange.limits().of(ImapLimit.BATCH);
            var isComplete = true;
            for (int from = 0; from < sequences.length; from += size) {
                var to = Math.min(sequences.length, from + size);
                isComplete &= some(exchange.folder().uids(sequences, from, to), to - from);
            }
            return isComplete;
        }

        private boolean some(UidSet uids, int expected) throws IOException, MailRefused {
            var view = exchange.folder();
            var store = exchange.store();
            var messages = new ArrayList<>(store.messages(view.folder().id(), uids));
            messages.removeIf(message -> view.sequence(message.uid()) == 0);
            var isComplete = messages.size() == expected;
            messages.removeIf(message ->
                    changedSince.isPresent() && message.modSeq() <= changedSince.getAsLong());
            var justSeen = setsSeen ? setSeen(messages) : Set.<Long>of();
            Map<MailId, MessageCache> caches =
                    needsCache ? store.caches(view.folder().id(), uids) : Map.of();
            var found = new HashMap<MailId, MessageCache>();
            for (var message : messages) {
                var content = new MessageContent(store, message, caches.get(message.id()));
                one(message, content, justSeen.contains(message.uid()));
                content.toCache().ifPresent(cache -> found.put(message.id(), cache));
            }
            store.cache(found);
            return isComplete;
        }

        /** Sets \Seen, puts the messages as they are now into the list, and tells which changed. */
        private Set<Long> setSeen(List<StoredMessage> messages) throws MailRefused {
            var unseen =
                    UidSet.of(
                            messages.stream()
                                    .filter(message -> !message.flags().has(Flag.SEEN))
                                    .map(StoredMessage::uid)
                                    .toList());
            if (unseen.isEmpty()) {
                return Set.of();
            }
            var outcome =
                    exchange.store()
                            .setFlags(
                                    exchange.folder().folder().id(),
                                    unseen,
                                    new FlagChange.Add(Flags.of(Flag.SEEN)),
                                    OptionalLong.empty());
            var changed = new HashMap<Long, StoredMessage>();
            outcome.changed().forEach(message -> changed.put(message.uid(), message));
            messages.replaceAll(message -> changed.getOrDefault(message.uid(), message));
            return new HashSet<>(changed.keySet());
        }

        private void one(StoredMessage message, MessageContent content, boolean isJustSeen)
                throws IOException {
            var out = exchange.out();
            var view = exchange.folder();
            out.text("* " + view.sequence(message.uid()) + " FETCH (");
            var isFirst = true;
            for (var item : items) {
                out.text(isFirst ? "" : " ");
                isFirst = false;
                switch (item) {
                    case FetchItem.Plain plain -> out.text(plain(plain, message, content));
                    case FetchItem.Bytes bytes -> {
                        out.text(bytes.label() + " ");
                        content.send(bytes, out);
                    }
                }
            }
            if (isJustSeen) {
                if (!items.contains(FetchItem.Plain.FLAGS)) {
                    out.text(" " + view.flagItems(message, false, exchange.session()));
                }
                view.told(message);
            }
            out.line(")");
        }

        private String plain(FetchItem.Plain item, StoredMessage message, MessageContent content)
                throws IOException {
            return switch (item) {
                case UID -> "UID " + message.uid();
                case FLAGS -> "FLAGS " + exchange.folder().flags(message);
                case INTERNALDATE -> "INTERNALDATE " + ImapText.dateTime(message.internalDate());
                case RFC822_SIZE -> "RFC822.SIZE " + message.size();
                case MODSEQ -> "MODSEQ (" + message.modSeq() + ")";
                case EMAILID -> "EMAILID (M" + message.id().value() + ")";
                case ENVELOPE -> "ENVELOPE " + content.envelope();
                case BODY -> "BODY " + content.layout().body();
                case BODYSTRUCTURE -> "BODYSTRUCTURE " + content.layout().bodyStructure();
            };
        }
    }
}
