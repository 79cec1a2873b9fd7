package org.mynah.mail.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return new Batch(exchange, items, changedSince).all(sequences);
    }

    private static void vanished(Exchange exchange, NumberSet set, long since)
            throws IOException, MailRefused {
        var view = exchange.folder();
        var gone = new ArrayList<Long>();
        for (var range : view.storeChanges(since).vanished().ranges()) {
            for (var uid = range.from(); uid <= range.to(); uid++) {
                // One that still has a number is told of when numbers may change.
                if (isIn(set, uid, view) && view.sequence(uid) == 0) {
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
        private boolean isDecodable = true;

        Batch(Exchange exchange, List<FetchItem> items, OptionalLong changedSince) {
            this.exchange = exchange;
            this.items = items;
            this.changedSince = changedSince;
            this.setsSeen =
                    !exchange.folder().isReadOnly()
                            && items.stream().anyMatch(FetchItem::isReading);
            this.needsCache = items.stream().anyMatch(FetchItem::needsStructure);
        }

        /** Answers for all of them, in sequence order. */
        Reply all(int[] sequences) throws IOException, MailRefused {
            var size = (int) exchange.limits().of(ImapLimit.BATCH);
            var isComplete = true;
            for (int from = 0; from < sequences.length; from += size) {
                var to = Math.min(sequences.length, from + size);
                isComplete &= some(exchange.folder().uids(sequences, from, to), to - from);
            }
            if (!isDecodable) {
                return Reply.no(
                        "[UNKNOWN-CTE] A part is written in a way that the server cannot decode;"
                                + " fetch it by BODY[...]");
            }
            return isComplete
                    ? Reply.ok("FETCH completed")
                    : Reply.no("[EXPUNGEISSUED] Some of the messages have been removed");
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
                if (isDecodable(content)) {
                    one(message, content, justSeen.contains(message.uid()));
                } else {
                    isDecodable = false;
                }
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

        /** Asked before a word of the answer is said, which could not be taken back. */
        private boolean isDecodable(MessageContent content) throws IOException {
            for (var item : items) {
                var number =
                        switch (item) {
                            case FetchItem.Decoded decoded -> Optional.of(decoded.number());
                            case FetchItem.DecodedSize size -> Optional.of(size.number());
                            case FetchItem.Plain _, FetchItem.Bytes _ -> Optional.<String>empty();
                        };
                if (number.isPresent()
                        && !content.decoded(number.get())
                                .map(DecodedPart::isDecodable)
                                .orElse(true)) {
                    return false;
                }
            }
            return true;
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
                    case FetchItem.Decoded decoded -> {
                        out.text(decoded.label() + " ");
                        var part = content.decoded(decoded.number());
                        if (part.isPresent()) {
                            part.get().send(decoded.span(), out);
                        } else {
                            out.text("NIL");
                        }
                    }
                    case FetchItem.DecodedSize size -> {
                        var part = content.decoded(size.number());
                        out.text(size.label() + " " + (part.isEmpty() ? 0 : part.get().size()));
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
                case FLAGS -> "FLAGS " + exchange.folder().flags(message, exchange.session());
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
