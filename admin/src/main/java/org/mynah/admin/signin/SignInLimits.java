package org.mynah.admin.signin;

import java.time.Duration;

/**
 * The bounds of signing in over HTTP. Immutable.
 *
 * @param freeFailures failures of one account in a row before it has to wait
 * @param firstWait how long then; it doubles with each further failure
 * @param longestWait and no longer than this
 * @param failuresPerAddress failures from one address, on whatever accounts, before it has to wait
 * @param forgottenAfter failures older than this count no more
 * @param idle a session that is not used for so long has ended
 * @param longest a session ends after this, however much it is used
 * @param longestSecret characters of a name or password; longer ones are refused unread
 */
public record SignInLimits(
        int freeFailures,
        Duration firstWait,
        Duration longestWait,
        int failuresPerAddress,
        Duration forgottenAfter,
        Duration idle,
        Duration longest,
        int longestSecret) {

    /** What a server uses. */
    public static final SignInLimits DEFAULT =
            new SignInLimits(
                    5,
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(15),
                    50,
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(30),
                    Duration.ofHours(12),
                    256);

    /** How long an account waits after so many failures in a row. */
    Duration wait(int failures) {
        if (failures < freeFailures) {
            return Duration.ZERO;
        }
        var doublings = Math.min(failures - freeFailures, 20);
        var wait = firstWait.multipliedBy(1L << doublings);
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
}
