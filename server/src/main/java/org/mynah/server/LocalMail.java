package org.mynah.server;

import java.io.IOException;
import org.mynah.admin.cmdlets.UserMail;
import org.mynah.um.Mailboxes;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.message.MailFormat;
import org.mynah.um.message.UmMessage;

/** Puts the mails of commands into mailboxes of this system. Thread-safe. */
record LocalMail(Directory directory, MailFormat format, Mailboxes mailboxes) implements UserMail {

    @Override
    public void send(Mailbox mailbox, UmMessage message) throws IOException {
        var address = message.to().address();
        var target =
                directory
                        .read(reader -> Mailbox.bySignInName(reader, address))
                        .orElseThrow(() ->
                                new IOException("no mailbox here has the address " + address));
        try {
            mailboxes.deliver(target.id(), format.compose(message));
        } catch (Mailboxes.UnknownMailbox gone) {
            throw new IOException(gone.getMessage(), gone);
        }
    }
}
