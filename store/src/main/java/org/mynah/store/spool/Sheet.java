package org.mynah.store.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.mynah.um.CallParties;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.Envelope;
import org.mynah.um.message.Marks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the spool writes about an item: a line of JSON and a line with its SHA-256, so that a
 * flipped bit is noticed. Immutable.
 *
 * @param sequence order of commit; 0 while the message is open
 * @param samples of audio; 0 while the message is open
 */
record Sheet(Envelope envelope, Marks marks, long sequence, long samples, boolean isInterrupted) {

    /** Bytes of a sheet; a larger file is none. */
    static final int LARGEST = 64 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    /** What a file holds is not what was written. */
    static final class Corrupt extends IOException {
        private static final long serialVersionUID = 1L;

        private final String what;

        Corrupt(String what) {
            super(what);
            this.what = what;
        }

        String what() {
            return what;
        }
    }

    byte[] toBytes() {
        var node = JSON.createObjectNode();
        node.put("id", envelope.id());
        node.put("kind", envelope.kind().name());
        node.put("mailbox", envelope.mailbox().toString());
        node.put("callId", envelope.callId());
        envelope.caller().ifPresent(value -> node.put("caller", value));
        envelope.callerName().ifPresent(value -> node.put("callerName", value));
        envelope.callerAddress().ifPresent(value -> node.put("callerAddress", value));
        node.put("called", envelope.called());
        node.put("reason", envelope.reason().name());
        node.put("started", envelope.started().toString());
        node.put("important", marks.isImportant());
        node.put("private", marks.isPrivate());
        node.put("sequence", sequence);
        node.put("samples", samples);
        node.put("interrupted", isInterrupted);
        var line = JSON.writeValueAsString(node);
        return (line + "\n" + sha256(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a sheet.
     *
     * @throws Corrupt saying what is wrong with it
     */
    static Sheet read(byte[] bytes) throws Corrupt {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var end = text.indexOf('\n');
        if (end < 0 || !text.substring(end + 1).equals(sha256(text.substring(0, end)) + "\n")) {
            throw new Corrupt("its checksum does not match");
        }
        try {
            var node = JSON.readTree(text.substring(0, end));
            return new Sheet(
                    new Envelope(
                            required(node, "id"),
                            Envelope.Kind.valueOf(required(node, "kind")),
                            ObjectId.of(required(node, "mailbox")),
                            required(node, "callId"),
                            optional(node, "caller"),
                            optional(node, "callerName"),
                            optional(node, "callerAddress"),
                            required(node, "called"),
                            CallParties.Reason.valueOf(required(node, "reason")),
                            Instant.parse(required(node, "started"))),
                    new Marks(
                            node.path("important").asBoolean(false),
                            node.path("private").asBoolean(false)),
                    node.path("sequence").asLong(0),
                    node.path("samples").asLong(0),
                    node.path("interrupted").asBoolean(false));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new Corrupt("it cannot be understood: " + e.getMessage());
        }
    }

    private static String required(JsonNode node, String name) {
        return optional(node, name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    private static Optional<String> optional(JsonNode node, String name) {
        var value = node.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
