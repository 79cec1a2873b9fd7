package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BINARY, THREAD, IMAP4rev2 and searches in other charsets, as a client sees them. */
class ImapExtensionsTest {

    private static final String MIXED =
            String.join(
                    "\r\n",
                    "Subject: mixed",
                    "Content-Type: multipart/mixed; boundary=\"o\"",
                    "",
                    "--o",
                    "Content-Type: text/plain; charset=utf-8",
                    "Content-Transfer-Encoding: quoted-printable",
                    "",
                    "zebra=C3=BC",
                    "--o",
                    "Content-Type: audio/mp3",
                    "Content-Transfer-Encoding: base64",
                    "",
                    "AAECAw",
                    "==",
                    "--o",
                    "Content-Type: application/octet-stream",
                    "Content-Transfer-Encoding: x-unheard",
                    "",
                    "????",
                    "--o--",
                    "");

    @TempDir Path folder;
    private MailServerFixture server;

    @BeforeEach
    void start() throws Exception {
        server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.empty());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void parts_are_fetched_without_their_transfer_encoding() throws Exception {
        server.put(MIXED);
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            assertThat(client.ok("FETCH 1 (BINARY.SIZE[1] BINARY.PEEK[1])"))
                    .containsExactly(
                            "* 1 FETCH (BINARY.SIZE[1] 7 BINARY[1] {7}\r\n"
                                    + ImapText.utf8("zebraü")
                                    + ")");
            assertThat(client.ok("FETCH 1 BINARY.PEEK[1]<2.3>"))
                    .containsExactly("* 1 FETCH (BINARY[1]<2> {3}\r\nbra)");
            assertThat(client.ok("FETCH 1 BINARY.PEEK[2]<1.9>"))
                    .as("without NUL an ordinary literal")
                    .containsExactly("* 1 FETCH (BINARY[2]<1> {3}\r\n\1\2\3)");
            assertThat(client.ok("FETCH 1 (BINARY.SIZE[2] BINARY.PEEK[9] BINARY.SIZE[])"))
                    .containsExactly(
                            "* 1 FETCH (BINARY.SIZE[2] 4 BINARY[9] NIL BINARY.SIZE[] "
                                    + MIXED.length()
                                    + ")");
            assertThat(client.ok("FETCH 1 BINARY[2]"))
                    .as("NUL needs a binary literal, and reading a part is reading the mail")
                    .containsExactly(
                            "* 1 FETCH (BINARY[2] ~{4}\r\n\0\1\2\3 FLAGS (\\Seen \\Recent))");
        }
    }

    @Test
    void an_encoding_that_nobody_knows_is_said_before_anything_else() throws Exception {
        server.put(MIXED);
        server.put("Subject: plain\r\n\r\nplain\r\n");
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            var responses = client.command("FETCH 1:2 BINARY.PEEK[3]");
            assertThat(responses)
                    .hasSize(2)
                    .anyMatch(line -> line.equals("* 2 FETCH (BINARY[3] NIL)"));
            assertThat(responses.getLast()).startsWith("NO [UNKNOWN-CTE]");
            assertThat(client.fails("FETCH 1 BINARY")).contains("after BINARY");
            assertThat(client.fails("FETCH 1 BINARY[1")).contains("after the part's number");
            assertThat(client.fails("FETCH 1 BINARY[1]<0.0>")).contains("at least one byte");
        }
    }

    @Test
    void a_binary_message_is_kept_to_the_byte_or_refused() throws Exception {
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            client.ok("APPEND INBOX ~{10+}\r\nX: y\r\n\r\na\n");
            assertThat(client.ok("FETCH 1 BODY.PEEK[]"))
                    .containsExactly("* 1 FETCH (BODY[] {10}\r\nX: y\r\n\r\na\n)");
            assertThat(client.fails("APPEND INBOX ~{10+}\r\nX: y\r\n\r\n\0\n"))
                    .startsWith("NO [UNKNOWN-CTE]");
            assertThat(client.ok("STATUS INBOX (MESSAGES)"))
                    .containsExactly("* STATUS \"INBOX\" (MESSAGES 1)");
            client.ok("APPEND INBOX UTF8 (~{10+}\r\nX: y\r\n\r\na\n)");
            assertThat(client.ok("STATUS INBOX (MESSAGES)"))
                    .contains("* STATUS \"INBOX\" (MESSAGES 2)");
        }
    }

    @Test
    void what_is_found_is_put_into_threads() throws Exception {
        server.put("Subject: Trip\r\nMessage-ID: <1@contoso.com>\r\n\r\n");
        server.put("Subject: Other\r\nMessage-ID: <2@contoso.com>\r\n\r\n");
        server.put(
                "Subject: Re: Trip\r\nMessage-ID: <3@contoso.com>\r\nIn-Reply-To: your mail"
                        + " <1@contoso.com>\r\n\r\n");
        server.put(
                "Subject: ticket\r\nMessage-ID: <4@contoso.com>\r\nReferences: <1@contoso.com>"
                        + "\r\n <3@contoso.com>\r\n\r\n");
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            assertThat(client.ok("THREAD REFERENCES UTF-8 ALL"))
                    .containsExactly("* THREAD (1 3 4)(2)");
            assertThat(client.ok("THREAD ORDEREDSUBJECT US-ASCII ALL"))
                    .containsExactly("* THREAD (1 3)(2)(4)");
            client.ok("STORE 1 +FLAGS (\\Deleted)");
            client.ok("EXPUNGE");
            assertThat(client.ok("UID THREAD REFERENCES UTF-8 UNDELETED"))
                    .containsExactly("* THREAD (2)(3 4)");
            assertThat(client.ok("THREAD REFERENCES UTF-8 DELETED")).containsExactly("* THREAD");
            assertThat(client.fails("THREAD MAGIC UTF-8 ALL")).contains("REFERENCES");
            assertThat(client.fails("THREAD REFERENCES XYZ ALL")).startsWith("NO [BADCHARSET");
        }
    }

    @Test
    void texts_are_searched_for_in_the_charset_that_the_client_names() throws Exception {
        server.put("Subject: =?utf-8?Q?=D0=9F=D1=80=D0=B8=D0=B2=D0=B5=D1=82?=\r\n\r\n");
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            var bytes = "привет".getBytes(Charset.forName("KOI8-R"));
            var word = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(client.ok("SEARCH CHARSET KOI8-R SUBJECT {6+}\r\n" + word))
                    .containsExactly("* SEARCH 1");
            assertThat(client.ok("SEARCH CHARSET ISO-8859-5 SUBJECT {6+}\r\n" + word))
                    .containsExactly("* SEARCH");
        }
    }

    @Test
    void a_client_of_imap4rev2_is_told_of_nothing_that_is_gone_from_it() throws Exception {
        server.put("Subject: one\r\n\r\n");
        try (var client = server.signedIn()) {
            assertThat(client.ok("ENABLE IMAP4rev2")).containsExactly("* ENABLED IMAP4rev2");
            assertThat(client.ok("SELECT INBOX"))
                    .contains("* 1 EXISTS", "* LIST () \"/\" \"INBOX\"")
                    .noneMatch(line -> line.contains("RECENT") || line.contains("UNSEEN"));
            assertThat(client.ok("FETCH 1 FLAGS")).containsExactly("* 1 FETCH (FLAGS ())");
            assertThat(client.ok("SEARCH SUBJECT one"))
                    .singleElement()
                    .asString()
                    .matches("\\* ESEARCH \\(TAG \"a[0-9]+\"\\) ALL 1");
            client.ok("CREATE \"" + ImapText.utf8("Büro&-") + "\"");
            assertThat(client.ok("LIST \"\" B*"))
                    .containsExactly(
                            "* LIST (\\HasNoChildren) \"/\" \"" + ImapText.utf8("Büro&-") + "\"");
            assertThat(client.ok("EXAMINE INBOX"))
                    .contains("* OK [CLOSED] The folder before is closed");
        }
    }
}
