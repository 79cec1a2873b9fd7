package org.mynah.um.pin;

import java.time.Duration;
import java.time.Instant;

/**
 * What is limited over all mailboxes together, beside the counter of each: so that a few PINs tried
 * on every mailbox get nowhere (reliability V1). A limit refuses the try, it locks no user; it is
 * over with its window.
 */
public enum GuessLimit {
    /** Extensions that one caller's number fails at (Outlook Voice Access §2.3). */
    EXTENSIONS_PER_CALLER(5),
    /** Extensions that all callers without a number fail at together: they cannot be told apart. */
    EXTENSIONS_OF_HIDDEN_CALLERS(20),
    /** Mailboxes that one PIN fails at, whoever tries it. */
    MAILBOXES_PER_PIN(10);

    /** Failures are counted anew in each window of this length. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private final int most;

    GuessLimit(int most) {
        this.most = most;
    }

    /** How many different targets a source may fail at within a window. */
    public int most() {
        return most;
    }

    /** When the window began that holds an instant. */
    static Instant windowOf(Instant when) {
        var length = WINDOW.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(when.toEpochMilli(), length) * length);
    }
}
