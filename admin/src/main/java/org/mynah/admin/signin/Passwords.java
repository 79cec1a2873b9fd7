package org.mynah.admin.signin;

import java.util.Optional;
import org.mynah.um.directory.ObjectId;

/** Checks a password; implemented where the server is wired. Thread-safe. */
@FunctionalInterface
public interface Passwords {

    /**
     * The mailbox that a sign-in name or address and a password open; takes the same time for a
     * name that does not exist.
     */
    Optional<ObjectId> check(String name, String password);
}
