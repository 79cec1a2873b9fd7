package org.mynah.mail.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of a header field (RFC 5322 §3.4), read without failing: what is no address becomes
 * a mailbox without a host. Stateless.
 */
public final class AddressList {

    private static final int MOST = 2_000;

    /**
     * An address, or the begin or end of a group: then host is empty, and the end has no mailbox
     * either (RFC 3501 §7.4.2).
     *
     * @param name as written, encoded words included
     */
    public record Address(Optional<String> name, Optional<String> mailbox, Optional<String> host) {

        static final Address GROUP_END =
                new Address(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private final String text;
    private final List<Address> addresses = new ArrayList<>();
    private int at;

    private AddressList(String text) {
        this.text = text;
    }

    /** Reads an unfolded value. */
    public static List<Address> parse(String value) {
        var list = new AddressList(value);
        list.read();
        return List.copyOf(list.addresses);
    }

    private void read() {
        var words = new StringBuilder();
        var comment = new StringBuilder();
        var isInGroup = false;
        while (at < text.length() && addresses.size() < MOST) {
            var c = text.charAt(at);
            switch (c) {
                case '"' -> append(words, quoted());
                case '(' -> {
                    // The last comment is the name, as it was once written.
                    comment.setLength(0);
                    append(comment, comment());
                }
                case '<' -> {
                    var inner = angle();
                    add(words.toString().strip(), inner);
                    words.setLength(0);
                    comment.setLength(0);
                    skipTo(",;");
                }
                case ',' -> {
                    at++;
                    bare(words, comment);
                }
                case ':' -> {
                    at++;
                    if (!isInGroup && !words.toString().contains("@")) {
                        isInGroup = true;
                        addresses.add(
                                new Address(
                                        Optional.empty(),
                                        Optional.of(words.toString().strip()),
                                        Optional.empty()));
                        words.setLength(0);
                        comment.setLength(0);
                    }
                }
                case ';' -> {
                    at++;
                    bare(words, comment);
                    if (isInGroup) {
                        addresses.add(Address.GROUP_END);
                        isInGroup = false;
                    }
                }
                default -> {
                    words.append(c);
                    at++;
                }
            }
        }
        bare(words, comment);
        if (isInGroup) {
            addresses.add(Address.GROUP_END);
        }
    }

    /** An address without angle brackets; its comment is its name, as it was once written. */
    private void bare(StringBuilder words, StringBuilder comment) {
        var address = words.toString().strip();
        if (!address.isEmpty()) {
            add(comment.toString().strip(), address);
        }
        words.setLength(0);
        comment.setLength(0);
    }

    private void add(String name, String address) {
        // A source route of RFC 822 is dropped: <@a,@b:c@d>.
        var colon = address.startsWith("@") ? address.indexOf(':') : -1;
        var spec = address.substring(colon + 1).strip();
        var sign = spec.lastIndexOf('@');
        var mailbox = sign < 0 ? spec : spec.substring(0, sign).strip();
        var host = sign < 0 ? "" : spec.substring(sign + 1).strip();
        addresses.add(
                new Address(
                        name.isEmpty() ? Optional.empty() : Optional.of(name),
                        Optional.of(mailbox),
                        // A host is never NIL for an address: NIL would make it a group.
                        Optional.of(host)));
    }

    private String quoted() {
        var quoted = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            quoted.append(text.charAt(at++));
        }
        at++;
        return quoted.toString();
    }

    private String comment() {
        var comment = new StringBuilder();
        var depth = 0;
        while (at < text.length()) {
            var c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                comment.append(text.charAt(at++));
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                if (--depth == 0) {
                    break;
                }
            } else {
                comment.append(c);
            }
        }
        return comment.toString();
    }

    private String angle() {
        var inner = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '>') {
            if (text.charAt(at) == '"') {
                inner.append(quoted());
            } else {
                inner.append(text.charAt(at++));
            }
        }
        at++;
        return inner.toString().strip();
    }

    private void skipTo(String ends) {
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
        }
    }

    private static void append(StringBuilder words, String more) {
        words.append(more);
    }
}
