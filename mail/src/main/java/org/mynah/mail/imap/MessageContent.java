package org.mynah.mail.imap;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mynah.mail.mime.HeaderBlock;
import org.mynah.mail.mime.MimeLimits;
import org.mynah.mail.mime.SentDate;
import org.mynah.mail.mime.TransferEncoding;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.MessageCache;
import org.mynah.store.mailbox.StoredMessage;

/**
 * The bytes of one message, read as far as they are asked for: the header alone, or the whole once
 * to find its parts. One thread.
 */
final class MessageContent {

    private final MailStore store;
    private final StoredMessage message;
    private @Nullable HeaderBlock header;
    private @Nullable MessageLayout layout;
    private @Nullable String envelope;
    private boolean isNew;

    MessageContent(MailStore store, StoredMessage message, @Nullable MessageCache cache) {
        this.store = store;
        this.message = message;
        if (cache != null) {
            layout = MessageLayout.read(cache.structure()).orElse(null);
            envelope = layout == null ? null : cache.envelope();
        }
    }

    /** The header of the mail. */
    HeaderBlock header() throws IOException {
        if (header == null) {
            try (var in = store.openRange(message, 0, MimeLimits.HEADER_BYTES.limit())) {
                header = HeaderBlock.read(new BufferedInputStream(in));
            }
        }
        return header;
    }

    /** When it says that it was sent, else when it arrived (RFC 5256 §2.2). */
    Instant sent() throws IOException {
        return SentDate.of(header())
                .map(OffsetDateTime::toInstant)
                .orElseGet(message::internalDate);
    }

    String envelope() throws IOException {
        if (envelope == null) {
            envelope = Envelope.of(header());
        }
        return envelope;
    }

    MessageLayout layout() throws IOException {
        if (layout == null) {
            try (var in = store.open(message)) {
                layout = MessageLayout.scan(in);
            }
            isNew = true;
        }
        return layout;
    }

    /** What should be kept, when it was found just now. */
    Optional<MessageCache> toCache() throws IOException {
        return isNew && layout != null
                ? Optional.of(new MessageCache(envelope(), layout.text()))
                : Optional.empty();
    }

    /** Sends the bytes of an item as a literal, or NIL when the mail has no such part. */
    void send(FetchItem.Bytes item, ImapOutput out) throws IOException {
        switch (item.what()) {
            case ALL -> {
                if (item.number().isEmpty()) {
                    range(item, 0, message.size(), out);
                } else {
                    var part = layout().section(item.number());
                    if (part.isPresent()) {
                        range(item, part.get().body(), part.get().end(), out);
                    } else {
                        out.text("NIL");
                    }
                }
            }
            case MIME -> {
                var part = layout().section(item.number());
                if (part.isPresent()) {
                    range(item, part.get().header(), part.get().body(), out);
                } else {
                    out.text("NIL");
                }
            }
            case HEADER_FIELDS, HEADER_FIELDS_NOT -> {
                // The header of the mail itself is known without looking at the parts.
                var mail = item.number().isEmpty() ? null : layout().section(item.number() + "@");
                if (mail == null) {
                    fields(item, header(), out);
                } else if (mail.isPresent()) {
                    fields(item, headerOf(mail.get()), out);
                } else {
                    out.text("NIL");
                }
            }
            case HEADER, TEXT -> {
                var mail = layout().section(item.number() + "@");
                if (mail.isEmpty()) {
                    out.text("NIL");
                } else if (item.what() == FetchItem.What.HEADER) {
                    range(item, mail.get().header(), mail.get().body(), out);
                } else {
                    range(item, mail.get().body(), mail.get().end(), out);
                }
            }
        }
    }

    /** A part without its transfer encoding; empty when the mail has no such part. */
    Optional<DecodedPart> decoded(String number) throws IOException {
        if (number.isEmpty()) {
            // The mail as it stands: only its parts are encoded.
            return Optional.of(DecodedPart.whole(store, message));
        }
        var part = layout().section(number);
        return part.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DecodedPart(
                                store,
                                message,
                                part.get(),
                                TransferEncoding.of(headerOf(part.get()))));
    }

    private HeaderBlock headerOf(MessageLayout.Section mail) throws IOException {
        var length = Math.min(mail.body() - mail.header(), MimeLimits.HEADER_BYTES.limit());
        try (var in = store.openRange(message, mail.header(), length)) {
            return HeaderBlock.read(new BufferedInputStream(in));
        }
    }

    private static void fields(FetchItem.Bytes item, HeaderBlock block, ImapOutput out)
            throws IOException {
        var isNot = item.what() == FetchItem.What.HEADER_FIELDS_NOT;
        var text = new StringBuilder();
        for (var field : block.fields()) {
            var isNamed =
                    item.fields().stream().anyMatch(name -> name.equalsIgnoreCase(field.name()));
            if (isNamed != isNot) {
                text.append(field.raw());
                if (!field.raw().endsWith("\n")) {
                    text.append("\r\n");
                }
            }
        }
        var bytes = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        var from = (int) item.span().start(0, bytes.length);
        var length = (int) Math.min(item.span().length(), bytes.length - from);
        out.literal(length, new ByteArrayInputStream(bytes, from, length));
    }

    private void range(FetchItem.Bytes item, long from, long to, ImapOutput out)
            throws IOException {
        var start = item.span().start(from, to);
        var length = Math.min(item.span().length(), to - start);
        try (InputStream in = store.openRange(message, start, length)) {
            out.literal(length, in);
        }
    }
}
