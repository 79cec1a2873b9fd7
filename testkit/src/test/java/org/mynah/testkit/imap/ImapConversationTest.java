package org.mynah.testkit.imap;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImapConversationTest {
    private static final Duration SOON = ofSeconds(20);

    @Test
    void a_mailbox_is_opened_searched_and_read_with_literals() throws IOException {
        String body = "Subject: Hi\r\n\r\na1 OK {5}\r\n";
        try (var server =
                        new CannedServer(
                                "* OK ready\r\n",
                                List.of(
                                        "t1 OK signed in\r\n",
                                        "* 2 EXISTS\r\n* 0 RECENT\r\nt2 OK [READ-WRITE] open\r\n",
                                        "* SEARCH 1 2\r\nt3 OK\r\n",
                                        "* 2 FETCH (UID 7 BODY[] {"
                                                + body.length()
                                                + "}\r\n"
                                                + body
                                                + " FLAGS (\\Seen))\r\nt4 OK done\r\n",
                                        "* 2 FETCH (FLAGS (\\Seen \\Recent))\r\nt5 OK done\r\n",
                                        "t6 NO [NONEXISTENT] no such mailbox\r\n"));
                var imap = ImapConversation.connect(server.address(), SOON)) {
            assertThat(imap.greeting()).isEqualTo("* OK ready");
            assertThat(imap.login("tony@contoso.com", "Kite\\4\"421").isOk()).isTrue();
            assertThat(imap.select("INBOX")).isEqualTo(2);
            assertThat(imap.search("UNSEEN")).containsExactly(1, 2);
            assertThat(imap.fetchMessage(2)).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
            assertThat(imap.flags(2)).containsExactly("\\Seen", "\\Recent");
            assertThatThrownBy(() -> imap.select("Nowhere"))
                    .isInstanceOf(ImapFailure.class)
                    .hasMessageContaining("NONEXISTENT");
            assertThat(server.received())
                    .startsWith("t1 LOGIN \"tony@contoso.com\" \"Kite\\\\4\\\"421\"");
        }
    }

    @Test
    void idle_waits_for_new_mail_and_is_ended() throws IOException {
        try (var server =
                        new CannedServer(
                                "* OK ready\r\n",
                                List.of(
                                        "* 0 EXISTS\r\nt1 OK open\r\n",
                                        "+ idling\r\n* 1 EXISTS\r\n* 1 RECENT\r\n",
                                        "t2 OK done\r\n"));
                var imap = ImapConversation.connect(server.address(), SOON)) {
            assertThat(imap.select("INBOX")).isZero();
            assertThat(imap.awaitExists(1, SOON)).isEqualTo(1);
            assertThat(server.received()).endsWith("t2 IDLE", "DONE");
        }
    }

    @Test
    void idle_ends_at_its_limit_when_no_mail_comes() throws IOException {
        try (var server =
                        new CannedServer(
                                "* OK ready\r\n",
                                List.of(
                                        "* 3 EXISTS\r\nt1 OK open\r\n",
                                        "+ idling\r\n",
                                        "t2 OK done\r\n",
                                        "t3 OK still here\r\n"));
                var imap = ImapConversation.connect(server.address(), SOON)) {
            assertThat(imap.select("INBOX")).isEqualTo(3);
            assertThatThrownBy(() -> imap.awaitExists(4, ofMillis(50)))
                    .isInstanceOf(ImapFailure.class)
                    .hasMessage("3 messages after 50 ms, not 4");
            assertThat(imap.command("NOOP").isOk()).isTrue();
        }
    }

    @Test
    void a_message_is_appended_by_a_literal() throws IOException {
        try (var server =
                        new CannedServer(
                                "* OK ready\r\n",
                                List.of("+ go on\r\n", "t1 OK [APPENDUID 1 2] done\r\n"));
                var imap = ImapConversation.connect(server.address(), SOON)) {
            var reply = imap.append("Drafts", "Subject: x".getBytes(StandardCharsets.UTF_8));

            assertThat(reply.text()).isEqualTo("[APPENDUID 1 2] done");
            assertThat(server.received())
                    .containsExactly("t1 APPEND \"Drafts\" {10}", "Subject: x");
        }
    }

    @Test
    void a_server_that_falls_silent_or_leaves_is_a_failure_without_the_password()
            throws IOException {
        try (var server = new CannedServer("* OK ready\r\n", List.of(""));
                var imap = ImapConversation.connect(server.address(), ofSeconds(5))) {
            assertThatThrownBy(() -> imap.login("tony", "Kite.4421"))
                    .isInstanceOf(ImapFailure.class)
                    .hasMessageContaining("LOGIN")
                    .hasMessageNotContaining("Kite.4421");
        }
    }
}
