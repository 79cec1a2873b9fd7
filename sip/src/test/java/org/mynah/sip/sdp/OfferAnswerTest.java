package org.mynah.sip.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferAnswerTest {
    private static final LocalMedia LOCAL = new LocalMedia("192.0.2.9", 20_000, 7, 1);

    @Test
    void the_first_common_codec_in_the_offerers_order_is_taken_with_its_numbers() {
        var agreed =
                agreed(
                        """
                        m=audio 49170 RTP/AVP 18 8 0 96
                        a=rtpmap:96 telephone-event/8000
                        a=fmtp:96 0-15
                        a=ptime:30
                        a=x-unknown:whatever
                        """);

        assertThat(agreed.agreement())
                .isEqualTo(
                        new OfferAnswer.Agreement(
                                Media.Codec.PCMA,
                                8,
                                96,
                                "192.0.2.1",
                                49_170,
                                30,
                                Direction.SENDRECV,
                                false));
        assertThat(agreed.description().toString())
                .contains("c=IN IP4 192.0.2.9\r\n")
                .contains("m=audio 20000 RTP/AVP 8 96\r\n")
                .contains("a=rtpmap:96 telephone-event/8000\r\n")
                .contains("a=sendrecv\r\n");
    }

    @Test
    void a_codec_named_by_rtpmap_alone_is_recognised() {
        var agreed = agreed("m=audio 4000 RTP/AVP 107 0\na=rtpmap:107 pcmu/8000/1\n");
        assertThat(agreed.agreement().payloadType()).isEqualTo(107);
        assertThat(agreed.agreement().codec()).isEqualTo(Media.Codec.PCMU);
        assertThat(agreed.agreement().eventPayloadType()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "sendrecv, SENDRECV, false", "sendonly, RECVONLY, true",
        "recvonly, SENDONLY, false", "inactive, INACTIVE, true"
    })
    void the_direction_is_mirrored_and_hold_is_seen(String offered, Direction ours, boolean held) {
        var agreement = agreed("m=audio 4000 RTP/AVP 0\na=" + offered + "\n").agreement();
        assertThat(agreement.direction()).isEqualTo(ours);
        assertThat(agreement.held()).isEqualTo(held);
    }

    @Test
    void the_null_address_is_hold() {
        var agreement = agreed("m=audio 4000 RTP/AVP 0\nc=IN IP4 0.0.0.0\n").agreement();
        assertThat(agreement.held()).isTrue();
        assertThat(agreement.direction()).isEqualTo(Direction.RECVONLY);
    }

    @Test
    void further_streams_are_refused_with_port_zero() {
        var agreed =
                agreed(
                        """
                        m=image 5000 udptl t38
                        m=audio 4000 RTP/AVP 0
                        m=video 3227 RTP/AVP 31
                        m=audio 4002 RTP/AVP 8
                        """);
        assertThat(agreed.description().media())
                .extracting(Media::port)
                .containsExactly(0, 20_000, 0, 0);
        assertThat(agreed.description().toString())
                .contains("m=image 0 udptl t38\r\n")
                .contains("m=video 0 RTP/AVP 31\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=audio 4000 RTP/AVP 18 3\n",
                "m=audio 4000 RTP/SAVP 0\n",
                "m=audio 0 RTP/AVP 0\n",
                "m=image 4000 udptl t38\n",
                ""
            })
    void without_a_common_codec_there_is_no_session(String media) {
        assertThat(OfferAnswer.G711.answer(parse(media), LOCAL))
                .isInstanceOf(OfferAnswer.Result.NoCommonCodec.class);
    }

    @Test
    void our_offer_is_answered() {
        var offer = OfferAnswer.G711.offer(LOCAL);
        assertThat(SessionDescription.parse(offer.toBody())).isEqualTo(offer);

        var theirs = new LocalMedia("2001:db8::2", 30_000, 1, 1);
        var answer = (OfferAnswer.Result.Agreed) OfferAnswer.G711.answer(offer, theirs);
        var read = SessionDescription.parse(answer.description().toBody());
        var result = (OfferAnswer.Result.Agreed) OfferAnswer.G711.answered(read);

        assertThat(result.agreement().remoteAddress()).isEqualTo("2001:db8::2");
        assertThat(result.agreement().remotePort()).isEqualTo(30_000);
        assertThat(result.agreement().eventPayloadType()).isEqualTo(101);
        assertThat(result.agreement().codec()).isEqualTo(Media.Codec.PCMU);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=1\n", "hello\n", "v=0\nm=audio\n", "v=0\nm=audio x RTP/AVP 0\n",
                "v=0\nm=audio 99999 RTP/AVP 0\n", "v=0\no=- 1\n", "v=0\nc=IN IP4\n", ""
            })
    void what_is_no_description_is_refused(String text) {
        assertThatThrownBy(() -> SessionDescription.parse(text))
                .isInstanceOf(SdpParseException.class);
    }

    @Test
    void lines_and_sections_are_bounded() {
        assertThatThrownBy(() -> SessionDescription.parse("v=0\n" + "a=x\n".repeat(500)))
                .isInstanceOf(SdpParseException.class)
                .hasMessageContaining("500 lines");
        assertThatThrownBy(() ->
                        SessionDescription.parse("v=0\n" + "m=audio 1 RTP/AVP 0\n".repeat(17)))
                .isInstanceOf(SdpParseException.class)
                .hasMessageContaining("16 sections");
    }

    private static OfferAnswer.Result.Agreed agreed(String media) {
        return (OfferAnswer.Result.Agreed) OfferAnswer.G711.answer(parse(media), LOCAL);
    }

    private static SessionDescription parse(String media) {
        return SessionDescription.parse(
                "v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n" + media);
    }
}
