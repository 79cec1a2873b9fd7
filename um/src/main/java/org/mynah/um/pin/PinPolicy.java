package org.mynah.um.pin;

import org.mynah.um.directory.Unlimited;

/**
 * The PIN rules of a mailbox policy (directory §7.6). Immutable.
 *
 * @param minimumLength 4–24 digits
 * @param lifetimeDays days until a PIN must be changed
 * @param historyCount how many PINs, the present one included, may not be used again
 * @param allowsCommonPatterns whether repeated and sequential digits are allowed
 * @param failuresBeforeReset sequential failures after which the PIN is replaced and mailed
 * @param maxAttempts sequential failures that lock the mailbox
 */
public record PinPolicy(
        int minimumLength,
        Unlimited lifetimeDays,
        int historyCount,
        boolean allowsCommonPatterns,
        Unlimited failuresBeforeReset,
        Unlimited maxAttempts) {}
