package org.mynah.mail.imap;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mynah.store.mailbox.Flag;
import org.mynah.store.mailbox.TextQuery;
import org.mynah.store.mailbox.TextQuery.Place;

/** What SEARCH looks for (RFC 3501 §6.4.4, RFC 5032, RFC 7162). Immutable. */
sealed interface SearchKey {

    /** All of them; without any, every message. */
    record And(List<SearchKey> keys) implements SearchKey {
        public And {
            keys = List.copyOf(keys);
        }
    }

    record Or(SearchKey left, SearchKey right) implements SearchKey {}

    record Not(SearchKey key) implements SearchKey {}

    /** Something that is known of a message without its text. */
    sealed interface OfMessage extends SearchKey
            permits Numbers,
                    HasFlag,
                    HasKeyword,
                    Recent,
                    Day,
                    Larger,
                    Smaller,
                    Younger,
                    ChangedSince {}

    /** A text that stands somewhere in the message. */
    sealed interface OfText extends SearchKey permits Header, Body, Text {

        /** What a message that matches must hold; empty: it need not hold anything. */
        Optional<TextQuery> query();
    }

    record Numbers(NumberSet set, boolean isUid) implements OfMessage {}

    record HasFlag(Flag flag) implements OfMessage {}

    record HasKeyword(String keyword) implements OfMessage {}

    record Recent() implements OfMessage {}

    /** Whether the internal or the sent date is before, on or after a day. */
    record Day(Order order, LocalDate day, boolean isSent) implements OfMessage {}

    /** Relation to a day. */
    enum Order {
        BEFORE,
        ON,
        SINCE
    }

    record Larger(long bytes) implements OfMessage {}

    record Smaller(long bytes) implements OfMessage {}

    /** Arrived within so many seconds. */
    record Younger(long seconds) implements OfMessage {}

    record ChangedSince(long modSeq) implements OfMessage {}

    /** A header field that holds a text; the empty text asks whether the field is there. */
    record Header(String name, String text) implements OfText {

        /** The index does not tell one header field from another: what it finds is compared. */
        @Override
        public Optional<TextQuery> query() {
            var sought = text.isEmpty() ? name.toLowerCase(Locale.ROOT) + ": " : text;
            return TextQuery.of(Place.HEADERS, sought);
        }
    }

    record Body(String text) implements OfText {

        @Override
        public Optional<TextQuery> query() {
            return TextQuery.of(Place.BODY, text);
        }
    }

    /** Header or body. */
    record Text(String text) implements OfText {

        @Override
        public Optional<TextQuery> query() {
            return TextQuery.of(Place.ANYWHERE, text);
        }
    }

    /**
     * Reads keys up to the end of the command, all of which must hold.
     *
     * @param charset of the texts
     */
    static SearchKey parseAll(ImapParser parser, Charset charset) throws ImapSyntaxException {
        var keys = new ArrayList<SearchKey>();
        do {
            keys.add(parse(parser, charset, 1));
            parser.checkItems(keys.size());
        } while (parser.skip(' ') && !parser.isAtEnd());
        parser.end();
        return new And(keys);
    }

