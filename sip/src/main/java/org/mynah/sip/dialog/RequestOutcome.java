package org.mynah.sip.dialog;

import org.mynah.sip.message.SipResponse;
import org.mynah.sip.transaction.ClientUser;

/** What came of a request of ours. */
public sealed interface RequestOutcome {
    /** The final response. */
    record Answered(SipResponse response) implements RequestOutcome {}

    /** No response came within 64 × T1, or the request could not be sent. */
    record Unanswered(ClientUser.Failure why) implements RequestOutcome {}

    /** It was not sent, because the call has ended or another request of the kind is under way. */
    record NotSent(String why) implements RequestOutcome {}

    /** The status of the response, or what RFC 3261 §8.1.3.1 puts in its place. */
    default int status() {
        return switch (this) {
            case Answered(var response) -> response.status();
            case Unanswered(var why) -> why == ClientUser.Failure.TIMEOUT ? 408 : 503;
            case NotSent(_) -> 491;
        };
    }

    /** Whether it is a 2xx. */
    default boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }
}
