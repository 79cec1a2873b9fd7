package org.mynah.sip.message;

/**
 * A request (RFC 3261 §7.1). Immutable.
 *
 * @param method as written; case matters
 * @param requestUri as written, perhaps not well formed
 * @param version as written; anything but {@code SIP/2.0} is refused by validation
 */
public record SipRequest(
        String method, String requestUri, String version, Headers headers, SipBody body)
        implements SipMessage {

    /** The only version there is. */
    public static final String VERSION = "SIP/2.0";

    /** A request of version 2.0. */
    public SipRequest(String method, String requestUri, Headers headers, SipBody body) {
        this(method, requestUri, VERSION, headers, body);
    }

    @Override
    public String startLine() {
        return method + " " + requestUri + " " + version;
    }

    /**
     * The Request-URI, parsed.
     *
     * @throws SipParseException if it is malformed or of another scheme
     */
    public SipUri uri() {
        return SipUri.parse(requestUri);
    }

    /** Whether the method is this one. */
    public boolean is(String name) {
        return method.equals(name);
    }

    /** This request with other headers. */
    public SipRequest withHeaders(Headers others) {
        return new SipRequest(method, requestUri, version, others, body);
    }

    /** This request with another value in its topmost Via. */
    public SipRequest withTopVia(Via via) {
        return withHeaders(headers.replaceFirstValue("Via", via.toString()));
    }

    /** Method, URI and Call-ID, for the log. */
    @Override
    public String toString() {
        return method + " " + requestUri + " [" + headers.first("Call-ID").orElse("") + "]";
    }
}
