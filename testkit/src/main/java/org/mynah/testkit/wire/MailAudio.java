package org.mynah.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first audio part of a mail (RFC 822, RFC 2045), decoded. Immutable.
 *
 * @param contentType type and subtype in lower case, without parameters
 * @param fileName the name the part gives itself; empty when it gives none
 * @param content the decoded bytes
 */
// Never compared as a whole: the parts are what tests look at.
@SuppressWarnings("ArrayRecordComponent")
public record MailAudio(String contentType, String fileName, byte[] content) {
    /** Multiparts within multiparts that are followed. */
    private static final int DEEPEST = 10;

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([\\w*-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");

    /** The first part of the mail whose type is {@code audio/*}, or none. */
    public static Optional<MailAudio> firstOf(byte[] mail) {
        // ISO 8859-1 keeps each byte as one character.
        return search(new String(mail, StandardCharsets.ISO_8859_1), 0);
    }

    /** The sound as samples at 8 kHz. */
    public short[] samples() {
        return AudioDecoder.decode(content, contentType);
    }

    private static Optional<MailAudio> search(String entity, int depth) {
        var part = Part.of(entity);
        String type = part.header("content-type");
        String kind = beforeParameters(type).toLowerCase(Locale.ROOT);
        if (kind.startsWith("audio/")) {
            String name = parameter(part.header("content-disposition"), "filename");
            if (name.isEmpty()) {
                name = parameter(type, "name");
            }
            return Optional.of(new MailAudio(kind, name, part.decoded()));
        }
        String boundary = parameter(type, "boundary");
        if (kind.startsWith("multipart/") && !boundary.isEmpty() && depth < DEEPEST) {
            for (String inner : split(part.body(), boundary)) {
                var found = search(inner, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> split(String body, String boundary) {
        var delimiter =
                Pattern.compile(
                        "(?:^|\\r?\\n)--" + Pattern.quote(boundary) + "(--)?[ \\t]*(?=\\r?\\n|$)");
        var parts = new ArrayList<String>();
        var matcher = delimiter.matcher(body);
        int start = -1;
        while (matcher.find()) {
            if (start >= 0) {
                parts.add(body.substring(start, matcher.start()).replaceFirst("^\\r?\\n", ""));
            }
            start = matcher.end();
            if (matcher.group(1) != null) {
                break;
            }
        }
        return parts;
    }

    private static String beforeParameters(String header) {
        int semicolon = header.indexOf(';');
        return (semicolon < 0 ? header : header.substring(0, semicolon)).strip();
    }

    private static String parameter(String header, String name) {
        var matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            if (name.equalsIgnoreCase(matcher.group(1))) {
                String quoted = matcher.group(2);
                return quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : matcher.group(3);
            }
        }
        return "";
    }

    /** Header fields, unfolded, names in lower case, and the body as it stands. */
    private record Part(Map<String, String> headers, String body) {
        private static final Pattern BLANK_LINE = Pattern.compile("(?:^|\\r?\\n)\\r?\\n");
        private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
        private static final Pattern LINE = Pattern.compile("\\r?\\n");

        static Part of(String entity) {
            var blank = BLANK_LINE.matcher(entity);
            boolean hasBody = blank.find();
            String head = hasBody ? entity.substring(0, blank.start()) : entity;
            var headers = new LinkedHashMap<String, String>();
            for (String line : LINE.split(FOLD.matcher(head).replaceAll(""), -1)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.putIfAbsent(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
            return new Part(headers, hasBody ? entity.substring(blank.end()) : "");
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        byte[] decoded() {
            String encoding = header("content-transfer-encoding").strip().toLowerCase(Locale.ROOT);
            return switch (encoding) {
                case "base64" -> base64();
                case "", "7bit", "8bit", "binary" -> body.getBytes(StandardCharsets.ISO_8859_1);
                default ->
                        throw new UnreadableAudio(
                                "an audio part in the transfer encoding \"" + encoding + "\"");
            };
        }

        private byte[] base64() {
            try {
                return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
            } catch (IllegalArgumentException e) {
                throw new UnreadableAudio("an audio part that is not base64 as it says", e);
            }
        }
    }
}
