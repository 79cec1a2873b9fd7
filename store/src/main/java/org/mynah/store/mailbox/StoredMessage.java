package org.mynah.store.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mynah.store.blob.BlobId;
import org.mynah.um.message.MailId;
import org.mynah.um.message.MailKind;

/**
 * A message of a folder, without its bytes. Immutable.
 *
 * @param id names it for as long as it exists; kept when it is moved (RFC 8474's EMAILID)
 * @param uid within its folder
 * @param modSeq change counter (RFC 7162)
 * @param size in bytes
 * @param messageId the Message-ID it was delivered with, if it was
 * @param facts what unified messaging knows of it
 */
public record StoredMessage(
        MailId id,
        FolderId folder,
        long uid,
        long modSeq,
        Instant internalDate,
        long size,
        Flags flags,
        Optional<String> messageId,
        Facts facts,
        BlobId blob) {

    /**
     * What the telephone needs to know of a mail without opening it. Immutable.
     *
     * @param length of the audio; zero for mails without
     */
    public record Facts(
            MailKind kind,
            Optional<String> callerName,
            Optional<String> callerNumber,
            Duration length,
            boolean isImportant) {

        /** An ordinary e-mail. */
        public static final Facts EMAIL =
                new Facts(MailKind.EMAIL, Optional.empty(), Optional.empty(), Duration.ZERO, false);
    }
}
