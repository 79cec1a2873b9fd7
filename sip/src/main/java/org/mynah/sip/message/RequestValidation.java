package org.mynah.sip.message;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which requests cannot be served as they stand, and the status each deserves (RFC 3261 §8.1.1,
 * §8.2, §16.3). Knows nothing of methods and extensions, which are the application's.
 */
public final class RequestValidation {
    /** Headers of which there must be no second (reliability: framer and parser never disagree). */
    private static final List<String> SINGLE =
            List.of(
                    "From",
                    "To",
                    "Call-ID",
                    "CSeq",
                    "Max-Forwards",
                    "Content-Length",
                    "Content-Type",
                    "Expires",
                    "Min-SE",
                    "Session-Expires",
                    "Replaces",
                    "Refer-To",
                    "RAck",
                    "RSeq");

    private RequestValidation() {}

    /** The rejection, or empty for a request that is well formed. */
    public static Optional<Rejection> check(SipRequest request) {
        try {
            return Optional.ofNullable(find(request));
        } catch (SipParseException e) {
            return Optional.of(new Rejection(400, String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable Rejection find(SipRequest request) {
        if (!request.version().equals(SipRequest.VERSION)) {
            return version(request.version());
        }
        for (var name : SINGLE) {
            if (request.headers().all(name).size() > 1) {
                return new Rejection(400, "more than one " + name);
            }
        }
        // Throws for what is missing or malformed.
        for (var via : request.headers().values("Via")) {
            Via.parse(via);
        }
        request.via();
        var from = request.from();
        request.to();
        checkCallId(request.callId());
        var cseq = request.cseq();
        request.maxForwards();
        request.contacts();
        request.addresses("Route");
        request.addresses("Record-Route");
        if (!cseq.method().equals(request.method())) {
            return new Rejection(400, "CSeq method is not that of the request");
        }
        if (from.tag().isEmpty() && request.via().hasUniqueBranch()) {
            return new Rejection(400, "From tag is missing");
        }
        var length = request.contentLength();
        if (length.isPresent() && length.getAsInt() != request.body().length()) {
            return new Rejection(400, "Content-Length and body disagree");
        }
        return target(request);
    }

    private static Rejection version(String version) {
        boolean other = version.matches("SIP/[0-9]+\\.[0-9]+");
        return other
                ? new Rejection(505, "version is not SIP/2.0")
                : new Rejection(400, "malformed request line");
    }

    private static void checkCallId(String callId) {
        for (int i = 0; i < callId.length(); i++) {
            if (callId.charAt(i) <= ' ') {
                throw new SipParseException("space in Call-ID", callId, i);
            }
        }
        if (callId.isEmpty()) {
            throw new SipParseException("Call-ID is empty", callId, 0);
        }
    }

    private static @Nullable Rejection target(SipRequest request) {
        var uri = request.requestUri();
        if (!SipUri.isSchemeKnown(uri)) {
            return uri.matches("[A-Za-z][A-Za-z0-9+.-]*:\\S+")
                    ? new Rejection(416, "scheme is not sip, sips or tel")
                    : new Rejection(400, "malformed Request-URI");
        }
        // RFC 3261 §19.1.1: a Request-URI has no header components.
        return request.uri().headers().isEmpty()
                ? null
                : new Rejection(400, "headers in Request-URI");
    }
}
