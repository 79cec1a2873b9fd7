package org.mynah.um.record;

import java.time.Instant;
import java.util.Optional;

/**
 * A call that is up (cmdlets §11). Immutable.
 *
 * @param callId SIP Call-ID
 * @param server name of the node that serves it
 * @param dialPlan of the number that was called, once it is known
 * @param gateway that sent it
 * @param type what it is so far
 * @param state how far it has come
 * @param callingNumber blank when withheld
 * @param calledNumber what was dialled
 * @param divertedNumber who did not take it
 * @param start when it came
 * @param mailbox alias of the user it is about
 */
public record ActiveCall(
        String callId,
        String server,
        Optional<Named> dialPlan,
        Optional<Named> gateway,
        CallType type,
        CallState state,
        String callingNumber,
        String calledNumber,
        Optional<String> divertedNumber,
        Instant start,
        Optional<String> mailbox) {}
