package org.mynah.mail.imap;

import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.StoredMessage;

/**
 * One command and where its answer goes. One thread.
 *
 * @param args the command's text after its name
 * @param isUid a UID command: sets are UIDs, and so are the answers
 */
record Exchange(
        Session session,
        ImapOutput out,
        ImapParser args,
        ImapLimits limits,
        String tag,
        boolean isUid) {

    MailStore store() {
        return session.store();
    }

    SelectedFolder folder() {
        return session.folder();
    }

    /** What the answer calls a message of the selected folder: its UID, or its sequence number. */
    long number(StoredMessage message) {
        return isUid ? message.uid() : folder().sequence(message.uid());
    }
}
