package org.mynah.um.directory;

/**
 * A mailbox whose name begins with the digits that a caller pressed. Immutable.
 *
 * @param digits how the whole name is spelled
 * @param mailbox the mailbox as it is now
 */
public record KeypadHit(String digits, DirectoryObject mailbox) {}
