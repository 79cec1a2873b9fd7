package org.mynah.sip.transport;

import java.io.IOException;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipResponse;

/** Sends messages for the transactions. */
public interface MessageSender {
    /**
     * Sends a response by the flow of its request. Failure is counted; the timers see to the rest.
     */
    void respond(SipResponse response, Flow origin);

    /**
     * Sends any message by a flow.
     *
     * @throws IOException if the flow does not take it
     */
    void send(SipMessage message, Flow flow) throws IOException;
}
