package org.mynah.store;

/** The data directory cannot be used; the message says why and what to do. Exit status 73. */
public final class DataDirectoryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Another process has it. */
        IN_USE,
        /** It cannot be created, read or written. */
        NOT_WRITABLE,
        /** A newer version of Mynah made it. */
        NEWER_FORMAT,
        /** The pepper is missing, or is not that of the database. */
        PEPPER,
        /** A restore did not come to its end. */
        UNFINISHED_RESTORE
    }

    private final Reason reason;

    public DataDirectoryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
