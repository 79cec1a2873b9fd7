package org.mynah.mail.imap;

import java.util.List;

/**
 * A command as it was received: pieces of its lines with literals between them. The last literal of
 * an APPEND may still be on the wire. Immutable.
 *
 * @param pieces text, literal, text, literal …: always an odd number; one character a byte
 * @param message size of the message that follows on the wire, −1 when none does
 * @param isWaiting the client waits for leave before it sends the message
 * @param isBinary the message may hold NUL (RFC 3516's literal8)
 */
record CommandText(List<String> pieces, long message, boolean isWaiting, boolean isBinary) {
    CommandText {
        pieces = List.copyOf(pieces);
    }

    static CommandText of(String line) {
        return new CommandText(List.of(line), -1, false, false);
    }
}
