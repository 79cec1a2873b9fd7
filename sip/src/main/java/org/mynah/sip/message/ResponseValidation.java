package org.mynah.sip.message;

import java.util.Optional;

/** Which responses must be discarded as they stand (RFC 3261 §8.1.3, §18.1.2). */
public final class ResponseValidation {
    private ResponseValidation() {}

    /** Why the response is discarded, or empty for one that may be matched to a transaction. */
    public static Optional<String> check(SipResponse response) {
        try {
            // RFC 3261 §8.1.3.3: more than one Via means it was misrouted to us.
            if (response.headers().values("Via").size() != 1) {
                return Optional.of("not exactly one Via");
            }
            response.via();
            response.from();
            response.to();
            response.callId();
            response.cseq();
            var length = response.contentLength();
            if (length.isPresent() && length.getAsInt() != response.body().length()) {
                return Optional.of("Content-Length and body disagree");
            }
            return Optional.empty();
        } catch (SipParseException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
