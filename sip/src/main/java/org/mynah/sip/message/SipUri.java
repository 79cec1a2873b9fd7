package org.mynah.sip.message;

import java.util.Locale;
import java.util.Optional;

/**
 * A {@code sip:}, {@code sips:} (RFC 3261 §19.1) or {@code tel:} URI (RFC 3966). Immutable.
 *
 * @param scheme {@code sip}, {@code sips} or {@code tel}
 * @param user the user part or telephone number, unescaped; empty if there is none. Keeps what
 *     phones append to it, such as {@code ;phone-context=}
 * @param host name or address, an IPv6 address without its brackets; empty for {@code tel}
 * @param port 1 to 65535, or 0 if not given
 * @param parameters URI parameters, unescaped
 * @param headers URI headers, unescaped
 */
public record SipUri(
        String scheme,
        String user,
        String host,
        int port,
        Parameters parameters,
        Parameters headers) {

    private static final String USER_MARKS = "-_.!~*'()&=+$,;?/:";

    /** A {@code sip:} URI without parameters; no user if {@code user} is empty. */
    public static SipUri of(String user, String host, int port) {
        return new SipUri("sip", user, host, port, Parameters.NONE, Parameters.NONE);
    }

    /** Whether a URI text has a scheme that this class reads. */
    public static boolean isSchemeKnown(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
                    case "sip", "sips", "tel" -> true;
                    default -> false;
                };
    }

    /**
     * Reads a URI.
     *
     * @throws SipParseException if it is not one of the three schemes or not well formed
     */
    public static SipUri parse(String text) {
        var cursor = new Cursor(text);
        if (!isSchemeKnown(text)) {
            throw cursor.fail("not a sip, sips or tel URI");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == 0x7f) {
                cursor.seek(i);
                throw cursor.fail("character not allowed in a URI");
            }
        }
        var scheme = cursor.until(":").toLowerCase(Locale.ROOT);
        cursor.expect(':');
        return scheme.equals("tel") ? tel(cursor) : sip(scheme, text, cursor);
    }

    private static SipUri tel(Cursor cursor) {
        var number = Parameters.unescape(cursor.until(";?"), cursor);
        if (number.isEmpty()) {
            throw cursor.fail("telephone number is empty");
        }
        var parameters = Parameters.parseInUri(cursor);
        var headers = Parameters.parseUriHeaders(cursor);
        return new SipUri("tel", number, "", 0, parameters, headers);
    }

    private static SipUri sip(String scheme, String text, Cursor cursor) {
        int start = cursor.at();
        var user = "";
        if (text.indexOf('@', start) >= 0) {
            var userinfo = cursor.until("@");
            cursor.expect('@');
            if (userinfo.isEmpty()) {
                throw cursor.fail("user part is empty");
            }
            user = Parameters.unescape(userinfo, cursor);
        }
        var host = host(cursor);
        int port = 0;
        if (cursor.take(':')) {
            port = (int) cursor.number(65_535);
        }
        var parameters = Parameters.parseInUri(cursor);
        var headers = Parameters.parseUriHeaders(cursor);
        if (!cursor.atEnd()) {
            throw cursor.fail("unexpected text in URI");
        }
        return new SipUri(scheme, user, host, port, parameters, headers);
    }

    /** A host name, an IPv4 address, or an IPv6 reference (returned without brackets). */
    static String host(Cursor cursor) {
        if (cursor.take('[')) {
            var address = cursor.until("]");
            cursor.expect(']');
            if (address.isEmpty()
                    || !address.chars()
                            .allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.')) {
                throw cursor.fail("broken IPv6 reference");
            }
            return address;
        }
        var host = cursor.hostName();
        if (host.isEmpty()) {
            throw cursor.fail("host is missing");
        }
        return host;
    }

    /** A host as it stands in URIs and headers: IPv6 addresses in brackets. */
    public static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** The {@code transport} parameter in lower case, if there is one. */
    public Optional<String> transport() {
        return parameters.get("transport").map(name -> name.toLowerCase(Locale.ROOT));
    }

    /** Whether this is {@code sips:}. */
    public boolean isSecure() {
        return scheme.equals("sips");
    }

    /** This URI with other parameters. */
    public SipUri withParameters(Parameters others) {
        return new SipUri(scheme, user, host, port, others, headers);
    }

    /** This URI with other headers. */
    public SipUri withHeaders(Parameters others) {
        return new SipUri(scheme, user, host, port, parameters, others);
    }

    @Override
    public String toString() {
        var out = new StringBuilder(scheme).append(':');
        if (scheme.equals("tel")) {
            return out.append(Parameters.escape(user, USER_MARKS + "#"))
                    .append(parameters.inUri())
                    .append(headers.asUriHeaders())
                    .toString();
        }
        if (!user.isEmpty()) {
            out.append(Parameters.escape(user, USER_MARKS)).append('@');
        }
        out.append(bracketed(host));
        if (port > 0) {
            out.append(':').append(port);
        }
        return out.append(parameters.inUri()).append(headers.asUriHeaders()).toString();
    }
}
