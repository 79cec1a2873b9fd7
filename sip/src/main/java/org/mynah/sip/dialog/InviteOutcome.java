package org.mynah.sip.dialog;

import org.mynah.sip.message.SipBody;
import org.mynah.sip.message.SipResponse;

/** What came of a call of ours. */
public sealed interface InviteOutcome {
    /** The call is up. */
    record Answered(Dialog dialog, SipBody answer) implements InviteOutcome {}

    /** The peer refused, with its final response. */
    record Refused(SipResponse response) implements InviteOutcome {}

    /** Nobody answered in time, and the call was cancelled; or we cancelled it. */
    record Cancelled() implements InviteOutcome {}

    /** The peer could not be reached. */
    record Unreachable(String why) implements InviteOutcome {}
}
