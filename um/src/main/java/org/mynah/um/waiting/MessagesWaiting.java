package org.mynah.um.waiting;

import java.util.List;
import org.mynah.um.message.MailKind;
import org.mynah.um.message.MailSummary;

/**
 * What a lamp shows: voice messages, unread and read, and how many of each are urgent. Immutable.
 */
public record MessagesWaiting(int unread, int read, int urgentUnread, int urgentRead) {

    /** The lamp is off. */
    public static final MessagesWaiting NONE = new MessagesWaiting(0, 0, 0, 0);

    /** Counts voice messages; faxes and missed calls never count. */
    public static MessagesWaiting of(List<MailSummary> mails) {
        var voice = mails.stream().filter(mail -> mail.kind() == MailKind.VOICE).toList();
        return new MessagesWaiting(
                count(voice, false, false),
                count(voice, true, false),
                count(voice, false, true),
                count(voice, true, true));
    }

    private static int count(List<MailSummary> voice, boolean isRead, boolean onlyUrgent) {
        return (int)
                voice.stream()
                        .filter(mail -> mail.isRead() == isRead)
                        .filter(mail -> !onlyUrgent || mail.isImportant())
                        .count();
    }

    /** The body of type application/simple-message-summary (RFC 3842 §5.2). */
    public String summary(String account) {
        return "Messages-Waiting: %s\r\nMessage-Account: %s\r\nVoice-Message: %d/%d (%d/%d)\r\n"
                .formatted(
                        unread > 0 ? "yes" : "no", account, unread, read, urgentUnread, urgentRead);
    }
}
