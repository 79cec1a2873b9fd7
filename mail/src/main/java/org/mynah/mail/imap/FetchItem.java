package org.mynah.mail.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** One thing that FETCH asks for (RFC 3501 §6.4.5). Immutable. */
sealed interface FetchItem {

    /** What stands in the store's tables or caches. */
    enum Plain implements FetchItem {
        UID,
        FLAGS,
        INTERNALDATE,
        RFC822_SIZE,
        MODSEQ,
        EMAILID,
        ENVELOPE,
        BODY,
        BODYSTRUCTURE
    }

    /** Which bytes of a part. */
    enum What {
        /** Header and body of a mail, or the body of a part. */
        ALL,
        HEADER,
        HEADER_FIELDS,
        HEADER_FIELDS_NOT,
        TEXT,
        MIME
    }

    /**
     * Bytes of the mail.
     *
     * @param label what the response calls them
     * @param number of the part; empty for the mail itself
     * @param fields names for HEADER.FIELDS
     * @param span which of them
     * @param isPeek does not set \Seen
     */
    record Bytes(
            String label, String number, What what, List<String> fields, Span span, boolean isPeek)
            implements FetchItem {
        public Bytes {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The bytes of a part without its transfer encoding (RFC 3516).
     *
     * @param label what the response calls them
     * @param number of the part; empty for the whole mail
     * @param span which of the decoded bytes
     * @param isPeek does not set \Seen
     */
    record Decoded(String label, String number, Span span, boolean isPeek) implements FetchItem {}

    /** How many bytes a part has without its transfer encoding (RFC 3516). */
    record DecodedSize(String label, String number) implements FetchItem {}

    /** Whether fetching it is reading the mail: \Seen is set then. */
    default boolean isReading() {
        return switch (this) {
            case Plain _, DecodedSize _ -> false;
            case Bytes bytes -> !bytes.isPeek;
            case Decoded decoded -> !decoded.isPeek;
        };
    }

    /** Whether what the store caches of a mail's structure helps. */
    default boolean needsStructure() {
        return switch (this) {
            case Plain plain ->
                    plain == Plain.ENVELOPE || plain == Plain.BODY || plain == Plain.BODYSTRUCTURE;
            case Bytes bytes ->
                    !bytes.number.isEmpty() || bytes.what == What.TEXT || bytes.what == What.HEADER;
            case Decoded decoded -> !decoded.number.isEmpty();
            case DecodedSize size -> !size.number.isEmpty();
        };
    }

    /** Reads the items of a FETCH: a macro, one item, or several in parentheses. */
    static List<FetchItem> parse(ImapParser parser) throws ImapSyntaxException {
        if (parser.skipWord("ALL")) {
            return List.of(Plain.FLAGS, Plain.INTERNALDATE, Plain.RFC822_SIZE, Plain.ENVELOPE);
        }
        if (parser.skipWord("FAST")) {
            return List.of(Plain.FLAGS, Plain.INTERNALDATE, Plain.RFC822_SIZE);
        }
        if (parser.skipWord("FULL")) {
            return List.of(
                    Plain.FLAGS, Plain.INTERNALDATE, Plain.RFC822_SIZE, Plain.ENVELOPE, Plain.BODY);
        }
        var items = new ArrayList<FetchItem>();
        if (!parser.skip('(')) {
            items.add(item(parser));
            return items;
        }
        do {
            items.add(item(parser));
            parser.checkItems(items.size());
        } while (parser.skip(' '));
        parser.expect(')', "after the items of FETCH");
        return items;
    }

    private static FetchItem item(ImapParser parser) throws ImapSyntaxException {
        var name = parser.until(" ()[]<\"{").toUpperCase(Locale.ROOT);
        return switch (name) {
            case "UID" -> Plain.UID;
            case "FLAGS" -> Plain.FLAGS;
            case "INTERNALDATE" -> Plain.INTERNALDATE;
            case "RFC822.SIZE" -> Plain.RFC822_SIZE;
            case "MODSEQ" -> Plain.MODSEQ;
            case "EMAILID" -> Plain.EMAILID;
            case "ENVELOPE" -> Plain.ENVELOPE;
            case "BODYSTRUCTURE" -> Plain.BODYSTRUCTURE;
            case "RFC822" -> whole("RFC822", What.ALL, false);
            case "RFC822.HEADER" -> whole("RFC822.HEADER", What.HEADER, true);
            case "RFC822.TEXT" -> whole("RFC822.TEXT", What.TEXT, false);
            case "BODY" -> parser.peek() == '[' ? section(parser, false) : Plain.BODY;
            case "BODY.PEEK" -> section(parser, true);
            case "BINARY" -> decoded(parser, false);
            case "BINARY.PEEK" -> decoded(parser, true);
            case "BINARY.SIZE" -> decodedSize(parser);
            default ->
                    throw new ImapSyntaxException(
                            "FETCH knows no item '"
                                    + ImapText.human(name)
                                    + "'; it has FLAGS, UID, INTERNALDATE, RFC822.SIZE, ENVELOPE,"
                                    + " BODYSTRUCTURE, BODY[...], BODY.PEEK[...], BINARY[...],"
                                    + " BINARY.PEEK[...], BINARY.SIZE[...] and MODSEQ");
        };
    }

    private static Bytes whole(String label, What what, boolean isPeek) {
        return new Bytes(label, "", what, List.of(), Span.ALL, isPeek);
    }

    private static Bytes section(ImapParser parser, boolean isPeek) throws ImapSyntaxException {
        parser.expect('[', "after BODY");
        var number = partNumber(parser);
        var word = parser.until(" ]").toUpperCase(Locale.ROOT);
        List<String> fields = List.of();
        var what =
                switch (word) {
                    case "" -> What.ALL;
                    case "HEADER" -> What.HEADER;
                    case "HEADER.FIELDS" -> What.HEADER_FIELDS;
                    case "HEADER.FIELDS.NOT" -> What.HEADER_FIELDS_NOT;
                    case "TEXT" -> What.TEXT;
                    case "MIME" -> What.MIME;
                    default ->
                            throw new ImapSyntaxException(
                                    "BODY has no section '"
                                            + ImapText.human(word)
                                            + "'; it has HEADER, HEADER.FIELDS (...), TEXT, MIME and"
                                            + " numbers such as 1.2");
                };
        if (what == What.MIME && number.isEmpty()) {
            throw new ImapSyntaxException("MIME needs a part's number, such as BODY[1.MIME]");
        }
        if (what == What.HEADER_FIELDS || what == What.HEADER_FIELDS_NOT) {
            parser.space("the names of HEADER.FIELDS");
            fields = fieldNames(parser);
        }
        parser.expect(']', "after the section");
        var span = Span.parse(parser);
        return new Bytes(label(number, word, fields, span), number, what, fields, span, isPeek);
    }

    private static Decoded decoded(ImapParser parser, boolean isPeek) throws ImapSyntaxException {
        parser.expect('[', "after BINARY");
        var number = partNumber(parser);
        parser.expect(']', "after the part's number");
        var span = Span.parse(parser);
        return new Decoded("BINARY[" + number + "]" + span.label(), number, span, isPeek);
    }

    private static DecodedSize decodedSize(ImapParser parser) throws ImapSyntaxException {
        parser.expect('[', "after BINARY.SIZE");
        var number = partNumber(parser);
        parser.expect(']', "after the part's number");
        return new DecodedSize("BINARY.SIZE[" + number + "]", number);
    }

    /** A number such as {@code 1.2}, as far as there is one. */
    private static String partNumber(ImapParser parser) throws ImapSyntaxException {
        var number = new StringBuilder();
        while (parser.peek() >= '0' && parser.peek() <= '9') {
            number.append(number.isEmpty() ? "" : ".").append(parser.number("a part's number"));
            if (number.length() > 200) {
                throw new ImapSyntaxException("A part's number has too many levels");
            }
            if (!parser.skip('.')) {
                break;
            }
        }
        return number.toString();
    }

    /** Which bytes of those a section has are asked for. Immutable. */
    record Span(OptionalLong offset, long length) {

        static final Span ALL = new Span(OptionalLong.empty(), Long.MAX_VALUE);

        static Span parse(ImapParser parser) throws ImapSyntaxException {
            if (!parser.skip('<')) {
                return ALL;
            }
            var offset = parser.number("the first byte");
            parser.expect('.', "between first byte and length");
            var length = parser.number("the length");
            if (length == 0) {
                throw new ImapSyntaxException("A partial FETCH asks for at least one byte");
            }
            parser.expect('>', "after the length");
            return new Span(OptionalLong.of(offset), length);
        }

        /** The first of the bytes that lie from one place to another. */
        long start(long from, long to) {
            return Math.min(from + Math.min(offset.orElse(0), to - from), to);
        }

        String label() {
            return offset.isPresent() ? "<" + offset.getAsLong() + ">" : "";
        }
    }

    private static List<String> fieldNames(ImapParser parser) throws ImapSyntaxException {
        parser.expect('(', "before the names of header fields");
        var names = new ArrayList<String>();
        do {
            names.add(parser.astring("a header field's name"));
            parser.checkItems(names.size());
        } while (parser.skip(' '));
        parser.expect(')', "after the names of header fields");
        return names;
    }

    private static String label(String number, String word, List<String> fields, Span span) {
        var label = new StringBuilder("BODY[").append(number);
        if (!word.isEmpty()) {
            label.append(number.isEmpty() ? "" : ".").append(word);
        }
        if (!fields.isEmpty()) {
            label.append(" (");
            for (int i = 0; i < fields.size(); i++) {
                var name = fields.get(i);
                var isAtom = name.matches("[!#$&'+-Z^-z|~]+");
                label.append(i == 0 ? "" : " ").append(isAtom ? name : ImapText.string(name));
            }
            label.append(')');
        }
        label.append(']');
        return label.append(span.label()).toString();
    }
}
