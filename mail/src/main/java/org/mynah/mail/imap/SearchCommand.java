package org.mynah.mail.imap;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.StoredMessage;
import org.mynah.store.mailbox.UidSet;

/** SEARCH, UID SEARCH and SORT (RFC 3501, 4731, 5182, 5256, 7162). Stateless. */
final class SearchCommand {

    private static final Set<String> RETURNS = Set.of("MIN", "MAX", "ALL", "COUNT", "SAVE");

    static final Reply BAD_CHARSET =
            Reply.no("[BADCHARSET (US-ASCII UTF-8)] The server does not know this charset");

    private SearchCommand() {}

    static Reply search(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        var returns = returns(args);
        if (returns.isEmpty() && exchange.session().isRev2()) {
            // RFC 9051 §6.4.4: the answer is ESEARCH, always.
            returns = Set.of("ALL");
        }
        Optional<Charset> charset = Optional.of(StandardCharsets.UTF_8);
        if (args.skipWord("CHARSET")) {
            args.space("the charset");
            charset = charset(args);
        }
        if (charset.isEmpty()) {
            if (returns.contains("SAVE")) {
                // RFC 5182 §2.1: a search that fails saves nothing.
                exchange.folder().save(UidSet.NONE);
            }
            return BAD_CHARSET;
        }
        var key = SearchKey.parseAll(args, charset.get());
        var found = find(exchange, key);
        if (returns.contains("SAVE")) {
            exchange.folder().save(saved(returns, found));
        }
        var numbers = found.stream().map(exchange::number).toList();
        var modSeq =
                usesModSeq(key) && !found.isEmpty()
                        ? " (MODSEQ "
                                + found.stream().mapToLong(StoredMessage::modSeq).max().getAsLong()
                                + ")"
                        : "";
        if (returns.isEmpty()) {
            exchange.out().untagged("SEARCH" + listed(numbers) + modSeq);
        } else if (!returns.equals(Set.of("SAVE"))) {
            extended(exchange, returns, numbers, modSeq.replace("(", "").replace(")", ""));
        }
        return Reply.ok("SEARCH completed");
    }

    static Reply sort(Exchange exchange) throws IOException, MailRefused, ImapSyntaxException {
        var args = exchange.args();
        var order = SortOrder.parse(args);
        args.space("the charset of SORT");
        var charset = charset(args);
        if (charset.isEmpty()) {
            return BAD_CHARSET;
        }
        var key = SearchKey.parseAll(args, charset.get());
        var sorted = new ArrayList<SortOrder.Sorted>();
        for (var message : find(exchange, key)) {
            var header = new MessageContent(exchange.store(), message, null);
            sorted.add(order.prepare(message, header));
        }
        sorted.sort(order);
        var numbers = sorted.stream().map(each -> exchange.number(each.message())).toList();
        exchange.out().untagged("SORT" + listed(numbers));
        return Reply.ok("SORT completed");
    }

    private static Set<String> returns(ImapParser args) throws ImapSyntaxException {
        if (!args.skipWord("RETURN")) {
            return Set.of();
        }
        args.space("what RETURN lists");
        var returns = new LinkedHashSet<>(args.words("what RETURN lists"));
        if (!RETURNS.containsAll(returns)) {
            throw new ImapSyntaxException("SEARCH returns MIN, MAX, ALL, COUNT and SAVE");
        }
        if (returns.isEmpty()) {
            returns.add("ALL");
        }
        args.space("the search keys");
        return returns;
    }

