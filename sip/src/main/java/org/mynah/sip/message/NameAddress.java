package org.mynah.sip.message;

import java.util.Optional;

/**
 * A display name, an address and parameters, as in From, To, Contact, Route, Diversion and
 * P-Asserted-Identity (RFC 3261 §20.10). Immutable.
 *
 * @param displayName unquoted; empty if there is none
 * @param uri the address as written, of any scheme
 * @param parameters the parameters of the header, not those of the URI
 */
public record NameAddress(String displayName, String uri, Parameters parameters) {

    /** An address without display name and parameters. */
    public static NameAddress of(SipUri uri) {
        return new NameAddress("", uri.toString(), Parameters.NONE);
    }

    /**
     * Reads one address that fills the whole value.
     *
     * @throws SipParseException if it is malformed or followed by something else
     */
    public static NameAddress parse(String value) {
        var cursor = new Cursor(value);
        cursor.skipSpace();
        var name = displayName(cursor);
        String uri;
        if (cursor.take('<')) {
            uri = cursor.until(">");
            cursor.expect('>');
        } else {
            if (!name.isEmpty()) {
                throw cursor.fail("expected '<'");
            }
            // RFC 3261 §20: without brackets what follows the semicolon belongs to the header,
            // and a comma or question mark must not occur.
            uri = cursor.until(" \t;,?<>\"");
        }
        check(uri, cursor);
        var parameters = Parameters.parse(cursor);
        cursor.expectEnd();
        return new NameAddress(name, uri, parameters);
    }

    /**
     * The name before the bracket. RFC 3261 allows tokens or a quoted string; phones also send bare
     * UTF-8 and marks, which harm nobody. A comma or quote would make the header ambiguous.
     */
    private static String displayName(Cursor cursor) {
        if (cursor.peek() == '"') {
            var name = cursor.quoted();
            cursor.skipSpace();
            if (cursor.peek() != '<') {
                throw cursor.fail("expected '<'");
            }
            return name;
        }
        int start = cursor.at();
        var name = cursor.until("<\",;");
        if (cursor.peek() == '<') {
            return name.strip();
        }
        cursor.seek(start);
        return "";
    }

    private static void check(String uri, Cursor cursor) {
        if (SipUri.isSchemeKnown(uri)) {
            SipUri.parse(uri);
            return;
        }
        int colon = uri.indexOf(':');
        if (colon < 1 || !isScheme(uri.substring(0, colon))) {
            throw cursor.fail("address without scheme");
        }
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) <= ' ' || uri.charAt(i) == '<') {
                throw cursor.fail("character not allowed in a URI");
            }
        }
    }

    private static boolean isScheme(String text) {
        return text.chars().allMatch(c -> Cursor.isAlphanumeric((char) c) || "+-.".indexOf(c) >= 0);
    }

    /** The address as a SIP or telephone URI; empty for other schemes. */
    public Optional<SipUri> sipUri() {
        return SipUri.isSchemeKnown(uri) ? Optional.of(SipUri.parse(uri)) : Optional.empty();
    }

    /** The tag parameter; empty for none (RFC 3261 §19.3). */
    public String tag() {
        return parameters.get("tag").orElse("");
    }

    /** This address with another tag. */
    public NameAddress withTag(String tag) {
        return new NameAddress(displayName, uri, parameters.with("tag", tag));
    }

    @Override
    public String toString() {
        var name = displayName.isEmpty() ? "" : Parameters.quote(displayName) + " ";
        return name + "<" + uri + ">" + parameters;
    }
}
