package org.mynah.store.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.mynah.um.directory.ObjectId;

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

    static Quota.Usage usage(Handle handle, ObjectId mailbox, Quota standard) {
        return handle.createQuery(
                        "select used_bytes, warning_bytes, send_bytes, receive_bytes from mailbox"
                                + " where id = :id")
                .bind("id", mailbox.toString())
                .map((row, _) -> {
                    var own = new Quota(bytes(row, 2), bytes(row, 3), bytes(row, 4));
                    return new Quota.Usage(
                            row.getLong(1), own.equals(Quota.UNLIMITED) ? standard : own);
                })
                .findOne()
                .orElse(new Quota.Usage(0, standard));
    }

    static int set(Handle handle, ObjectId mailbox, Quota quota) {
        return handle.createUpdate(
                        "update mailbox set warning_bytes = :warning, send_bytes = :send,"
                                + " receive_bytes = :receive where id = :id")
                .bind("id", mailbox.toString())
                .bind("warning", boxed(quota.warning()))
                .bind("send", boxed(quota.send()))
                .bind("receive", boxed(quota.receive()))
                .execute();
    }

    private static OptionalLong bytes(ResultSet row, int column) throws SQLException {
        var bytes = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private static @org.jspecify.annotations.Nullable Long boxed(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }
}
