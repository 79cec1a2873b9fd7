package org.mynah.um.message;

import java.io.IOException;
import org.mynah.um.Mailboxes;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;

/**
 * Puts the system's mails into mailboxes of this system. A sign-in name is no address here: what
 * carries a PIN goes to the owner of the address and to nobody else. Thread-safe.
 */
public record LocalMail(Directory directory, MailFormat format, Mailboxes mailboxes)
        implements UserMail {

    @Override
    public void send(Mailbox about, UmMessage message) throws IOException {
        try {
            mailboxes.deliver(target(about, message.to().address()), format.compose(message));
        } catch (Mailboxes.UnknownMailbox gone) {
            throw new IOException(gone.getMessage(), gone);
        }
    }

    private ObjectId target(Mailbox about, String address) throws IOException {
        if (address.equalsIgnoreCase(about.primarySmtpAddress())) {
            return about.id();
        }
        return directory
                .read(reader -> reader.find(new DirectoryKey(KeyScope.SMTP_ADDRESS, address)))
                .map(DirectoryObject::id)
                .orElseThrow(() -> new IOException("no mailbox here has the address " + address));
    }
}
