package org.mynah.um.dialing;

import java.util.Optional;
import org.mynah.um.directory.DialingRule;

/** Whether a number may be dialed. Immutable. */
public sealed interface Verdict {

    /**
     * It may.
     *
     * @param dialString what goes to the gateway; it is never sent through the rules again
     * @param kind what kind of number it is
     * @param rule the rule that fired; empty for internal numbers
     */
    record Permitted(String dialString, NumberClass kind, Optional<DialingRule> rule)
            implements Verdict {}

    /**
     * It may not.
     *
     * @param why for the flow
     * @param detail for the administrator: what was asked, and what would allow it
     */
    record Refused(Reason why, String detail) implements Verdict {}

    /** What kind of number was dialed. */
    enum NumberClass {
        /** A UM user of the plan. */
        SUBSCRIBER,
        /** Another number of extension length. */
        EXTENSION,
        IN_COUNTRY,
        INTERNATIONAL
    }

    /** Why a number may not be dialed. */
    enum Reason {
        /** Neither digits nor a SIP address of the plan. */
        NOT_A_NUMBER,
        /** Emergency numbers are never dialed. */
        EMERGENCY,
        /** AllowDialPlanSubscribers is off. */
        SUBSCRIBERS_NOT_ALLOWED,
        /** CallSomeoneEnabled is off. */
        PEOPLE_NOT_ALLOWED,
        /** No group of this class is allowed. */
        NO_GROUP_ALLOWED,
        /** No mask of an allowed group fits. */
        NO_RULE_FITS
    }
}
