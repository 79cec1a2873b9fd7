package org.mynah.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartScannerTest {

    private static final String MIXED =
            String.join(
                    "\r\n",
                    "Content-Type: multipart/mixed; boundary=\"b b\"",
                    "",
                    "preamble",
                    "--b b",
                    "",
                    "one",
                    "--b b  ",
                    "Content-Type: text/html",
                    "",
                    "--b bc is no boundary",
                    "",
                    "--b b--",
                    "--b b",
                    "epilogue");

    @Test
    void parts_are_the_bytes_between_boundaries() throws IOException {
        var root = scan(MIXED);

        assertThat(root.isMultipart()).isTrue();
        assertThat(root.parts()).hasSize(2);
        assertThat(body(MIXED, root.parts().get(0))).isEqualTo("one");
        assertThat(body(MIXED, root.parts().get(1))).isEqualTo("--b bc is no boundary\r\n");
        assertThat(root.parts().get(1).lines()).isEqualTo(1);
        assertThat(root.end()).isEqualTo(MIXED.length());
    }

    @Test
    void line_feeds_alone_end_lines_too() throws IOException {
        var mail = MIXED.replace("\r\n", "\n");
        var root = scan(mail);

        assertThat(body(mail, root.parts().get(0))).isEqualTo("one");
        assertThat(root.parts().get(1).type()).isEqualTo("text/html");
    }

    @Test
    void an_outer_boundary_ends_inner_parts_that_were_not_ended() throws IOException {
        var mail =
                String.join(
                        "\r\n",
                        "Content-Type: multipart/mixed; boundary=o",
                        "",
                        "--o",
                        "Content-Type: multipart/alternative; boundary=i",
                        "",
                        "--i",
                        "",
                        "inner",
                        "--o",
                        "",
                        "outer",
                        "--o--");
        var root = scan(mail);

        assertThat(root.parts()).hasSize(2);
        assertThat(body(mail, root.parts().get(0).parts().getFirst())).isEqualTo("inner");
        assertThat(body(mail, root.parts().get(1))).isEqualTo("outer");
    }

    @Test
    void a_digest_holds_mails() throws IOException {
        var mail =
                String.join(
                        "\r\n",
                        "Content-Type: multipart/digest; boundary=d",
                        "",
                        "--d",
                        "",
                        "Subject: enclosed",
                        "",
                        "text",
                        "--d--");

        var enclosed = scan(mail).parts().getFirst().enclosed().orElseThrow();

        assertThat(enclosed.header().value("Subject")).contains("enclosed");
        assertThat(body(mail, enclosed)).isEqualTo("text");
    }

    @Test
    void a_multipart_without_parts_is_but_bytes() throws IOException {
        assertThat(scan("Content-Type: multipart/mixed; boundary=x\r\n\r\nno part").type())
                .isEqualTo("application/octet-stream");
        assertThat(scan("Content-Type: multipart/mixed\r\n\r\n--\r\n\r\nx").type())
                .isEqualTo("application/octet-stream");
        assertThat(scan("").end()).isZero();
        assertThat(scan("Content-Type: nonsense\r\n\r\n").type()).isEqualTo("text/plain");
    }

    @Test
    void depth_and_number_of_parts_are_bounded() throws IOException {
        var deep = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            deep.append(
                    "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        var many =
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\n\r\nx\r\n".repeat(10_000);

        assertThat(depth(scan(deep.toString()))).isEqualTo(MimeLimits.DEPTH.limit());
        assertThat(scan(many).parts()).hasSize(MimeLimits.PARTS.limit());
    }

    @Test
    void a_gigabyte_in_one_line_is_read_without_keeping_it() throws IOException {
        var endless =
                new InputStream() {
                    private long left = 300_000_000;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'x' : -1;
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) {
                        if (left <= 0) {
                            return -1;
                        }
                        java.util.Arrays.fill(bytes, from, from + length, (byte) 'x');
                        left -= length;
                        return length;
                    }
                };

        assertThat(PartScanner.scan(endless).end()).isGreaterThanOrEqualTo(300_000_000);
    }

    @Test
    void any_bytes_are_a_mail_whose_parts_lie_inside_it() throws IOException {
        var random = new Random(9);
        var whole = MIXED.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 5_000; i++) {
            var mail = whole.clone();
            for (int n = random.nextInt(6); n > 0; n--) {
                mail[random.nextInt(mail.length)] =
                        (byte) "\r\n-b \0:;\"".charAt(random.nextInt(9));
            }
            var root =
                    PartScanner.scan(
                            new ByteArrayInputStream(mail, 0, random.nextInt(mail.length + 1)));
            assertInside(root, 0, root.end());
        }
    }

    private static void assertInside(MailPart part, long from, long to) {
        assertThat(part.headerStart()).isBetween(from, to);
        assertThat(part.bodyStart()).isBetween(part.headerStart(), to);
        assertThat(part.end()).isBetween(part.bodyStart(), to);
        assertThat(part.lines()).isNotNegative();
        part.parts().forEach(child -> assertInside(child, part.bodyStart(), part.end()));
    }

    private static int depth(MailPart part) {
        return 1 + part.parts().stream().mapToInt(PartScannerTest::depth).max().orElse(0);
    }

    private static String body(String mail, MailPart part) {
        return mail.substring((int) part.bodyStart(), (int) part.end());
    }

    private static MailPart scan(String mail) throws IOException {
        return PartScanner.scan(
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
