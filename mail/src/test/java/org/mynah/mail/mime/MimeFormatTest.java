package org.mynah.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.mynah.um.Audio;
import org.mynah.um.message.Mail;
import org.mynah.um.message.MailKind;
import org.mynah.um.message.Marks;
import org.mynah.um.message.UmMessage;

class MimeFormatTest {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final byte[] SOUND = sound(5_000);
    private final MimeFormat format = new MimeFormat("um-system@contoso.com");

    @Test
    void a_voice_message_is_the_mail_of_the_specification() {
        var mail = format.compose(Messages.voice(Messages.number("7125550123"), SOUND));

        var text = Messages.text(mail);
        var head = text.substring(0, text.indexOf("\r\n\r\n"));
        assertThat(head.lines())
                .contains(
                        "From: \"7125550123\" <um-system@contoso.com>",
                        "To: \"Tony Smith\" <tonysmith@contoso.com>",
                        "Subject: Voice Mail from 7125550123 (3 seconds)",
                        "Date: Wed, 4 Mar 2026 10:06:07 -0500",
                        "Message-ID: <c0ffee-1@contoso.com>",
                        "Content-Class: voice-ca",
                        "X-CallingTelephoneNumber: 7125550123",
                        "X-VoiceMessageDuration: 3",
                        "X-VoiceMessageSenderName: 7125550123",
                        "X-AttachmentOrder: 7125550123 (3 seconds) Voice Mail.mp3",
                        "X-CallID: abc@pbx.example.com",
                        "Message-Context: voice-message",
                        "Content-Duration: 3",
                        "Auto-Submitted: auto-generated",
                        "MIME-Version: 1.0");
        assertThat(head).doesNotContain("Sender:", "Reply-To:", "Importance", "Sensitivity");
        assertThat(mail.messageId()).isEqualTo("<c0ffee-1@contoso.com>");
        assertThat(mail.kind()).isEqualTo(MailKind.VOICE);
        assertThat(mail.callerNumber()).contains("7125550123");
        assertThat(mail.length()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void a_foreign_parser_finds_html_first_and_then_the_audio() throws Exception {
        var parsed = parse(format.compose(Messages.voice(Messages.number("7125550123"), SOUND)));

        assertThat(parsed.getContentType()).startsWith("multipart/mixed");
        var parts = (MimeMultipart) parsed.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/html");
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains(
                        "Voice Mail Preview",
                        "No preview is available",
                        "<a href=\"tel:7125550123\">7125550123</a>",
                        "3 seconds",
                        "Wednesday, March 4, 2026, 10:06 AM",
                        "51234");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("audio/mp3");
        assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo("attachment");
        assertThat(parts.getBodyPart(1).getFileName())
                .isEqualTo("7125550123 (3 seconds) Voice Mail.mp3");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(SOUND);
    }

    @Test
    void a_caller_of_the_directory_is_the_author_and_the_system_the_sender() throws Exception {
        var caller = Messages.person("51235", "Ann Übel", "ann@contoso.com");

        var parsed = parse(format.compose(Messages.voice(caller, SOUND)));

        var from = (InternetAddress) parsed.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Ann Übel");
        assertThat(from.getAddress()).isEqualTo("ann@contoso.com");
        assertThat(((InternetAddress) parsed.getSender()).getAddress())
                .isEqualTo("um-system@contoso.com");
        assertThat(((InternetAddress) parsed.getReplyTo()[0]).getAddress())
                .isEqualTo("ann@contoso.com");
        assertThat(parsed.getSubject()).isEqualTo("Voice Mail from Ann Übel (3 seconds)");
        var audio = ((MimeMultipart) parsed.getContent()).getBodyPart(1);
        assertThat(audio.getFileName()).isEqualTo("Ann Übel (3 seconds) Voice Mail.mp3");
    }

    @Test
    void a_caller_who_withholds_the_number_is_anonymous() {
        var text = Messages.text(format.compose(Messages.voice(Messages.anonymous(), SOUND)));

        assertThat(text)
                .contains("From: \"Anonymous\" <um-system@contoso.com>")
                .contains("Subject: Voice Mail from Anonymous (3 seconds)")
                .doesNotContain("X-CallingTelephoneNumber");
    }

    @Test
    void an_address_that_is_none_never_becomes_the_author() {
        var caller = Messages.person("1", "Mallory", "m@x.example>\r\nBcc: all@contoso.com");

        assertThat(Messages.text(format.compose(Messages.voice(caller, SOUND))))
                .contains("From: \"Mallory\" <um-system@contoso.com>")
                .doesNotContain("Bcc");
    }

    @Test
    void marks_are_headers() {
        var audio = Audio.of("audio/mp3", () -> new ByteArrayInputStream(SOUND));
        var marked =
                Messages.voice(
                        Messages.number("1"), audio, new Marks(true, true), Optional.empty());

        var mail = format.compose(marked);

        assertThat(Messages.text(mail))
                .contains("\r\nImportance: high\r\nX-Priority: 1\r\nSensitivity: private\r\n");
        assertThat(mail.isImportant()).isTrue();
    }

    @Test
    void a_missed_call_has_no_attachment_and_no_length() throws Exception {
        var missed =
                new UmMessage.MissedCall(
                        "m1",
                        Messages.TONY,
                        Messages.WHEN,
                        "call-1",
                        Messages.number("+14255550100"),
                        "51234",
                        true);

        var mail = format.compose(missed);
        var parsed = parse(mail);

        assertThat(mail.kind()).isEqualTo(MailKind.MISSED_CALL);
        assertThat(parsed.getHeader("Content-Class")).containsExactly("missedcall");
        assertThat(parsed.getSubject()).isEqualTo("Missed call from +14255550100");
        assertThat(parsed.getHeader("X-VoiceMessageDuration")).isNull();
        var parts = (MimeMultipart) parsed.getContent();
        assertThat(parts.getCount()).isEqualTo(1);
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("Your telephone was busy", "tel:+14255550100");
    }

    @Test
    void a_welcome_tells_extension_pin_numbers_and_what_to_do() throws Exception {
        var parsed = parse(format.compose(Messages.welcome()));

        assertThat(parsed.getHeader("Sensitivity")).containsExactly("private");
        var parts = (MimeMultipart) parsed.getContent();
        for (int i = 0; i < 2; i++) {
            assertThat((String) parts.getBodyPart(i).getContent())
                    .contains("51234", "5643892", "50000", "+14255550100", "pound key");
        }
        assertThat((String) parts.getBodyPart(0).getContent()).contains("Ask Ann");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("Ask <b>Ann</b>");
    }

    @Test
    void pin_mails_are_private_and_a_lock_names_no_pin() {
        var reset =
                new UmMessage.PinReset(
                        "r",
                        Messages.TONY,
                        Messages.WHEN,
                        "51234",
                        "998877",
                        true,
                        true,
                        List.of(),
                        Optional.empty());
        var locked = new UmMessage.LockedOut("l", Messages.TONY, Messages.WHEN, "51234");
        var changed = new UmMessage.PinChanged("p", Messages.TONY, Messages.WHEN, "51234");

        assertThat(Messages.text(format.compose(reset)))
                .contains("Sensitivity: private", "998877", "several times");
        assertThat(Messages.text(format.compose(locked))).contains("Subject: Your voice mail has");
        assertThat(Messages.text(format.compose(changed))).contains("Sensitivity: private");
        assertThat(
                        Messages.text(
                                format.compose(
                                        new UmMessage.Unlocked(
                                                "u", Messages.TONY, Messages.WHEN, "51234"))))
                .contains("Subject: Your voice mail has been unlocked", "Auto-Submitted");
    }

    @Test
    void the_same_message_is_the_same_bytes() {
        var message = Messages.voice(Messages.number("7125550123"), SOUND);
        var mail = format.compose(message);

        assertThat(Messages.bytes(mail)).isEqualTo(Messages.bytes(mail));
        assertThat(Messages.bytes(format.compose(message))).isEqualTo(Messages.bytes(mail));
    }

    @Test
    void every_line_ends_with_crlf_and_is_short_enough() {
        var mail =
                format.compose(
                        Messages.voice(Messages.person("1", "é".repeat(10_000), "a@b.c"), SOUND));

        var text = Messages.text(mail);

        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.split("\r\n", -1)).allMatch(line -> line.length() <= 998);
    }

    @Test
    void an_hour_of_audio_is_never_in_the_heap() throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var audio = Audio.of("audio/wav", () -> new Endless(57_600_000));
        var mail =
                format.compose(
                        Messages.voice(Messages.number("1"), audio, Marks.NONE, Optional.empty()));
        mail.body().writeTo(OutputStream.nullOutputStream());
        var before = threads.getCurrentThreadAllocatedBytes();

        mail.body().writeTo(OutputStream.nullOutputStream());

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
    }

