package org.mynah.sip.message;

import java.util.Optional;

/**
 * Why a request or response was sent (RFC 3326). Immutable.
 *
 * @param protocol {@code SIP} or {@code Q.850}
 * @param cause the status or cause value, or 0 if not given
 * @param text for humans; may be empty
 */
public record Reason(String protocol, int cause, String text) {

    /** A reason in terms of a SIP status. */
    public static Reason sip(int cause, String text) {
        return new Reason("SIP", cause, text);
    }

    /** Reads one value; empty if it is malformed, because a reason is only a hint. */
    public static Optional<Reason> parse(String value) {
        try {
            var cursor = new Cursor(value);
            cursor.skipSpace();
            var protocol = cursor.token();
            var parameters = Parameters.parse(cursor);
            var cause = parameters.get("cause").orElse("0");
            return Optional.of(
                    new Reason(
                            protocol,
                            (int) new Cursor(cause).number(999),
                            parameters.get("text").orElse("")));
        } catch (SipParseException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return protocol
                + (cause > 0 ? ";cause=" + cause : "")
                + (text.isEmpty() ? "" : ";text=" + Parameters.quote(text));
    }
}
