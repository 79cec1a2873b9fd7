package org.mynah.mail.imap;

import java.util.List;
import org.mynah.mail.mime.AddressList;
import org.mynah.mail.mime.HeaderBlock;

/** IMAP's ENVELOPE of a header (RFC 3501 §7.4.2). Stateless. */
final class Envelope {

    private Envelope() {}

    static String of(HeaderBlock header) {
        var from = addresses(header, "From");
        var sender = addresses(header, "Sender");
        var replyTo = addresses(header, "Reply-To");
        return "("
                + String.join(
                        " ",
                        text(header, "Date"),
                        text(header, "Subject"),
                        from,
                        // Without them, sender and reply-to are the author.
                        sender.equals("NIL") ? from : sender,
                        replyTo.equals("NIL") ? from : replyTo,
                        addresses(header, "To"),
                        addresses(header, "Cc"),
                        addresses(header, "Bcc"),
                        text(header, "In-Reply-To"),
                        text(header, "Message-ID"))
                + ")";
    }

    private static String text(HeaderBlock header, String name) {
        return ImapText.nstring(header.value(name));
    }

    private static String addresses(HeaderBlock header, String name) {
        var list = header.value(name).map(AddressList::parse).orElse(List.of());
        if (list.isEmpty()) {
            return "NIL";
        }
        var shown = new StringBuilder("(");
        for (var address : list) {
            shown.append('(')
                    .append(ImapText.nstring(address.name()))
                    .append(" NIL ")
                    .append(ImapText.nstring(address.mailbox()))
                    .append(' ')
                    .append(host(address))
                    .append(')');
        }
        return shown.append(')').toString();
    }

    private static String host(AddressList.Address address) {
        return ImapText.nstring(address.host().filter(_ -> address.mailbox().isPresent()))
                .transform(host -> host.equals("\"\"") ? "\"MISSING_DOMAIN\"" : host);
    }
}
