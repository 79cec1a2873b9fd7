package org.mynah.sip.dialog;

import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipRequest;

/**
 * What happens during a call. Called on a virtual thread, one event of a call at a time and in
 * order, so it may block, but the next event then waits.
 */
public interface DialogEvents {
    /**
     * The peer wants another session: hold, another address, other codecs, fax.
     *
     * @param offer its session description; empty if it asks us for an offer
     */
    OfferReply offered(SipBody offer);

    /**
     * The peer answers an offer of ours that stood in a 200; the session description is in the ACK.
     */
    default void answered(SipBody answer) {}

    /**
     * The peer acknowledged our answer.
     *
     * @param ack the ACK
     */
    default void acknowledged(SipRequest ack) {}

    /**
     * An INFO came.
     *
     * @return the status to answer, customarily 200, or 415 for a body nobody reads
     */
    default int info(SipRequest info) {
        return 200;
    }

    /** The call is over. Comes once, and nothing comes after it. */
    void ended(EndReason reason);
}
