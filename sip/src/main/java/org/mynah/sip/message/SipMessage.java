package org.mynah.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A SIP request or response (RFC 3261 §7). Immutable. The typed views parse on each call and throw
 * {@link SipParseException}; a message that passed validation has the mandatory ones right.
 */
public sealed interface SipMessage permits SipRequest, SipResponse {

    /** The headers in order. */
    Headers headers();

    /** The body. */
    SipBody body();

    /** The first line without its line end. */
    String startLine();

    /** The topmost Via. */
    default Via via() {
        return Via.parse(mandatory("Via", headers().values("Via").stream().findFirst()));
    }

    /** Who sends the request that this is or answers. */
    default NameAddress from() {
        return NameAddress.parse(mandatory("From", headers().first("From")));
    }

    /** Whom the request was first addressed to. */
    default NameAddress to() {
        return NameAddress.parse(mandatory("To", headers().first("To")));
    }

    /** The Call-ID as written. */
    default String callId() {
        return mandatory("Call-ID", headers().first("Call-ID"));
    }

    /** Sequence number and method. */
    default CSeq cseq() {
        return CSeq.parse(mandatory("CSeq", headers().first("CSeq")));
    }

    /** The Contact addresses; the lone {@code *} of a registration is left out. */
    default List<NameAddress> contacts() {
        return addresses("Contact");
    }

    /** Every address of a list header. */
    default List<NameAddress> addresses(String name) {
        var out = new ArrayList<NameAddress>();
        for (var value : headers().values(name)) {
            if (!value.equals("*")) {
                out.add(NameAddress.parse(value));
            }
        }
        return out;
    }

    /** Hops left; empty if the sender set none. */
    default OptionalInt maxForwards() {
        var value = headers().first("Max-Forwards");
        return value.isPresent() ? OptionalInt.of(number(value.get(), 255)) : OptionalInt.empty();
    }

    /** The body length the sender declared; empty if it declared none. */
    default OptionalInt contentLength() {
        var value = headers().first("Content-Length");
        return value.isPresent()
                ? OptionalInt.of(number(value.get(), Integer.MAX_VALUE))
                : OptionalInt.empty();
    }

    /** The media type of the body in lower case without parameters; empty if there is none. */
    default String contentType() {
        var value = headers().first("Content-Type").orElse("");
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** The body of a type: the whole body, or the first such part of a multipart one. */
    default Optional<SipBody> body(String type) {
        return Multipart.find(this, type);
    }

    /** The session description, if there is one. */
    default Optional<SipBody> sdp() {
        return body("application/sdp");
    }

    /** Who diverted the call, latest first (RFC 5806). Malformed entries are left out. */
    default List<NameAddress> diversions() {
        return readable("Diversion", NameAddress::parse);
    }

    /** The targets the call went to, in order (RFC 7044). Malformed entries are left out. */
    default List<HistoryEntry> history() {
        return readable("History-Info", HistoryEntry::parse);
    }

    /** What a trusted peer says of the caller (RFC 3325). Malformed entries are left out. */
    default List<NameAddress> assertedIdentities() {
        return readable("P-Asserted-Identity", NameAddress::parse);
    }

    /** The reasons given (RFC 3326). Malformed entries are left out. */
    default List<Reason> reasons() {
        return headers().values("Reason").stream().flatMap(v -> Reason.parse(v).stream()).toList();
    }

    /** Whether the caller asks that its identity be withheld (RFC 3323, RFC 3325). */
    default boolean asksPrivacy() {
        for (var line : headers().all("Privacy")) {
            for (var value : line.toLowerCase(Locale.ROOT).split("[;,]", -1)) {
                var word = value.strip();
                if (word.equals("id") || word.equals("user") || word.equals("header")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The bytes that are sent: Content-Length is always set to the length of the body. */
    default byte[] toBytes() {
        var lines = headers().replace("Content-Length", Integer.toString(body().length()));
        byte[] head = (startLine() + "\r\n" + lines + "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] out = Arrays.copyOf(head, head.length + body().length());
        body().copyTo(out, head.length);
        return out;
    }

    private <T> List<T> readable(String name, Function<String, T> parser) {
        var out = new ArrayList<T>();
        for (var value : headers().values(name)) {
            try {
                out.add(parser.apply(value));
            } catch (SipParseException _) {
                // These headers only describe the call; a broken one is as good as none.
            }
        }
        return out;
    }

    private static int number(String value, long max) {
        var cursor = new Cursor(value);
        cursor.skipSpace();
        int number = (int) cursor.number(max);
        cursor.expectEnd();
        return number;
    }

    private static String mandatory(String name, Optional<String> value) {
        return value.orElseThrow(() -> new SipParseException(name + " is missing", "", 0));
    }
}
