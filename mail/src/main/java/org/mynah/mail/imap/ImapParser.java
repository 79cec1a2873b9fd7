package org.mynah.mail.imap;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mynah.store.mailbox.Flag;
import org.mynah.store.mailbox.Flags;
import org.mynah.store.mailbox.MailRefused;

/**
 * Walks through a command and takes its parts (RFC 3501 §9). Pure: text in, value or {@link
 * ImapSyntaxException} out; nothing recurses without a depth. One thread.
 */
final class ImapParser {

    private static final long LARGEST_NUMBER = 0xFFFF_FFFFL;
    private static final String ATOM_ENDS = "(){ %*\"\\]";
    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("d-MMM-uuuu")
                    .toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter DATE_TIME =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("d-MMM-uuuu HH:mm:ss xx")
                    .toFormatter(Locale.ENGLISH);

    private final List<String> pieces;
    private final ImapLimits limits;
    private final boolean isUtf8;
    private int piece;
    private int at;

    /**
     * @param isUtf8 whether the client names folders in UTF-8 (RFC 6855), not in modified UTF-7
     */
    ImapParser(CommandText command, ImapLimits limits, boolean isUtf8) {
        this.pieces = command.pieces();
        this.limits = limits;
        this.isUtf8 = isUtf8;
    }

    // Single characters

    /** The next character; 0 at the end of the line or before a literal. */
    char peek() {
        var text = pieces.get(piece);
        return at < text.length() ? text.charAt(at) : 0;
    }

    boolean isAtEnd() {
        return peek() == 0 && piece == pieces.size() - 1;
    }

    /** Takes a character if it is the next. */
    boolean skip(char c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char c, String where) throws ImapSyntaxException {
        if (!skip(c)) {
            throw new ImapSyntaxException(
                    "Expected "
                            + (c == ' ' ? "a blank" : "'" + c + "'")
                            + " "
                            + where
                            + ", found "
                            + found());
        }
    }

    void space(String before) throws ImapSyntaxException {
        expect(' ', "before " + before);
    }

    void end() throws ImapSyntaxException {
        // Some clients end a line with blanks.
        while (skip(' ')) {}
        if (!isAtEnd()) {
            throw new ImapSyntaxException("Nothing may follow here, found " + found());
        }
    }

    /** Takes a word if it is the next, in any case. */
    boolean skipWord(String word) {
        var text = pieces.get(piece);
        if (text.regionMatches(true, at, word, 0, word.length())) {
            var end = at + word.length();
            var isWhole = end == text.length() || ATOM_ENDS.indexOf(text.charAt(end)) >= 0;
            if (isWhole) {
                at = end;
            }
            return isWhole;
        }
        return false;
    }

    // Words

    static boolean isTag(String text) {
        return !text.isEmpty()
                && text.length() <= 100
                && text.chars().allMatch(c -> c > 0x20 && c < 0x7F && "(){%*\"\\+".indexOf(c) < 0);
    }

    String tag() throws ImapSyntaxException {
        var tag = until(" ");
        if (!isTag(tag)) {
            throw new ImapSyntaxException(
                    "A command begins with a tag of letters and digits, then a blank");
        }
        return tag;
    }

    String atom(String field) throws ImapSyntaxException {
        var atom = until(ATOM_ENDS);
        if (atom.isEmpty() || !isText(atom)) {
            throw new ImapSyntaxException("Expected " + field + ", found " + found());
        }
        return atom;
    }

    /** An atom in upper case. */
    String word(String field) throws ImapSyntaxException {
        return atom(field).toUpperCase(Locale.ROOT);
    }

    /** A quoted string, a literal, or an atom in which ] is allowed. */
    String astring(String field) throws ImapSyntaxException {
        if (isString()) {
            return string(field);
        }
        var atom = until("(){ %*\"\\");
        if (atom.isEmpty() || !isText(atom)) {
            throw new ImapSyntaxException(
                    "Expected "
                            + field
                            + " as a word, a quoted string or a literal, found "
                            + found());
        }
        return atom;
    }

    boolean isString() {
        return peek() == '"' || (peek() == 0 && piece < pieces.size() - 1);
    }

    String string(String field) throws ImapSyntaxException {
        if (peek() == 0 && piece < pieces.size() - 1) {
            var literal = pieces.get(piece + 1);
            piece += 2;
            at = 0;
            return literal;
        }
        expect('"', "around " + field);
        var value = new StringBuilder();
        while (peek() != '"') {
            if (peek() == '\\') {
                at++;
            }
            if (peek() == 0 || peek() == '\r') {
                throw new ImapSyntaxException("The quoted " + field + " does not end");
            }
            value.append(peek());
            at++;
        }
        at++;
        return value.toString();
    }

    /** A string, or NIL as an empty one. */
    String nstring(String field) throws ImapSyntaxException {
        return skipWord("NIL") ? "" : string(field);
    }

    /** A string in UTF-8. */
    static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The name of a folder, decoded. */
    String folder(String field) throws ImapSyntaxException {
        return folderName(astring(field));
    }

    /**
     * The name of a folder that is to be made; what would read otherwise when it is told again is
     * no name (RFC 3501 §5.1.3).
     */
    String newFolder(String field) throws ImapSyntaxException, MailRefused {
        var wire = astring(field);
        var name = folderName(wire);
        var isAscii = wire.chars().allMatch(c -> c < 0x80);
        var isSame =
                (isAscii && !isUtf8)
                        ? FolderNames.encode(name).equals(wire)
                        : name.indexOf('\uFFFD') < 0;
        if (!isSame) {
            throw new MailRefused(
                    MailRefused.Reason.BAD_NAME,
                    "the name is not in right modified UTF-7, nor in UTF-8");
        }
        return name;
    }

