package org.mynah.um;

import java.time.Instant;
import java.util.Optional;

/**
 * Who calls whom. Immutable.
 *
 * @param callId the SIP Call-ID: the name of the call in logs, records and messages
 * @param called the number that was dialled to reach us (pilot or extension)
 * @param caller number or SIP user of the caller; empty when withheld
 * @param callerName the display name that the peer sent, if any; not to be trusted as an identity
 * @param reason why the call came here
 * @param arrived when the INVITE came
 */
public record CallParties(
        String callId,
        String called,
        Optional<String> caller,
        Optional<String> callerName,
        Reason reason,
        Instant arrived) {

    /** Why a call came to us (call data record field ReasonForCall, messages §12). */
    public enum Reason {
        DIRECT,
        DIVERT_BUSY,
        DIVERT_NO_ANSWER,
        DIVERT_FORWARD,
        OUTBOUND,
        NONE
    }
}
