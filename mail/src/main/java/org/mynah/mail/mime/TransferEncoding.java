package org.mynah.mail.mime;

import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** How the bytes of a part's body are written in the mail (RFC 2045 §6). */
public enum TransferEncoding {
    /** 7bit, 8bit and binary: the bytes are as they stand. */
    IDENTITY,
    BASE64,
    QUOTED_PRINTABLE;

    /** The encoding that a part's header names; empty for one that is not known. */
    public static Optional<TransferEncoding> of(HeaderBlock header) {
        return switch (name(header)) {
            case "7bit", "8bit", "binary" -> Optional.of(IDENTITY);
            case "base64" -> Optional.of(BASE64);
            case "quoted-printable" -> Optional.of(QUOTED_PRINTABLE);
            default -> Optional.empty();
        };
    }

    /** The name in a header, in lower case; {@code 7bit} where there is none. */
    static String name(HeaderBlock header) {
        return header.value("Content-Transfer-Encoding")
                .map(text -> text.replaceAll("\\(.*?\\)", "").strip().toLowerCase(Locale.ROOT))
                .filter(text -> text.matches("[!-~]{1,40}"))
                .orElse("7bit");
    }

    /** The decoded bytes; what is wrong in the encoding is passed over. */
    public InputStream decode(InputStream body) {
        return switch (this) {
            case IDENTITY -> body;
            case BASE64 -> new Base64InputStream(body, DecodeMonitor.SILENT);
            case QUOTED_PRINTABLE -> new QuotedPrintableInputStream(body, DecodeMonitor.SILENT);
        };
    }
}
