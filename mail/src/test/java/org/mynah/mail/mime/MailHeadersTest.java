package org.mynah.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mynah.um.message.MailKind;

class MailHeadersTest {

    @Test
    void our_own_voice_message_is_known_by_its_headers() throws IOException {
        var mail =
                new MimeFormat("um-system@contoso.com")
                        .compose(
                                Messages.voice(
                                        Messages.person("51235", "Ann Übel", "ann@contoso.com"),
                                        new byte[9]));

        var headers = MailHeaders.read(new ByteArrayInputStream(Messages.bytes(mail)));

        assertThat(headers.messageId()).contains(mail.messageId());
        assertThat(headers.kind()).isEqualTo(MailKind.VOICE);
        assertThat(headers.callerName()).contains("Ann Übel");
        assertThat(headers.callerNumber()).contains("51235");
        assertThat(headers.length()).isEqualTo(Duration.ofSeconds(3));
        assertThat(headers.isImportant()).isFalse();
    }

    @Test
    void other_systems_voice_messages_are_known_by_context() throws IOException {
        var headers =
                read("Message-Context: Voice-Message\r\nContent-Duration: 12\r\nX-Priority: 1\r\n");

        assertThat(headers.kind()).isEqualTo(MailKind.VOICE);
        assertThat(headers.length()).isEqualTo(Duration.ofSeconds(12));
        assertThat(headers.isImportant()).isTrue();
    }

    @Test
    void kinds_follow_the_content_class() throws IOException {
        assertThat(read("Content-Class: missedcall\r\n").kind()).isEqualTo(MailKind.MISSED_CALL);
        assertThat(read("Content-Class: fax-ca\r\n").kind()).isEqualTo(MailKind.FAX);
        assertThat(read("content-class:  VOICE \r\n").kind()).isEqualTo(MailKind.VOICE);
        assertThat(read("Content-Class: urn:content-classes:message\r\n").kind())
                .isEqualTo(MailKind.EMAIL);
    }

    @Test
    void nonsense_is_an_ordinary_mail() throws IOException {
        var headers =
                read(
                        String.join(
                                "\r\n",
                                "X-VoiceMessageDuration: 99999999999999",
                                "Content-Class: voice",
                                "X-VoiceMessageSenderName: =?utf-8?B?!!!?=",
                                "\0\1\2: x",
                                "no colon",
                                " : blank",
                                ""));

        assertThat(headers.kind()).isEqualTo(MailKind.VOICE);
        assertThat(headers.length()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_header_without_end_is_read_up_to_the_limit() throws IOException {
        var block =
                HeaderBlock.read(
                        new ByteArrayInputStream(
                                "A: b\r\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII)));

        assertThat(block.fields()).hasSize(MimeLimits.HEADER_FIELDS.limit());
    }

    @Test
    void folded_values_are_one_line() {
        var block =
                HeaderBlock.of(
                        "Subject: a\r\n b\r\n\tc\r\nX: y\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(block.value("subject")).contains("a b\tc");
        assertThat(block.value("X")).contains("y");
    }

    private static MailHeaders read(String head) throws IOException {
        var bytes = (head + "\r\nbody").getBytes(StandardCharsets.ISO_8859_1);
        return MailHeaders.read(new ByteArrayInputStream(bytes));
    }
}