    @Test
    void lengths_are_told_in_words() {
        assertThat(Letters.spoken(Duration.ofMillis(300))).isEqualTo("1 second");
        assertThat(Letters.spoken(Duration.ZERO)).isEqualTo("0 seconds");
        assertThat(Letters.spoken(Duration.ofSeconds(65))).isEqualTo("1 minute 5 seconds");
        assertThat(Letters.spoken(Duration.ofMinutes(2))).isEqualTo("2 minutes");
        assertThat(Letters.spoken(Duration.ofSeconds(3661))).isEqualTo("1 hour 1 minute 1 second");
    }

    @Test
    void a_message_whose_id_is_no_id_has_a_usable_message_id() {
        var missed =
                new UmMessage.MissedCall(
                        "call <1>\r\n",
                        Messages.TONY,
                        Messages.WHEN,
                        "c",
                        Messages.anonymous(),
                        "1",
                        false);

        assertThat(format.compose(missed).messageId()).matches("<[0-9a-f]{64}@contoso.com>");
    }

    @Test
    void the_system_needs_an_address() {
        assertThatThrownBy(() -> new MimeFormat("system"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("um-system@contoso.com");
    }

    static MimeMessage parse(Mail mail) throws Exception {
        return new MimeMessage(SESSION, new ByteArrayInputStream(Messages.bytes(mail)));
    }

    static byte[] sound(int length) {
        var sound = new byte[length];
        new java.util.Random(7).nextBytes(sound);
        return sound;
    }

    /** Silence of a given length. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = (int) Math.min(length, left);
            left -= count;
            return count;
        }
    }
}
