package org.mynah.sip.transport;

import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;

/** Takes what the transports receive; called on their threads, so it must not block. */
public interface MessageReceiver {
    /**
     * Whether the peer may send us requests at all. Asked for each request before it is validated;
     * a refused peer costs no state.
     */
    PeerVerdict accepts(Source source);

    /** A well-formed request from an allowed peer, its top Via marked with where it came from. */
    void request(SipRequest request, Flow flow);

    /** A well-formed response. */
    void response(SipResponse response, Flow flow);
}
