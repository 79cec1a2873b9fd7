package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mynah.mail.mime.MimeLimits;

class AppendCommandTest {

    private static byte[] mail(int headerBytes) {
        return ("X: " + "a".repeat(headerBytes) + "\r\nSubject: last\r\n\r\n" + "b".repeat(500_000))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void the_beginning_that_is_looked_at_holds_the_whole_header() throws IOException {
        for (var size : new int[] {10, 8_180, 8_192, 8_200, 100_000}) {
            var mail = mail(size);
            var head = AppendCommand.head(new ByteArrayInputStream(mail));
            assertThat(new String(head, StandardCharsets.US_ASCII))
                    .contains("Subject: last\r\n\r\n");
            assertThat(head).isEqualTo(Arrays.copyOf(mail, head.length));
            assertThat(head.length).isLessThan(4 * size + 10_000);
        }
    }

    @Test
    void a_header_without_end_is_looked_at_up_to_its_limit() throws IOException {
        var head = AppendCommand.head(new ByteArrayInputStream(mail(1_000_000)));
        assertThat(head).hasSize(MimeLimits.HEADER_BYTES.limit());
    }

    @Test
    void a_mail_without_body_ends_where_it_ends() throws IOException {
        assertThat(
                        AppendCommand.head(
                                new ByteArrayInputStream(
                                        "Subject: x".getBytes(StandardCharsets.US_ASCII))))
                .hasSize(10);
    }
}
