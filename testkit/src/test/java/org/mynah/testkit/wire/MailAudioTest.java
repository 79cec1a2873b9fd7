package org.mynah.testkit.wire;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.mynah.testkit.ear.Sounds;

class MailAudioTest {
    private static final short[] SPEECH = Sounds.speech(1, ofMillis(500));

    private static byte[] voiceMail(String newline) {
        String audio =
                Base64.getMimeEncoder()
                        .encodeToString(new Wav(SPEECH, G711.RATE).asPcm16())
                        .replace("\r\n", "\n");
        return """
        From: Kim Akers <kim@contoso.com>
        Subject: Voice Mail
        Content-Type: multipart/mixed;
        \tboundary="=_outer"

        This is MIME.
        --=_outer
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: text/plain

        You received a voice mail.
        --inner
        Content-Type: text/html

        <p>You received a voice mail.</p>
        --inner--

        --=_outer
        Content-Type: Audio/WAV; name="other.wav"
        Content-Transfer-Encoding: BASE64
        Content-Disposition: attachment;
         filename="4255550100 \\"mobile\\" (2 seconds).wav"

        %s
        --=_outer--
        """
                .formatted(audio)
                .replace("\n", newline)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_first_audio_part_is_found_however_deep_the_text_is() {
        for (String newline : new String[] {"\r\n", "\n"}) {
            var audio = MailAudio.firstOf(voiceMail(newline)).orElseThrow();

            assertThat(audio.contentType()).isEqualTo("audio/wav");
            assertThat(audio.fileName()).isEqualTo("4255550100 \"mobile\" (2 seconds).wav");
            assertThat(audio.samples()).isEqualTo(SPEECH);
        }
    }

    @Test
    void a_mail_without_audio_has_none() {
        byte[] mail = "Subject: Missed Call\r\n\r\nNobody spoke.".getBytes(StandardCharsets.UTF_8);

        assertThat(MailAudio.firstOf(mail)).isEmpty();
        assertThat(MailAudio.firstOf(new byte[0])).isEmpty();
    }

    @Test
    void a_broken_attachment_is_named() {
        byte[] mail =
                "Content-Type: audio/mpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!"
                        .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> MailAudio.firstOf(mail))
                .isInstanceOf(UnreadableAudio.class)
                .hasMessageContaining("base64");
    }

    @Test
    void mp3_that_is_none_or_that_nothing_decodes_names_the_package_to_install() {
        assertThatThrownBy(() -> AudioDecoder.decode(new byte[] {1, 2, 3}, "audio/mpeg; x=y"))
                .isInstanceOf(UnreadableAudio.class)
                .hasMessageContaining("mpg123");
        assertThatThrownBy(() -> AudioDecoder.decode(new byte[0], "video/mp4"))
                .isInstanceOf(UnreadableAudio.class)
                .hasMessageContaining("video/mp4");
    }
}
