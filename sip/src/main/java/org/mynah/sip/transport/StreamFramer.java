package org.mynah.sip.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.mynah.sip.message.HeadEnd;
import org.mynah.sip.message.SipMessage;
import org.mynah.sip.message.SipParseException;
import org.mynah.sip.message.SipParser;

/**
 * Cuts a byte stream into messages by Content-Length (RFC 3261 §18.3). Once the stream is broken it
 * stays broken: after a wrong length nobody knows where the next message begins. One thread.
 */
final class StreamFramer {
    private final SipParser parser;
    private byte[] buffer = new byte[2048];
    private int length;
    private int scanned;
    private boolean broken;

    /** What was found in the stream. */
    sealed interface Frame {
        /** A message with its body complete. */
        record Whole(SipMessage message) implements Frame {}

        /** A double line end between messages, to be answered by a single one (RFC 5626 §3.5.1). */
        record Ping() implements Frame {}

        /** A head whose length cannot be trusted; answer 400 and close. */
        record BadLength(SipMessage head, String why) implements Frame {}

        /** No SIP, or above a limit; close. */
        record Garbage(String why) implements Frame {}
    }

    StreamFramer(SipParser parser) {
        this.parser = parser;
    }

    /** Whether part of a message is waiting for the rest. */
    boolean isInMessage() {
        return length > 0;
    }

    /** Takes further bytes and returns what they complete. */
    List<Frame> feed(byte[] bytes, int from, int count) {
        if (broken) {
            return List.of();
        }
        append(bytes, from, count);
        var out = new ArrayList<Frame>();
        while (!broken) {
            skipLineEnds(out);
            int bodyFrom = HeadEnd.find(buffer, scanned, length);
            if (bodyFrom < 0) {
                // The empty line may straddle this chunk and the next.
                scanned = Math.max(0, length - 3);
                checkUnfinished(length, out);
                break;
            }
            scanned = Math.max(0, bodyFrom - 4);
            if (!takeMessage(bodyFrom, out)) {
                break;
            }
        }
        return out;
    }

    private boolean takeMessage(int bodyFrom, List<Frame> out) {
        try {
            var head = parser.parse(buffer, 0, bodyFrom, bodyFrom);
            var declared = declaredLength(head);
            if (declared.isEmpty()) {
                breakOff(out, new Frame.BadLength(head, "no single valid Content-Length"));
                return false;
            }
            if (declared.getAsInt() > parser.limits().maxMessageBytes() - bodyFrom) {
                breakOff(out, new Frame.BadLength(head, "body above the message limit"));
                return false;
            }
            int end = bodyFrom + declared.getAsInt();
            if (end > length) {
                return false;
            }
            out.add(new Frame.Whole(parser.parse(buffer, 0, bodyFrom, end)));
            System.arraycopy(buffer, end, buffer, 0, length - end);
            length -= end;
            scanned = 0;
            return true;
        } catch (SipParseException e) {
            breakOff(out, new Frame.Garbage(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private static OptionalInt declaredLength(SipMessage head) {
        if (head.headers().all("Content-Length").size() != 1) {
            return OptionalInt.empty();
        }
        try {
            return head.contentLength();
        } catch (SipParseException _) {
            return OptionalInt.empty();
        }
    }

    private void skipLineEnds(List<Frame> out) {
        int skipped = 0;
        int lineEnds = 0;
        while (skipped < length && (buffer[skipped] == '\r' || buffer[skipped] == '\n')) {
            if (buffer[skipped] == '\n') {
                lineEnds++;
            }
            skipped++;
        }
        if (skipped == 0) {
            return;
        }
        // A lone CR may be half a line end; wait for its other half only if nothing else follows.
        for (int i = 0; i < lineEnds / 2; i++) {
            out.add(new Frame.Ping());
        }
        System.arraycopy(buffer, skipped, buffer, 0, length - skipped);
        length -= skipped;
        scanned = 0;
    }

    private void checkUnfinished(int bytes, List<Frame> out) {
        if (bytes > parser.limits().maxMessageBytes()) {
            breakOff(out, new Frame.Garbage("head above the message limit"));
        }
    }

    private void breakOff(List<Frame> out, Frame last) {
        broken = true;
        length = 0;
        buffer = new byte[0];
        out.add(last);
    }

    private void append(byte[] bytes, int from, int count) {
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + count, buffer.length * 2));
        }
        System.arraycopy(bytes, from, buffer, length, count);
        length += count;
    }
}
