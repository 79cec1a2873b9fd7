package org.mynah.mail.imap;

/** A command that is written wrong; the text names the field and what is expected. */
final class ImapSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;

    ImapSyntaxException(String text) {
        super(text, null, false, false);
        this.text = text;
    }

    /** For the client. */
    String text() {
        return text;
    }
}
