package org.mynah.sip.transaction;

import org.mynah.sip.message.SipResponse;

/** Takes what comes of a request; called on transport and timer threads, so it must not block. */
public interface ClientUser {
    /** A response: any number of provisional ones and one final; several 2xx to an INVITE. */
    void response(SipResponse response);

    /** There will be no response. */
    void failed(Failure why);

    /** Why a request got no response. */
    enum Failure {
        /** The peer did not answer within 64 × T1; treated as 408 (RFC 3261 §8.1.3.1). */
        TIMEOUT,
        /** The request could not be sent; treated as 503. */
        TRANSPORT
    }
}
