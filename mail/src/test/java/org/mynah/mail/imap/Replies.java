package org.mynah.mail.imap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The responses to one command in a form that is equal when they mean the same: without text for
 * humans, in one order where the order is free, with numbers that each server chooses replaced.
 * Stateless.
 */
final class Replies {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d-MMM-uuuu HH:mm:ss xx", Locale.ENGLISH);

    /** Codes that say more than why; the others (RFC 5530) explain, and are not needed. */
    private static final Set<String> CODES =
            Set.of(
                    "READ-WRITE",
                    "READ-ONLY",
                    "TRYCREATE",
                    "APPENDUID",
                    "COPYUID",
                    "UIDVALIDITY",
                    "UIDNEXT",
                    "UNSEEN",
                    "PERMANENTFLAGS",
                    "HIGHESTMODSEQ",
                    "MODIFIED",
                    "NOMODSEQ",
                    "CLOSED",
                    "BADCHARSET",
                    "UNKNOWN-CTE",
                    "AUTHENTICATIONFAILED",
                    "OVERQUOTA");

    private final List<String> shown = new ArrayList<>();
    private final Map<Integer, TreeMap<String, String>> fetched = new TreeMap<>();
    private final TreeSet<Long> vanished = new TreeSet<>();
    private final TreeSet<Integer> expunged = new TreeSet<>();
    private final List<Integer> places = new ArrayList<>();
    private String exists = "";
    private String recent = "";

    private final String command;

    private Replies(String command) {
        this.command = command.toUpperCase(Locale.ROOT);
        for (int i = 1; i <= 1000; i++) {
            places.add(i);
        }
    }

    /**
     * @param command which was sent; a client is told more or less by what it asked
     */
    static List<String> normal(String command, List<String> lines) {
        var replies = new Replies(command);
        var last = lines.getLast();
        for (var line : lines) {
            if (line.startsWith("* ")) {
                replies.untagged(line.substring(2));
            }
        }
        if (!replies.exists.isEmpty()) {
            replies.shown.add(replies.exists);
        }
        if (!replies.recent.isEmpty()) {
            replies.shown.add(replies.recent);
        }
        if (!replies.expunged.isEmpty()) {
            replies.shown.add("expunged " + replies.expunged);
        }
        if (!replies.vanished.isEmpty()) {
            replies.shown.add("VANISHED " + replies.vanished);
        }
        replies.fetched.forEach((number, items) -> replies.shown.add("FETCH " + number + items));
        replies.shown.sort(null);
        for (var line : lines) {
            if (line.startsWith("+")) {
                replies.shown.add("+");
            }
        }
        if (!last.startsWith("* ") && !last.startsWith("+")) {
            replies.shown.add(condition(last));
        }
        return List.copyOf(replies.shown);
    }

    private void untagged(String line) {
        var tokens = new Tokens(line).all();
        if (tokens.size() > 1
                && tokens.get(0) instanceof String number
                && number.matches("[0-9]+")) {
            numbered(Integer.parseInt(number), String.valueOf(tokens.get(1)), tokens);
            return;
        }
        var word = String.valueOf(tokens.getFirst()).toUpperCase(Locale.ROOT);
        switch (word) {
            case "OK", "NO", "BAD" -> {
                var condition = condition(line);
                // RFC 7162 §3.1.2.1: said at every SELECT; Dovecot waits until the client asks.
                if (condition.contains("[") && !condition.contains("HIGHESTMODSEQ")) {
                    shown.add("* " + condition);
                }
            }
            case "CAPABILITY" -> {
                // RFC 3501 §7.2.1: may be sent at any time.
                if (command.contains("CAPABILITY")) {
                    shown.add(word);
                }
            }
            case "BYE", "ID" -> shown.add(word);
            case "FLAGS" -> shown.add("FLAGS " + sorted(tokens.get(1)));
            case "SEARCH" -> {
                var numbers = new ArrayList<>(tokens.subList(1, tokens.size()));
                var hasCounter = numbers.removeIf(token -> token instanceof List);
                shown.add("SEARCH " + numbers + (hasCounter ? " (MODSEQ)" : ""));
            }
            case "VANISHED" -> {
                if (tokens.get(1) instanceof List) {
                    shown.add("VANISHED (EARLIER) " + numbers(String.valueOf(tokens.get(2))));
                } else {
                    vanished.addAll(numbers(String.valueOf(tokens.get(1))));
                }
            }
            case "LIST", "LSUB" -> {
                var more =
                        tokens.size() > 4
                                ? " " + text(tokens.subList(4, tokens.size())).replace("\"", "")
                                : "";
                shown.add(
                        word
                                + " "
                                + attributes(tokens.get(1))
                                + " "
                                + tokens.get(2)
                                + " "
                                + name(tokens.get(3))
                                + more);
            }
            case "STATUS" ->
                    shown.add("STATUS " + name(tokens.get(1)) + " " + pairs(tokens.get(2)));
            case "ENABLED" -> shown.add("ENABLED " + sorted(tokens.subList(1, tokens.size())));
            case "ESEARCH" -> shown.add(esearch(tokens));
            case "QUOTA" ->
                    shown.add("QUOTA " + String.valueOf(tokens.get(2)).replaceAll("[0-9]+", "n"));
            case "QUOTAROOT" -> shown.add("QUOTAROOT " + name(tokens.get(1)));
            default -> shown.add(word + " " + tokens.subList(1, tokens.size()));
        }
    }

