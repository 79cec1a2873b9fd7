package org.mynah.admin.cmdlets;

import java.io.IOException;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.WarningId;

/** What users have recorded lies beside the directory and goes after the commit. */
final class Recordings {

    private Recordings() {}

    /**
     * Deletes the greetings and the name of a mailbox. What cannot be deleted now is never played:
     * it goes when the mailbox is enabled again.
     */
    static void remove(Services services, Invocation call, ObjectId mailbox) {
        try {
            services.greetings().removeAll(mailbox);
        } catch (IOException failure) {
            call.warnings()
                    .add(
                            WarningId.W08,
                            "The recordings of the mailbox could not be deleted (%s); they are not played any more, and go with the next Enable-UMMailbox."
                                    .formatted(failure.getMessage()));
        }
    }
}
