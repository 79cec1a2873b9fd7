package org.mynah.testkit.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.wire.G711;

class SdpTest {
    private static final InetSocketAddress HERE =
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 4000);

    @Test
    void what_is_written_is_read_back() {
        var sdp = new Sdp(HERE, List.of(G711.PCMA, G711.PCMU), 101, "sendonly");

        assertThat(Sdp.parse(sdp.text(1, 1))).contains(sdp);
    }

    @Test
    void
            the_address_of_the_stream_goes_before_that_of_the_session_and_other_streams_do_not_count() {
        var sdp =
                Sdp.parse(
                        """
                        v=0
                        o=- 1 1 IN IP4 127.0.0.9
                        s=-
                        c=IN IP4 127.0.0.9
                        t=0 0
                        a=sendrecv
                        m=audio 5000 RTP/AVP 9 8 96
                        c=IN IP4 127.0.0.3
                        a=rtpmap:96 telephone-event/8000
                        a=inactive
                        m=video 6000 RTP/AVP 99
                        c=IN IP4 127.0.0.4
                        a=sendonly
                        """);

        assertThat(sdp)
                .contains(
                        new Sdp(
                                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.3"), 5000),
                                List.of(G711.PCMA),
                                96,
                                "inactive"));
    }

    @Test
    void no_audio_refused_audio_and_unknown_codecs_are_none() {
        String head = "v=0\r\nc=IN IP4 127.0.0.1\r\n";
        assertThat(Sdp.parse(head)).isEmpty();
        assertThat(Sdp.parse(head + "m=audio 0 RTP/AVP 0\r\n")).isEmpty();
        assertThat(Sdp.parse(head + "m=audio 4000 RTP/AVP 9 18\r\n")).isEmpty();
        assertThat(Sdp.parse("m=audio 4000 RTP/AVP 0\r\n")).isEmpty();
        assertThat(Sdp.parse("")).isEmpty();
    }

    @Test
    void an_answer_keeps_the_common_codecs_and_turns_the_direction_round() {
        var offer = new Sdp(HERE, List.of(G711.PCMU, G711.PCMA), 97, "sendonly");

        assertThat(offer.answer(HERE, List.of(G711.PCMA), true))
                .contains(new Sdp(HERE, List.of(G711.PCMA), 97, "recvonly"));
        assertThat(offer.answer(HERE, List.of(), true)).isEmpty();
    }
}
