package org.mynah.telephony;

import java.util.Locale;
import java.util.Optional;
import org.mynah.sip.message.Reason;
import org.mynah.um.CallParties;

/** Why a call was diverted, from the words and numbers of SIP (call flows §3.2, step 3). */
final class DiversionReasons {

    private DiversionReasons() {}

    /** The {@code reason} of a Diversion header (RFC 5806 §4). */
    static CallParties.Reason ofWord(Optional<String> word) {
        return switch (word.orElse("").toLowerCase(Locale.ROOT)) {
            case "user-busy" -> CallParties.Reason.DIVERT_BUSY;
            case "no-answer" -> CallParties.Reason.DIVERT_NO_ANSWER;
            default -> CallParties.Reason.DIVERT_FORWARD;
        };
    }

    /** A SIP status, as in RFC 4458 {@code cause} and in Reason. */
    static CallParties.Reason ofStatus(String status) {
        return switch (status.strip()) {
            case "486" -> CallParties.Reason.DIVERT_BUSY;
            case "408", "480" -> CallParties.Reason.DIVERT_NO_ANSWER;
            default -> CallParties.Reason.DIVERT_FORWARD;
        };
    }

    /** A Reason (RFC 3326): a SIP status, or a cause of Q.850 (17 busy, 18 and 19 no answer). */
    static CallParties.Reason of(Reason reason) {
        if (!reason.protocol().equalsIgnoreCase("Q.850")) {
            return ofStatus(Integer.toString(reason.cause()));
        }
        return switch (reason.cause()) {
            case 17 -> CallParties.Reason.DIVERT_BUSY;
            case 18, 19 -> CallParties.Reason.DIVERT_NO_ANSWER;
            default -> CallParties.Reason.DIVERT_FORWARD;
        };
    }
}
