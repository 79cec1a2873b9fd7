package org.mynah.um.pin;

import java.util.OptionalInt;
import org.mynah.um.directory.ObjectId;

/**
 * Counts sign-in attempts so that no number of parallel guessers gets more than the limit
 * (reliability V1). Atomic across threads, processes and restarts; implemented by {@code store}.
 */
public interface PinCounters {

    /**
     * Takes one attempt before the PIN is compared: counts it as failed until {@link #succeeded}
     * says otherwise.
     *
     * @param limit MaxLogonAttempts, or {@link Integer#MAX_VALUE} for unlimited
     * @return the number of this attempt, 1 to limit; empty when the mailbox is locked out, has no
     *     PIN, or the limit was reached. Taking the last one locks the mailbox out, and so does
     *     trying one where a policy of today allows fewer than were taken before
     */
    OptionalInt take(ObjectId umMailbox, int limit);

    /** Clears the count, and the lock that this attempt itself caused, after a right PIN. */
    void succeeded(ObjectId umMailbox);

    /**
     * Counts that a source tries a target, before it does. A target that counts already counts
     * once.
     *
     * @return whether it may try; false when as many other targets count as the limit allows
     */
    boolean mayTry(Guess guess);

    /** Takes a guess back that was right. */
    void wasRight(Guess guess);
}