    private void numbered(int number, String word, List<Object> tokens) {
        switch (word.toUpperCase(Locale.ROOT)) {
            case "EXISTS" -> exists = number + " EXISTS";
            case "RECENT" -> recent = number + " RECENT";
            case "EXPUNGE" -> {
                var gone = places.subList(number - 1, number);
                expunged.addAll(gone);
                gone.clear();
            }
            case "FETCH" -> {
                var items = fetched.computeIfAbsent(places.get(number - 1), _ -> new TreeMap<>());
                var list = (List<?>) tokens.get(2);
                for (int i = 0; i + 1 < list.size(); i += 2) {
                    var name =
                            String.valueOf(list.get(i)).toUpperCase(Locale.ROOT).replace("\"", "");
                    items.put(name, item(name, list.get(i + 1)));
                }
                // RFC 3501 §7.4.2: what is told of flags unasked may hold the UID.
                if (items.keySet().stream().anyMatch(Set.of("FLAGS", "MODSEQ")::contains)
                        && !command.contains("UID")) {
                    items.remove("UID");
                }
            }
            default -> shown.add(number + " " + word);
        }
    }

    private static String item(String name, Object value) {
        return switch (name) {
            case "FLAGS" -> sorted(value);
            case "MODSEQ" -> "(M)";
            case "INTERNALDATE" -> date(text(value)).toString();
            case "BODY", "BODYSTRUCTURE" -> structure(value);
            default -> {
                // A part that is not there is an nstring (RFC 3501 §7.4.2): NIL or no bytes.
                var text = text(value);
                yield name.contains("[") && text.equals("NIL") ? "\"\"" : text;
            }
        };
    }

    private static Instant date(String quoted) {
        return OffsetDateTime.parse(quoted.replace("\"", "").strip(), DATE).toInstant();
    }

    /** Types, encodings and names of parameters are the same in any case (RFC 2045 §5.1). */
    private static String structure(Object value) {
        if (!(value instanceof List<?> part) || part.isEmpty()) {
            return text(value);
        }
        var shown = new ArrayList<String>();
        var i = 0;
        if (part.getFirst() instanceof List) {
            while (i < part.size() && part.get(i) instanceof List) {
                shown.add(structure(part.get(i++)));
            }
            shown.add(lower(part, i++));
            if (i < part.size()) {
                shown.add(parameters(part.get(i++)));
            }
        } else {
            shown.add(lower(part, i++));
            shown.add(lower(part, i++));
            shown.add(i < part.size() ? parameters(part.get(i++)) : "?");
            shown.add(i < part.size() ? text(part.get(i++)) : "?");
            shown.add(i < part.size() ? text(part.get(i++)) : "?");
            shown.add(lower(part, i++));
            shown.add(i < part.size() ? text(part.get(i++)) : "?");
            if (shown.get(0).equals("\"message\"")
                    && shown.get(1).matches("\"(rfc822|global)\"")
                    && part.size() > i + 1) {
                shown.add(text(part.get(i++)));
                shown.add(structure(part.get(i++)));
            }
            while (i < part.size() && !(part.get(i) instanceof List)) {
                shown.add(text(part.get(i++)));
            }
        }
        for (; i < part.size(); i++) {
            // The disposition, with its parameters.
            shown.add(
                    part.get(i) instanceof List<?> list && list.size() == 2
                            ? "(" + lower(list, 0) + " " + parameters(list.get(1)) + ")"
                            : text(part.get(i)));
        }
        return "(" + String.join(" ", shown) + ")";
    }

    private static String lower(List<?> part, int i) {
        return i < part.size() ? text(part.get(i)).toLowerCase(Locale.ROOT) : "?";
    }

    private static String parameters(Object value) {
        if (!(value instanceof List<?> list)) {
            return text(value);
        }
        var shown = new ArrayList<String>();
        for (int i = 0; i + 1 < list.size(); i += 2) {
            shown.add(lower(list, i) + " " + text(list.get(i + 1)));
        }
        return "(" + String.join(" ", shown) + ")";
    }

