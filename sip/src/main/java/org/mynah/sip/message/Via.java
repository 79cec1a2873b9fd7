package org.mynah.sip.message;

import java.util.Locale;

/**
 * One Via value (RFC 3261 §20.42): how the request travelled and where its response goes.
 * Immutable.
 *
 * @param transport in upper case, as {@code UDP}
 * @param host the sent-by host, IPv6 without brackets
 * @param port the sent-by port, or 0 if not given
 * @param parameters branch, received, rport, maddr and others
 */
public record Via(String transport, String host, int port, Parameters parameters) {
    /** What every branch made by RFC 3261 begins with (§8.1.1.7). */
    public static final String MAGIC_COOKIE = "z9hG4bK";

    /**
     * Reads one value.
     *
     * @throws SipParseException if it is malformed
     */
    public static Via parse(String value) {
        var cursor = new Cursor(value);
        cursor.skipSpace();
        var protocol = cursor.token();
        cursor.skipSpace();
        cursor.expect('/');
        cursor.skipSpace();
        // Any version: a request of another one is answered 505, and that needs its Via.
        cursor.token();
        if (!protocol.equalsIgnoreCase("SIP")) {
            throw cursor.fail("Via protocol is not SIP");
        }
        cursor.skipSpace();
        cursor.expect('/');
        cursor.skipSpace();
        var transport = cursor.token().toUpperCase(Locale.ROOT);
        if (!Cursor.isSpace(cursor.peek())) {
            throw cursor.fail("Via sent-by is missing");
        }
        cursor.skipSpace();
        var host = SipUri.host(cursor);
        cursor.skipSpace();
        int port = 0;
        if (cursor.take(':')) {
            cursor.skipSpace();
            port = (int) cursor.number(65_535);
        }
        var parameters = Parameters.parse(cursor);
        cursor.expectEnd();
        return new Via(transport, host, port, parameters);
    }

    /** The branch; empty if the sender predates RFC 3261. */
    public String branch() {
        return parameters.get("branch").orElse("");
    }

    /** Whether the branch identifies the transaction, which takes more than the bare cookie. */
    public boolean hasUniqueBranch() {
        return branch().startsWith(MAGIC_COOKIE) && branch().length() > MAGIC_COOKIE.length();
    }

    /** {@code host:port} as written, in lower case; part of the transaction key. */
    public String sentBy() {
        return host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** This Via with a parameter set. */
    public Via with(String name, String value) {
        return new Via(transport, host, port, parameters.with(name, value));
    }

    @Override
    public String toString() {
        return "SIP/2.0/"
                + transport
                + " "
                + SipUri.bracketed(host)
                + (port > 0 ? ":" + port : "")
                + parameters;
    }
}
