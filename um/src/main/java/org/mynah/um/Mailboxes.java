package org.mynah.um;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.Mail;
import org.mynah.um.message.MailId;
import org.mynah.um.message.MailSummary;

/**
 * The mail store: where messages lie and where every client reads them. Thread-safe. Implemented by
 * {@code store} (the embedded one) and by connectors to other mail systems.
 */
public interface Mailboxes {

    /**
     * Puts a mail into the Inbox. The same Message-ID a second time changes nothing, so a delivery
     * may be repeated.
     *
     * @throws IOException when the store cannot take it now; nothing is half stored
     * @throws UnknownMailbox when no such mailbox exists
     */
    void deliver(ObjectId mailbox, Mail mail) throws IOException, UnknownMailbox;

    /** Whether the mailbox is already over its receive limit (call flows §4.1). */
    boolean isFull(ObjectId mailbox) throws IOException;

    /**
     * Voice messages of all folders but Deleted Items and Junk, unread ones first (important before
     * normal, then oldest first), then read ones, newest first (Outlook Voice Access §4).
     */
    List<MailSummary> voiceMessages(ObjectId mailbox) throws IOException;

    /** The RFC 5322 bytes of a mail. */
    InputStream open(ObjectId mailbox, MailId mail) throws IOException;

    /** Sets or clears the read state that every client shows. A mail that is gone is no error. */
    void markRead(ObjectId mailbox, MailId mail, boolean isRead) throws IOException;

    /** Moves a mail to Deleted Items. A mail that is gone is no error. */
    void delete(ObjectId mailbox, MailId mail) throws IOException;

    /** No such mailbox; repeating the call does not help. */
    final class UnknownMailbox extends Exception {
        private static final long serialVersionUID = 1L;

        public UnknownMailbox(ObjectId mailbox) {
            super("no mailbox has the id " + mailbox.value());
        }
    }
}