    private static String esearch(List<Object> tokens) {
        var shown = new TreeMap<String, String>();
        var i = 1;
        var isUid = false;
        for (; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof List) {
                continue;
            }
            var name = String.valueOf(tokens.get(i)).toUpperCase(Locale.ROOT);
            if (name.equals("UID")) {
                isUid = true;
            } else if (i + 1 < tokens.size()) {
                var value = String.valueOf(tokens.get(++i));
                shown.put(
                        name,
                        name.equals("MODSEQ")
                                ? "M"
                                : name.equals("ALL") ? numbers(value).toString() : value);
            }
        }
        return "ESEARCH " + (isUid ? "UID " : "") + shown;
    }

    private static SortedSet<Long> numbers(String set) {
        var numbers = new TreeSet<Long>();
        for (var range : set.split(",", -1)) {
            var ends = range.split(":", -1);
            var from = Long.parseLong(ends[0]);
            var to = Long.parseLong(ends[ends.length - 1]);
            for (var n = Math.min(from, to); n <= Math.max(from, to); n++) {
                numbers.add(n);
            }
        }
        return numbers;
    }

    /**
     * Attributes of LIST. Whether there are children is told always (RFC 3348), or when it is asked
     * for (RFC 5258 §4): not compared where the extended LIST does not ask.
     */
    private String attributes(Object list) {
        var isExtended = command.contains("RETURN") || command.matches("LIST( \\(| \"\" \\().*");
        return isExtended && !command.contains("CHILDREN")
                ? sorted(
                        ((List<?>) list)
                                .stream()
                                        .filter(each ->
                                                !String.valueOf(each).matches("\\\\Has.*Children"))
                                        .toList())
                : sorted(list);
    }

    /** A folder's name, quoted or not; INBOX in any case (RFC 3501 §5.1). */
    private static String name(Object value) {
        var text = text(value);
        var bare = text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
        return bare.equalsIgnoreCase("INBOX") ? "INBOX" : bare;
    }

    private static String pairs(Object value) {
        var shown = new TreeMap<String, String>();
        if (value instanceof List<?> list) {
            for (int i = 0; i + 1 < list.size(); i += 2) {
                var name = String.valueOf(list.get(i)).toUpperCase(Locale.ROOT);
                var isOwn = name.equals("UIDVALIDITY") || name.equals("HIGHESTMODSEQ");
                shown.put(name, isOwn ? "own" : text(list.get(i + 1)));
            }
        }
        return shown.toString();
    }

    private static String sorted(Object list) {
        return list instanceof List<?> values
                ? values.stream().map(Replies::text).sorted().toList().toString()
                : text(list);
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(Replies::text)
                        .collect(java.util.stream.Collectors.joining(" ", "(", ")"))
                : String.valueOf(value);
    }

    private static String condition(String line) {
        var words = line.split(" ", 2);
        var word = words[0].toUpperCase(Locale.ROOT);
        if (words.length < 2 || !words[1].startsWith("[")) {
            return word;
        }
        var end = words[1].indexOf(']');
        var code = words[1].substring(1, Math.max(1, end)).split(" ", 2);
        var name = code[0].toUpperCase(Locale.ROOT);
        if (!CODES.contains(name)) {
            return word;
        }
        var arguments = code.length < 2 ? "" : " " + code[1];
        return word
                + " ["
                + name
                + switch (name) {
                    case "UIDVALIDITY", "HIGHESTMODSEQ" -> " own";
                    case "BADCHARSET" -> "";
                    case "PERMANENTFLAGS" -> " " + sorted(new Tokens(code[1]).all().getFirst());
                    case "APPENDUID", "COPYUID", "MODIFIED" -> {
                        var sets = new ArrayList<String>();
                        var all = code[1].split(" ", -1);
                        for (int i = name.equals("MODIFIED") ? 0 : 1; i < all.length; i++) {
                            sets.add(numbers(all[i]).toString());
                        }
                        yield " " + sets;
                    }
                    default -> arguments;
                }
                + "]";
    }

    /** Takes a response apart: atoms and strings as text, lists as lists. One thread. */
    private static final class Tokens {
        private final String line;
        private int at;

        Tokens(String line) {
            this.line = line;
        }

        List<Object> all() {
            var tokens = new ArrayList<Object>();
            while (at < line.length() && line.charAt(at) != ')') {
                var c = line.charAt(at);
                if (c == ' ') {
                    at++;
                } else if (c == '(') {
                    at++;
                    tokens.add(all());
                    at++;
                } else if (c == '"') {
                    tokens.add(quoted());
                } else if (c == '{' || line.startsWith("~{", at)) {
                    tokens.add(literal());
                } else {
                    tokens.add(atom());
                }
            }
            return tokens;
        }

        private String quoted() {
            var value = new StringBuilder();
            at++;
            while (at < line.length() && line.charAt(at) != '"') {
                if (line.charAt(at) == '\\') {
                    at++;
                }
                value.append(line.charAt(at++));
            }
            at++;
            return shown(value.toString());
        }

        private String literal() {
            var end = line.indexOf("}\r\n", at);
            var length = Integer.parseInt(line.substring(line.indexOf('{', at) + 1, end));
            at = end + 3 + length;
            return shown(line.substring(end + 3, at));
        }

        private static String shown(String value) {
            return '"' + value.replace("\r\n", "<CRLF>") + '"';
        }

        private String atom() {
            var start = at;
            var depth = 0;
            while (at < line.length()) {
                var c = line.charAt(at);
                if (c == '[') {
                    depth++;
                } else if (c == ']') {
                    depth--;
                } else if (depth == 0 && (c == ' ' || c == '(' || c == ')')) {
                    break;
                }
                at++;
            }
            return line.substring(start, at);
        }
    }
}
