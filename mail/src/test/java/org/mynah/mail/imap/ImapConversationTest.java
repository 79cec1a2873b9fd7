package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImapConversationTest {

    static final String SIMPLE =
            String.join(
                    "\r\n",
                    "Date: Wed, 4 Mar 2026 10:06:07 -0500",
                    "From: Ann <ann@contoso.com>",
                    "To: \"Tony Smith\" <tony@contoso.com>, bob@example.com",
                    "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= to all",
                    "Message-ID: <1@contoso.com>",
                    "",
                    "Hello Tony,",
                    "see you.",
                    "");
    static final String NESTED =
            String.join(
                    "\r\n",
                    "Subject: outer",
                    "Content-Type: multipart/mixed; boundary=\"o\"",
                    "",
                    "preamble",
                    "--o",
                    "Content-Type: text/html; charset=utf-8",
                    "Content-Transfer-Encoding: quoted-printable",
                    "",
                    "<p>zebra=C3=BC</p>",
                    "--o",
                    "Content-Type: message/rfc822",
                    "",
                    "Subject: inner",
                    "From: x@example.com",
                    "Content-Type: multipart/alternative; boundary=i",
                    "",
                    "--i",
                    "",
                    "plain inner",
                    "--i",
                    "Content-Type: text/html",
                    "",
                    "<b>inner</b>",
                    "--i--",
                    "--o",
                    "Content-Type: audio/mp3; name=\"a b.mp3\"",
                    "Content-Disposition: attachment; filename=\"a b.mp3\"",
                    "Content-Transfer-Encoding: base64",
                    "",
                    "AAAA",
                    "--o--",
                    "epilogue",
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
    void a_client_is_greeted_and_signs_in() throws Exception {
        try (var client = server.connect()) {
            assertThat(client.greeting())
                    .startsWith("* OK [CAPABILITY IMAP4rev1")
                    .contains("AUTH=PLAIN", "SASL-IR", "LITERAL+")
                    .doesNotContain("STARTTLS", "LOGINDISABLED");
            assertThat(client.fails("SELECT INBOX")).startsWith("BAD Sign in first");
            assertThat(client.fails("LOGIN tony@contoso.com wrong"))
                    .startsWith("NO [AUTHENTICATIONFAILED]");
            assertThat(client.command("LOGIN \"tony@contoso.com\" Kite.4421").getLast())
                    .startsWith("OK [CAPABILITY IMAP4rev1")
                    .contains("IDLE", "UIDPLUS", "CONDSTORE");
            assertThat(client.fails("LOGIN tony@contoso.com x")).startsWith("BAD");
            assertThat(client.ok("ID (\"name\" \"test\" \"version\" NIL)"))
                    .containsExactly("* ID (\"name\" \"Mynah\")");
            assertThat(client.ok("NAMESPACE"))
                    .containsExactly("* NAMESPACE ((\"\" \"/\")) NIL NIL");
            client.send("z LOGOUT\r\n");
            assertThat(client.line()).startsWith("* BYE");
            assertThat(client.line()).startsWith("z OK");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void plain_works_in_one_step_and_in_two() throws Exception {
        var answer =
                Base64.getEncoder()
                        .encodeToString(
                                "\0tony@contoso.com\0Kite.4421".getBytes(StandardCharsets.UTF_8));
        try (var client = server.connect()) {
            client.greeting();
            client.ok("AUTHENTICATE PLAIN " + answer);
        }
        try (var client = server.connect()) {
            client.greeting();
            client.send("a AUTHENTICATE PLAIN\r\n");
            assertThat(client.line()).startsWith("+ ");
            client.send(answer + "\r\n");
            assertThat(client.line()).startsWith("a OK");
        }
        try (var client = server.connect()) {
            client.greeting();
            assertThat(client.fails("AUTHENTICATE PLAIN !!!")).startsWith("BAD");
            assertThat(client.fails("AUTHENTICATE NTLM")).startsWith("NO");
        }
    }

    @Test
    void wrong_commands_are_answered_with_what_is_wrong() throws Exception {
        try (var client = server.signedIn()) {
            assertThat(client.fails("XYZZY")).contains("XYZZY", "CAPABILITY");
            assertThat(client.fails("FETCH 1 FLAGS")).contains("SELECT");
            assertThat(client.fails("SELECT")).contains("folder of SELECT");
            assertThat(client.fails("SELECT Nowhere")).startsWith("NO [NONEXISTENT]");
            client.ok("SELECT INBOX");
            assertThat(client.fails("FETCH x FLAGS")).contains("messages of FETCH");
            assertThat(client.fails("FETCH 1 FLAGS")).contains("0 messages");
            assertThat(client.fails("UID NOOP")).startsWith("BAD");
            client.send("\r\n");
            assertThat(client.line()).startsWith("* BAD");
            client.ok("NOOP");
        }
    }

    @Test
    void folders_are_listed_made_renamed_and_removed() throws Exception {
        try (var client = server.signedIn()) {
            assertThat(client.ok("LIST \"\" *"))
                    .contains(
                            "* LIST (\\HasNoChildren) \"/\" \"INBOX\"",
                            "* LIST (\\HasNoChildren \\Trash) \"/\" \"Deleted Items\"",
                            "* LIST (\\HasNoChildren \\Sent) \"/\" \"Sent\"");
            assertThat(client.ok("LIST \"\" \"\""))
                    .containsExactly("* LIST (\\Noselect) \"/\" \"\"");
            client.ok("CREATE Entw&APw-rfe/2026");
            assertThat(client.ok("LIST \"\" Entw*"))
                    .containsExactly(
                            "* LIST (\\HasChildren) \"/\" \"Entw&APw-rfe\"",
                            "* LIST (\\HasNoChildren) \"/\" \"Entw&APw-rfe/2026\"");
            assertThat(client.ok("LIST \"\" Entw%")).hasSize(1);
            assertThat(client.fails("CREATE inbox")).startsWith("NO [ALREADYEXISTS]");
            client.ok("RENAME Entw&APw-rfe Old");
            assertThat(client.ok("LIST Old/ %"))
                    .containsExactly("* LIST (\\HasNoChildren) \"/\" \"Old/2026\"");
            client.ok("SUBSCRIBE Old/2026");
            assertThat(client.ok("LSUB \"\" Old*")).containsExactly("* LSUB () \"/\" \"Old/2026\"");
            assertThat(client.ok("LIST (SUBSCRIBED) \"\" Old*"))
                    .containsExactly("* LIST (\\Subscribed \\HasNoChildren) \"/\" \"Old/2026\"");
            assertThat(client.ok("LIST (SPECIAL-USE) \"\" *")).allMatch(l -> l.contains(" \\"));
            client.ok("DELETE Old/2026");
            assertThat(client.fails("DELETE INBOX")).startsWith("NO [CANNOT]");
            assertThat(client.ok("LIST \"\" (Old* IN*) RETURN (STATUS (MESSAGES UNSEEN))"))
                    .contains("* STATUS \"INBOX\" (MESSAGES 0 UNSEEN 0)");
        }
    }

    @Test
    void select_tells_what_is_there() throws Exception {
        server.put(SIMPLE);
        server.put(NESTED);
        try (var client = server.signedIn()) {
            assertThat(client.ok("STATUS inbox (MESSAGES RECENT UIDNEXT UNSEEN SIZE)"))
                    .containsExactly(
                            "* STATUS \"INBOX\" (MESSAGES 2 RECENT 2 UIDNEXT 3 UNSEEN 2 SIZE "
                                    + (SIMPLE.length() + NESTED.length())
                                    + ")");
            assertThat(client.ok("SELECT inbox"))
                    .contains(
                            "* 2 EXISTS",
                            "* 2 RECENT",
                            "* OK [UIDNEXT 3] The next UID",
                            "* OK [UNSEEN 1] The first unread message")
                    .anyMatch(line -> line.startsWith("* FLAGS (\\Answered"))
                    .anyMatch(line -> line.startsWith("* OK [PERMANENTFLAGS (\\Answered"))
                    .anyMatch(line -> line.startsWith("* OK [UIDVALIDITY "))
                    .anyMatch(line -> line.startsWith("* OK [HIGHESTMODSEQ "));
            assertThat(client.ok("EXAMINE INBOX")).contains("* 0 RECENT");
            assertThat(client.fails("STORE 1 +FLAGS (\\Seen)")).startsWith("NO");
        }
    }

    @Test
    void fetch_has_every_item_of_a_simple_mail() throws Exception {
        server.put(SIMPLE);
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            assertThat(client.ok("FETCH 1 ALL"))
                    .containsExactly(
                            "* 1 FETCH (FLAGS (\\Recent) INTERNALDATE \"04-Mar-2026 15:06:07 +0000\""
                                    + " RFC822.SIZE "
                                    + SIMPLE.length()
                                    + " ENVELOPE (\"Wed, 4 Mar 2026 10:06:07 -0500\""
                                    + " \"=?utf-8?Q?Gr=C3=BC=C3=9Fe?= to all\""
                                    + " ((\"Ann\" NIL \"ann\" \"contoso.com\"))"
                                    + " ((\"Ann\" NIL \"ann\" \"contoso.com\"))"
                                    + " ((\"Ann\" NIL \"ann\" \"contoso.com\"))"
                                    + " ((\"Tony Smith\" NIL \"tony\" \"contoso.com\")"
                                    + "(NIL NIL \"bob\" \"example.com\"))"
                                    + " NIL NIL NIL \"<1@contoso.com>\"))");
            assertThat(client.ok("FETCH 1 (UID BODY)"))
                    .containsExactly(
                            "* 1 FETCH (UID 1 BODY (\"text\" \"plain\" (\"charset\" \"us-ascii\")"
                                    + " NIL NIL \"7bit\" 23 2))");
            assertThat(client.ok("FETCH 1 BODY.PEEK[HEADER.FIELDS (subject DATE)]"))
                    .containsExactly(
                            String.join(
                                    "\r\n",
                                    "* 1 FETCH (BODY[HEADER.FIELDS (subject DATE)] {85}",
                                    "Date: Wed, 4 Mar 2026 10:06:07 -0500",
                                    "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= to all",
                                    "",
                                    ")"));
            assertThat(client.ok("FETCH 1 BODY.PEEK[TEXT]<6.4>"))
                    .containsExactly("* 1 FETCH (BODY[TEXT]<6> {4}\r\nTony)");
            assertThat(client.ok("FETCH 1 BODY.PEEK[]<9999.4>"))
                    .containsExactly("* 1 FETCH (BODY[]<9999> {0}\r\n)");
            assertThat(client.ok("FETCH 1 (FLAGS)"))
                    .as("peeking leaves it unread")
                    .containsExactly("* 1 FETCH (FLAGS (\\Recent))");
            assertThat(client.ok("UID FETCH 1 RFC822.TEXT"))
                    .containsExactly(
                            "* 1 FETCH (UID 1 RFC822.TEXT {23}\r\nHello Tony,\r\nsee you.\r\n"
                                    + " FLAGS (\\Seen \\Recent))");
            assertThat(client.ok("FETCH 1 BODY[1]"))
                    .containsExactly("* 1 FETCH (BODY[1] {23}\r\nHello Tony,\r\nsee you.\r\n)");
            assertThat(client.ok("UID FETCH 2:* UID")).hasSize(1);
            assertThat(client.ok("UID FETCH 7 FLAGS")).isEmpty();
        }
    }

    @Test
    void fetch_reaches_every_part_of_a_nested_mail() throws Exception {
        server.put(NESTED);
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            for (int round = 0; round < 2; round++) {
                assertThat(client.ok("FETCH 1 BODYSTRUCTURE"))
                        .as("round %d: scanned, then from the cache", round)
                        .containsExactly(
                                "* 1 FETCH (BODYSTRUCTURE ((\"text\" \"html\" (\"charset\" \"utf-8\")"
                                        + " NIL NIL \"quoted-printable\" 18 0 NIL NIL NIL NIL)"
                                        + "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 159"
                                        + " (NIL \"inner\" ((NIL NIL \"x\" \"example.com\"))"
                                        + " ((NIL NIL \"x\" \"example.com\"))"
                                        + " ((NIL NIL \"x\" \"example.com\")) NIL NIL NIL NIL NIL)"
                                        + " ((\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL NIL"
                                        + " \"7bit\" 11 0 NIL NIL NIL NIL)(\"text\" \"html\" NIL NIL"
                                        + " NIL \"7bit\" 12 0 NIL NIL NIL NIL) \"alternative\""
                                        + " (\"boundary\" \"i\") NIL NIL NIL) 11 NIL NIL NIL NIL)"
                                        + "(\"audio\" \"mp3\" (\"name\" \"a b.mp3\") NIL NIL"
                                        + " \"base64\" 4 NIL (\"attachment\" (\"filename\""
                                        + " \"a b.mp3\")) NIL NIL) \"mixed\" (\"boundary\" \"o\")"
                                        + " NIL NIL NIL))");
            }
            assertThat(section(client, "1")).isEqualTo("<p>zebra=C3=BC</p>");
            assertThat(section(client, "2.1")).isEqualTo("plain inner");
            assertThat(section(client, "2.2")).isEqualTo("<b>inner</b>");
            assertThat(section(client, "2.2.MIME")).isEqualTo("Content-Type: text/html\r\n\r\n");
            assertThat(section(client, "2.HEADER"))
                    .startsWith("Subject: inner")
                    .endsWith("\r\n\r\n");
            assertThat(section(client, "2.HEADER.FIELDS (FROM)"))
                    .isEqualTo("From: x@example.com\r\n\r\n");
            assertThat(section(client, "2.HEADER.FIELDS.NOT (FROM CONTENT-TYPE)"))
                    .isEqualTo("Subject: inner\r\n\r\n");
            assertThat(section(client, "2.TEXT")).startsWith("--i").endsWith("--i--");
            assertThat(section(client, "3")).isEqualTo("AAAA");
            assertThat(section(client, "")).isEqualTo(NESTED);
            assertThat(client.ok("FETCH 1 BODY.PEEK[4]"))
                    .containsExactly("* 1 FETCH (BODY[4] NIL)");
        }
    }

    private static String section(ImapClient client, String section) throws Exception {
        var response = client.ok("FETCH 1 BODY.PEEK[" + section + "]").getFirst();
        return response.substring(response.indexOf("\r\n") + 2, response.length() - 1);
    }

    @Test
    void flags_are_stored_and_told() throws Exception {
        server.put(SIMPLE);
        server.put(SIMPLE);
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            assertThat(client.ok("STORE 1 +FLAGS (\\Flagged $Work)"))
                    .containsExactly("* 1 FETCH (FLAGS (\\Flagged $Work \\Recent))");
            assertThat(client.ok("STORE 1:2 FLAGS.SILENT (\\Answered)")).isEmpty();
            assertThat(client.ok("UID STORE 2 -FLAGS \\Answered"))
                    .containsExactly("* 2 FETCH (UID 2 FLAGS (\\Recent))");
            assertThat(client.ok("FETCH 1:* FLAGS"))
                    .containsExactly(
                            "* 1 FETCH (FLAGS (\\Answered \\Recent))",
                            "* 2 FETCH (FLAGS (\\Recent))");
            assertThat(client.fails("STORE 1 +FLAGS (\\Nonsense)")).startsWith("BAD");
        }
    }

    @Test
    void messages_are_copied_moved_and_removed_with_their_uids() throws Exception {
        for (int i = 0; i < 4; i++) {
            server.put(SIMPLE);
        }
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            client.ok("CREATE Keep");
            assertThat(client.command("COPY 2:3 Keep").getLast())
                    .matches("OK \\[COPYUID [0-9]+ 2:3 1:2] COPY completed");
            assertThat(client.fails("COPY 1 Nowhere")).startsWith("NO [TRYCREATE]");
            var moved = client.command("UID MOVE 1 Keep");
            assertThat(moved)
                    .satisfiesExactly(
                            line -> assertThat(line).matches("\\* OK \\[COPYUID [0-9]+ 1 3] .*"),
                            line -> assertThat(line).isEqualTo("* 1 EXPUNGE"),
                            line -> assertThat(line).isEqualTo("* 3 RECENT"),
                            line -> assertThat(line).startsWith("OK MOVE completed"));
            client.ok("STORE 1:3 +FLAGS.SILENT (\\Deleted)");
            assertThat(client.ok("UID EXPUNGE 3")).containsExactly("* 2 EXPUNGE", "* 2 RECENT");
            assertThat(client.ok("EXPUNGE"))
                    .containsExactly("* 2 EXPUNGE", "* 1 EXPUNGE", "* 0 RECENT");
            assertThat(client.ok("STATUS Keep (MESSAGES)"))
                    .containsExactly("* STATUS \"Keep\" (MESSAGES 3)");
        }
    }

    @Test
    void close_removes_and_unselect_does_not() throws Exception {
        server.put(SIMPLE);
        server.put(SIMPLE);
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            client.ok("STORE 1 +FLAGS (\\Deleted)");
            client.ok("UNSELECT");
            assertThat(client.fails("EXPUNGE")).startsWith("BAD");
            assertThat(client.ok("SELECT INBOX")).contains("* 2 EXISTS");
            assertThat(client.ok("CLOSE")).isEmpty();
            assertThat(client.ok("SELECT INBOX")).contains("* 1 EXISTS");
        }
    }

    @Test
    void a_message_is_appended_with_flags_and_date() throws Exception {
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            client.send(
                    "a APPEND INBOX (\\Seen) \" 1-Feb-2026 10:00:00 +0100\" {"
                            + SIMPLE.length()
                            + "}\r\n");
            assertThat(client.line()).startsWith("+ ");
            client.send(SIMPLE + "\r\n");
            assertThat(client.responses("a"))
                    .contains("* 1 EXISTS")
                    .last()
                    .asString()
                    .matches("OK \\[APPENDUID [0-9]+ 1] APPEND completed");
            assertThat(client.ok("FETCH 1 (FLAGS INTERNALDATE RFC822.SIZE)"))
                    .containsExactly(
                            "* 1 FETCH (FLAGS (\\Seen \\Recent) INTERNALDATE"
                                    + " \"01-Feb-2026 09:00:00 +0000\" RFC822.SIZE "
                                    + SIMPLE.length()
                                    + ")");
            client.send("b APPEND {5+}\r\nINBOX {9+}\r\nX: y\n\nhi\n\r\nc NOOP\r\n");
            assertThat(client.responses("b").getLast()).startsWith("OK [APPENDUID");
            assertThat(client.responses("c").getLast()).startsWith("OK");
            assertThat(section(client, "").length()).isEqualTo(SIMPLE.length());
            assertThat(client.ok("FETCH 2 BODY.PEEK[]"))
                    .containsExactly("* 2 FETCH (BODY[] {12}\r\nX: y\r\n\r\nhi\r\n)");
        }
    }

    @Test
    void a_refused_append_leaves_the_conversation_whole() throws Exception {
        try (var client = server.signedIn()) {
            client.send("a APPEND Nowhere {10}\r\n");
            assertThat(client.line()).startsWith("a NO [TRYCREATE]");
            client.send("b APPEND Nowhere {10+}\r\n0123456789\r\nc NOOP\r\n");
            assertThat(client.line()).startsWith("b NO [TRYCREATE]");
            assertThat(client.line()).startsWith("c OK");
            client.send("d APPEND INBOX {1000000000}\r\n");
            assertThat(client.line()).startsWith("d NO [TOOBIG]");
            client.send("e APPEND INBOX (\\Seen)\r\n");
            assertThat(client.line()).startsWith("e BAD");
            client.send("f APPEND INBOX {1000000000+}\r\n");
            assertThat(client.line()).startsWith("* BYE");
        }
    }

    @Test
    void search_finds_by_every_kind_of_key() throws Exception {
        server.put(SIMPLE);
        server.put(NESTED);
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            client.ok("STORE 2 +FLAGS.SILENT (\\Flagged work)");
            var expected =
                    List.of(
                            "ALL > 1 2",
                            "FLAGGED > 2",
                            "UNFLAGGED > 1",
                            "KEYWORD WORK > 2",
                            "UNKEYWORD work > 1",
                            "NEW > 1 2",
                            "OLD > ",
                            "FROM ann > 1",
                            "SUBJECT \"GRÜSSE\" > ",
                            "SUBJECT grü > 1",
                            "TO tony > 1",
                            "HEADER Message-ID contoso > 1",
                            "HEADER Message-ID \"\" > 1",
                            "BODY hello > 1",
                            "BODY zebraü > 2",
                            "TEXT inner > 2",
                            "TEXT ann > 1",
                            "BODY ann > ",
                            "LARGER 300 > 2",
                            "SMALLER 300 > 1",
                            "2 > 2",
                            "UID 1 > 1",
                            "NOT 2 > 1",
                            "OR 1 2 > 1 2",
                            "(1 FLAGGED) > ",
                            "SINCE 4-Mar-2026 > 1 2",
                            "BEFORE 4-Mar-2026 > ",
                            "ON 04-Mar-2026 > 1 2",
                            "SENTON 4-Mar-2026 > 1 2",
                            "SENTBEFORE 1-Jan-2026 > ",
                            "1:* UNDELETED UNSEEN > 1 2",
                            "CHARSET UTF-8 SUBJECT grü > 1",
                            "YOUNGER 60 > ",
                            "OLDER 60 > 1 2");
            for (var line : expected) {
                var parts = line.split(" > ", -1);
                var found = parts[1].isEmpty() ? "* SEARCH" : "* SEARCH " + parts[1];
                assertThat(client.ok("SEARCH " + ImapText.utf8(parts[0])))
                        .as(line)
                        .containsExactly(found);
            }
            assertThat(client.fails("SEARCH CHARSET X-NOBODY SUBJECT x"))
                    .startsWith("NO [BADCHARSET");
            client.send("a SEARCH SUBJECT {4}\r\n");
            assertThat(client.line()).startsWith("+ ");
            client.send(ImapText.utf8("grü") + "\r\n");
            assertThat(client.responses("a").getFirst()).isEqualTo("* SEARCH 1");
        }
    }

    @Test
    void search_returns_what_is_asked_for_and_remembers() throws Exception {
        for (int i = 0; i < 4; i++) {
            server.put(SIMPLE);
        }
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            client.send("q UID SEARCH RETURN (MIN MAX COUNT ALL SAVE) 1,3:4\r\n");
            assertThat(client.responses("q").getFirst())
                    .isEqualTo("* ESEARCH (TAG \"q\") UID MIN 1 MAX 4 ALL 1,3:4 COUNT 3");
            assertThat(client.ok("FETCH $ UID")).hasSize(3);
            assertThat(client.ok("SEARCH RETURN () SEEN"))
                    .allMatch(line -> line.matches("\\* ESEARCH \\(TAG \"a[0-9]+\"\\)"));
        }
    }

    @Test
    void sort_orders_by_subject_date_and_size() throws Exception {
        server.put("Subject: Re: b\r\nDate: 3 Mar 2026 10:00:00 +0000\r\n\r\nxx");
        server.put("Subject: a\r\nDate: 2 Mar 2026 10:00:00 +0000\r\n\r\nxxxxxx");
        server.put("Subject: [list] Fwd: B\r\nDate: 1 Mar 2026 10:00:00 +0000\r\n\r\n");
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            assertThat(client.ok("SORT (DATE) UTF-8 ALL")).containsExactly("* SORT 3 2 1");
            assertThat(client.ok("SORT (SUBJECT DATE) UTF-8 ALL")).containsExactly("* SORT 2 3 1");
            assertThat(client.ok("UID SORT (REVERSE ARRIVAL SIZE) US-ASCII ALL")).hasSize(1);
            assertThat(client.fails("SORT (COLOUR) UTF-8 ALL")).contains("ARRIVAL");
        }
    }

    @Test
    void condstore_and_qresync_bring_a_client_up_to_date() throws Exception {
        for (int i = 0; i < 3; i++) {
            server.put(SIMPLE);
        }
        try (var client = server.signedIn();
                var other = server.signedIn()) {
            var selected = client.ok("SELECT INBOX (CONDSTORE)");
            var modSeq = code(selected, "HIGHESTMODSEQ");
            var validity = code(selected, "UIDVALIDITY");
            client.ok("UNSELECT");
            other.ok("SELECT INBOX");
            other.ok("STORE 3 +FLAGS (\\Seen)");
            other.ok("STORE 1 +FLAGS (\\Deleted)");
            other.ok("EXPUNGE");
            assertThat(client.ok("ENABLE QRESYNC")).containsExactly("* ENABLED QRESYNC");
            assertThat(client.ok("SELECT INBOX (QRESYNC (" + validity + " " + modSeq + "))"))
                    .contains("* VANISHED (EARLIER) 1")
                    .anyMatch(
                            l -> l.matches("\\* 2 FETCH \\(UID 3 FLAGS \\(\\\\Seen\\) MODSEQ .*"));
            assertThat(client.ok("UID FETCH 1:* (FLAGS) (CHANGEDSINCE " + modSeq + " VANISHED)"))
                    .contains("* VANISHED (EARLIER) 1")
                    .hasSize(2);
            assertThat(client.command("STORE 2 (UNCHANGEDSINCE 1) +FLAGS (\\Flagged)").getLast())
                    .startsWith("OK [MODIFIED 2]");
            assertThat(client.ok("SEARCH MODSEQ " + modSeq))
                    .first()
                    .asString()
                    .contains("(MODSEQ ");
            other.ok("STORE 1 +FLAGS (\\Deleted)");
            other.ok("EXPUNGE");
            assertThat(client.ok("NOOP")).containsExactly("* VANISHED 2");
        }
    }

    private static String code(List<String> responses, String name) {
        return responses.stream()
                .filter(line -> line.contains("[" + name + " "))
                .map(line -> line.replaceAll(".*\\[" + name + " ([0-9]+)].*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void others_changes_are_told_at_the_right_moments() throws Exception {
        for (int i = 0; i < 3; i++) {
            server.put(SIMPLE);
        }
        try (var client = server.signedIn();
                var other = server.signedIn()) {
            client.ok("SELECT INBOX");
            other.ok("SELECT INBOX");
            other.ok("STORE 2 +FLAGS (\\Deleted)");
            other.ok("EXPUNGE");
            server.put(SIMPLE);
            var told = client.command("FETCH 2:3 UID");
            assertThat(told)
                    .as("numbers stay while FETCH is answered, and message 2 is gone")
                    .contains("* 3 FETCH (UID 3)", "* 4 EXISTS")
                    .noneMatch(line -> line.contains("EXPUNGE") && line.startsWith("*"));
            assertThat(told.getLast()).startsWith("NO [EXPUNGEISSUED]");
            assertThat(client.ok("SEARCH ALL")).containsExactly("* SEARCH 1 3 4");
            assertThat(client.ok("NOOP")).containsExactly("* 2 EXPUNGE", "* 3 RECENT");
            assertThat(client.ok("FETCH 2 UID")).containsExactly("* 2 FETCH (UID 3)");
            other.ok("STORE 1 +FLAGS (\\Flagged)");
            assertThat(client.ok("NOOP"))
                    .containsExactly("* 1 FETCH (UID 1 FLAGS (\\Flagged \\Recent))");
        }
    }

    @Test
    void idle_wakes_on_delivery_flags_and_removal() throws Exception {
        server.put(SIMPLE);
        try (var client = server.signedIn();
                var other = server.signedIn()) {
            client.ok("SELECT INBOX");
            other.ok("SELECT INBOX");
            client.send("i IDLE\r\n");
            assertThat(client.line()).startsWith("+ ");
            var before = System.nanoTime();
            server.put(SIMPLE);
            assertThat(client.line()).isEqualTo("* 2 EXISTS");
            var afterMs = (System.nanoTime() - before) / 1_000_000;
            assertThat(afterMs).as("ms, the delivery itself included").isLessThan(2_000);
            assertThat(client.line()).isEqualTo("* 2 RECENT");
            other.ok("STORE 1 +FLAGS (\\Deleted)");
            assertThat(client.line()).startsWith("* 1 FETCH (UID 1 FLAGS (\\Deleted");
            other.ok("EXPUNGE");
            assertThat(client.line()).isEqualTo("* 1 EXPUNGE");
            client.send("DONE\r\n");
            assertThat(client.responses("i").getLast()).startsWith("OK");
            client.ok("NOOP");
        }
    }

    @Test
    void quota_is_told() throws Exception {
        try (var client = server.signedIn()) {
            assertThat(client.ok("GETQUOTAROOT INBOX"))
                    .containsExactly("* QUOTAROOT \"INBOX\" \"\"", "* QUOTA \"\" ()");
            assertThat(client.fails("GETQUOTA x")).startsWith("NO [NONEXISTENT]");
        }
    }

    @Test
    void a_thousand_messages_are_fetched_in_batches() throws Exception {
        for (int i = 0; i < 600; i++) {
            server.put("Subject: " + i + "\r\n\r\n");
        }
        try (var client = server.signedIn()) {
            client.ok("SELECT INBOX");
            assertThat(client.ok("UID FETCH 1:* (FLAGS)")).hasSize(600);
            assertThat(client.ok("FETCH 1:600 (ENVELOPE)")).hasSize(600);
        }
    }
}
