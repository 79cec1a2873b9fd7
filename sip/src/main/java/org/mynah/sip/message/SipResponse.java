package org.mynah.sip.message;

import java.util.ArrayList;

/**
 * A response (RFC 3261 §7.2). Immutable.
 *
 * @param status 100 to 699
 * @param phrase the words beside the status; may be empty
 */
public record SipResponse(int status, String phrase, Headers headers, SipBody body)
        implements SipMessage {

    /** The response to a request with the customary phrase, and the headers it must repeat. */
    public static SipResponse to(SipRequest request, int status) {
        return to(request, status, Status.phrase(status));
    }

    /**
     * The response to a request: Via, From, To, Call-ID and CSeq are repeated as written (RFC 3261
     * §8.2.6.2), and Timestamp in a 100. The To tag is the caller's business.
     */
    public static SipResponse to(SipRequest request, int status, String phrase) {
        var out = new ArrayList<Headers.Header>();
        for (var header : request.headers().asList()) {
            switch (header.name()) {
                case "Via", "From", "To", "Call-ID", "CSeq" -> out.add(header);
                case "Timestamp" -> {
                    if (status == 100) {
                        out.add(header);
                    }
                }
                default -> {
                    // Not repeated.
                }
            }
        }
        return new SipResponse(status, phrase, Headers.of(out), SipBody.EMPTY);
    }

    @Override
    public String startLine() {
        return "SIP/2.0 " + status + " " + phrase;
    }

    /** Whether more responses will follow. */
    public boolean isProvisional() {
        return status < 200;
    }

    /** Whether the request is done. */
    public boolean isFinal() {
        return status >= 200;
    }

    /** Whether it is a 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** This response with one more header. */
    public SipResponse with(String name, String value) {
        return new SipResponse(status, phrase, headers.with(name, value), body);
    }

    /** This response with other headers. */
    public SipResponse withHeaders(Headers others) {
        return new SipResponse(status, phrase, others, body);
    }

    /** This response with a body of a type. */
    public SipResponse withBody(String type, SipBody other) {
        return new SipResponse(status, phrase, headers.replace("Content-Type", type), other);
    }

    /** This response with a tag in To, unless it has one or is a 100 (RFC 3261 §8.2.6.2). */
    public SipResponse withToTag(String tag) {
        if (status == 100) {
            return this;
        }
        try {
            var to = to();
            return to.tag().isEmpty()
                    ? withHeaders(headers.replace("To", to.withTag(tag).toString()))
                    : this;
        } catch (SipParseException _) {
            // The request that is being refused has no readable To; it goes back as it came.
            return this;
        }
    }

    /** Status and Call-ID, for the log. */
    @Override
    public String toString() {
        return status + " " + phrase + " [" + headers.first("Call-ID").orElse("") + "]";
    }
}
