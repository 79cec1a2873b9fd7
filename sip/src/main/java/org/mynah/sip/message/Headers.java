package org.mynah.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The headers of a message in their order. Names compare without case; compact forms (RFC 3261
 * §7.3.3) are stored by their long name. Immutable.
 */
public final class Headers {
    /** No headers. */
    public static final Headers NONE = new Headers(List.of());

    private final List<Header> list;

    /**
     * One header line, unfolded.
     *
     * @param name long form for the compact ones, otherwise as written
     * @param value without the white space around it; never holds CR or LF
     */
    public record Header(String name, String value) {
        /** Checks that the line can be written without becoming another. */
        public Header {
            name = longName(name);
            if (!Cursor.isToken(name)) {
                throw new SipParseException("header name", name, 0);
            }
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '\r' || c == '\n') {
                    throw new SipParseException("control character in " + name, value, i);
                }
            }
        }
    }

    private Headers(List<Header> list) {
        this.list = List.copyOf(list);
    }

    /** Headers from a list. */
    public static Headers of(List<Header> list) {
        return list.isEmpty() ? NONE : new Headers(list);
    }

    /** One header. */
    public static Headers of(String name, String value) {
        return new Headers(List.of(new Header(name, value)));
    }

    /** All headers in order. */
    public List<Header> asList() {
        return list;
    }

    /** The first value of a name as written. */
    public Optional<String> first(String name) {
        for (var each : list) {
            if (each.name().equalsIgnoreCase(name)) {
                return Optional.of(each.value());
            }
        }
        return Optional.empty();
    }

    /** Every line of a name as written, not split. */
    public List<String> all(String name) {
        var out = new ArrayList<String>(2);
        for (var each : list) {
            if (each.name().equalsIgnoreCase(name)) {
                out.add(each.value());
            }
        }
        return out;
    }

    /**
     * Every value of a name, lines split at commas outside quotes and brackets. For headers whose
     * grammar is a list (RFC 3261 §7.3.1).
     */
    public List<String> values(String name) {
        var out = new ArrayList<String>(2);
        for (var line : all(name)) {
            split(line, out);
        }
        return out;
    }

    /** Whether there is at least one of a name. */
    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** Whether a list of tokens such as Supported or Require names one, ignoring case. */
    public boolean lists(String name, String token) {
        return values(name).stream().anyMatch(each -> each.equalsIgnoreCase(token));
    }

    /** These and one more at the end. */
    public Headers with(String name, String value) {
        var out = new ArrayList<Header>(list.size() + 1);
        out.addAll(list);
        out.add(new Header(name, value));
        return new Headers(out);
    }

    /** These and others at the end. */
    public Headers with(Headers others) {
        if (others.list.isEmpty()) {
            return this;
        }
        var out = new ArrayList<Header>(list);
        out.addAll(others.list);
        return new Headers(out);
    }

    /** One more at the front, then these. */
    public Headers withFirst(String name, String value) {
        var out = new ArrayList<Header>(list.size() + 1);
        out.add(new Header(name, value));
        out.addAll(list);
        return new Headers(out);
    }

    /** These with all of a name replaced by one value, in the place of the first. */
    public Headers replace(String name, String value) {
        var out = new ArrayList<Header>(list.size() + 1);
        boolean placed = false;
        for (var each : list) {
            if (!each.name().equalsIgnoreCase(name)) {
                out.add(each);
            } else if (!placed) {
                out.add(new Header(name, value));
                placed = true;
            }
        }
        if (!placed) {
            out.add(new Header(name, value));
        }
        return new Headers(out);
    }

    /** These with only the first value of the first line of a list header replaced. */
    Headers replaceFirstValue(String name, String value) {
        var out = new ArrayList<Header>(list);
        for (int i = 0; i < out.size(); i++) {
            if (out.get(i).name().equalsIgnoreCase(name)) {
                var parts = new ArrayList<String>();
                split(out.get(i).value(), parts);
                if (!parts.isEmpty()) {
                    parts.set(0, value);
                }
                out.set(i, new Header(name, String.join(", ", parts)));
                break;
            }
        }
        return new Headers(out);
    }

    /** These without any of a name. */
    public Headers without(String name) {
        return new Headers(
                list.stream().filter(each -> !each.name().equalsIgnoreCase(name)).toList());
    }

    private static void split(String line, List<String> out) {
        int from = 0;
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"' && !bracketed) {
                quoted = true;
            } else if (c == '<') {
                bracketed = true;
            } else if (c == '>') {
                bracketed = false;
            } else if (c == ',' && !bracketed) {
                out.add(line.substring(from, i).strip());
                from = i + 1;
            }
        }
        var last = line.substring(from).strip();
        if (!last.isEmpty() || from > 0) {
            out.add(last);
        }
    }

    /** The long, customary spelling of a header name; unknown names are returned unchanged. */
    static String longName(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "a", "accept-contact" -> "Accept-Contact";
            case "b", "referred-by" -> "Referred-By";
            case "c", "content-type" -> "Content-Type";
            case "d", "request-disposition" -> "Request-Disposition";
            case "e", "content-encoding" -> "Content-Encoding";
            case "f", "from" -> "From";
            case "i", "call-id" -> "Call-ID";
            case "j", "reject-contact" -> "Reject-Contact";
            case "k", "supported" -> "Supported";
            case "l", "content-length" -> "Content-Length";
            case "m", "contact" -> "Contact";
            case "o", "event" -> "Event";
            case "r", "refer-to" -> "Refer-To";
            case "s", "subject" -> "Subject";
            case "t", "to" -> "To";
            case "u", "allow-events" -> "Allow-Events";
            case "v", "via" -> "Via";
            case "x", "session-expires" -> "Session-Expires";
            case "y", "identity" -> "Identity";
            case "cseq" -> "CSeq";
            case "max-forwards" -> "Max-Forwards";
            case "route" -> "Route";
            case "record-route" -> "Record-Route";
            default -> name;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers that && list.equals(that.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    /** The lines as they are sent. */
    @Override
    public String toString() {
        var out = new StringBuilder(list.size() * 48);
        for (var each : list) {
            out.append(each.name()).append(": ").append(each.value()).append("\r\n");
        }
        return out.toString();
    }
}
