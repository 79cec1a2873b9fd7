package org.mynah.sip.transaction;

import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.Flow;

/** Takes what the transactions let through; called on transport threads, so it must not block. */
public interface TransactionUser {
    /** A new request that is neither ACK nor CANCEL. */
    void request(ServerTransaction transaction);

    /** An ACK that belongs to a 2xx, which is outside every transaction (RFC 3261 §17). */
    void ack(SipRequest ack, Flow flow);

    /** A CANCEL has come for an INVITE that has no final response yet. */
    void cancelled(ServerTransaction invite, SipRequest cancel);

    /** A 2xx to an INVITE whose transaction is gone: its dialog may have to repeat the ACK. */
    void strayAnswer(SipResponse response, Flow flow);
}
