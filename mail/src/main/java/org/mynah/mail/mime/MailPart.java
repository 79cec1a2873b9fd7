package org.mynah.mail.mime;

import java.util.List;
import java.util.Optional;

/**
 * A mail or a part of one: where its bytes are and what its header says. Immutable.
 *
 * @param headerStart offset of the first byte of the header
 * @param bodyStart offset of the first byte after the empty line
 * @param end offset after the last byte; the line end before a boundary is not the part's
 * @param lines line ends in the body
 * @param header the header's fields
 * @param type media type in lower case, such as {@code text/plain}
 * @param parts of a multipart, in order; or the one enclosed mail of a {@code message/rfc822}
 */
public record MailPart(
        long headerStart,
        long bodyStart,
        long end,
        long lines,
        HeaderBlock header,
        String type,
        List<MailPart> parts) {

    public MailPart {
        parts = List.copyOf(parts);
    }

    /** Whether it was split into parts. */
    public boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /** The enclosed mail of a {@code message/rfc822}. */
    public Optional<MailPart> enclosed() {
        return !isMultipart() && parts.size() == 1
                ? Optional.of(parts.getFirst())
                : Optional.empty();
    }

    /** Bytes of the body. */
    public long bodySize() {
        return end - bodyStart;
    }

    /** Content-Type with its parameters; the default where there is none that is right. */
    public ContentField contentType() {
        return header.value("Content-Type")
                .map(ContentField::parse)
                .filter(field -> field.value().equals(type))
                .orElseGet(() -> ContentField.parse(type));
    }

    /** Content-Transfer-Encoding in lower case; {@code 7bit} where there is none. */
    public String encoding() {
        return TransferEncoding.name(header);
    }
}
