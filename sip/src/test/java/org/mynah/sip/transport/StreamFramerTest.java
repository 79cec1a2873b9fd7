package org.mynah.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mynah.sip.message.SipLimits;
import org.mynah.sip.message.SipParser;

class StreamFramerTest {
    private static final SipParser PARSER = new SipParser(new SipLimits(4096, 50, 1024));
    private static final String FIRST = message("one", "Content-Length: 5\n", "hello");
    private static final String SECOND = message("two", "l: 0\n", "");
    private static final String BOTH = FIRST + "\r\n\r\n" + SECOND;

    private static String message(String callId, String length, String body) {
        return """
        OPTIONS sip:a@example.com SIP/2.0
        Via: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK1
        Call-ID: %s
        %s
        """
                        .formatted(callId, length)
                        .replace("\n", "\r\n")
                + body;
    }

    @Test
    void a_stream_split_at_any_two_bytes_gives_the_same_messages() {
        byte[] bytes = BOTH.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i <= bytes.length; i++) {
            for (int j = i; j <= bytes.length; j += 7) {
                var frames = feed(bytes, 0, i, j, bytes.length);
                assertThat(summary(frames)).as("split at %d and %d", i, j).isEqualTo("one:5 two:0");
            }
        }
    }

    @Test
    void a_stream_of_single_bytes_gives_the_same_messages() {
        byte[] bytes = BOTH.getBytes(StandardCharsets.UTF_8);
        int[] cuts = new int[bytes.length + 1];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i;
        }
        assertThat(summary(feed(bytes, cuts))).isEqualTo("one:5 two:0");
    }

    @Test
    void a_double_line_end_between_messages_is_a_ping() {
        assertThat(feedAll("\r\n\r\n")).containsExactly(new StreamFramer.Frame.Ping());
        assertThat(feedAll("\r\n")).isEmpty();
    }

    @Test
    void two_content_lengths_break_the_stream() {
        var frames = feedAll(message("x", "Content-Length: 0\nl: 5\n", "hello") + SECOND);
        assertThat(frames).hasSize(1);
        assertThat(frames.getFirst()).isInstanceOf(StreamFramer.Frame.BadLength.class);
    }

    @Test
    void a_missing_negative_or_absurd_content_length_breaks_the_stream() {
        for (var length :
                List.of(
                        "",
                        "Content-Length: -1\n",
                        "Content-Length: x\n",
                        "Content-Length: 1073741824\n",
                        "Content-Length: 99999999999999999999\n")) {
            var frames = feedAll(message("x", length, "") + SECOND);
            assertThat(frames).as(length).hasSize(1);
            assertThat(frames.getFirst())
                    .as(length)
                    .isInstanceOf(StreamFramer.Frame.BadLength.class);
        }
    }

    @Test
    void a_head_without_end_is_cut_off_at_the_limit() {
        assertThat(feedAll("A".repeat(5000)).getFirst())
                .isInstanceOf(StreamFramer.Frame.Garbage.class);
    }

    @Test
    void what_is_no_sip_breaks_the_stream() {
        assertThat(feedAll("GET / HTTP/1.1\r\nHost: x\r\n\r\n").getFirst())
                .isInstanceOf(StreamFramer.Frame.BadLength.class);
        assertThat(feedAll("\u0016\u0003\u0001 garbage\r\n\r\n").getFirst())
                .isInstanceOf(StreamFramer.Frame.Garbage.class);
    }

    private static List<StreamFramer.Frame> feedAll(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return feed(bytes, 0, bytes.length);
    }

    private static List<StreamFramer.Frame> feed(byte[] bytes, int... cuts) {
        var framer = new StreamFramer(PARSER);
        var out = new ArrayList<StreamFramer.Frame>();
        for (int i = 1; i < cuts.length; i++) {
            out.addAll(framer.feed(bytes, cuts[i - 1], cuts[i] - cuts[i - 1]));
        }
        return out;
    }

    private static String summary(List<StreamFramer.Frame> frames) {
        var out = new ArrayList<String>();
        for (var frame : frames) {
            if (frame instanceof StreamFramer.Frame.Whole(var message)) {
                out.add(message.callId() + ":" + message.body().length());
            }
        }
        return String.join(" ", out);
    }
}
