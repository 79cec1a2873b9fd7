package org.mynah.um.message;

/**
 * Names one mail of a mailbox in the store; opaque, stable as long as the mail exists. Immutable.
 */
public record MailId(String value) {
    public MailId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a mail id is not empty");
        }
    }
}
