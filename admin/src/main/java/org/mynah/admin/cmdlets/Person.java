package org.mynah.admin.cmdlets;

import java.util.Optional;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.UmMailbox;

/**
 * A user, with or without mailbox, and his UM side. Immutable.
 *
 * @param user the user or mailbox
 * @param um empty: not enabled for unified messaging
 */
record Person(DirectoryObject user, Optional<UmMailbox> um) {

    ObjectId id() {
        return user.id();
    }

    Mailbox mailbox() {
        return new Mailbox(user);
    }
}
