package org.mynah.um.message;

/**
 * What a mail is to unified messaging; decides what the telephone offers and what lights the lamp
 * (messages §1).
 */
public enum MailKind {
    /** Ordinary e-mail. */
    EMAIL,
    /** A voice message. */
    VOICE,
    /** A missed call. */
    MISSED_CALL,
    /** A fax. */
    FAX
}
