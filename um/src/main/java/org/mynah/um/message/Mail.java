package org.mynah.um.message;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail ready for the store: its bytes as a stream, and what the telephone must know of it.
 * Immutable.
 *
 * @param messageId with angle brackets; the key against double delivery
 * @param kind what it is
 * @param received internal date
 * @param callerName see {@link MailSummary}
 * @param callerNumber see {@link MailSummary}
 * @param length see {@link MailSummary}
 * @param isImportant see {@link MailSummary}
 * @param body the RFC 5322 message
 */
public record Mail(
        String messageId,
        MailKind kind,
        Instant received,
        Optional<String> callerName,
        Optional<String> callerNumber,
        Duration length,
        boolean isImportant,
        Body body) {

    /**
     * Writes the RFC 5322 bytes with CRLF line ends; may be called more than once, with the same
     * result.
     */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