    /** Reads the charset of the texts to search for, and the blank after it. */
    static Optional<Charset> charset(ImapParser args) throws ImapSyntaxException {
        var name = args.astring("the charset");
        args.space("the search keys");
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The messages that match, ascending. */
    static List<StoredMessage> find(Exchange exchange, SearchKey key) throws IOException {
        var view = exchange.folder();
        var now = Clock.systemUTC().instant();
        var texts = SearchTexts.find(exchange.store(), view.folder().id(), key);
        var found = new ArrayList<StoredMessage>();
        for (var uids : candidates(exchange, texts, key)) {
            for (var message : exchange.store().messages(view.folder().id(), uids)) {
                if (view.sequence(message.uid()) > 0
                        && isMatch(exchange, message, texts, key, now)) {
                    found.add(message);
                }
            }
        }
        return found;
    }

    /** The messages that the texts leave, in batches. */
    private static List<UidSet> candidates(Exchange exchange, SearchTexts texts, SearchKey key) {
        var view = exchange.folder();
        var batch = (int) exchange.limits().of(ImapLimit.BATCH) * 10;
        var batches = new ArrayList<UidSet>();
        var uids = new ArrayList<Long>();
        for (int number = 1; number <= view.size(); number++) {
            if (texts.mayMatch(key, view.uid(number))) {
                uids.add(view.uid(number));
            }
            if (!uids.isEmpty() && (uids.size() == batch || number == view.size())) {
                batches.add(
                        texts.isEmpty()
                                ? UidSet.between(uids.getFirst(), uids.getLast())
                                : UidSet.of(uids));
                uids.clear();
            }
        }
        return batches;
    }

    private static boolean isMatch(
            Exchange exchange, StoredMessage message, SearchTexts texts, SearchKey key, Instant now)
            throws IOException {
        try {
            return new SearchCandidate(exchange.store(), message, exchange.folder(), texts, now)
                    .matches(key);
        } catch (NoSuchFileException _) {
            // Removed by another session between the look at the table and the look at the file.
            return false;
        }
    }

    /** RFC 5182 §2.4: MIN and MAX alone save only what they tell. */
    private static UidSet saved(Set<String> returns, List<StoredMessage> found) {
        var uids = found.stream().map(StoredMessage::uid).toList();
        var isAll =
                returns.contains("ALL")
                        || returns.contains("COUNT")
                        || !(returns.contains("MIN") || returns.contains("MAX"));
        if (isAll || uids.isEmpty()) {
            return UidSet.of(uids);
        }
        var ends = new ArrayList<Long>();
        if (returns.contains("MIN")) {
            ends.add(uids.getFirst());
        }
        if (returns.contains("MAX") && !ends.contains(uids.getLast())) {
            ends.add(uids.getLast());
        }
        return UidSet.of(ends);
    }

    private static void extended(
            Exchange exchange, Set<String> returns, List<Long> numbers, String modSeq)
            throws IOException {
        var shown =
                new StringBuilder("ESEARCH (TAG ")
                        .append(ImapText.string(exchange.tag()))
                        .append(')')
                        .append(exchange.isUid() ? " UID" : "");
        if (!numbers.isEmpty()) {
            if (returns.contains("MIN")) {
                shown.append(" MIN ").append(numbers.getFirst());
            }
            if (returns.contains("MAX")) {
                shown.append(" MAX ").append(numbers.getLast());
            }
            if (returns.contains("ALL")) {
                shown.append(" ALL ").append(UidSet.of(numbers));
            }
        }
        if (returns.contains("COUNT")) {
            shown.append(" COUNT ").append(numbers.size());
        }
        exchange.out().untagged(shown.append(modSeq).toString());
    }

    private static boolean usesModSeq(SearchKey key) {
        return switch (key) {
            case SearchKey.And and -> and.keys().stream().anyMatch(SearchCommand::usesModSeq);
            case SearchKey.Or or -> usesModSeq(or.left()) || usesModSeq(or.right());
            case SearchKey.Not not -> usesModSeq(not.key());
            case SearchKey.OfMessage condition -> condition instanceof SearchKey.ChangedSince;
            case SearchKey.OfText _ -> false;
        };
    }

    private static String listed(List<Long> numbers) {
        return numbers.isEmpty()
                ? ""
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(" ", " ", ""));
    }
}
