package org.mynah.store.verify;

import java.util.List;
import java.util.function.Consumer;

/**
 * What mailboxes and folders count: the bytes in use, the next UID and the change counters, which
 * must not lie behind what is there (RFC 9051 §2.3.1.1, RFC 7162 §3.1).
 */
final class FolderCounts implements Check {

    private record Count(String id, long says, long is) {}

    private static final String BYTES =
            """
            select m.id, m.used_bytes, coalesce((select sum(g.size) from folder f
                join message g on g.folder = f.id where f.mailbox = m.id), 0) as actual
            from mailbox m\
            """;

    private static final String NEXT_UID =
            """
            select f.id, f.uid_next, 1 + (select coalesce(max(u.uid), 0) from (
                select uid from message where folder = f.id
                union all select uid from expunged where folder = f.id) u) as actual
            from folder f\
            """;

    private static final String CHANGES =
            """
            select f.id, f.highest_modseq, (select coalesce(max(u.modseq), 0) from (
                select modseq from message where folder = f.id
                union all select modseq from expunged where folder = f.id) u) as actual
            from folder f\
            """;

    private static final String MAILBOX_CHANGES =
            """
            select m.id, m.modseq, coalesce((select max(f.highest_modseq) from folder f
                where f.mailbox = m.id), 0) as actual
            from mailbox m\
            """;

    @Override
    public void examine(Subject subject, Consumer<Defect> found) {
        differing(subject, BYTES, "used_bytes <> actual")
                .forEach(count ->
                        found.accept(
                                mendable(
                                        "mailbox %s says %d bytes, its messages have %d"
                                                .formatted(count.id, count.says, count.is),
                                        count,
                                        "mailbox",
                                        "used_bytes")));
        differing(subject, NEXT_UID, "uid_next < actual")
                .forEach(count ->
                        found.accept(
                                mendable(
                                        "folder %s has the next UID %d, its messages need %d"
                                                .formatted(count.id, count.says, count.is),
                                        count,
                                        "folder",
                                        "uid_next")));
        differing(subject, CHANGES, "highest_modseq < actual")
                .forEach(count ->
                        found.accept(
                                mendable(
                                        "folder %s has the change counter %d, its messages have %d"
                                                .formatted(count.id, count.says, count.is),
                                        count,
                                        "folder",
                                        "highest_modseq")));
        differing(subject, MAILBOX_CHANGES, "modseq < actual")
                .forEach(count ->
                        found.accept(
                                mendable(
                                        "mailbox %s has the change counter %d, its folders have %d"
                                                .formatted(count.id, count.says, count.is),
                                        count,
                                        "mailbox",
                                        "modseq")));
    }

    private static List<Count> differing(Subject subject, String counts, String condition) {
        return subject.database()
                .<List<Count>, RuntimeException>read(handle ->
                        handle.createQuery("select * from (" + counts + ") c where " + condition)
                                .map((row, _) ->
                                        new Count(row.getString(1), row.getLong(2), row.getLong(3)))
                                .list());
    }

    private static Defect mendable(String text, Count count, String table, String column) {
        return Defect.mendable(
                text,
                handle -> {
                    handle.createUpdate(
                                    "update %s set %s = :value where cast(id as text) = :id"
                                            .formatted(table, column))
                            .bind("value", count.is)
                            .bind("id", count.id)
                            .execute();
                    return "set to " + count.is;
                });
    }
}
