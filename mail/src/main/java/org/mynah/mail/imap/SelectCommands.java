package org.mynah.mail.imap;

import java.io.IOException;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.UidSet;

/** SELECT, EXAMINE, CLOSE and UNSELECT (RFC 3501 §6.3.1, RFC 7162, RFC 3691). Stateless. */
final class SelectCommands {

    private static final String SYSTEM_FLAGS = "\\Answered \\Flagged \\Deleted \\Seen \\Draft";

    private SelectCommands() {}

    /** What a client that was here before remembers (RFC 7162 §3.2.5). */
    private record Known(long uidValidity, long modSeq, @Nullable NumberSet uids) {}

    static Reply select(Exchange exchange, boolean isReadOnly)
            throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        args.skip(' ');
        var name = args.folder("the folder of " + (isReadOnly ? "EXAMINE" : "SELECT"));
        Known known = null;
        if (args.skip(' ')) {
            known = parameters(exchange);
        }
        args.end();
        var out = exchange.out();
        var isRev2 = exchange.session().isRev2();
        if (exchange.session().selected().isPresent()) {
            out.untagged("OK [CLOSED] The folder before is closed");
        }
        exchange.session().deselect();
        var folder = FolderCommands.find(exchange, name);
        if (folder.isEmpty()) {
            return FolderCommands.noFolder();
        }
        var view = exchange.session().select(folder.get(), isReadOnly);
        var status = view.statusAtSelect();
        var keywords = keywords(exchange, view);
        out.untagged("FLAGS (" + SYSTEM_FLAGS + keywords + ")");
        out.untagged(
                isReadOnly
                        ? "OK [PERMANENTFLAGS ()] Nothing can be changed"
                        : "OK [PERMANENTFLAGS (" + SYSTEM_FLAGS + keywords + " \\*)] Kept");
        out.untagged(view.size() + " EXISTS");
        if (isRev2) {
            FolderCommands.listSelected(exchange, folder.get());
        } else {
            out.untagged(view.recent() + " RECENT");
            var unseen = view.sequence(status.firstUnseen());
            if (unseen > 0) {
                out.untagged("OK [UNSEEN " + unseen + "] The first unread message");
            }
        }
        out.untagged("OK [UIDVALIDITY " + status.uidValidity() + "] UIDs are valid");
        out.untagged("OK [UIDNEXT " + status.uidNext() + "] The next UID");
        out.untagged("OK [HIGHESTMODSEQ " + status.highestModSeq() + "] The change counter");
        if (known != null && known.uidValidity == status.uidValidity()) {
            resynchronise(exchange, known);
        }
        return isReadOnly
                ? Reply.ok("[READ-ONLY] EXAMINE completed")
                : Reply.ok("[READ-WRITE] SELECT completed");
    }

    private static @Nullable Known parameters(Exchange exchange) throws ImapSyntaxException {
        var args = exchange.args();
        Known known = null;
        args.expect('(', "before the parameters of SELECT");
        do {
            switch (args.word("a parameter of SELECT")) {
                case "CONDSTORE" -> exchange.session().enableCondstore();
                case "QRESYNC" -> {
                    if (!exchange.session().isQresync()) {
                        throw new ImapSyntaxException("Send ENABLE QRESYNC before SELECT uses it");
                    }
                    args.space("what the client knows");
                    known = known(args);
                }
                default ->
                        throw new ImapSyntaxException(
                                "SELECT has the parameters CONDSTORE and QRESYNC");
            }
        } while (args.skip(' '));
        args.expect(')', "after the parameters of SELECT");
        return known;
    }

    private static Known known(ImapParser args) throws ImapSyntaxException {
        args.expect('(', "before what the client knows");
        var uidValidity = args.number("UIDVALIDITY");
        args.space("the change counter");
        var modSeq = args.number("the change counter");
        NumberSet uids = null;
        if (args.skip(' ') && args.isSet()) {
            uids = args.set("the UIDs that the client knows");
            args.skip(' ');
        }
        if (args.skip('(')) {
            // Sequence numbers with their UIDs only save us work that is not much.
            args.set("sequence numbers that the client knows");
            args.space("their UIDs");
            args.set("their UIDs");
            args.expect(')', "after the UIDs");
        }
        args.expect(')', "after what the client knows");
        return new Known(uidValidity, modSeq, uids);
    }

    private static void resynchronise(Exchange exchange, Known known)
            throws IOException, MailRefused {
        var view = exchange.folder();
        var changes = view.storeChanges(known.modSeq);
        var uids = known.uids;
        // One that vanished since the list was read still has a number: it is told of later.
        var vanished =
                UidSet.of(
                        changes.vanished().ranges().stream()
                                .flatMapToLong(
                                        range -> LongStream.rangeClosed(range.from(), range.to()))
                                .filter(uid -> uids == null || contains(uids, uid))
                                .filter(uid -> view.sequence(uid) == 0)
                                .boxed()
                                .toList());
        if (!vanished.isEmpty()) {
            exchange.out().untagged("VANISHED (EARLIER) " + vanished);
        }
        for (var message : changes.changed()) {
            var sequence = view.sequence(message.uid());
            if (sequence > 0 && (uids == null || contains(uids, message.uid()))) {
                exchange.out()
                        .untagged(
                                sequence
                                        + " FETCH ("
                                        + view.flagItems(message, true, exchange.session())
                                        + ")");
            }
        }
    }

    private static boolean contains(NumberSet set, long uid) {
        return set.ranges().stream()
                .anyMatch(range ->
                        Math.min(range.from(), range.to()) <= uid
                                && uid <= Math.max(range.from(), range.to()));
    }

    /** Keywords in use, as far as one look at the newest messages shows. */
    private static String keywords(Exchange exchange, SelectedFolder view) {
        if (view.size() == 0) {
            return "";
        }
        var first = (int) Math.max(1, view.size() - exchange.limits().of(ImapLimit.BATCH) + 1);
        var keywords = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        var uids = UidSet.between(view.uid(first), view.uid(view.size()));
        for (var message : exchange.store().messages(view.folder().id(), uids)) {
            keywords.addAll(message.flags().keywords());
        }
        return keywords.isEmpty() ? "" : " " + String.join(" ", keywords);
    }

    static Reply close(Exchange exchange) throws MailRefused, ImapSyntaxException {
        exchange.args().end();
        var view = exchange.folder();
        if (!view.isReadOnly()) {
            exchange.store().expunge(view.folder().id(), UidSet.ALL);
        }
        exchange.session().deselect();
        return Reply.ok("CLOSE completed");
    }

    static Reply unselect(Exchange exchange) throws ImapSyntaxException {
        exchange.args().end();
        exchange.session().deselect();
        return Reply.ok("UNSELECT completed");
    }
}
