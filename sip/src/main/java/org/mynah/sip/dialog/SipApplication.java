package org.mynah.sip.dialog;

import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.PeerVerdict;
import org.mynah.sip.transport.Source;

/** What the server is for: decides who may call, and takes the calls. */
public interface SipApplication {
    /**
     * Whether a peer may send us requests. Asked for each request, before any state is kept, on a
     * transport thread: it must be quick and must not block.
     */
    PeerVerdict accepts(Source source);

    /**
     * Takes a call, on a virtual thread of its own. A call that has got no final response when this
     * returns is rejected with 480, and with 500 if it throws.
     */
    void incoming(IncomingInvite invite);

    /**
     * Answers an OPTIONS outside a call, on a virtual thread. What we allow and support is added to
     * the response where it is not set.
     */
    SipResponse options(SipRequest request, Source source);
}
