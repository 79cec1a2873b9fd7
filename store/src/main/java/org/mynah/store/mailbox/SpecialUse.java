package org.mynah.store.mailbox;

/** What a folder is for (RFC 6154), with the name it is created with in a new mailbox. */
public enum SpecialUse {
    /** Where mail arrives; has no attribute of its own. */
    INBOX("INBOX", ""),
    DRAFTS("Drafts", "\\Drafts"),
    SENT("Sent", "\\Sent"),
    TRASH("Deleted Items", "\\Trash"),
    JUNK("Junk", "\\Junk");

    private final String folderName;
    private final String attribute;

    SpecialUse(String folderName, String attribute) {
        this.folderName = folderName;
        this.attribute = attribute;
    }

    /** Name of the folder in a new mailbox. */
    public String folderName() {
        return folderName;
    }

    /** The IMAP attribute; empty for the Inbox. */
    public String attribute() {
        return attribute;
    }
}
