package org.mynah.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** The text that a mail's parts hold, decoded, for searching. Stateless. */
public final class MailText {

    /** Characters of one mail that are searched. */
    private static final int MOST_CHARS = 2_000_000;

    /** Fields of an enclosed mail's header that mail programs show. */
    private static final List<String> SEEN = List.of("From", "To", "Cc", "Subject", "Date");

    private MailText() {}

    /**
     * The text of all parts of type text, and what is shown of an enclosed mail's header; as far as
     * it could be read when the mail is broken.
     */
    public static String read(InputStream mail) throws IOException {
        var text = new StringBuilder();
        var tokens = new MimeTokenStream(config());
        try {
            tokens.parse(mail);
            var parts = 0;
            var depth = 0;
            var mails = 0;
            for (var state = tokens.getState();
                    state != EntityState.T_END_OF_STREAM && text.length() < MOST_CHARS;
                    state = tokens.next()) {
                if (state == EntityState.T_START_MESSAGE) {
                    mails++;
                }
                if (state == EntityState.T_START_MULTIPART
                        || state == EntityState.T_START_MESSAGE) {
                    depth++;
                } else if (state == EntityState.T_END_MULTIPART
                        || state == EntityState.T_END_MESSAGE) {
                    depth--;
                }
                if (depth > MimeLimits.DEPTH.limit() || parts > MimeLimits.PARTS.limit()) {
                    break;
                }
                // The header of a mail in the mail is text that people see.
                if (mails > 1 && state == EntityState.T_FIELD) {
                    var field = tokens.getField();
                    if (isSeen(field.getName())) {
                        text.append(MailHeaders.decode(field.getBody())).append('\n');
                    }
                }
                if (state == EntityState.T_BODY) {
                    parts++;
                    var body = tokens.getBodyDescriptor();
                    if (body.getMediaType().equalsIgnoreCase("text")) {
                        append(tokens.getDecodedInputStream(), body.getCharset(), text);
                        text.append('\n');
                    }
                }
            }
        } catch (MimeException | RuntimeException _) {
            // What was read before the place that is broken is searched.
        }
        return text.toString();
    }

    private static boolean isSeen(String name) {
        return SEEN.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static void append(InputStream in, String charset, StringBuilder text)
            throws IOException {
        var reader = new InputStreamReader(in, known(charset));
        var block = new char[4096];
        for (int n = reader.read(block);
                n >= 0 && text.length() < MOST_CHARS;
                n = reader.read(block)) {
            text.append(block, 0, n);
        }
    }

    private static Charset known(String name) {
        try {
            var charset = Charset.forName(name);
            // A mail without a charset, or with one that lies, is most often UTF-8.
            return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException _) {
            return StandardCharsets.UTF_8;
        }
    }

    private static MimeConfig config() {
        return new MimeConfig.Builder()
                .setMaxLineLen(-1)
                .setMaxHeaderCount(MimeLimits.HEADER_FIELDS.limit())
                .setMaxHeaderLen(MimeLimits.HEADER_BYTES.limit())
                .setMaxContentLen(-1)
                .build();
    }
}
