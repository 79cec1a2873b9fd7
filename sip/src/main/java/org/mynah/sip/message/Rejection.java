package org.mynah.sip.message;

/**
 * The answer that a request deserves instead of being served. Immutable.
 *
 * @param status 400 to 699
 * @param why for the log and the Reason header
 * @param headers what the status calls for, such as Unsupported or Accept
 */
public record Rejection(int status, String why, Headers headers) {

    /** A rejection without further headers. */
    public Rejection(int status, String why) {
        this(status, why, Headers.NONE);
    }

    /** The response, with a Reason header (RFC 3326) that says why. */
    public SipResponse responseTo(SipRequest request) {
        var response = SipResponse.to(request, status);
        return response.withHeaders(
                response.headers()
                        .with(headers)
                        .with("Reason", Reason.sip(status, why).toString()));
    }
}
