package org.mynah.um;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.Mail;
import org.mynah.um.message.MailId;
import org.mynah.um.message.MailKind;
import org.mynah.um.message.MailSummary;

/** A mail store in memory; can be told to fail or to be full. */
public final class MemoryMailboxes implements Mailboxes {

    private record Stored(
            Mail mail, ByteArrayOutputStream bytes, boolean isRead, boolean isDeleted) {}

    private final Map<ObjectId, Map<String, Stored>> boxes = new LinkedHashMap<>();
    private final Set<ObjectId> full = new HashSet<>();
    private int failures;

    /** Makes the next deliveries fail. */
    public synchronized void failNext(int times) {
        failures = times;
    }

    /** Makes a mailbox full. */
    public synchronized void fill(ObjectId mailbox) {
        full.add(mailbox);
    }

    /** Mails of a mailbox that are not deleted, in order of delivery. */
    public synchronized List<Mail> mails(ObjectId mailbox) {
        return box(mailbox).values().stream()
                .filter(mail -> !mail.isDeleted())
                .map(Stored::mail)
                .toList();
    }

    /** Whether a mail is read. */
    public synchronized boolean isRead(ObjectId mailbox, String messageId) {
        var stored = box(mailbox).get(messageId);
        return stored != null && stored.isRead();
    }

    private Map<String, Stored> box(ObjectId mailbox) {
        return boxes.computeIfAbsent(mailbox, _ -> new LinkedHashMap<>());
    }

    @Override
    public synchronized void deliver(ObjectId mailbox, Mail mail) throws IOException {
        if (failures > 0) {
            failures--;
            throw new IOException("the mail system is down");
        }
        var bytes = new ByteArrayOutputStream();
        mail.body().writeTo(bytes);
        box(mailbox).putIfAbsent(mail.messageId(), new Stored(mail, bytes, false, false));
    }

    @Override
    public synchronized boolean isFull(ObjectId mailbox) {
        return full.contains(mailbox);
    }

    @Override
    public synchronized List<MailSummary> voiceMessages(ObjectId mailbox) {
        var messages = new ArrayList<MailSummary>();
        box(mailbox)
                .forEach((id, stored) -> {
                    var mail = stored.mail();
                    if (mail.kind() == MailKind.VOICE && !stored.isDeleted()) {
                        messages.add(
                                new MailSummary(
                                        new MailId(id),
                                        mail.kind(),
                                        mail.received(),
                                        mail.callerName(),
                                        mail.callerNumber(),
                                        mail.length(),
                                        stored.isRead(),
                                        mail.isImportant()));
                    }
                });
        messages.sort(Comparator.comparing(MailSummary::isRead));
        return messages;
    }

    @Override
    public synchronized InputStream open(ObjectId mailbox, MailId mail) throws IOException {
        var stored = box(mailbox).get(mail.value());
        if (stored == null) {
            throw new IOException("no such mail");
        }
        return new ByteArrayInputStream(stored.bytes().toByteArray());
    }

    @Override
    public synchronized void markRead(ObjectId mailbox, MailId mail, boolean isRead) {
        box(mailbox)
                .computeIfPresent(
                        mail.value(),
                        (_, old) -> new Stored(old.mail(), old.bytes(), isRead, old.isDeleted()));
    }

    @Override
    public synchronized void delete(ObjectId mailbox, MailId mail) {
        box(mailbox)
                .computeIfPresent(
                        mail.value(),
                        (_, old) -> new Stored(old.mail(), old.bytes(), old.isRead(), true));
    }
}
