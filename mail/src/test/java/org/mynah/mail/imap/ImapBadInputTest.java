package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mynah.mail.mime.MimeLimits;

/** What a client or a mail may do that is meant to hurt: each is bounded by a named limit. */
class ImapBadInputTest {

    @TempDir Path folder;

    private MailServerFixture server() throws IOException {
        return new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.empty());
    }

    @Test
    void a_line_without_an_end_is_hung_up_on_before_sign_in() throws Exception {
        try (var server = server();
                var client = server.connect()) {
            client.greeting();
            var sent = sendUntilClosed(client, "a".repeat(16 * 1024));
            assertThat(sent).isLessThan(64 * 1024 * 1024L);
            assertStillServes(server);
        }
    }

    @Test
    void a_line_without_an_end_is_hung_up_on_after_sign_in() throws Exception {
        try (var server = server();
                var client = server.signedIn()) {
            client.send("x SEARCH SUBJECT ");
            var sent = sendUntilClosed(client, "a".repeat(16 * 1024));
            assertThat(sent).isLessThan(64 * 1024 * 1024L);
            assertStillServes(server);
        }
    }

    /** The system's buffers take some of it after the server has hung up. */
    private static long sendUntilClosed(ImapClient client, String block) {
        var sent = 0L;
        try {
            while (sent < 256 * 1024 * 1024L) {
                client.send(block);
                sent += block.length();
            }
        } catch (IOException _) {
            return sent;
        }
        return sent;
    }

    @Test
    void a_gigabyte_as_a_name_is_refused_before_it_is_sent() throws Exception {
        try (var server = server();
                var client = server.connect()) {
            client.greeting();
            assertThat(client.fails("LOGIN {1073741824}")).startsWith("BAD [TOOBIG]");
            assertThat(client.fails("LOGIN {999999999999999999}")).startsWith("BAD [TOOBIG]");
            client.ok("LOGIN tony@contoso.com " + MailServerFixture.PASSWORD);
        }
    }

    @Test
    void a_gigabyte_that_does_not_wait_ends_the_connection() throws Exception {
        try (var server = server();
                var client = server.connect()) {
            client.greeting();
            assertThat(client.fails("LOGIN {1073741824+}")).startsWith("BAD [TOOBIG]");
            assertThat(client.line()).startsWith("* BYE");
            assertThat(client.isEnded()).isTrue();
            assertStillServes(server);
        }
    }

    @Test
    void a_gigabyte_of_mail_is_refused_before_it_is_sent() throws Exception {
        try (var server = server();
                var client = server.signedIn()) {
            assertThat(client.fails("APPEND INBOX {1073741824}")).startsWith("NO [TOOBIG]");
            client.ok("NOOP");
            client.send("x APPEND INBOX {1073741824+}\r\n");
            assertThat(client.line()).startsWith("* BYE");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void a_thousand_connections_that_say_nothing_shut_nobody_out() throws Exception {
        var limits = ImapLimits.DEFAULT.with(ImapLimit.CONNECTIONS_NOT_SIGNED_IN, 100);
        List<ImapClient> silent = new ArrayList<>();
        try (var server = new MailServerFixture(folder, limits, Optional.empty());
                var user = server.signedIn()) {
            for (int i = 0; i < 1_000; i++) {
                var from = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (i % 10)});
                silent.add(new ImapClient(from, server.port()));
            }
            assertThat(silent.getFirst().greeting()).startsWith("* OK");
            assertThat(silent.getFirst().isEnded()).as("the oldest makes room").isTrue();
            user.ok("NOOP");
            assertStillServes(server);
        } finally {
            for (var client : silent) {
                client.close();
            }
        }
    }

    @Test
    void mail_programs_see_a_hundred_levels_as_far_as_the_limit() throws Exception {
        var mail = new StringBuilder("Subject: deep\r\n");
        for (int i = 0; i < 100; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b");
            mail.append(i).append("\r\n");
        }
        mail.append("Content-Type: text/plain\r\n\r\nneedle\r\n");
        try (var server = server();
                var client = server.signedIn()) {
            server.put(mail.toString());
            client.ok("SELECT INBOX");
            var structure = client.ok("FETCH 1 BODYSTRUCTURE").getFirst();
            assertThat(deepest(structure)).isLessThan(MimeLimits.DEPTH.limit() + 10);
            client.ok("FETCH 1 (ENVELOPE BODY BODY.PEEK[1.1.1.1.1.1] BINARY.SIZE[1.1])");
            client.ok("FETCH 1 BODY.PEEK[" + "1.".repeat(60) + "1]");
            client.ok("SEARCH TEXT needle");
            assertThat(client.ok("FETCH 1 RFC822.SIZE").getFirst()).contains("" + mail.length());
        }
    }

    private static int deepest(String text) {
        var depth = 0;
        var deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    @Test
    void mail_programs_see_ten_thousand_parts_as_far_as_the_limit() throws Exception {
        var mail =
                "Subject: many\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\n\r\nx\r\n".repeat(10_000)
                        + "--b--\r\n";
        try (var server = server();
                var client = server.signedIn()) {
            server.put(mail);
            client.ok("SELECT INBOX");
            var structure = client.ok("FETCH 1 BODYSTRUCTURE").getFirst();
            var parts = structure.split("\"plain\"", -1).length - 1;
            assertThat(parts).isEqualTo(MimeLimits.PARTS.limit());
            assertThat(client.ok("FETCH 1 BODY.PEEK[999]").getFirst()).endsWith("x)");
            assertThat(client.ok("FETCH 1 BODY.PEEK[9999]").getFirst()).endsWith("NIL)");
            client.ok("SEARCH TEXT needle");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-charset",
                "x y",
                "utf-7",
                "utf-16",
                "utf-32be",
                "iso-2022-cn",
                "iso-2022-jp",
                "x-iso-2022-cn-gb",
                "ibm290",
                "\"\"",
                "%00"
            })
    void a_mail_in_any_charset_is_listed_sorted_and_searched(String charset) throws Exception {
        var mail =
                """
                From: =?%1$s?B?/////w==?= <a@example.com>
                Subject: =?%1$s?Q?=FF=FE=1B$)A=D8?= =?%1$s?Z?x?= needle
                Content-Type: text/plain; charset=%1$s
                Content-Disposition: attachment; filename*=%1$s'x'%%FF%%FE

                %2$s haystack
                """
                        .formatted(charset, "\u00ff\u00fe\u001b$)A\u0080")
                        .replace("\n", "\r\n");
        try (var server = server();
                var client = server.signedIn()) {
            server.put(mail.getBytes(StandardCharsets.ISO_8859_1));
            client.ok("SELECT INBOX");
            client.ok("FETCH 1 (ENVELOPE BODYSTRUCTURE BODY.PEEK[] BINARY.PEEK[1])");
            client.ok("SEARCH SUBJECT needle");
            client.ok("SEARCH TEXT haystack");
            client.ok("SORT (SUBJECT FROM) UTF-8 ALL");
            client.ok("THREAD REFERENCES UTF-8 ALL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "\"\"", "\"a b\"", "utf-7x", "{3+}\r\n\u00e9\u00e9\u00e9"})
    void a_search_in_a_charset_that_is_none_is_refused(String charset) throws Exception {
        try (var server = server();
                var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            assertThat(client.fails("SEARCH CHARSET " + charset + " SUBJECT x"))
                    .startsWith("NO [BADCHARSET");
        }
    }

    @Test
    void guessing_is_refused_by_account_whatever_the_address() throws Exception {
        var limits = ImapLimits.DEFAULT.with(ImapLimit.FAILURES_PER_ACCOUNT, 4);
        try (var server = new MailServerFixture(folder, limits, Optional.empty())) {
            for (int i = 1; i <= 4; i++) {
                assertThat(signIn(server, i, "tony@contoso.com", "guess"))
                        .startsWith("NO [AUTHENTICATIONFAILED]");
            }
            assertThat(signIn(server, 9, "tony@contoso.com", MailServerFixture.PASSWORD))
                    .startsWith("NO [LIMIT]");
        }
    }

    @Test
    void guessing_is_refused_by_address_whatever_the_account() throws Exception {
        var limits = ImapLimits.DEFAULT.with(ImapLimit.FAILURES_PER_ADDRESS, 4);
        try (var server = new MailServerFixture(folder, limits, Optional.empty())) {
            for (int i = 1; i <= 4; i++) {
                assertThat(signIn(server, 1, "user%d@contoso.com".formatted(i), "guess"))
                        .startsWith("NO [AUTHENTICATIONFAILED]");
            }
            assertThat(signIn(server, 1, "tony@contoso.com", MailServerFixture.PASSWORD))
                    .startsWith("NO [LIMIT]");
            assertThat(signIn(server, 2, "tony@contoso.com", MailServerFixture.PASSWORD))
                    .as("from elsewhere")
                    .startsWith("OK");
        }
    }

    private static String signIn(MailServerFixture server, int from, String name, String password)
            throws IOException {
        var address = InetAddress.getByAddress(new byte[] {127, 0, 2, (byte) from});
        try (var client = new ImapClient(address, server.port())) {
            client.greeting();
            return client.command("LOGIN " + name + " " + password).getLast();
        }
    }

    private static void assertStillServes(MailServerFixture server) throws IOException {
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
        }
    }
}
