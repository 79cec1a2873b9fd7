package org.mynah.um.routing;

import java.util.Optional;
import org.mynah.um.CallParties;
import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.UmMailbox;

/** Where an incoming call goes. Immutable. */
public sealed interface Destination {

    /**
     * A message is taken for a user.
     *
     * @param plan the dial plan of the pilot, which decides language and limits
     */
    record CallAnswering(DialPlan plan, Called called, CallParties parties)
            implements Destination {}

    /**
     * A user reads his mailbox by telephone.
     *
     * @param caller the user whose extension calls, if it is one of the plan
     */
    record SubscriberAccess(DialPlan plan, Optional<Called> caller, CallParties parties)
            implements Destination {}

    /**
     * The menu of an auto attendant.
     *
     * @param plan the dial plan of the auto attendant, which decides limits
     */
    record AutoAttendant(
            DialPlan plan, org.mynah.um.directory.AutoAttendant attendant, CallParties parties)
            implements Destination {}

    /** The call is not taken. */
    record Refused(Refusal why, String detail) implements Destination {}

    /** A UM-enabled user. */
    record Called(UmMailbox umMailbox, Mailbox mailbox, MailboxPolicy policy) {}

    /** Why a call is not taken, each with the SIP status for the peer (call flows §3.3). */
    enum Refusal {
        UNKNOWN_PEER(403, "Forbidden"),
        GATEWAY_DISABLED(403, "Forbidden"),
        NO_NEW_CALLS(503, "Service Unavailable"),
        UNKNOWN_PILOT(404, "Not Found"),
        UNKNOWN_EXTENSION(404, "Not Found"),
        SECURITY_MISMATCH(403, "Forbidden");

        private final int status;
        private final String phrase;

        Refusal(int status, String phrase) {
            this.status = status;
            this.phrase = phrase;
        }

        /** The SIP status. */
        public int status() {
            return status;
        }

        /** The reason phrase. */
        public String phrase() {
            return phrase;
        }
    }
}
