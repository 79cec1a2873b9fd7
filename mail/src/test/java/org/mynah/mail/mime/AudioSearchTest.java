package org.mynah.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.um.Audio;

class AudioSearchTest {

    private static final String OLD = "old sound";
    private static final String NEW = "new sound";

    @TempDir Path folder;

    @Test
    void the_audio_of_our_own_mail_comes_back() throws IOException {
        var sound = MimeFormatTest.sound(300_000);
        var format = new MimeFormat("um-system@contoso.com", folder);
        var mail = Messages.bytes(format.compose(Messages.voice(Messages.number("1"), sound)));

        var audio = format.audio(new ByteArrayInputStream(mail)).orElseThrow();

        assertThat(audio.contentType()).isEqualTo("audio/mp3");
        assertThat(audio.open().readAllBytes()).isEqualTo(sound);
        assertThat(audio.open().readAllBytes()).as("a second time").isEqualTo(sound);
        try (var files = Files.list(folder)) {
            assertThat(files).as("files left behind").isEmpty();
        }
    }

    @Test
    void the_order_header_names_the_newest() throws IOException {
        var head = "X-AttachmentOrder: ;  b.wav ; a.wav;\r\n";

        assertThat(sound(head + two("b.wav", NEW, "a.wav", OLD))).contains(NEW);
        assertThat(sound(head + two("a.wav", OLD, "b.wav", NEW))).contains(NEW);
    }

    @Test
    void an_order_header_in_encoded_words_is_understood() throws IOException {
        var head = "X-AttachmentOrder: =?utf-8?Q?=C3=BC.wav;_a.wav?=\r\n";
        var name = "*=UTF-8''%C3%BC.wav";
        var mail = two("x", NEW, "a.wav", OLD).replace("=\"x\"", name);

        assertThat(sound(head + mail)).contains(NEW);
    }

    @Test
    void without_an_order_the_last_part_is_the_newest() throws IOException {
        assertThat(sound(two("a.wav", OLD, "b.wav", NEW))).contains(NEW);
    }

    @Test
    void a_file_without_a_type_is_known_by_its_name() throws IOException {
        var mail = two("a.MP3", NEW, "b.txt", OLD).replace("audio/wav", "application/octet-stream");

        assertThat(find(mail).orElseThrow().contentType()).isEqualTo("audio/mp3");
        assertThat(sound(mail)).contains(NEW);
    }

    @Test
    void audio_inside_a_forwarded_mail_is_found() throws IOException {
        var mail =
                "Content-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n"
                        + "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n"
                        + two("a.wav", OLD, "b.wav", NEW)
                        + "\r\n--o--\r\n";

        assertThat(sound(mail)).contains(NEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "Content-Type: text/plain\r\n\r\nhello",
                "Content-Type: audio/wma\r\n\r\nx",
                "Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\n--x--",
                "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\n----",
                "Content-Type: text/plain; charset=x-lies\r\n\r\n\u00ff",
                "no header at all",
                ":::\r\n\r\n",
            })
    void a_mail_without_audio_yields_nothing(String mail) throws IOException {
        assertThat(find(mail)).isEmpty();
    }

    @Test
    void a_hundred_levels_are_too_complex() throws IOException {
        var mail = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            mail.append(
                    "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        mail.append("Content-Type: audio/wav\r\n\r\nx");

        assertThat(find(mail.toString())).isEmpty();
    }

    @Test
    void ten_thousand_parts_are_too_complex() throws IOException {
        var mail =
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(10_000)
                        + "--b\r\nContent-Type: audio/wav\r\n\r\nx\r\n--b--\r\n";

        assertThat(find(mail)).isEmpty();
    }

    @Test
    void an_endless_header_line_is_too_complex() throws IOException {
        assertThat(find("X: " + "a".repeat(3_000_000) + "\r\nContent-Type: audio/wav\r\n\r\nx"))
                .isEmpty();
    }

    @Test
    void a_gigabyte_is_too_much_and_is_not_read_to_its_end() throws IOException {
        var counted = new Endless();
        var head = "Content-Type: audio/wav\r\nContent-Transfer-Encoding: base64\r\n\r\n";

        var audio =
                new MimeFormat("um-system@contoso.com", folder)
                        .audio(
                                new SequenceInputStream(
                                        new ByteArrayInputStream(
                                                head.getBytes(StandardCharsets.US_ASCII)),
                                        counted));

        assertThat(audio).isEmpty();
        assertThat(counted.read).isLessThan(130L * 1024 * 1024);
    }

    @Test
    void random_mutations_never_throw() throws IOException {
        var random = new Random(3);
        var whole = two("a.wav", OLD, "b.wav", NEW).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 3_000; i++) {
            var mail = whole.clone();
            for (int n = random.nextInt(10); n >= 0; n--) {
                mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
            }
            new MimeFormat("um-system@contoso.com", folder)
                    .audio(new ByteArrayInputStream(mail, 0, random.nextInt(mail.length)));
        }
    }

    @Test
    void a_store_that_fails_is_told() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("disk");
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        throw new IOException("disk");
                    }
                };

        assertThatThrownBy(() -> new MimeFormat("um-system@contoso.com", folder).audio(broken))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
    }

    private Optional<Audio> find(String mail) throws IOException {
        return new MimeFormat("um-system@contoso.com", folder)
                .audio(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Optional<String> sound(String mail) throws IOException {
        var audio = find(mail);
        return audio.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new String(audio.get().open().readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    private static String two(String first, String firstSound, String second, String secondSound) {
        return "Content-Type: multipart/mixed; boundary=b\r\n\r\npreamble\r\n"
                + part(first, firstSound)
                + part(second, secondSound)
                + "--b--\r\n";
    }

    private static String part(String name, String sound) {
        return "--b\r\nContent-Type: audio/wav\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=\""
                + name
                + "\"\r\n\r\n"
                + Base64.getEncoder().encodeToString(sound.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    private static final class Endless extends InputStream {
        private long read;

        @Override
        public int read() {
            return ++read > 1_000_000_000L ? -1 : 'A';
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            if (read > 1_000_000_000L) {
                return -1;
            }
            java.util.Arrays.fill(bytes, from, from + length, (byte) 'A');
            for (int i = from + 76; i + 1 < from + length; i += 78) {
                bytes[i] = '\r';
                bytes[i + 1] = '\n';
            }
            read += length;
            return length;
        }
    }
}
