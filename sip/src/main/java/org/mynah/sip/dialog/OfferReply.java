package org.mynah.sip.dialog;

import org.mynah.sip.message.SipBody;

/** What an application says to a session description offered during a call. */
public sealed interface OfferReply {
    /** Our answer; or our offer, where the peer asked for one with an empty re-INVITE. */
    record Accept(SipBody sdp) implements OfferReply {}

    /**
     * The offer is refused and the session stays as it was.
     *
     * @param status customarily 488
     * @param why for the Reason header
     */
    record Refuse(int status, String why) implements OfferReply {}
}
