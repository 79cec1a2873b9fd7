package org.mynah.sip.transaction;

import java.util.concurrent.locks.ReentrantLock;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.Flow;

/** A request that came in and the responses to it (RFC 3261 §17.2). Thread-safe. */
public abstract sealed class ServerTransaction
        permits ServerInviteTransaction, ServerNonInviteTransaction {
    final ReentrantLock lock = new ReentrantLock();
    final TransactionLayer layer;

    private final String key;
    private final SipRequest request;
    private final Flow flow;

    ServerTransaction(TransactionLayer layer, String key, SipRequest request, Flow flow) {
        this.layer = layer;
        this.key = key;
        this.request = request;
        this.flow = flow;
    }

    final String key() {
        return key;
    }

    /** The request that opened it. */
    public final SipRequest request() {
        return request;
    }

    /** The flow the request came by. */
    public final Flow flow() {
        return flow;
    }

    /**
     * Sends a response.
     *
     * @return false if it came too late: a final response was sent before, or the time is up
     */
    public abstract boolean respond(SipResponse response);

    /** Whether a final response may still be sent. */
    public abstract boolean isOpen();

    /** The request came again. */
    abstract void retransmitted();

    final void send(SipResponse response) {
        layer.sender().respond(response, flow);
    }
}
