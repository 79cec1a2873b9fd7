package org.mynah.um.message;

import java.time.Instant;
import java.util.Optional;
import org.mynah.um.CallParties;
import org.mynah.um.directory.ObjectId;

/**
 * What is known about a message before it is spoken; on disk before the beep. Immutable.
 *
 * @param id unique; becomes the Message-ID, so that a repeated delivery is the same mail
 * @param kind what it will be
 * @param mailbox whose it is
 * @param callId the SIP Call-ID
 * @param caller number or SIP user of the caller; empty when withheld
 * @param callerName the caller's name when resolved to a person of the directory
 * @param callerAddress that person's SMTP address
 * @param called the number that was dialled
 * @param reason why the call came here
 * @param started when the message was begun
 */
public record Envelope(
        String id,
        Kind kind,
        ObjectId mailbox,
        String callId,
        Optional<String> caller,
        Optional<String> callerName,
        Optional<String> callerAddress,
        String called,
        CallParties.Reason reason,
        Instant started) {

    /** What the spool may hold. */
    public enum Kind {
        /** A voice message left by an outside caller. */
        VOICE_MESSAGE,
        /** A call without a message. */
        MISSED_CALL
    }
}
