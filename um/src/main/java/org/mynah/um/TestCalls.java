package org.mynah.um;

import java.time.Duration;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.IpGateway;

/**
 * Places real calls to see whether telephony works (cmdlets §8.10, Test-UMConnectivity). Each waits
 * until its call is over. Thread-safe.
 */
public interface TestCalls {

    /** Keys that a test presses unless others are asked for. */
    String KEYS = "0123456789*#";

    /** Calls this server itself, and presses keys that it has to hear. */
    Outcome loop(String keys, Duration atMost);

    /**
     * Calls this server itself and signs in to a mailbox by extension and PIN. A wrong PIN counts
     * as one that any caller tried.
     */
    Outcome signIn(DialPlan plan, String extension, String pin, Duration atMost);

    /**
     * Calls a number through a gateway, presses keys, and listens what comes back.
     *
     * @param port of the gateway; 0: the one it has in the directory
     * @param from the SIP address of the caller; blank: this server
     */
    Outcome through(
            IpGateway gateway, int port, String phone, String from, String keys, Duration atMost);

    /**
     * What came of it. Immutable.
     *
     * @param target who was called
     * @param failure why it failed; blank when it did not
     * @param latency from the INVITE to its final response
     * @param received the keys that were heard at the other end, or came back
     * @param callsUp calls that the server serves now, without this one
     */
    record Outcome(String target, String failure, Duration latency, String received, int callsUp) {}
}