    private static SearchKey parse(ImapParser parser, Charset charset, int depth)
            throws ImapSyntaxException {
        parser.checkDepth(depth);
        if (parser.skip('(')) {
            var keys = new ArrayList<SearchKey>();
            do {
                keys.add(parse(parser, charset, depth + 1));
                parser.checkItems(keys.size());
            } while (parser.skip(' '));
            parser.expect(')', "after the search keys");
            return new And(keys);
        }
        if (parser.isSet()) {
            return new Numbers(parser.set("the messages to search"), false);
        }
        var word = parser.word("a search key");
        return switch (word) {
            case "ALL" -> new And(List.of());
            case "ANSWERED" -> new HasFlag(Flag.ANSWERED);
            case "DELETED" -> new HasFlag(Flag.DELETED);
            case "DRAFT" -> new HasFlag(Flag.DRAFT);
            case "FLAGGED" -> new HasFlag(Flag.FLAGGED);
            case "SEEN" -> new HasFlag(Flag.SEEN);
            case "UNANSWERED" -> new Not(new HasFlag(Flag.ANSWERED));
            case "UNDELETED" -> new Not(new HasFlag(Flag.DELETED));
            case "UNDRAFT" -> new Not(new HasFlag(Flag.DRAFT));
            case "UNFLAGGED" -> new Not(new HasFlag(Flag.FLAGGED));
            case "UNSEEN" -> new Not(new HasFlag(Flag.SEEN));
            case "RECENT" -> new Recent();
            case "OLD" -> new Not(new Recent());
            case "NEW" -> new And(List.of(new Recent(), new Not(new HasFlag(Flag.SEEN))));
            case "NOT" -> {
                parser.space("the key of NOT");
                yield new Not(parse(parser, charset, depth + 1));
            }
            case "OR" -> {
                parser.space("the first key of OR");
                var left = parse(parser, charset, depth + 1);
                parser.space("the second key of OR");
                yield new Or(left, parse(parser, charset, depth + 1));
            }
            case "UID" -> {
                parser.space("the UIDs");
                yield new Numbers(parser.set("the UIDs"), true);
            }
            case "KEYWORD" -> new HasKeyword(keyword(parser));
            case "UNKEYWORD" -> new Not(new HasKeyword(keyword(parser)));
            case "BEFORE" -> new Day(Order.BEFORE, day(parser, word), false);
            case "ON" -> new Day(Order.ON, day(parser, word), false);
            case "SINCE" -> new Day(Order.SINCE, day(parser, word), false);
            case "SENTBEFORE" -> new Day(Order.BEFORE, day(parser, word), true);
            case "SENTON" -> new Day(Order.ON, day(parser, word), true);
            case "SENTSINCE" -> new Day(Order.SINCE, day(parser, word), true);
            case "LARGER" -> new Larger(number(parser, word));
            case "SMALLER" -> new Smaller(number(parser, word));
            case "YOUNGER" -> new Younger(seconds(parser, word));
            case "OLDER" -> new Not(new Younger(seconds(parser, word)));
            case "MODSEQ" -> modSeq(parser);
            case "BCC", "CC", "FROM", "SUBJECT", "TO" ->
                    new Header(word, text(parser, charset, word));
            case "HEADER" -> {
                parser.space("the name of the header field");
                var name = parser.astring("the name of the header field");
                yield new Header(name, text(parser, charset, word));
            }
            case "BODY" -> new Body(text(parser, charset, word));
            case "TEXT" -> new Text(text(parser, charset, word));
            default ->
                    throw new ImapSyntaxException(
                            "SEARCH knows no key '"
                                    + ImapText.human(word)
                                    + "'; see RFC 3501, section 6.4.4");
        };
    }

    private static SearchKey modSeq(ImapParser parser) throws ImapSyntaxException {
        parser.space("the counter of MODSEQ");
        if (parser.peek() == '"') {
            // An entry name and type, which only tell kinds of metadata apart.
            parser.string("the entry of MODSEQ");
            parser.space("the type of the entry");
            parser.word("the type of the entry");
            parser.space("the counter of MODSEQ");
        }
        return new ChangedSince(Math.max(0, parser.number("the counter of MODSEQ") - 1));
    }

    private static String keyword(ImapParser parser) throws ImapSyntaxException {
        parser.space("the keyword");
        return parser.atom("the keyword");
    }

    private static LocalDate day(ImapParser parser, String key) throws ImapSyntaxException {
        parser.space("the date of " + key);
        return parser.date("The date of " + key);
    }

    private static long number(ImapParser parser, String key) throws ImapSyntaxException {
        parser.space("the number of " + key);
        return parser.number("the number of " + key);
    }

    private static long seconds(ImapParser parser, String key) throws ImapSyntaxException {
        var seconds = number(parser, key);
        if (seconds == 0) {
            throw new ImapSyntaxException("The seconds of " + key + " are at least 1");
        }
        return seconds;
    }

    private static String text(ImapParser parser, Charset charset, String key)
            throws ImapSyntaxException {
        parser.space("the text of " + key);
        var bytes = parser.astring("the text of " + key).getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, charset).toLowerCase(Locale.ROOT);
    }
}
