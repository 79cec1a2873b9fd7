package org.mynah.mail.imap;

import java.net.InetAddress;
import java.util.Optional;
import org.mynah.um.directory.ObjectId;

/** Decides who may sign in. Thread-safe; called on the thread of the connection. */
@FunctionalInterface
public interface Authenticator {

    /**
     * Checks a name and a password.
     *
     * @return the mailbox of the user, or empty when name or password is wrong or the user may not
     *     sign in
     */
    Optional<ObjectId> signIn(String name, String password, InetAddress remote);
}
