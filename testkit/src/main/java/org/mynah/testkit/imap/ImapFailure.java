package org.mynah.testkit.imap;

/** An IMAP server that did not answer as a client needs, or not in time. */
public final class ImapFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImapFailure(String message) {
        super(message);
    }

    ImapFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
