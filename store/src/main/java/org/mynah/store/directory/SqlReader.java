package org.mynah.store.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.Link;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.pin.PinRecord;

/** Reads the directory within a transaction. One thread. */
class SqlReader implements DirectoryReader {

    /** Objects whose keys and links are fetched by one query. */
    private static final int BATCH = 500;

    private static final String COLUMNS =
            "o.id, o.kind, o.name, o.version, o.created, o.changed, o.body";

    final Handle handle;
    final String forUpdate;

    /**
     * A reader.
     *
     * @param forUpdate what a select of a row that is about to change ends with
     */
    SqlReader(Handle handle, String forUpdate) {
        this.handle = handle;
        this.forUpdate = forUpdate;
    }

    @Override
    public Optional<DirectoryObject> find(ObjectId id) {
        return whole(
                        handle.createQuery(
                                        "select "
                                                + COLUMNS
                                                + " from directory_object o where o.id = :id")
                                .bind("id", id.toString())
                                .map((row, _) -> Row.of(row))
                                .list())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<DirectoryObject> find(DirectoryKey key) {
        return findAll(key).stream().findFirst();
    }

    @Override
    public List<DirectoryObject> findAll(DirectoryKey key) {
        return whole(
                handle.createQuery(
                                "select "
                                        + COLUMNS
                                        + " from directory_key k join directory_object o on o.id ="
                                        + " k.object_id where k.scope = :scope and k.value = :value order"
                                        + " by o.name_key, o.id")
                        .bind("scope", key.scope().name())
                        .bind("value", key.value())
                        .map((row, _) -> Row.of(row))
                        .list());
    }

    @Override
    public List<DirectoryObject> list(ObjectKind kind, int limit) {
        return whole(
                handle.createQuery(
                                "select "
                                        + COLUMNS
                                        + " from directory_object o where o.kind = :kind order by"
                                        + " o.name_key, o.id limit :limit")
                        .bind("kind", kind.name())
                        .bind("limit", limit)
                        .map((row, _) -> Row.of(row))
                        .list());
    }

    @Override
    public List<DirectoryObject> referringTo(ObjectId target, ObjectKind kind) {
        return whole(
                handle.createQuery(
                                "select "
                                        + COLUMNS
                                        + " from directory_object o where o.kind = :kind and o.id in"
                                        + " (select source from directory_link where target = :target)"
                                        + " order by o.name_key, o.id")
                        .bind("kind", kind.name())
                        .bind("target", target.toString())
                        .map((row, _) -> Row.of(row))
                        .list());
    }

    @Override
    public Optional<PinRecord> pin(ObjectId umMailbox) {
        return handle.createQuery("select * from pin where um_mailbox = :id" + forUpdate)
                .bind("id", umMailbox.toString())
                .map((row, _) ->
                        new PinRecord(
                                row.getString("hash"),
                                Instant.ofEpochMilli(row.getLong("changed")),
                                row.getInt("must_change") == 1,
                                row.getInt("is_first_time") == 1,
                                row.getInt("is_locked_out") == 1,
                                row.getInt("failures"),
                                Bodies.readList(row.getString("history"))))
                .findOne();
    }

    @Override
    public Optional<String> passwordHash(ObjectId mailbox) {
        return handle.createQuery("select hash from password where mailbox = :id")
                .bind("id", mailbox.toString())
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public Optional<String> secondFactor(ObjectId mailbox) {
        return handle.createQuery("select sealed from second_factor where mailbox = :id")
                .bind("id", mailbox.toString())
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public long version() {
        return handle.createQuery("select version from directory_state where id = 1")
                .mapTo(Long.class)
                .one();
    }

    /** A row of an object, still without keys and links. */
    private record Row(
            ObjectId id,
            ObjectKind kind,
            String name,
            long version,
            Instant created,
            Instant changed,
            String body) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    ObjectId.of(row.getString(1)),
                    ObjectKind.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getLong(4),
                    Instant.ofEpochMilli(row.getLong(5)),
                    Instant.ofEpochMilli(row.getLong(6)),
                    row.getString(7));
        }
    }

    private List<DirectoryObject> whole(List<Row> rows) {
        var objects = new ArrayList<DirectoryObject>(rows.size());
        for (int from = 0; from < rows.size(); from += BATCH) {
            var batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
            var ids = batch.stream().map(row -> row.id.toString()).toList();
            var keys = keys(ids);
            var links = links(ids);
            for (var row : batch) {
                objects.add(
                        new DirectoryObject(
                                row.kind,
                                row.id,
                                row.name,
                                row.version,
                                row.created,
                                row.changed,
                                Bodies.read(row.body),
                                keys.getOrDefault(row.id.toString(), Set.of()),
                                links.getOrDefault(row.id.toString(), List.of())));
            }
        }
        return List.copyOf(objects);
    }

    private Map<String, Set<DirectoryKey>> keys(List<String> ids) {
        var keys = new HashMap<String, Set<DirectoryKey>>();
        handle.createQuery(
                        "select object_id, scope, value from directory_key where object_id in (<ids>)")
                .bindList("ids", ids)
                .map((row, _) ->
                        keys.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                                .add(
                                        new DirectoryKey(
                                                KeyScope.valueOf(row.getString(2)),
                                                row.getString(3))))
                .forEach(_ -> {});
        return keys;
    }

    private Map<String, List<Link>> links(List<String> ids) {
        var links = new HashMap<String, List<Link>>();
        handle.createQuery(
                        "select source, property, target from directory_link where source in"
                                + " (<ids>) order by source, property, target")
                .bindList("ids", ids)
                .map((row, _) ->
                        links.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                .add(new Link(row.getString(2), ObjectId.of(row.getString(3)))))
                .forEach(_ -> {});
        return links;
    }
}
