package org.mynah.um.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the telephone needs to know about a mail without opening it. Immutable.
 *
 * @param id the mail
 * @param kind what it is
 * @param received when it came
 * @param callerName the caller's name, when known
 * @param callerNumber the caller's number, when given
 * @param length of the audio; zero for mails without
 * @param isRead the state that every client shows
 * @param isImportant marked with high importance
 */
public record MailSummary(
        MailId id,
        MailKind kind,
        Instant received,
        Optional<String> callerName,
        Optional<String> callerNumber,
        Duration length,
        boolean isRead,
        boolean isImportant) {}
