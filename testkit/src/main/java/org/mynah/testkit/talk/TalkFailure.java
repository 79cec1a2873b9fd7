package org.mynah.testkit.talk;

/**
 * A conversation that went another way than written. The text has the line and what came instead.
 */
public final class TalkFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    TalkFailure(String message) {
        super(message);
    }

    TalkFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
