package org.mynah.mail.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a mail and the octets they occupy, in one pass and without keeping bodies. A
 * mail program asks for parts by their place in the original bytes (RFC 3501 §6.4.5), which a
 * parser that decodes cannot tell. One thread.
 *
 * <p>Any bytes are a mail: what breaks a bound of {@link MimeLimits} is left as one part.
 */
public final class PartScanner {

    /** Bytes of a line that are looked at: a boundary has at most 70 (RFC 2046 §5.1.1). */
    private static final int LINE_LOOK = 200;

    private final InputStream in;
    private final List<Open> open = new ArrayList<>();
    private final byte[] line = new byte[LINE_LOOK];
    private final byte[] block = new byte[16 * 1024];
    private int next;
    private int filled;
    private long lineLength;
    private long position;
    private long lineStart;
    private int lineEndLength;
    private long lineNumber;
    private int parts;

    private PartScanner(InputStream in) {
        this.in = in;
    }

    /** Reads a whole mail. */
    public static MailPart scan(InputStream mail) throws IOException {
        return new PartScanner(mail).scan();
    }

    private MailPart scan() throws IOException {
        var root = new Open(0, "text/plain");
        open.add(root);
        var previousEnd = 0;
        while (readLine()) {
            if (!isBoundary(previousEnd)) {
                var current = open.getLast();
                if (current.isInHeader) {
                    header(current);
                }
            }
            previousEnd = lineEndLength;
            lineNumber++;
        }
        close(0, position, lineNumber);
        return root.part();
    }

    private void header(Open current) {
        if (lineLength > 0) {
            return;
        }
        current.endHeader(position, lineNumber + 1);
        if (open.size() >= MimeLimits.DEPTH.limit() || parts >= MimeLimits.PARTS.limit()) {
            current.isOpaque = true;
        } else if (current.isEnclosing()) {
            parts++;
            open.add(new Open(position, "text/plain"));
        }
    }

    /** Whether this line separates or ends parts; then it did. */
    private boolean isBoundary(int previousEnd) {
        if (lineLength < 3 || line[0] != '-' || line[1] != '-') {
            return false;
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            var multipart = open.get(i);
            var boundary = multipart.boundary;
            if (boundary == null || multipart.isOpaque || !startsWith(boundary)) {
                continue;
            }
            var rest = rest(boundary.length + 2);
            if (!rest.isEmpty() && !rest.equals("--")) {
                continue;
            }
            if (rest.isEmpty() && parts >= MimeLimits.PARTS.limit()) {
                return false;
            }
            close(i + 1, lineStart - previousEnd, lineNumber - (previousEnd > 0 ? 1 : 0));
            if (rest.isEmpty()) {
                parts++;
                open.add(new Open(position, multipart.defaultOfParts()));
            } else {
                // What follows is the epilogue: it belongs to nobody but the multipart.
                multipart.boundary = null;
            }
            return true;
        }
        return false;
    }

    private boolean startsWith(byte[] boundary) {
        if (lineLength < boundary.length + 2) {
            return false;
        }
        for (int i = 0; i < boundary.length; i++) {
            if (line[i + 2] != boundary[i]) {
                return false;
            }
        }
        return true;
    }

    private String rest(int from) {
        return new String(
                        line,
                        from,
                        (int) Math.min(lineLength, LINE_LOOK) - from,
                        StandardCharsets.ISO_8859_1)
                .stripTrailing();
    }

    /** Ends the open parts from one on and hangs them into those above. */
    private void close(int from, long end, long endLine) {
        while (open.size() > from) {
            var part = open.removeLast();
            part.close(end, endLine);
            if (!open.isEmpty()) {
                open.getLast().children.add(part.part());
            }
        }
    }

    /** Reads a line; its first bytes are in {@link #line}, header bytes in the open part. */
    private boolean readLine() throws IOException {
        lineStart = position;
        lineLength = 0;
        lineEndLength = 0;
        var header = open.getLast().isInHeader ? open.getLast().headerBytes : null;
        var last = 0;
        while (lineEndLength == 0 && (next < filled || fill())) {
            var end = next;
            while (end < filled && block[end] != '\n') {
                end++;
            }
            var length = end - next;
            if (lineLength < LINE_LOOK) {
                var kept = (int) Math.min(length, LINE_LOOK - lineLength);
                System.arraycopy(block, next, line, (int) lineLength, kept);
            }
            lineLength += length;
            var taken = end < filled ? length + 1 : length;
            if (header != null) {
                var room = Math.max(0, MimeLimits.HEADER_BYTES.limit() - header.size());
                header.write(block, next, Math.min(taken, room));
            }
            last = length > 0 ? block[end - 1] : last;
            if (end < filled) {
                lineEndLength = last == '\r' ? 2 : 1;
                lineLength -= lineEndLength - 1;
            }
            position += taken;
            next += taken;
        }
        return position > lineStart;
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, in.read(block));
        return filled > 0;
    }

    /** A part whose end has not been seen. One thread. */
    private static final class Open {
        private final long headerStart;
        private final String defaultType;
        private final ByteArrayOutputStream headerBytes = new ByteArrayOutputStream();
        private final List<MailPart> children = new ArrayList<>();
        private HeaderBlock header = HeaderBlock.EMPTY;
        private String type;
        private byte @Nullable [] boundary;
        private boolean isInHeader = true;
        private boolean isOpaque;
        private long bodyStart;
        private long bodyLine;
        private long end;
        private long lines;

        Open(long headerStart, String defaultType) {
            this.headerStart = headerStart;
            this.defaultType = defaultType;
            this.type = defaultType;
        }

        void endHeader(long bodyStart, long bodyLine) {
            this.bodyStart = bodyStart;
            this.bodyLine = bodyLine;
            isInHeader = false;
            header = HeaderBlock.of(headerBytes.toByteArray());
            headerBytes.reset();
            var content = header.value("Content-Type").map(ContentField::parse);
            type =
                    content.map(ContentField::value)
                            .filter(value -> value.matches("[!#-.0-~]{1,80}/[!#-.0-~]{1,80}"))
                            .orElse(content.isPresent() ? "text/plain" : defaultType);
            if (type.startsWith("multipart/")) {
                content.map(field -> field.raw().getOrDefault("boundary", "").stripTrailing())
                        .filter(name -> !name.isEmpty() && name.length() < LINE_LOOK - 4)
                        .ifPresent(name -> boundary = name.getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        /** Whether its body is a mail as it stands. */
        boolean isEnclosing() {
            if (!type.equals("message/rfc822") && !type.equals("message/global")) {
                return false;
            }
            var encoding = header.value("Content-Transfer-Encoding").orElse("7bit");
            return encoding.matches("(?i)\\s*(7bit|8bit|binary).*");
        }

        String defaultOfParts() {
            return type.equals("multipart/digest") ? "message/rfc822" : "text/plain";
        }

        void close(long newEnd, long endLine) {
            if (isInHeader) {
                endHeader(Math.max(newEnd, headerStart), endLine);
            }
            end = Math.max(newEnd, bodyStart);
            lines = Math.max(0, endLine - bodyLine);
        }

        MailPart part() {
            // A multipart that could not be split is but bytes.
            var shown =
                    type.startsWith("multipart/") && children.isEmpty()
                            ? "application/octet-stream"
                            : type;
            return new MailPart(headerStart, bodyStart, end, lines, header, shown, children);
        }
    }
}
