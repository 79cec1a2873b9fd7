package org.mynah.um.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mynah.um.CallParties;

/**
 * What an INVITE says, read but not yet judged (call flows §3.2). Immutable.
 *
 * @param peer IP address of the sender, without port or zone
 * @param callId the SIP Call-ID
 * @param called user part of the Request-URI, or of To when that is empty
 * @param calledAddress {@code user@host} of the same
 * @param diversions who diverted the call, the latest first
 * @param caller number or SIP user of the caller; empty when withheld
 * @param callerName display name of the caller
 * @param arrived when it came
 */
public record IncomingCall(
        String peer,
        String callId,
        String called,
        String calledAddress,
        List<Diversion> diversions,
        Optional<String> caller,
        Optional<String> callerName,
        Instant arrived) {
    public IncomingCall {
        diversions = List.copyOf(diversions);
    }

    /**
     * One party that did not take the call (Diversion, RFC 5806; History-Info, RFC 7044).
     *
     * @param user the user part, or the digits of a tel URI
     * @param address {@code user@host}
     * @param reason why it went on
     */
    public record Diversion(String user, String address, CallParties.Reason reason) {}
}
