package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mynah.mail.imap.ForeignProgram.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.mail.mime.Messages;
import org.mynah.mail.mime.MimeFormat;
import org.mynah.store.mailbox.Flag;
import org.mynah.store.mailbox.FlagChange;
import org.mynah.store.mailbox.Flags;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.StoredMessage;
import org.mynah.store.mailbox.UidSet;

/** Mail programs that people use keep a mailbox as they expect: mbsync in both ways, and mutt. */
class MailProgramsTest {

    @TempDir Path folder;
    private MailServerFixture server;
    private byte[] mail = {};

    @BeforeEach
    void start() throws Exception {
        server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.empty());
        mail =
                Messages.bytes(
                        new MimeFormat("um-system@contoso.com")
                                .compose(
                                        Messages.voice(
                                                Messages.person("51235", "Ann Übel", "a@b.example"),
                                                new byte[20_000])));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<StoredMessage> inServer() throws MailRefused {
        return server.store().messages(server.inbox().id(), UidSet.ALL);
    }

    private void mark(StoredMessage message, Flag flag) throws MailRefused {
        server.store()
                .setFlags(
                        message.folder(),
                        UidSet.between(message.uid(), message.uid()),
                        new FlagChange.Add(Flags.of(flag)),
                        OptionalLong.empty());
    }

    @Test
    void mbsync_keeps_a_maildir_and_the_mailbox_the_same_in_both_ways() throws Exception {
        ForeignProgram.require("mbsync", "isync");
        var first = server.put(mail);

        sync();
        assertThat(inMaildir()).hasSize(1);
        assertThat(mailOf(inMaildir().getFirst())).isEqualTo(withLineFeeds(mail));

        // Flags of the maildir go up, those of the server come down.
        rename(inMaildir().getFirst(), "FS");
        server.put("Message-ID: <second@contoso.com>\r\nSubject: second\r\n\r\nhello\r\n");
        mark(first, Flag.ANSWERED);
        sync();
        assertThat(inServer().getFirst().flags().words())
                .containsExactlyInAnyOrder("\\Seen", "\\Flagged", "\\Answered");
        assertThat(inMaildir()).hasSize(2);
        assertThat(flags("Message-Context: voice-message")).isEqualTo("FRS");
        assertThat(flags("Subject: second")).isEmpty();

        // A message that is written at home goes up; one that is removed at home goes.
        Files.writeString(
                maildir().resolve("new").resolve("1234.1_1.home"),
                "Message-ID: <third@contoso.com>\nSubject: third\n\nfrom home\n");
        Files.delete(with("Subject: second"));
        sync();
        assertThat(inServer()).hasSize(2);
        var third = inServer().getLast();
        try (var in = server.store().open(third)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("Subject: third\r\n", "from home\r\n");
        }

        // And one that is removed at the server goes at home.
        mark(first, Flag.DELETED);
        server.store().expunge(first.folder(), UidSet.ALL);
        sync();
        assertThat(inMaildir()).hasSize(1);
        assertThat(inMaildir().getFirst()).isEqualTo(with("Subject: third"));
        sync();
        assertThat(inServer()).extracting(StoredMessage::uid).containsExactly(third.uid());
    }

    private void sync() throws Exception {
        var settings = folder.resolve("mbsyncrc");
        Files.writeString(
                settings,
                """
                IMAPAccount mynah
                Host 127.0.0.1
                Port %d
                User tony@contoso.com
                Pass %s
                SSLType None

                IMAPStore far
                Account mynah

                MaildirStore near
                Path %s/
                Inbox %s

                Channel inbox
                Far :far:
                Near :near:
                Patterns INBOX
                Create Near
                Expunge Both
                Sync All
                SyncState *
                """
                        .formatted(server.port(), MailServerFixture.PASSWORD, folder, maildir()));
        run("mbsync", "-c", settings.toString(), "inbox");
    }

    private Path maildir() {
        return folder.resolve("maildir");
    }

    private List<Path> inMaildir() throws IOException {
        try (var seen = Files.list(maildir().resolve("cur"));
                var fresh = Files.list(maildir().resolve("new"))) {
            return Stream.concat(seen, fresh).toList();
        }
    }

    private Path with(String line) throws IOException {
        for (var file : inMaildir()) {
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("\n" + line + "\n")) {
                return file;
            }
        }
        throw new AssertionError("no mail in the maildir has the line " + line);
    }

    /** The flags in a file's name (after {@code :2,}), in the order of the alphabet. */
    private String flags(String line) throws IOException {
        var name = with(line).getFileName().toString();
        return name.substring(name.indexOf(":2,") + 3);
    }

    private void rename(Path file, String flags) throws IOException {
        var name = file.getFileName().toString();
        var base = name.contains(":2,") ? name.substring(0, name.indexOf(":2,")) : name;
        Files.move(file, maildir().resolve("cur").resolve(base + ":2," + flags));
    }

    /** The mail of a file, without the field that mbsync may put in. */
    private static String mailOf(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1)
                .replaceFirst("(?m)^X-TUID: .*\n", "");
    }

    private static String withLineFeeds(byte[] mail) {
        return new String(mail, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    /** mutt wants a terminal, which script(1) gives it; the keys are in its settings. */
    @Test
    void mutt_reads_flags_saves_and_deletes() throws Exception {
        ForeignProgram.require("mutt", "mutt");
        ForeignProgram.require("script", "bsdutils");
        server.put(mail);
        server.put("Message-ID: <second@contoso.com>\r\nSubject: second\r\n\r\nhello\r\n");
        var read = folder.resolve("read");
        var settings = folder.resolve("muttrc");
        Files.writeString(
                settings,
                """
                set imap_user="tony@contoso.com" imap_pass="%s"
                set ssl_starttls=no ssl_force_tls=no
                set wait_key=no delete=yes quit=yes confirmappend=no mark_old=no sort=mailbox-order
                set pipe_decode=no move=no beep=no header_cache="" certificate_file=""
                push "<first-entry><display-message><exit><pipe-message>cat > %s<enter>\
                <flag-message><first-entry><copy-message><kill-line>=Sent<enter>\
                <next-entry><delete-message><sync-mailbox><quit>"
                set folder="imap://127.0.0.1:%d/"
                """
                        .formatted(MailServerFixture.PASSWORD, read, server.port()));

        run(
                Map.of("TERM", "vt100", "HOME", folder.toString()),
                "script",
                "-qec",
                "mutt -n -F %s -f imap://127.0.0.1:%d/INBOX".formatted(settings, server.port()),
                "/dev/null");

        assertThat(Files.readString(read, StandardCharsets.ISO_8859_1))
                .isEqualTo(withLineFeeds(mail));
        assertThat(inServer()).hasSize(1);
        assertThat(inServer().getFirst().flags().words()).contains("\\Seen", "\\Flagged");
        var sent = server.store().folder(server.tony(), "Sent").orElseThrow();
        var copied = server.store().messages(sent.id(), UidSet.ALL);
        assertThat(copied).hasSize(1);
        try (var in = server.store().open(copied.getFirst())) {
            assertThat(in.readAllBytes()).isEqualTo(mail);
        }
    }
}
