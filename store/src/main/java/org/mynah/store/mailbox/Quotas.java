package org.mynah.store.mailbox;

import org.jdbi.v3.core.Handle;
import org.mynah.store.directory.Bodies;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.PropertyValues;

/** The row of a mailbox: its change counter, its bytes and its limits. */
final class Quotas {

    private Quotas() {}

    /** Holds the mailbox until the transaction ends. */
    static void lock(Handle handle, ObjectId mailbox) {
        // An update that changes nothing locks the row on both databases.
        handle.createUpdate("update mailbox set modseq = modseq where id = :id")
                .bind("id", mailbox.toString())
                .execute();
    }

    /** Counts the change counter up and the bytes by a difference; holds the mailbox. */
    static long change(Handle handle, ObjectId mailbox, long bytes) {
        return handle.createQuery(
                        "update mailbox set modseq = modseq + 1, used_bytes = used_bytes + :bytes"
                                + " where id = :id returning modseq")
                .bind("id", mailbox.toString())
                .bind("bytes", bytes)
                .mapTo(Long.class)
                .one();
    }

    /** What is used, and the limits that the directory has for the mailbox. */
    static Quota.Usage usage(Handle handle, ObjectId mailbox, Quota standard) {
        return handle.createQuery(
                        "select m.used_bytes, o.body from mailbox m left join directory_object o on"
                                + " o.id = m.id where m.id = :id")
                .bind("id", mailbox.toString())
                .map((row, _) -> {
                    var body = row.getString(2);
                    var own = body == null ? Quota.UNLIMITED : of(Bodies.read(body));
                    return new Quota.Usage(
                            row.getLong(1), own.equals(Quota.UNLIMITED) ? standard : own);
                })
                .findOne()
                .orElse(new Quota.Usage(0, standard));
    }

    /** What is used. */
    static long used(Handle handle, ObjectId mailbox) {
        return handle.createQuery("select used_bytes from mailbox where id = :id")
                .bind("id", mailbox.toString())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** Refuses a message of a size that a mailbox has no room for. */
    static void refuse(Quota.Usage usage, MailStore.QuotaRule rule, long size) throws MailRefused {
        var refuse =
                switch (rule) {
                    case IGNORE -> false;
                    case REFUSE_WHEN_FULL -> usage.isFull();
                    case REFUSE_WHEN_EXCEEDED -> usage.isFull() || usage.wouldExceed(size);
                };
        if (refuse) {
            throw new MailRefused(
                    MailRefused.Reason.OVER_QUOTA,
                    "the mailbox holds %d bytes; with this message it is over its limit of %d"
                            .formatted(
                                    usage.usedBytes(),
                                    usage.quota().receive().orElse(Long.MAX_VALUE)));
        }
    }

    private static Quota of(PropertyValues values) {
        return new Quota(
                values.get(Mailbox.ISSUE_WARNING_QUOTA).limit(),
                values.get(Mailbox.PROHIBIT_SEND_QUOTA).limit(),
                values.get(Mailbox.PROHIBIT_SEND_RECEIVE_QUOTA).limit());
    }
}
