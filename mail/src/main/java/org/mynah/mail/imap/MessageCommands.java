package org.mynah.mail.imap;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.mynah.store.mailbox.FlagChange;
import org.mynah.store.mailbox.FlagsOutcome;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.StoredMessage;
import org.mynah.store.mailbox.Transferred;
import org.mynah.store.mailbox.UidSet;

/** STORE, COPY, MOVE, EXPUNGE and their UID forms (RFC 3501, 4315, 6851, 7162). Stateless. */
final class MessageCommands {

    private MessageCommands() {}

    static Reply store(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        var view = exchange.folder();
        var set = args.set("the messages of STORE");
        args.space("the flags of STORE");
        var unchangedSince = OptionalLong.empty();
        if (args.skip('(')) {
            if (!args.skipWord("UNCHANGEDSINCE")) {
                throw new ImapSyntaxException("STORE has the modifier UNCHANGEDSINCE");
            }
            args.space("the counter of UNCHANGEDSINCE");
            unchangedSince = OptionalLong.of(args.number("the counter of UNCHANGEDSINCE"));
            args.expect(')', "after UNCHANGEDSINCE");
            args.space("the flags of STORE");
            exchange.session().enableCondstore();
        }
        var isPlus = args.skip('+');
        var isMinus = !isPlus && args.skip('-');
        var word = args.word("FLAGS or FLAGS.SILENT");
        var isSilent = word.equals("FLAGS.SILENT");
        if (!isSilent && !word.equals("FLAGS")) {
            throw new ImapSyntaxException(
                    "STORE changes FLAGS, +FLAGS or -FLAGS, each also with .SILENT");
        }
        args.space("the flags of STORE");
        var flags = args.flags(true);
        args.end();
        if (view.isReadOnly()) {
            return Reply.no("The folder was opened by EXAMINE; SELECT it to change flags");
        }
        var change =
                isPlus
                        ? new FlagChange.Add(flags)
                        : isMinus ? new FlagChange.Remove(flags) : new FlagChange.Replace(flags);
        var sequences = view.sequences(set, exchange.isUid());
        var uids = view.uids(sequences);
        var seen = isSilent ? view.modSeq() : Long.MAX_VALUE;
        var outcome =
                exchange.store().setFlags(view.folder().id(), uids, change, unchangedSince, seen);
        for (var message : outcome.changed()) {
            var sequence = view.sequence(message.uid());
            if (sequence == 0) {
                continue;
            }
            // A silent client knows the flags it set, but not those that others set just before.
            if (view.isTold(message.uid(), outcome.stale().getOrDefault(message.uid(), 0L))) {
                view.told(message);
            }
            if (!isSilent) {
                exchange.out()
                        .untagged(
                                sequence
                                        + " FETCH ("
                                        + view.flagItems(
                                                message, exchange.isUid(), exchange.session())
                                        + ")");
            } else if (exchange.session().isCondstore()) {
                // RFC 7162 §3.1.3: the counter is told even when the flags are not.
                exchange.out()
                        .untagged(
                                "%d FETCH (UID %d MODSEQ (%d))"
                                        .formatted(sequence, message.uid(), message.modSeq()));
            }
        }
        if (!isSilent) {
            unchanged(exchange, uids, outcome);
        }
        return outcome.refused().isEmpty()
                ? Reply.ok("STORE completed")
                : Reply.ok(
                        "[MODIFIED "
                                + refused(exchange, outcome.refused())
                                + "] Some messages were changed meanwhile; fetch them again");
    }

    /** A client that is not silent gets the flags also of messages that had them already. */
    private static void unchanged(Exchange exchange, UidSet uids, FlagsOutcome outcome)
            throws IOException {
        var view = exchange.folder();
        var changed =
                outcome.changed().stream().map(StoredMessage::uid).collect(Collectors.toSet());
        for (var message : exchange.store().messages(view.folder().id(), uids)) {
            var sequence = view.sequence(message.uid());
            if (sequence > 0
                    && !changed.contains(message.uid())
                    && !outcome.refused().contains(message.uid())) {
                exchange.out()
                        .untagged(
                                sequence
                                        + " FETCH ("
                                        + view.flagItems(
                                                message, exchange.isUid(), exchange.session())
                                        + ")");
            }
        }
    }

    private static String refused(Exchange exchange, UidSet refused) {
        if (exchange.isUid()) {
            return refused.toString();
        }
        return Arrays.stream(exchange.folder().known(refused))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }

    static Reply copy(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        return transfer(exchange, "COPY", false);
    }

    static Reply move(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        return transfer(exchange, "MOVE", true);
    }

    private static Reply transfer(Exchange exchange, String name, boolean isMove)
            throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        var view = exchange.folder();
        var set = args.set("the messages of " + name);
        args.space("the folder of " + name);
        var target = args.folder("the folder of " + name);
        args.end();
        if (isMove && view.isReadOnly()) {
            return Reply.no("The folder was opened by EXAMINE; SELECT it to move messages");
        }
        var folder = exchange.store().folder(exchange.session().mailbox(), target);
        if (folder.isEmpty()) {
            return Reply.no("[TRYCREATE] There is no folder of that name; CREATE it first");
        }
        var sequences = view.sequences(set, exchange.isUid());
        var uids = view.uids(sequences);
        if (uids.isEmpty()) {
            return Reply.ok(name + " completed, nothing to do");
        }
        if (!exchange.isUid() && !isAllThere(exchange, sequences)) {
            // All or nothing (RFC 3501 §6.4.7); the client has not been told yet which are gone.
            return Reply.no("[EXPUNGEISSUED] Some of the messages have been removed");
        }
        var done =
                isMove
                        ? exchange.store().move(view.folder().id(), uids, folder.get().id())
                        : exchange.store().copy(view.folder().id(), uids, folder.get().id());
        if (done.from().isEmpty()) {
            return Reply.no("[EXPUNGEISSUED] The messages have been removed");
        }
        var copyUid = "[COPYUID " + copyUid(done) + "] ";
        if (isMove) {
            // Before the client is told that they are gone (RFC 6851 §4.3).
            exchange.out().untagged("OK " + copyUid + "Moved");
            return Reply.ok("MOVE completed");
        }
        return Reply.ok(copyUid + "COPY completed");
    }

    private static boolean isAllThere(Exchange exchange, int[] sequences) {
        var view = exchange.folder();
        var most = (int) exchange.limits().of(ImapLimit.BATCH);
        for (int from = 0; from < sequences.length; from += most) {
            var to = Math.min(sequences.length, from + most);
            var there =
                    exchange
                            .store()
                            .messages(view.folder().id(), view.uids(sequences, from, to))
                            .stream()
                            .filter(message -> view.sequence(message.uid()) > 0)
                            .count();
            if (there < to - from) {
                return false;
            }
        }
        return true;
    }

    static String copyUid(Transferred done) {
        return done.uidValidity() + " " + UidSet.of(done.from()) + " " + UidSet.of(done.to());
    }

    static Reply expunge(Exchange exchange) throws MailRefused, ImapSyntaxException {
        var view = exchange.folder();
        var uids = UidSet.ALL;
        if (exchange.isUid()) {
            var set = exchange.args().set("the UIDs of UID EXPUNGE");
            uids = view.uids(view.sequences(set, true));
        }
        exchange.args().end();
        if (view.isReadOnly()) {
            return Reply.no("The folder was opened by EXAMINE; SELECT it to remove messages");
        }
        exchange.store().expunge(view.folder().id(), uids);
        return Reply.ok("EXPUNGE completed");
    }
}
