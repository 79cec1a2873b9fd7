package org.mynah.sip.message;

import java.util.Optional;

/**
 * One History-Info entry (RFC 4244, RFC 7044): a target the call was sent to, and why it left it.
 * Immutable.
 *
 * @param target the target's address, its escaped headers included
 * @param index place in the tree, as {@code 1.1.2}; empty if the sender left it out
 */
public record HistoryEntry(NameAddress target, String index) {

    /**
     * Reads one entry.
     *
     * @throws SipParseException if it is malformed
     */
    public static HistoryEntry parse(String value) {
        var target = NameAddress.parse(value);
        return new HistoryEntry(target, target.parameters().get("index").orElse(""));
    }

    /** The Reason that is escaped into the URI: why the call left this target. */
    public Optional<Reason> reason() {
        return target.sipUri().flatMap(uri -> uri.headers().get("Reason")).flatMap(Reason::parse);
    }

    /** Whether the entry asks for privacy, which is escaped into the URI too. */
    public boolean isPrivate() {
        return target.sipUri()
                .flatMap(uri -> uri.headers().get("Privacy"))
                .filter(value -> !value.equalsIgnoreCase("none"))
                .isPresent();
    }
}
