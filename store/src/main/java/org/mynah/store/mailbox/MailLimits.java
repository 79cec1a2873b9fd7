package org.mynah.store.mailbox;

/**
 * Limits of the mail store. Immutable.
 *
 * @param largestMessage bytes of one message
 * @param mostFolders folders of one mailbox
 * @param longestFolderName characters of a folder's whole path
 * @param quota for mailboxes without one of their own
 */
public record MailLimits(long largestMessage, int mostFolders, int longestFolderName, Quota quota) {

    /** 150 MB a message (an hour of uncompressed voice fits), 10,000 folders, no quota. */
    public static final MailLimits DEFAULT =
            new MailLimits(150L * 1024 * 1024, 10_000, 500, Quota.UNLIMITED);
}
