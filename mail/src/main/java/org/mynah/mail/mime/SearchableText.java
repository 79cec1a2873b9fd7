package org.mynah.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import org.mynah.store.mailbox.MessageText;

/**
 * Makes of a mail what it is searched by (RFC 9051 §6.4.4): every charset as Unicode. Stateless.
 */
public final class SearchableText {

    private SearchableText() {}

    /**
     * Reads it.
     *
     * @param header of the mail
     * @param mail the whole mail; the caller closes it
     */
    public static MessageText read(HeaderBlock header, InputStream mail) throws IOException {
        var fields = new StringBuilder();
        for (var field : header.fields()) {
            fields.append(field.name()).append(": ").append(value(field)).append('\n');
        }
        return new MessageText(fields.toString(), MailText.read(mail));
    }

    /** The value of a field. A line may be folded at a tab: who searches types a blank. */
    public static String value(HeaderBlock.Field field) {
        return MailHeaders.decode(field.value()).replace('\t', ' ');
    }
}
