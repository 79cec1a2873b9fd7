package org.mynah.store.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.mynah.store.audit.AuditTrail;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ObjectId;

/**
 * The directory as it was last known, in a file of this node: every object with its keys and links,
 * no PIN, no password. Filled once at the start, then it follows the audit trail, which names the
 * objects of each change. Thread-safe.
 */
final class LastKnownCopy implements AutoCloseable {

    /** Objects that are copied by one statement. */
    private static final int BATCH = 500;

    private static final List<Table> TABLES =
            List.of(
                    new Table(
                            "directory_object",
                            "id",
                            List.of(
                                    "id",
                                    "kind",
                                    "name",
                                    "name_key",
                                    "version",
                                    "created",
                                    "changed",
                                    "body")),
                    new Table(
                            "directory_key",
                            "object_id",
                            List.of("scope", "value", "object_id", "is_unique")),
                    new Table(
                            "directory_link",
                            "source",
                            List.of("source", "property", "target", "source_kind")));

    private final Path file;
    private @Nullable Database local;
    private long entries;
    private volatile boolean isThere;

    /** A table, and the column that holds the id of the object that a row belongs to. */
    private record Table(String name, String object, List<String> columns) {

        String select() {
            return "select %s from %s where %s in (<ids>)"
                    .formatted(String.join(", ", columns), name, object);
        }

        String insert() {
            return "insert into %s (%s) values (:%s)"
                    .formatted(name, String.join(", ", columns), String.join(", :", columns));
        }
    }

    /**
     * @param file what is in it is of a former run, and is written anew
     */
    LastKnownCopy(Path file) {
        this.file = file;
    }

    /** Whether it holds a state of the directory. */
    boolean isThere() {
        return isThere;
    }

    /** Reads the state that is held; secrets and the index of names are not there. */
    <T> T read(Function<DirectoryReader, T> work) {
        return database().read(handle -> work.apply(new LastKnownReader(handle)));
    }

    /**
     * Takes over what changed in the directory since the last time.
     *
     * @throws DatabaseException when the directory or the file fails; the state that is held stays
     */
    synchronized void refresh(Database directory) {
        if (isThere) {
            try {
                follow(directory);
                return;
            } catch (DatabaseException e) {
                if (e.reason() == DatabaseException.Reason.UNAVAILABLE) {
                    throw e;
                }
                // What the trail did not tell of, such as a repair: everything is read again.
            }
        }
        fill(directory);
        isThere = true;
    }

    private synchronized Database database() {
        if (local == null) {
            try {
                for (var suffix : List.of("", "-wal", "-shm")) {
                    Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            local = Database.openSqlite(file);
        }
        return local;
    }

    private void fill(Database directory) {
        entries =
                directory.<Long, RuntimeException>read(from ->
                        database()
                                .<Long, RuntimeException>write(to -> {
                                    to.execute("delete from directory_link");
                                    to.execute("delete from directory_object");
                                    var page = idsAfter(from, "");
                                    while (!page.isEmpty()) {
                                        copy(from, to, page);
                                        page = idsAfter(from, page.getLast());
                                    }
                                    return upTo(from, to);
                                }));
    }

    private void follow(Database directory) {
        entries =
                directory.<Long, RuntimeException>read(from ->
                        database()
                                .<Long, RuntimeException>write(to -> {
                                    var after = entries;
                                    var changes = AuditTrail.changed(from, after);
                                    while (changes.last() > after) {
                                        replace(from, to, changes.objects());
                                        after = changes.last();
                                        changes = AuditTrail.changed(from, after);
                                    }
                                    return upTo(from, to);
                                }));
    }

    private static void replace(Handle from, Handle to, Collection<ObjectId> objects) {
        var ids = objects.stream().map(ObjectId::toString).toList();
        for (int first = 0; first < ids.size(); first += BATCH) {
            var batch = ids.subList(first, Math.min(ids.size(), first + BATCH));
            // Keys and own links go with an object; links to it are there again at the commit.
            to.createUpdate("delete from directory_object where id in (<ids>)")
                    .bindList("ids", batch)
                    .execute();
            copy(from, to, batch);
        }
    }

    private static void copy(Handle from, Handle to, List<String> ids) {
        for (var table : TABLES) {
            var rows = new ArrayList<java.util.Map<String, Object>>();
            from.createQuery(table.select()).bindList("ids", ids).mapToMap().forEach(rows::add);
            if (!rows.isEmpty()) {
                var batch = to.prepareBatch(table.insert());
                rows.forEach(row -> batch.bindMap(row).add());
                batch.execute();
            }
        }
    }

    private static List<String> idsAfter(Handle from, String last) {
        return from.createQuery(
                        "select id from directory_object where id > :last order by id limit :limit")
                .bind("last", last)
                .bind("limit", BATCH)
                .mapTo(String.class)
                .list();
    }

    /** Both are of one state; answers the last entry of the audit trail. */
    private static long upTo(Handle from, Handle to) {
        var version =
                from.createQuery("select version from directory_state where id = 1")
                        .mapTo(Long.class)
                        .one();
        to.createUpdate("update directory_state set version = :version where id = 1")
                .bind("version", version)
                .execute();
        return from.createQuery("select audit_entries from directory_state where id = 1")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public synchronized void close() {
        if (local != null) {
            local.close();
        }
    }
}
