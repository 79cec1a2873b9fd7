package org.mynah.sip.transport;

import org.mynah.sip.message.SipRequest;

/**
 * The To tag of a stateless answer: the same for each retransmission of a request (RFC 3261
 * §8.2.7), without remembering any.
 */
public final class StatelessTag {
    private StatelessTag() {}

    /** The tag for answers to this request. */
    public static String of(SipRequest request) {
        int hash =
                31 * request.headers().first("Call-ID").orElse("").hashCode()
                        + request.headers().first("From").orElse("").hashCode();
        return "s" + Integer.toHexString(hash);
    }
}
