package org.mynah.testkit.phone;

import java.io.IOException;
import java.net.InetSocketAddress;

/** One end of SIP's transport: sends messages and hands over those that come in. Thread-safe. */
interface SipLink extends AutoCloseable {
    /** Takes what comes in, on the link's own thread; must not block. */
    interface Inbox {
        void received(SipMessage message, Reply reply);
    }

    /** Sends a response back to where its request came from. */
    interface Reply {
        void send(SipMessage response) throws IOException;
    }

    /** Begins to hand over what comes in. */
    void start(Inbox inbox);

    InetSocketAddress local();

    Transport transport();

    void send(SipMessage message, InetSocketAddress to) throws IOException;

    @Override
    void close();
}
