package org.mynah.testkit.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A SIP request or response as text: start line, header fields in order, body. Immutable. */
public final class SipMessage {
    /** RFC 3261 §7.3.3 and later: what the one-letter names stand for. */
    private static final Map<String, String> COMPACT =
            Map.ofEntries(
                    Map.entry("c", "content-type"),
                    Map.entry("e", "content-encoding"),
                    Map.entry("f", "from"),
                    Map.entry("i", "call-id"),
                    Map.entry("k", "supported"),
                    Map.entry("l", "content-length"),
                    Map.entry("m", "contact"),
                    Map.entry("r", "refer-to"),
                    Map.entry("s", "subject"),
                    Map.entry("t", "to"),
                    Map.entry("v", "via"));

    private static final Pattern LINE = Pattern.compile("\r\n");
    private static final Pattern FOLD = Pattern.compile("\r\n[ \t]+");

    private final String startLine;
    private final List<Field> fields;
    private final String body;

    private record Field(String name, String value) {
        boolean isNamed(String other) {
            return full(name).equals(full(other));
        }

        private static String full(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return COMPACT.getOrDefault(lower, lower);
        }
    }

    private SipMessage(String startLine, List<Field> fields, String body) {
        this.startLine = startLine;
        this.fields = List.copyOf(fields);
        this.body = body;
    }

    static SipMessage request(String method, String uri) {
        return new SipMessage(method + " " + uri + " SIP/2.0", List.of(), "");
    }

    /** A response with the header fields that RFC 3261 §8.2.6 copies from the request. */
    static SipMessage response(SipMessage request, int status, String reason) {
        var copied = new ArrayList<Field>();
        for (Field field : request.fields) {
            for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq", "Record-Route")) {
                if (field.isNamed(name)) {
                    copied.add(new Field(name, field.value()));
                }
            }
        }
        return new SipMessage("SIP/2.0 " + status + " " + reason, copied, "");
    }

    /**
     * Reads a message; the body is what follows the empty line.
     *
     * @throws IllegalArgumentException when it is no SIP message
     */
    static SipMessage parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int headEnd = text.indexOf("\r\n\r\n");
        if (headEnd < 0) {
            throw new IllegalArgumentException("no empty line ends the header");
        }
        String[] lines = LINE.split(FOLD.matcher(text.substring(0, headEnd)).replaceAll(" "), -1);
        var fields = new ArrayList<Field>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon <= 0) {
                throw new IllegalArgumentException("a header line without colon: " + lines[i]);
            }
            fields.add(
                    new Field(
                            lines[i].substring(0, colon).strip(),
                            lines[i].substring(colon + 1).strip()));
        }
        if (!lines[0].startsWith("SIP/2.0 ") && !lines[0].endsWith(" SIP/2.0")) {
            throw new IllegalArgumentException("not a SIP start line: " + lines[0]);
        }
        return new SipMessage(lines[0], fields, text.substring(headEnd + 4));
    }

    /** The same message with one more header field at the end. */
    SipMessage with(String name, String value) {
        var more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new SipMessage(startLine, more, body);
    }

    /** The same message with the first field of this name replaced, or added. */
    SipMessage replacing(String name, String value) {
        var changed = new ArrayList<>(fields);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).isNamed(name)) {
                changed.set(i, new Field(name, value));
                return new SipMessage(startLine, changed, body);
            }
        }
        return with(name, value);
    }

    SipMessage withBody(String contentType, String content) {
        return new SipMessage(startLine, fields, content).with("Content-Type", contentType);
    }

    /** The request line or status line. */
    public String startLine() {
        return startLine;
    }

    /** Whether it is a request, not a response. */
    public boolean isRequest() {
        return !startLine.startsWith("SIP/2.0 ");
    }

    /** The method, of a response by its CSeq. */
    public String method() {
        String from = isRequest() ? startLine : header("CSeq").orElse("0 UNKNOWN");
        int space = from.indexOf(' ');
        return isRequest() ? from.substring(0, space) : from.substring(space + 1).strip();
    }

    /** The Request-URI. */
    public String requestUri() {
        return startLine.substring(startLine.indexOf(' ') + 1, startLine.lastIndexOf(' '));
    }

    /** The status code of a response; 0 for a request. */
    public int status() {
        return isRequest() ? 0 : Integer.parseInt(startLine.substring(8, 11));
    }

    boolean isFinal() {
        return status() >= 200;
    }

    boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    /** The first header field of this name, long or compact, in any case. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** All header fields of this name, in order, lists not taken apart. */
    public List<String> headers(String name) {
        return fields.stream().filter(f -> f.isNamed(name)).map(Field::value).toList();
    }

    /** A header field that every message has. */
    String required(String name) {
        return header(name).orElse("");
    }

    /** The sequence number of the CSeq field. */
    long sequence() {
        String cseq = required("CSeq");
        int space = cseq.indexOf(' ');
        return space < 1 ? 0 : Long.parseLong(cseq.substring(0, space));
    }

    /** The branch of the topmost Via, by which a transaction is known (RFC 3261 §17.1.3). */
    String branch() {
        return NameAddr.parameter(required("Via"), "branch");
    }

    /** The body as text. */
    public String body() {
        return body;
    }

    byte[] bytes() {
        var text = new StringBuilder(startLine).append("\r\n");
        for (Field field : fields) {
            text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        text.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length);
        return text.append("\r\n\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The whole message as sent. */
    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
