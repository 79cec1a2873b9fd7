package org.mynah.sip.transaction;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipRequest;
import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transport.Flow;

/** A request of ours and the responses to it (RFC 3261 §17.1). Thread-safe. */
public abstract sealed class ClientTransaction
        permits ClientInviteTransaction, ClientNonInviteTransaction {
    final ReentrantLock lock = new ReentrantLock();
    final TransactionLayer layer;
    final ClientUser user;

    private final String key;
    private final SipRequest request;
    private final Flow flow;

    ClientTransaction(
            TransactionLayer layer, String key, SipRequest request, Flow flow, ClientUser user) {
        this.layer = layer;
        this.key = key;
        this.request = request;
        this.flow = flow;
        this.user = user;
    }

    final String key() {
        return key;
    }

    /** The request as it was sent, with its Via. */
    public final SipRequest request() {
        return request;
    }

    /** The flow it was sent by. */
    public final Flow flow() {
        return flow;
    }

    abstract void start();

    abstract void receive(SipResponse response);

    final boolean send(SipMessage message) {
        try {
            layer.sender().send(message, flow);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
