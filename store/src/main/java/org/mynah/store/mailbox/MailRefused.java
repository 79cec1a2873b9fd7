package org.mynah.store.mailbox;

/** The store refuses an operation on a mailbox; nothing was changed. */
public final class MailRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is no such mailbox in the directory. */
        NO_MAILBOX,
        /** There is no such folder (any more). */
        NO_FOLDER,
        /** A folder of that name exists. */
        FOLDER_EXISTS,
        /** The Inbox and folders with a special use stay. */
        FOLDER_NEEDED,
        /** The folder only shows messages that lie in others. */
        SEARCH_FOLDER,
        /** The name of the folder is not allowed. */
        BAD_NAME,
        /** The mailbox is over its limit. */
        OVER_QUOTA,
        /** The message is larger than {@link MailLimits#largestMessage}. */
        TOO_LARGE,
        /** More folders than {@link MailLimits#mostFolders}. */
        TOO_MANY_FOLDERS
    }

    private final Reason reason;

    public MailRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
