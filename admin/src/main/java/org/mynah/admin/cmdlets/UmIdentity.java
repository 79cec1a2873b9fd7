package org.mynah.admin.cmdlets;

import org.mynah.um.directory.DialPlan;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.MailboxPolicy;
import org.mynah.um.directory.UmMailbox;

/** From a mailbox to its UM side. */
final class UmIdentity {

    private UmIdentity() {}

    /** The dial plan of a policy. */
    static DialPlan plan(DirectoryReader reader, MailboxPolicy policy) {
        return reader.find(policy.dialPlan()).map(DialPlan::new).orElseThrow();
    }

    /**
     * The UM mailbox of a mailbox.
     *
     * @throws DirectoryException UM-E110 when it is not enabled
     */
    static UmMailbox enabled(DirectoryReader reader, DirectoryObject mailbox) {
        return required(People.of(reader, mailbox)).um().orElseThrow();
    }

    /**
     * A user who must be enabled.
     *
     * @throws DirectoryException UM-E110 when he is not
     */
    static Person required(Person person) {
        if (person.um().isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E110,
                    "The mailbox '%s' isn't enabled for Unified Messaging; enable it by Enable-UMMailbox."
                            .formatted(person.user().name()));
        }
        return person;
    }
}
