package org.mynah.um.pin;

import java.time.Instant;

/**
 * One source trying one target, under a limit. Immutable.
 *
 * @param limit which limit counts it
 * @param source a caller's number, or the fingerprint of a PIN; never a PIN
 * @param target the mailbox or extension that is tried
 * @param window when the window began in which it counts
 */
public record Guess(GuessLimit limit, String source, String target, Instant window) {}
