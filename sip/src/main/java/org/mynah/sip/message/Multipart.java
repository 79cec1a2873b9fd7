package org.mynah.sip.message;

import java.util.Locale;
import java.util.Optional;

/** Finds one part in a body that may be multipart (RFC 2046 §5.1, RFC 5621). */
final class Multipart {
    private static final int MAX_PARTS = 16;

    private Multipart() {}

    static Optional<SipBody> find(SipMessage message, String type) {
        if (message.body().isEmpty()) {
            return Optional.empty();
        }
        var actual = message.contentType();
        if (actual.equals(type)) {
            return Optional.of(message.body());
        }
        if (!actual.startsWith("multipart/")) {
            return Optional.empty();
        }
        var boundary = boundary(message.headers().first("Content-Type").orElse(""));
        return boundary.isEmpty() ? Optional.empty() : part(message.body(), boundary, type);
    }

    /** One character per byte, so the found part is cut out exactly. */
    private static Optional<SipBody> part(SipBody body, String boundary, String type) {
        var text = body.latin1();
        var delimiter = "--" + boundary;
        int at = text.indexOf(delimiter);
        for (int parts = 0; at >= 0 && parts < MAX_PARTS; parts++) {
            int start = text.indexOf('\n', at);
            int end = start < 0 ? -1 : text.indexOf(delimiter, start);
            if (end < 0) {
                return Optional.empty();
            }
            int head = HeadEnd.find(body.bytes(), start + 1, end);
            if (head >= 0 && typeOf(text.substring(start + 1, head)).equals(type)) {
                return Optional.of(SipBody.of(body.bytes(), head, withoutLineEnd(text, head, end)));
            }
            at = end;
        }
        return Optional.empty();
    }

    /** The line end before a delimiter belongs to the delimiter. */
    private static int withoutLineEnd(String text, int from, int end) {
        int out = end;
        if (out > from && text.charAt(out - 1) == '\n') {
            out--;
        }
        if (out > from && text.charAt(out - 1) == '\r') {
            out--;
        }
        return out;
    }

    private static String typeOf(String head) {
        for (var line : head.lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0
                    && Headers.longName(line.substring(0, colon).strip()).equals("Content-Type")) {
                var value = line.substring(colon + 1);
                int end = value.indexOf(';');
                return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
            }
        }
        return "text/plain";
    }

    private static String boundary(String contentType) {
        try {
            var cursor = new Cursor(contentType);
            cursor.until(";");
            return Parameters.parse(cursor).get("boundary").orElse("");
        } catch (SipParseException _) {
            return "";
        }
    }
}
