package org.mynah.um.directory;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a call when call answering rules are looked through (call flows §5.1).
 * Immutable.
 *
 * @param callerNumber as it came; empty: withheld
 * @param callerUser the user of the directory that the number belongs to
 * @param callerContacts ids of the owner's contacts that the number belongs to
 * @param dialedExtension which of the owner's numbers was called
 * @param calendar what the owner's calendar says; empty: it could not be asked, then a condition on
 *     it does not hold
 * @param isAutoReplyOn whether the owner's automatic replies are on
 * @param time in the owner's time zone
 * @param workingHours of the owner
 */
public record RuleCall(
        Optional<String> callerNumber,
        Optional<ObjectId> callerUser,
        Set<String> callerContacts,
        Optional<String> dialedExtension,
        Optional<CalendarStatus> calendar,
        boolean isAutoReplyOn,
        LocalDateTime time,
        WorkingHours workingHours) {
    public RuleCall {
        callerContacts = Set.copyOf(callerContacts);
    }
}
