package org.mynah.mail.imap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.mailbox.Flags;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.mailbox.NewMessage;
import org.mynah.store.mailbox.StoredMessage.Facts;
import org.mynah.um.message.MailKind;

/** The folder "Voice Mail" as a mail program sees it. */
class SearchFolderClientTest {

    @TempDir Path folder;
    private MailServerFixture server;

    @BeforeEach
    void start() throws Exception {
        server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.empty());
        server.put("Subject: mail\r\n\r\nmail\r\n");
        voice("first");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void voice(String subject) throws Exception {
        var mail = ("Subject: " + subject + "\r\n\r\nvoice\r\n").getBytes(UTF_8);
        var facts =
                new Facts(
                        MailKind.VOICE,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(3),
                        false);
        server.store()
                .append(
                        server.inbox().id(),
                        new NewMessage(
                                Instant.parse("2026-03-04T15:06:07Z"),
                                Flags.NONE,
                                Optional.empty(),
                                facts,
                                out -> out.write(mail)),
                        QuotaRule.IGNORE);
    }

    @Test
    void it_is_listed_read_and_changed_like_any_folder() throws Exception {
        try (var client = server.signedIn()) {
            assertThat(client.ok("LIST \"\" *"))
                    .anyMatch(line -> line.endsWith("\"Voice Mail\""))
                    .noneMatch(line -> line.endsWith("Fax"));
            assertThat(client.ok("SELECT \"Voice Mail\"")).contains("* 1 EXISTS");
            assertThat(client.ok("FETCH 1 (UID BODY.PEEK[HEADER.FIELDS (SUBJECT)])"))
                    .anyMatch(line -> line.contains("Subject: first"));
            assertThat(client.ok("SEARCH SUBJECT first")).containsExactly("* SEARCH 1");
            client.ok("STORE 1 +FLAGS (\\Deleted)");
            assertThat(client.ok("EXPUNGE")).contains("* 1 EXPUNGE");
            assertThat(client.ok("SELECT INBOX")).contains("* 1 EXISTS");
        }
    }

    @Test
    void a_client_that_idles_there_hears_of_a_message_in_the_inbox() throws Exception {
        try (var client = server.signedIn()) {
            client.ok("SELECT \"Voice Mail\"");
            client.send("i IDLE\r\n");
            assertThat(client.line()).startsWith("+ ");
            voice("second");
            assertThat(client.line()).isEqualTo("* 2 EXISTS");
            client.send("DONE\r\n");
        }
    }

    @Test
    void nothing_is_appended_copied_or_renamed_into_it() throws Exception {
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            assertThat(client.fails("COPY 1 \"Voice Mail\"")).contains("[CANNOT]");
            assertThat(client.fails("MOVE 1 \"Voice Mail\"")).contains("[CANNOT]");
            assertThat(client.fails("DELETE \"Voice Mail\"")).contains("[CANNOT]");
            client.send("a APPEND \"Voice Mail\" {4+}\r\nx\r\n\r\n\r\n");
            assertThat(client.responses("a").getLast()).startsWith("NO [CANNOT]");
        }
    }
}
