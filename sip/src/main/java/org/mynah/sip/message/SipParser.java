package org.mynah.sip.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Bytes to messages (RFC 3261 §7). Refuses only what a {@link SipMessage} cannot hold: no start
 * line, a line that is no header, an exceeded limit. Everything else is for validation to judge.
 * Immutable.
 *
 * @param limits the bounds on one message
 */
public record SipParser(SipLimits limits) {

    /**
     * Reads a datagram. The body is cut to Content-Length where that is less (RFC 3261 §18.3); what
     * follows is ignored.
     *
     * @throws SipParseException if the bytes are no SIP message
     */
    public SipMessage parseDatagram(byte[] bytes, int length) {
        int from = skipLineEnds(bytes, length);
        checkSize(length - from);
        int bodyFrom = HeadEnd.find(bytes, from, length);
        if (bodyFrom < 0) {
            // RFC 3261 §7 wants the empty line; without it there is at least no body.
            return parse(bytes, from, length, length);
        }
        var head = parse(bytes, from, bodyFrom, length);
        if (head.headers().all("Content-Length").size() != 1) {
            return head;
        }
        try {
            int declared = head.contentLength().orElse(0);
            return declared < length - bodyFrom
                    ? withBody(head, SipBody.of(bytes, bodyFrom, bodyFrom + declared))
                    : head;
        } catch (SipParseException _) {
            return head;
        }
    }

    /** Whether a datagram is a keep-alive (RFC 5626 §3.5) or empty, not a message. */
    public static boolean isKeepAlive(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != '\r' && bytes[i] != '\n' && bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a head of {@code [from, bodyFrom)} and takes {@code [bodyFrom, to)} as its body.
     *
     * @throws SipParseException if the bytes are no SIP message
     */
    public SipMessage parse(byte[] bytes, int from, int bodyFrom, int to) {
        checkSize(to - from);
        var text = decode(bytes, from, bodyFrom);
        int lineEnd = lineEnd(text, 0);
        var startLine = line(text, 0, lineEnd);
        var headers = headers(text, Math.min(text.length(), lineEnd + 1));
        return message(startLine, headers, SipBody.of(bytes, bodyFrom, to));
    }

    private void checkSize(int length) {
        if (length > limits.maxMessageBytes()) {
            throw new SipParseException(
                    "message above " + limits.maxMessageBytes() + " bytes", "", 0);
        }
    }

    private static int skipLineEnds(byte[] bytes, int length) {
        int from = 0;
        while (from < length && (bytes[from] == '\r' || bytes[from] == '\n')) {
            from++;
        }
        return from;
    }

    /** SIP is UTF-8. A head that is not is read byte by byte, so that nothing is lost. */
    private static String decode(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private String line(String text, int from, int end) {
        int to = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
        if (to - from > limits.maxLineBytes()) {
            throw new SipParseException(
                    "line above " + limits.maxLineBytes() + " bytes", text, from);
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\r') {
                throw new SipParseException("bare CR in a line", text, i);
            }
        }
        return text.substring(from, to);
    }

    private Headers headers(String text, int start) {
        var out = new ArrayList<Headers.Header>();
        int at = start;
        while (at < text.length()) {
            int lineStart = at;
            int end = lineEnd(text, at);
            var value = new StringBuilder(line(text, at, end));
            at = end + 1;
            if (value.isEmpty()) {
                break;
            }
            // A line that begins with white space continues the one before (RFC 3261 §7.3.1).
            while (at < text.length() && Cursor.isSpace(text.charAt(at))) {
                end = lineEnd(text, at);
                value.append(' ').append(line(text, at, end).strip());
                at = end + 1;
                if (value.length() > limits.maxLineBytes()) {
                    throw new SipParseException(
                            "line above " + limits.maxLineBytes() + " bytes", text, lineStart);
                }
            }
            if (out.size() == limits.maxHeaders()) {
                throw new SipParseException(
                        "more than " + limits.maxHeaders() + " headers", text, lineStart);
            }
            out.add(header(value.toString(), text, lineStart));
        }
        return Headers.of(out);
    }

    private static Headers.Header header(String line, String text, int offset) {
        int colon = line.indexOf(':');
        var name = colon < 0 ? "" : line.substring(0, colon).stripTrailing();
        if (!Cursor.isToken(name)) {
            throw new SipParseException("not a header", text, offset);
        }
        return new Headers.Header(name, line.substring(colon + 1).strip());
    }

    private static SipMessage message(String startLine, Headers headers, SipBody body) {
        if (startLine.startsWith("SIP/")) {
            return response(startLine, headers, body);
        }
        int space = startLine.indexOf(' ');
        int version = startLine.lastIndexOf(" SIP/");
        if (version < 0) {
            version = startLine.stripTrailing().lastIndexOf(' ');
        }
        if (space < 1 || version <= space) {
            throw new SipParseException("not a request line", startLine, 0);
        }
        var method = startLine.substring(0, space);
        if (!Cursor.isToken(method)) {
            throw new SipParseException("method is no token", startLine, 0);
        }
        return new SipRequest(
                method,
                startLine.substring(space + 1, version),
                startLine.substring(version + 1),
                headers,
                body);
    }

    private static SipResponse response(String startLine, Headers headers, SipBody body) {
        var cursor = new Cursor(startLine);
        var version = cursor.until(" ");
        cursor.take(' ');
        int start = cursor.at();
        long status = cursor.number(999);
        if (!version.equalsIgnoreCase(SipRequest.VERSION)
                || cursor.at() - start != 3
                || status < 100
                || status > 699) {
            throw new SipParseException("not a status line", startLine, start);
        }
        // RFC 3261 §25.1 wants the space even before an empty phrase; some leave it out.
        if (!cursor.atEnd()) {
            cursor.expect(' ');
        }
        return new SipResponse((int) status, cursor.until(""), headers, body);
    }

    private static SipMessage withBody(SipMessage message, SipBody body) {
        return switch (message) {
            case SipRequest r ->
                    new SipRequest(r.method(), r.requestUri(), r.version(), r.headers(), body);
            case SipResponse r -> new SipResponse(r.status(), r.phrase(), r.headers(), body);
        };
    }
}
