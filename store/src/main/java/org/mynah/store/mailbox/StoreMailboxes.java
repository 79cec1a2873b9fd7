package org.mynah.store.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.sql.DatabaseException;
import org.mynah.um.Mailboxes;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.Mail;
import org.mynah.um.message.MailId;
import org.mynah.um.message.MailSummary;

/** The mailboxes of the embedded store, as calls and delivery see them. Thread-safe. */
public final class StoreMailboxes implements Mailboxes {

    private static final Comparator<StoredMessage> OLDEST_FIRST =
            Comparator.comparing(StoredMessage::internalDate)
                    .thenComparingLong(message -> Long.parseLong(message.id().value()));

    private static final int MOST_ATTEMPTS = 5;

    private final MailStore store;

    public StoreMailboxes(MailStore store) {
        this.store = store;
    }

    @Override
    public void deliver(ObjectId mailbox, Mail mail) throws IOException, UnknownMailbox {
        var facts =
                new StoredMessage.Facts(
                        mail.kind(),
                        mail.callerName(),
                        mail.callerNumber(),
                        mail.length(),
                        mail.isImportant());
        var message =
                new NewMessage(
                        mail.received(),
                        Flags.NONE,
                        Optional.of(mail.messageId()),
                        facts,
                        mail.body()::writeTo);
        try {
            // What a caller was allowed to leave arrives, even if it goes over the limit (call
            // flows §4.1).
            var _ = store.deliver(mailbox, message, QuotaRule.IGNORE);
        } catch (MailRefused e) {
            if (e.reason() == MailRefused.Reason.NO_MAILBOX) {
                throw new UnknownMailbox(mailbox);
            }
            throw refused(e);
        } catch (DatabaseException e) {
            throw unavailable(e);
        }
    }

    @Override
    public boolean isFull(ObjectId mailbox) throws IOException {
        try {
            return store.usage(mailbox).isFull();
        } catch (MailRefused e) {
            throw refused(e);
        } catch (DatabaseException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<MailSummary> voiceMessages(ObjectId mailbox) throws IOException {
        try {
            return store.voiceMessages(mailbox).stream()
                    .sorted(StoreMailboxes::byTelephone)
                    .map(StoreMailboxes::summary)
                    .toList();
        } catch (DatabaseException e) {
            throw unavailable(e);
        }
    }

    /**
     * Unread before read; unread ones important before normal, then oldest first; read ones newest
     * first (Outlook Voice Access §4).
     */
    private static int byTelephone(StoredMessage a, StoredMessage b) {
        var aRead = a.flags().has(Flag.SEEN);
        var bRead = b.flags().has(Flag.SEEN);
        if (aRead != bRead) {
            return aRead ? 1 : -1;
        }
        if (aRead) {
            return OLDEST_FIRST.compare(b, a);
        }
        var important = Boolean.compare(b.facts().isImportant(), a.facts().isImportant());
        return important != 0 ? important : OLDEST_FIRST.compare(a, b);
    }

    private static MailSummary summary(StoredMessage message) {
        return new MailSummary(
                message.id(),
                message.facts().kind(),
                message.internalDate(),
                message.facts().callerName(),
                message.facts().callerNumber(),
                message.facts().length(),
                message.flags().has(Flag.SEEN),
                message.facts().isImportant());
    }

    @Override
    public InputStream open(ObjectId mailbox, MailId mail) throws IOException {
        try {
            var message = store.message(mailbox, mail);
            if (message.isEmpty()) {
                throw new NoSuchFileException("mail " + mail.value());
            }
            return store.open(message.get());
        } catch (DatabaseException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void markRead(ObjectId mailbox, MailId mail, boolean isRead) throws IOException {
        var seen = Flags.of(Flag.SEEN);
        FlagChange change = isRead ? new FlagChange.Add(seen) : new FlagChange.Remove(seen);
        whereItLies(
                mailbox,
                mail,
                message ->
                        store.setFlags(
                                message.folder(),
                                UidSet.of(message.uid()),
                                change,
                                OptionalLong.empty()));
    }

    @Override
    public void delete(ObjectId mailbox, MailId mail) throws IOException {
        whereItLies(
                mailbox,
                mail,
                message -> {
                    var trash = store.folder(mailbox, SpecialUse.TRASH);
                    if (!message.folder().equals(trash.id())) {
                        store.move(message.folder(), UidSet.of(message.uid()), trash.id());
                    }
                });
    }

    @FunctionalInterface
    private interface Action {
        void on(StoredMessage message) throws MailRefused;
    }

    /** Another client may move the mail between look and action: then it is looked for anew. */
    private void whereItLies(ObjectId mailbox, MailId mail, Action action) throws IOException {
        try {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                var before = store.message(mailbox, mail);
                if (before.isEmpty()) {
                    return;
                }
                action.on(before.get());
                var after = store.message(mailbox, mail);
                if (after.isEmpty() || isAt(after.get(), before.get())) {
                    return;
                }
            }
            throw new IOException("the mail " + mail.value() + " is moved again and again");
        } catch (MailRefused e) {
            throw refused(e);
        } catch (DatabaseException e) {
            throw unavailable(e);
        }
    }

    private static boolean isAt(StoredMessage one, StoredMessage other) {
        return one.folder().equals(other.folder()) && one.uid() == other.uid();
    }

    private static IOException refused(MailRefused e) {
        return new IOException("the mail store: " + e.getMessage(), e);
    }

    private static IOException unavailable(DatabaseException e) {
        return new IOException("the mail store: " + e.getMessage(), e);
    }
}
