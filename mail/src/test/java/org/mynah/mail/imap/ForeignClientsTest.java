package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mynah.mail.imap.ForeignProgram.run;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.mail.mime.Messages;
import org.mynah.mail.mime.MimeFormat;
import org.mynah.store.mailbox.Flag;
import org.mynah.store.mailbox.FlagChange;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.StoredMessage;
import org.mynah.store.mailbox.UidSet;

/** Programs that are not ours read, mark and store voice messages. */
class ForeignClientsTest {

    @TempDir Path folder;
    private MailServerFixture server;
    private byte[] sound = {};
    private byte[] mail = {};

    @BeforeEach
    void start() throws Exception {
        server = new MailServerFixture(folder, ImapLimits.DEFAULT, Optional.empty());
        sound = new byte[60_000];
        new Random(4).nextBytes(sound);
        mail =
                Messages.bytes(
                        new MimeFormat("um-system@contoso.com")
                                .compose(
                                        Messages.voice(
                                                Messages.person("51235", "Ann Übel", "a@b.example"),
                                                sound)));
        server.put(mail);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void angus_mail_reads_marks_appends_and_removes() throws Exception {
        var properties = new Properties();
        properties.put("mail.imap.partialfetch", "true");
        properties.put("mail.imap.fetchsize", "5000");
        var session = Session.getInstance(properties);
        try (var store = session.getStore("imap")) {
            store.connect(
                    "127.0.0.1", server.port(), "tony@contoso.com", MailServerFixture.PASSWORD);
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            var message = inbox.getMessage(1);
            assertThat(message.getSubject()).isEqualTo("Voice Mail from Ann Übel (3 seconds)");
            var parts = (MimeMultipart) message.getContent();
            assertThat(parts.getCount()).isEqualTo(2);
            assertThat(parts.getBodyPart(1).getFileName())
                    .isEqualTo("Ann Übel (3 seconds) Voice Mail.mp3");
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(sound);
            assertThat(inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), true))).hasSize(1);

