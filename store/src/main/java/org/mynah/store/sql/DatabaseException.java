package org.mynah.store.sql;

/** The database did not do what was asked; nothing of the transaction is kept. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What to make of it. */
    public enum Reason {
        /** Not reachable, no connection free, disk full: later it may work. */
        UNAVAILABLE,
        /** Other transactions came first, again and again. */
        CONFLICT,
        /** A unique value is taken. */
        DUPLICATE,
        /** What a row refers to is not there, or is still referred to. */
        REFERENCE,
        /** Made by a newer version of Mynah, or not a database of Mynah. */
        FORMAT,
        /** Anything else: a defect of ours or of the database. */
        DEFECT
    }

    private final Reason reason;

    public DatabaseException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What to make of it. */
    public Reason reason() {
        return reason;
    }
}
