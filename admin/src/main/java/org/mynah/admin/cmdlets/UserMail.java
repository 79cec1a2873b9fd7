package org.mynah.admin.cmdlets;

import java.io.IOException;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.message.UmMessage;

/** Sends the mails that follow from commands: welcome and PIN. Thread-safe. */
@FunctionalInterface
public interface UserMail {

    /**
     * Sends a mail about a mailbox to the recipient that the message names, who may be an
     * administrator.
     *
     * @throws IOException when it cannot be sent now; the change stays
     */
    void send(Mailbox mailbox, UmMessage message) throws IOException;
}
