package org.mynah.media.engine;

/**
 * The session ended while one of its verbs waited, or before: the call is over. Unchecked, because
 * it unwinds a whole call flow, and without a stack trace, because every call ends.
 */
public final class MediaEndedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why a session ended. */
    public enum Reason {
        /** {@link MediaSession#close} was called. */
        CLOSED,
        /** The peer sent nothing for the inactivity limit. */
        INACTIVE,
        /** The engine failed on it; the log says why. */
        FAILED
    }

    MediaEndedException(Reason reason) {
        super("media session ended: " + reason, null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
