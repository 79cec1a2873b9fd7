package org.mynah.store.mailbox;

import java.util.Optional;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.MailKind;

/**
 * A folder of a mailbox. Immutable.
 *
 * @param name the whole path in Unicode, parts separated by {@link #SEPARATOR}; the Inbox is {@code
 *     INBOX}
 * @param uidValidity RFC 3501 §2.3.1.1
 * @param searches when present, no message lies in this folder: it shows those of the kind that lie
 *     in others
 */
public record Folder(
        FolderId id,
        ObjectId mailbox,
        String name,
        Optional<SpecialUse> specialUse,
        boolean isSubscribed,
        long uidValidity,
        Optional<MailKind> searches) {

    /** Separates the parts of a folder's path. */
    public static final char SEPARATOR = '/';
}