            inbox.appendMessages(
                    new Message[] {new MimeMessage(session, new ByteArrayInputStream(mail))});
            assertThat(inbox.getMessageCount()).isEqualTo(2);
            var trash = store.getFolder("Deleted Items");
            assertThat(trash.exists()).isTrue();
            inbox.copyMessages(new Message[] {inbox.getMessage(2)}, trash);
            message.setFlag(Flags.Flag.DELETED, true);
            assertThat(inbox.expunge()).hasSize(1);
            assertThat(trash.getMessageCount()).isEqualTo(1);
            assertThat(Arrays.stream(store.getDefaultFolder().list("*")).map(Folder::getFullName))
                    .contains("INBOX", "Drafts", "Sent", "Deleted Items", "Junk");
            inbox.close(false);
        }
    }

    /** Each wake-up is waited for, none is asked for. */
    @Test
    void angus_mail_is_told_while_it_idles() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(
                    "127.0.0.1", server.port(), "tony@contoso.com", MailServerFixture.PASSWORD);
            var inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.addMessageCountListener(
                    new MessageCountAdapter() {
                        @Override
                        public void messagesAdded(MessageCountEvent event) {
                            heard.add("added " + event.getMessages()[0].getMessageNumber());
                        }

                        @Override
                        public void messagesRemoved(MessageCountEvent event) {
                            heard.add("removed " + event.getMessages()[0].getMessageNumber());
                        }
                    });
            inbox.addMessageChangedListener(
                    event -> heard.add("changed " + event.getMessage().getMessageNumber()));
            inbox.open(Folder.READ_WRITE);
            var idling = Thread.ofVirtual().start(() -> idle(inbox, heard));

            var second = server.put(mail);
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("added 2");
            mark(second, Flag.FLAGGED);
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("changed 2");
            mark(second, Flag.DELETED);
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("changed 2");
            server.store().expunge(second.folder(), UidSet.ALL);
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("removed 2");

            assertThat(inbox.getMessage(2).isExpunged()).isTrue();
            // Asking the server for anything ends IDLE, with nothing more to tell.
            assertThat(inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))).hasSize(1);
            inbox.close(false);
            idling.join();
            assertThat(heard).isEmpty();
        }
    }

    private void mark(StoredMessage message, Flag flag) throws MailRefused {
        server.store()
                .setFlags(
                        message.folder(),
                        UidSet.between(message.uid(), message.uid()),
                        new FlagChange.Add(org.mynah.store.mailbox.Flags.of(flag)),
                        OptionalLong.empty());
    }

    private static void idle(IMAPFolder inbox, Queue<String> heard) {
        try {
            while (inbox.isOpen()) {
                inbox.idle();
            }
        } catch (MessagingException | IllegalStateException e) {
            if (inbox.isOpen()) {
                heard.add("failed " + e);
            }
        }
    }

    @Test
    void python_reads_the_voice_message() throws Exception {
        ForeignProgram.require("python3", "python3");
        var script = folder.resolve("client.py");
        Files.writeString(script, PYTHON);
        Files.write(folder.resolve("sound"), sound);

        var said =
                run(
                        "python3",
                        script.toString(),
                        Integer.toString(server.port()),
                        folder.resolve("sound").toString());

        assertThat(said.strip()).isEqualTo("ok");
    }

    @Test
    void curl_lists_fetches_searches_and_appends() throws Exception {
        ForeignProgram.require("curl", "curl");
        var url = "imap://127.0.0.1:" + server.port();
        var user = "tony@contoso.com:" + MailServerFixture.PASSWORD;

        assertThat(run("curl", "-sS", "-u", user, url)).contains("\"/\" \"INBOX\"");
        var fetched = folder.resolve("fetched");
        run("curl", "-sS", "-u", user, "-o", fetched.toString(), url + "/INBOX;UID=1");
        assertThat(Files.readAllBytes(fetched)).isEqualTo(mail);
        assertThat(run("curl", "-sS", "-u", user, url + "/INBOX;UID=1;SECTION=HEADER"))
                .contains("X-CallingTelephoneNumber: 51235");
        assertThat(run("curl", "-sS", "-u", user, url + "/INBOX?SUBJECT%20voice"))
                .contains("* SEARCH 1");
        run("curl", "-sS", "-u", user, "-T", fetched.toString(), url + "/Drafts");
        assertThat(
                        server.store()
                                .uids(
                                        server.store()
                                                .folder(server.tony(), "Drafts")
                                                .orElseThrow()
                                                .id()))
                .hasSize(1);
    }

    private static final String PYTHON =
            """
            import imaplib, email, sys, time
            from email import policy
            imaplib.Debug = 0
            m = imaplib.IMAP4('127.0.0.1', int(sys.argv[1]))
            m.login('tony@contoso.com', 'Kite.4421')
            kind, folders = m.list()
            assert kind == 'OK' and any(b'INBOX' in f for f in folders), folders
            kind, count = m.select('INBOX')
            assert count == [b'1'], count
            kind, found = m.search(None, 'UNSEEN', 'HEADER', 'Content-Class', 'voice')
            assert found == [b'1'], found
            kind, data = m.fetch('1', '(RFC822)')
            mail = email.message_from_bytes(data[0][1], policy=policy.default)
            assert mail['Message-Context'] == 'voice-message'
            audio = [p for p in mail.walk() if p.get_content_maintype() == 'audio'][0]
            assert audio.get_content() == open(sys.argv[2], 'rb').read()
            assert m.search(None, 'SEEN')[1] == [b'1']
            kind, data = m.append('INBOX', '\\\\Flagged', imaplib.Time2Internaldate(time.time()), b'Subject: x\\r\\n\\r\\ny\\r\\n')
            assert kind == 'OK', data
            m.noop()
            assert m.uid('SEARCH', None, 'FLAGGED')[1] == [b'2']
            assert m.store('2', '+FLAGS', '\\\\Deleted')[0] == 'OK'
            assert m.expunge()[1] == [b'2']
            assert m.create('"A B"')[0] == 'OK'
            assert m.copy('1', '"A B"')[0] == 'OK'
            assert m.status('"A B"', '(MESSAGES)')[1] == [b'"A B" (MESSAGES 1)']
            assert m.delete('"A B"')[0] == 'OK'
            assert m.close()[0] == 'OK'
            assert m.logout()[0] == 'BYE'
            print('ok')
            """;
}
