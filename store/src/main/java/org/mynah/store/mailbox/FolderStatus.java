package org.mynah.store.mailbox;

/**
 * Counts of a folder at one moment. Immutable.
 *
 * @param recent messages that no session has been told of as recent
 * @param unseen messages without \Seen
 * @param firstUnseen UID of the first of them; 0 when there is none
 * @param deleted messages with \Deleted
 * @param size bytes of all messages
 * @param uidNext the UID that the next message will have
 * @param highestModSeq RFC 7162 §3.1.2.1; at least 1
 */
public record FolderStatus(
        long messages,
        long recent,
        long unseen,
        long firstUnseen,
        long deleted,
        long size,
        long uidNext,
        long uidValidity,
        long highestModSeq) {}
