package org.mynah.mail.imap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.mynah.mail.mime.TransferEncoding;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.StoredMessage;

/**
 * The bytes of a part without its transfer encoding (RFC 3516), decoded while they are sent: a part
 * of any size takes no memory. Immutable.
 *
 * @param encoding empty when the server cannot decode it
 */
record DecodedPart(
        MailStore store,
        StoredMessage message,
        MessageLayout.Section section,
        Optional<TransferEncoding> encoding) {

    /** The whole mail, which has no transfer encoding of its own. */
    static DecodedPart whole(MailStore store, StoredMessage message) {
        return new DecodedPart(
                store,
                message,
                new MessageLayout.Section(0, 0, message.size()),
                Optional.of(TransferEncoding.IDENTITY));
    }

    boolean isDecodable() {
        return encoding.isPresent();
    }

    /** How many bytes it has, decoded; all of them are read for that. */
    long size() throws IOException {
        return measure(0, Long.MAX_VALUE).length;
    }

    /** Sends some of the bytes, as a binary literal when there is a NUL among them. */
    void send(FetchItem.Span span, ImapOutput out) throws IOException {
        var offset = span.offset().orElse(0);
        var measured = measure(offset, span.length());
        try (var in = open(offset)) {
            if (measured.hasNul) {
                out.binaryLiteral(measured.length, in);
            } else {
                out.literal(measured.length, in);
            }
        }
    }

    private record Measured(long length, boolean hasNul) {}

    private Measured measure(long offset, long most) throws IOException {
        try (var in = open(offset)) {
            var length = 0L;
            var hasNul = false;
            var block = new byte[16 * 1024];
            while (length < most) {
                var read = in.read(block, 0, (int) Math.min(block.length, most - length));
                if (read < 0) {
                    break;
                }
                for (int i = 0; i < read; i++) {
                    hasNul |= block[i] == 0;
                }
                length += read;
            }
            return new Measured(length, hasNul);
        }
    }

    private InputStream open(long offset) throws IOException {
        var body = store.openRange(message, section.body(), section.end() - section.body());
        var in = encoding.orElseThrow().decode(new BufferedInputStream(body));
        var left = offset;
        for (var skipped = in.skip(left); skipped > 0 && left > 0; skipped = in.skip(left)) {
            left -= skipped;
        }
        return in;
    }
}
