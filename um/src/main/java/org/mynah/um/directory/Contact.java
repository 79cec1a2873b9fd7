package org.mynah.um.directory;

/** Whether a node reaches the directory (directory §5 rule 10). */
public enum Contact {
    /** What is read is what is committed. */
    IN_TOUCH,
    /** What is read was true when the directory last answered, within the {@link Lease}. */
    LAST_KNOWN,
    /**
     * What is read is older than the lease: numbers still lead to users, so that nobody's message
     * is lost, but whoever asks who he is, or is looked for, is refused.
     */
    CUT_OFF
}
