package org.mynah.um.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mynah.um.CallParties;
import org.mynah.um.record.CallType.Category;

/**
 * What is kept of one call when it is over, refused ones included (directory §7.15). It holds no
 * key that the caller pressed. Immutable.
 *
 * @param id unique, so that a record that is written twice counts once
 * @param date when the server took the call
 * @param duration 0 for a call that was handed on by Find Me
 * @param type what it was
 * @param callId SIP Call-ID
 * @param parentCallId the call that it came of
 * @param server name of the node
 * @param dialPlan of the number that was called, where it was known
 * @param gateway that sent it, where it was known
 * @param gatewayAddress host of the gateway, or the address that the call came from
 * @param callingNumber number or SIP address; blank when withheld
 * @param calledNumber number or SIP address
 * @param dialedString the number that the call was handed on to
 * @param caller the subscriber who signed in, by alias
 * @param callee the user who was called, by alias
 * @param autoAttendant name of the one that answered
 * @param offerResult what became of the offer
 * @param dropCallReason why it ended
 * @param reason why it came here
 * @param quality how the caller was heard; empty when too little was
 */
public record CallRecord(
        String id,
        Instant date,
        Duration duration,
        CallType type,
        String callId,
        Optional<String> parentCallId,
        String server,
        Optional<Named> dialPlan,
        Optional<Named> gateway,
        String gatewayAddress,
        String callingNumber,
        String calledNumber,
        Optional<String> dialedString,
        Optional<Named> caller,
        Optional<Named> callee,
        Optional<String> autoAttendant,
        OfferResult offerResult,
        DropCallReason dropCallReason,
        CallParties.Reason reason,
        Optional<AudioQuality> quality) {

    /** The column of a summary that counts it: a call that failed counts as nothing else. */
    public Category category() {
        return offerResult == OfferResult.Failed || offerResult == OfferResult.Rejected
                ? Category.FailedOrRejected
                : type.category();
    }
}
