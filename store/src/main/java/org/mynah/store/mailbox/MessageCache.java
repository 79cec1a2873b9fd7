package org.mynah.store.mailbox;

/**
 * What clients ask of every message, computed once by {@code mail.imap} in its own form. Immutable.
 *
 * @param envelope IMAP's ENVELOPE
 * @param structure IMAP's BODYSTRUCTURE
 */
public record MessageCache(String envelope, String structure) {}
