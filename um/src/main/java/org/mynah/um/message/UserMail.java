package org.mynah.um.message;

import java.io.IOException;
import org.mynah.um.directory.Mailbox;

/** Sends the mails of the system: welcome, PIN, lock-out. Thread-safe. */
@FunctionalInterface
public interface UserMail {

    /**
     * Sends a mail about a mailbox to the recipient that the message names: the user himself, or
     * another address such as an administrator's.
     *
     * @throws IOException when it cannot be sent now; its text goes into warning UM-E307
     */
    void send(Mailbox about, UmMessage message) throws IOException;
}
