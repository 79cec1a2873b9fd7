package org.mynah.store.mailbox;

import java.time.Instant;
import java.util.Optional;
import org.mynah.store.blob.Blobs;

/**
 * A message to be put into a folder. Immutable.
 *
 * @param messageId with angle brackets; remembered, not compared
 * @param content the RFC 5322 bytes with CRLF line ends; written once
 */
public record NewMessage(
        Instant internalDate,
        Flags flags,
        Optional<String> messageId,
        StoredMessage.Facts facts,
        Blobs.Content content) {

    /** An e-mail without flags. */
    public static NewMessage email(Instant internalDate, Blobs.Content content) {
        return new NewMessage(
                internalDate, Flags.NONE, Optional.empty(), StoredMessage.Facts.EMAIL, content);
    }
}
