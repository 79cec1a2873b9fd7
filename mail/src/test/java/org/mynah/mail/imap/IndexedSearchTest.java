package org.mynah.mail.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.mail.search.TextIndexer;
import org.mynah.store.mailbox.UidSet;

/** SEARCH answers the same whether the index knows a message or the message itself is read. */
class IndexedSearchTest {

    private static final List<String> MAILS =
            List.of(
                    "Subject: =?utf-8?B?5Lit5paH6YKu5Lu2?=\r\nFrom: kim@contoso.com\r\n\r\nLunch?\r\n",
                    "Subject: Budget\r\nFrom: tony@contoso.com\r\nX-Empty:\r\n\r\nReorganization\r\n",
                    """
                    Subject: Strasse
                    Content-Type: text/plain; charset=iso-8859-1
                    Content-Transfer-Encoding: quoted-printable

                    Stra=DFe und budget
                    """,
                    """
                    Subject: parts
                    Content-Type: multipart/mixed; boundary=o

                    --o
                    Content-Type: text/html

                    <b>Transcript: call me back</b>
                    --o
                    Content-Type: audio/mp3; name="budget.mp3"

                    lunch
                    --o--
                    """,
                    "Subject: no body\r\n\r\n");

    private static final List<String> KEYS =
            List.of(
                    "TEXT budget",
                    "BODY budget",
                    "SUBJECT budget",
                    "SUBJECT BUDGE",
                    "NOT TEXT budget",
                    "OR TEXT lunch SUBJECT parts",
                    "TEXT budget NOT FROM tony",
                    "OR NOT BODY lunch FROM kim",
                    "HEADER X-Empty \"\"",
                    "HEADER X-Missing \"\"",
                    "BODY \"call me\"",
                    "TEXT \"\"",
                    "BODY e",
                    "UID 1:3 TEXT un",
                    "UNSEEN TEXT organ",
                    "FROM contoso.com TO nobody");

    @TempDir Path folder;
    private MailServerFixture server;

    @BeforeEach
    void start() throws Exception {
        server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.empty());
        for (var mail : MAILS) {
            server.put(mail.contains("\r\n") ? mail : mail.replace("\n", "\r\n"));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> answers() throws Exception {
        var answers = new ArrayList<String>();
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            for (var key : KEYS) {
                answers.add(key + " -> " + client.ok("SEARCH " + key));
            }
            for (var word : List.of("中文邮件", "STRAßE", "文")) {
                var length = word.getBytes(UTF_8).length;
                answers.add(
                        word
                                + " -> "
                                + client.ok(
                                        "SEARCH CHARSET UTF-8 TEXT {"
                                                + length
                                                + "+}\r\n"
                                                + ImapText.utf8(word)));
            }
        }
        return answers;
    }

    @Test
    void before_while_and_after_messages_are_indexed() throws Exception {
        var read = answers();
        assertThat(read)
                .contains(
                        "TEXT budget -> [* SEARCH 2 3]",
                        "BODY budget -> [* SEARCH 3]",
                        "SUBJECT budget -> [* SEARCH 2]",
                        "NOT TEXT budget -> [* SEARCH 1 4 5]",
                        "OR TEXT lunch SUBJECT parts -> [* SEARCH 1 4]",
                        "TEXT budget NOT FROM tony -> [* SEARCH 3]",
                        "HEADER X-Empty \"\" -> [* SEARCH 2]",
                        "BODY \"call me\" -> [* SEARCH 4]",
                        "中文邮件 -> [* SEARCH 1]",
                        "STRAßE -> [* SEARCH 3]");
        // Two of them cannot be kept: they are read at each search.
        var store = server.store();
        for (var message : store.messages(server.inbox().id(), UidSet.between(3, 4))) {
            store.texts().put(Map.of(message.id(), Optional.empty()));
        }
        assertThat(answers()).isEqualTo(read);
        try (var indexer = new TextIndexer(store)) {
            assertThat(indexer.catchUp()).isEqualTo(3);
        }
        assertThat(answers()).isEqualTo(read);
    }

    @Test
    void the_index_answers_without_a_look_at_the_messages() throws Exception {
        try (var indexer = new TextIndexer(server.store())) {
            indexer.catchUp();
        }
        try (var files = Files.walk(folder.resolve("blobs"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            assertThat(client.ok("SEARCH TEXT budget")).containsExactly("* SEARCH 2 3");
        }
    }

    @Test
    void a_private_mail_is_searched_and_yet_not_written_into_the_index() throws Exception {
        var letter = server.put("Subject: PIN\r\nSensitivity: Private\r\n\r\n5643892\r\n");
        try (var indexer = new TextIndexer(server.store())) {
            indexer.catchUp();
        }
        var found = server.store().texts().find(server.inbox().id(), List.of());
        assertThat(found.unread()).isEqualTo(UidSet.of(letter.uid()));
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            assertThat(client.ok("SEARCH BODY 5643892")).containsExactly("* SEARCH 6");
        }
    }

    @Test
    void an_indexer_that_runs_takes_what_arrives() throws Exception {
        try (var indexer = new TextIndexer(server.store())) {
            indexer.start();
            while (!server.store().texts().waiting(1).isEmpty()) {
                Thread.onSpinWait();
            }
            server.put("Subject: late\r\n\r\nlate\r\n");
            while (!server.store().texts().waiting(1).isEmpty()) {
                Thread.onSpinWait();
            }
        }
        assertThat(server.store().texts().find(server.inbox().id(), List.of()).unread())
                .isEqualTo(UidSet.NONE);
    }
}