    /** A name of LIST in which * and % stand for others; decoded. */
    String pattern(String field) throws ImapSyntaxException {
        if (isString()) {
            return folderName(string(field));
        }
        var pattern = until("(){ \"\\");
        if (pattern.isEmpty() || !isText(pattern)) {
            throw new ImapSyntaxException("Expected " + field + ", found " + found());
        }
        return folderName(pattern);
    }

    private String folderName(String wire) {
        return isUtf8 ? utf8(wire) : FolderNames.decode(wire);
    }

    // Numbers, sets, dates

    long number(String field) throws ImapSyntaxException {
        var start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        var digits = pieces.get(piece).substring(start, at);
        if (digits.isEmpty() || digits.length() > 18) {
            throw new ImapSyntaxException("Expected " + field + " as a number, found " + found());
        }
        return Long.parseLong(digits);
    }

    NumberSet set(String field) throws ImapSyntaxException {
        if (skip('$')) {
            return NumberSet.SAVED;
        }
        var ranges = new ArrayList<NumberSet.Range>();
        do {
            var from = setNumber(field);
            ranges.add(new NumberSet.Range(from, skip(':') ? setNumber(field) : from));
            if (ranges.size() > limits.of(ImapLimit.SET_RANGES)) {
                throw new ImapSyntaxException(
                        "A set has at most " + limits.of(ImapLimit.SET_RANGES) + " ranges");
            }
        } while (skip(','));
        return new NumberSet(ranges);
    }

    boolean isSet() {
        var c = peek();
        return (c >= '0' && c <= '9') || c == '*' || c == '$';
    }

    private long setNumber(String field) throws ImapSyntaxException {
        if (skip('*')) {
            return NumberSet.STAR;
        }
        var number = number(field);
        if (number == 0 || number > LARGEST_NUMBER) {
            throw new ImapSyntaxException(
                    field + " have numbers from 1 to " + LARGEST_NUMBER + " (32 bits)");
        }
        return number;
    }

    /** {@code 1-Feb-2026}, with or without quotes. */
    LocalDate date(String field) throws ImapSyntaxException {
        var text = astring(field);
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeException _) {
            throw new ImapSyntaxException(field + " is a date such as 1-Feb-2026");
        }
    }

    /** {@code " 1-Feb-2026 10:00:00 +0100"}. */
    Instant dateTime(String field) throws ImapSyntaxException {
        var text = string(field).strip();
        try {
            return OffsetDateTime.parse(text, DATE_TIME).toInstant();
        } catch (DateTimeException _) {
            throw new ImapSyntaxException(
                    field + " is a time such as \" 1-Feb-2026 10:00:00 +0100\"");
        }
    }

    // Lists

    /** Flags in parentheses, or without where that is allowed. */
    Flags flags(boolean isBare) throws ImapSyntaxException {
        var system = new ArrayList<Flag>();
        var keywords = new ArrayList<String>();
        var isList = skip('(');
        if (!isList && !isBare) {
            throw new ImapSyntaxException("Flags stand in parentheses, found " + found());
        }
        if (!(isList && skip(')'))) {
            do {
                flag(system, keywords);
            } while (skip(' '));
            if (isList) {
                expect(')', "after the flags");
            }
        }
        try {
            return Flags.of(system, keywords);
        } catch (IllegalArgumentException e) {
            throw new ImapSyntaxException("Flags: " + e.getMessage());
        }
    }

    private void flag(List<Flag> system, List<String> keywords) throws ImapSyntaxException {
        if (skip('\\')) {
            var word = "\\" + atom("a flag");
            var flag = Flag.of(word);
            if (flag.isPresent()) {
                system.add(flag.get());
            } else if (!word.equalsIgnoreCase("\\Recent")) {
                throw new ImapSyntaxException(
                        "The flag "
                                + word
                                + " is not one of \\Seen \\Answered \\Flagged \\Deleted \\Draft");
            }
        } else {
            keywords.add(atom("a flag"));
        }
        if (system.size() + keywords.size() > limits.of(ImapLimit.ITEMS)) {
            throw new ImapSyntaxException("Too many flags");
        }
    }

    /** Words in parentheses, in upper case; what belongs to a word is skipped with it. */
    List<String> words(String field) throws ImapSyntaxException {
        expect('(', "before " + field);
        var words = new ArrayList<String>();
        if (skip(')')) {
            return words;
        }
        do {
            words.add((skip('\\') ? "\\" : "") + word(field));
            checkItems(words.size());
        } while (skip(' '));
        expect(')', "after " + field);
        return words;
    }

    void checkItems(int count) throws ImapSyntaxException {
        if (count > limits.of(ImapLimit.ITEMS)) {
            throw new ImapSyntaxException(
                    "A command has at most " + limits.of(ImapLimit.ITEMS) + " items");
        }
    }

    void checkDepth(int depth) throws ImapSyntaxException {
        if (depth > limits.of(ImapLimit.DEPTH)) {
            throw new ImapSyntaxException(
                    "At most " + limits.of(ImapLimit.DEPTH) + " parentheses inside each other");
        }
    }

    /** Characters up to one of these, a blank line end or a literal. */
    String until(String ends) {
        var text = pieces.get(piece);
        var start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isText(String text) {
        return text.chars().allMatch(c -> c > 0x20 && c != 0x7F);
    }

    private String found() {
        if (isAtEnd()) {
            return "the end of the line";
        }
        var text = pieces.get(piece);
        if (at >= text.length()) {
            return "a literal";
        }
        var shown = new StringBuilder("'");
        for (int i = at; i < Math.min(at + 20, text.length()); i++) {
            var c = text.charAt(i);
            shown.append(c >= 0x20 && c < 0x7F ? c : '?');
        }
        return shown.append('\'').toString();
    }
}
