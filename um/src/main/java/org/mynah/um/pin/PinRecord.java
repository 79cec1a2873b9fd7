package org.mynah.um.pin;

import java.time.Instant;
import java.util.List;

/**
 * The PIN state of one UM mailbox (directory §7.11); never the PIN itself. Immutable.
 *
 * @param hash the encoded, salted, slow hash
 * @param changed when this PIN was set
 * @param mustChange whether the user must change it at the next sign-in (PinExpired)
 * @param isFirstTime whether the user never signed in
 * @param isLockedOut whether sign-in is refused until an administrator unlocks it
 * @param failures sequential wrong attempts, over all calls
 * @param history hashes of earlier PINs, newest first, without the present one
 */
public record PinRecord(
        String hash,
        Instant changed,
        boolean mustChange,
        boolean isFirstTime,
        boolean isLockedOut,
        int failures,
        List<String> history) {
    public PinRecord {
        history = List.copyOf(history);
    }

    @Override
    public String toString() {
        return "PinRecord[changed="
                + changed
                + ", mustChange="
                + mustChange
                + ", locked="
                + isLockedOut
                + "]";
    }
}
