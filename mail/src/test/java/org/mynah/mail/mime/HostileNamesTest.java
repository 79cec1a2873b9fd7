package org.mynah.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a caller calls himself, the mail has the headers, parts and addresses it has to have.
 */
class HostileNamesTest {

    private static final int NAMES = 2_000;
    private static final byte[] SOUND = MimeFormatTest.sound(20);
    private static final String[] PIECES = {
        "\r\n",
        "\r",
        "\n",
        "\0",
        "\r\n\r\n",
        "Bcc: evil@example.com",
        "\r\nBcc: e@example.com\r\n",
        "=?utf-8?Q?=0d=0aBcc:_evil@example.com?=",
        "=?utf-8?B?DQpCY2M6IGU=?=",
        "=?",
        "?=",
        "\"",
        "\\",
        "\\\"",
        "<",
        ">",
        "<script>alert(1)</script>",
        "\u202e",
        "\u2066",
        "\u200f",
        "\u0085",
        "\u2028",
        "\ud800",
        "\udc00",
        "\ud83d\ude00",
        "é",
        "日本",
        "%0d%0a",
        ";",
        ",",
        "(",
        ")",
        "@",
        "a@b.example",
        "--=_mynah_",
        "\t",
        " ",
        "a",
        "Tony",
        "../../etc/passwd",
        "*",
        ":",
        "boundary=x",
        "'",
        "`",
        "$(x)",
        ".",
        "\ufeff",
        "\uffff",
        "\u0300",
        "x".repeat(500),
    };

    private final MimeFormat format = new MimeFormat("um-system@contoso.com");

    @Test
    void no_name_adds_a_header_or_a_part_for_angus() throws Exception {
        var random = new Random(11);
        var plain = Messages.voice(Messages.person("1", "Tony", "t@contoso.com"), SOUND);
        var expected = names(MimeFormatTest.parse(format.compose(plain)));
        for (int i = 0; i < NAMES / 2; i++) {
            var name = name(random);
            var message = Messages.voice(Messages.person(name, name, "t@contoso.com"), SOUND);
            var parsed = MimeFormatTest.parse(format.compose(message));

            assertThat(names(parsed)).as(shown(name)).isSubsetOf(expected);
            var parts = (MimeMultipart) parsed.getContent();
            assertThat(parts.getCount()).as(shown(name)).isEqualTo(2);
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(SOUND);
            assertThat(parsed.getAllRecipients()).hasSize(1);
            assertThat(((InternetAddress) parsed.getFrom()[0]).getAddress())
                    .isEqualTo("t@contoso.com");
            assertThat(parsed.getSubject()).as(shown(name)).doesNotContain("\r", "\n", "\0");
            var file = parts.getBodyPart(1).getFileName();
            assertThat(file).as(shown(name)).doesNotContain("/", "\\", "\n", "\r", ";");
            assertThat(parsed.getHeader("X-AttachmentOrder", null)).isNotNull();
            var html = parts.getBodyPart(0).getInputStream().readAllBytes();
            assertThat(new String(html, StandardCharsets.UTF_8)).doesNotContain("<script");
        }
    }

    @Test
    void no_name_adds_a_header_or_a_part_for_python(@TempDir Path folder) throws Exception {
        var random = new Random(12);
        var file = folder.resolve("mails");
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < NAMES; i++) {
                var name = name(random);
                write(out, Messages.bytes(format.compose(Messages.voice(number(name), SOUND))));
            }
        }
        var script = folder.resolve("check.py");
        Files.writeString(script, PYTHON);

        var python =
                new ProcessBuilder("python3", script.toString(), file.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(python.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(said.strip()).isEqualTo("ok " + NAMES);
    }

    private static org.mynah.um.message.UmMessage.Caller number(String number) {
        return Messages.number(number);
    }

    private java.util.Set<String> names(MimeMessage parsed) throws Exception {
        var names = new TreeSet<String>();
        var headers = parsed.getAllHeaders();
        while (headers.hasMoreElements()) {
            names.add(headers.nextElement().getName());
        }
        return names;
    }

    private static String name(Random random) {
        var name = new StringBuilder();
        var pieces = 1 + random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            name.append(
                    random.nextInt(4) == 0
                            ? String.valueOf((char) random.nextInt(0x10000))
                            : PIECES[random.nextInt(PIECES.length)]);
        }
        return random.nextInt(200) == 0
                ? name.toString().repeat(10_000 / name.length() + 1)
                : name.toString();
    }

    private static String shown(String name) {
        var shown = new StringBuilder();
        name.chars().limit(100).forEach(c -> shown.append(c < 0x7F && c >= 0x20 ? (char) c : '~'));
        return shown.toString();
    }

    private static void write(OutputStream out, byte[] mail) throws Exception {
        out.write((mail.length + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(mail);
    }

    private static final String PYTHON =
            """
            import sys, email
            from email import policy
            allowed = set('''From To Subject Date Message-ID Auto-Submitted Content-Class
                X-CallingTelephoneNumber X-VoiceMessageSenderName X-CallID X-VoiceMessageDuration
                X-AttachmentOrder Message-Context Content-Duration MIME-Version Content-Language
                Content-Type'''.split())
            count = 0
            with open(sys.argv[1], 'rb') as mails:
                while True:
                    size = mails.readline()
                    if not size:
                        break
                    mail = email.message_from_bytes(mails.read(int(size)), policy=policy.default)
                    assert set(mail.keys()) <= allowed, mail.keys()
                    assert len(mail.keys()) == len(set(mail.keys())), mail.keys()
                    parts = list(mail.iter_parts())
                    assert [p.get_content_type() for p in parts] == ['text/html', 'audio/mp3']
                    assert not mail.defects, mail.defects
                    assert all(not p.defects for p in parts), [p.defects for p in parts]
                    assert len(parts[1].get_content()) == 20
                    assert [a.addr_spec for a in mail['From'].addresses] == ['um-system@contoso.com']
                    assert [a.addr_spec for a in mail['To'].addresses] == ['tonysmith@contoso.com']
                    assert parts[1].get_filename().endswith('Voice Mail.mp3')
                    assert parts[1].get_filename() == mail['X-AttachmentOrder'], (parts[1].get_filename(), mail['X-AttachmentOrder'])
                    assert '<script' not in parts[0].get_content()
                    count += 1
            print('ok', count)
            """;
}
