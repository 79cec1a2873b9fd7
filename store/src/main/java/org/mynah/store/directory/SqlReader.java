package org.mynah.store.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ImportedSound;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.KeypadHit;
import org.mynah.um.directory.Link;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.Spelling;
import org.mynah.um.pin.PinRecord;

/**
 * Reads the directory within a transaction. PostgreSQL is asked one statement for objects, keys and
 * links together, since each way there and back costs more than the rows; SQLite, which is in this
 * process and has no lists, is asked three short ones. One thread.
 */
class SqlReader implements DirectoryReader {

    /** Values of one {@code in} list. */
    private static final int BATCH = 500;

    private static final String OBJECT =
            "select o.id, o.kind, o.name, o.version, o.created, o.changed, o.body, ";

    /**
     * Keys and links of an object in columns of its row, each with a blank behind the scope or
     * property. They are looked up by index for each object: a join with the hits would be planned
     * at each run, which takes longer than the run, or go through all keys there are.
     */
    private static final String KEYS_AND_LINKS =
            "array(select k.scope || ' ' || k.value from directory_key k where k.object_id = o.id),"
                    + " array(select l.property || ' ' || l.target from directory_link l where"
                    + " l.source = o.id order by l.property, l.target), ";

    /** Comes after every digit: the end of a range of digits that begin alike. */
    private static final char BEHIND_DIGITS = ':';

    final Handle handle;
    private final Database.Kind database;
    private final String forUpdate;

    /** A reader. */
    SqlReader(Handle handle, Database.Kind database) {
        this(handle, database, "");
    }

    /**
     * A reader.
     *
     * @param forUpdate what a select of a row that is about to change ends with
     */
    SqlReader(Handle handle, Database.Kind database, String forUpdate) {
        this.handle = handle;
        this.database = database;
        this.forUpdate = forUpdate;
    }

    @Override
    public Optional<DirectoryObject> find(ObjectId id) {
        return first(
                wholes("'' as found from directory_object o where o.id = :id")
                        .bind("id", id.toString()));
    }

    @Override
    public Optional<DirectoryObject> find(DirectoryKey key) {
        return findAll(key).stream().findFirst();
    }

    @Override
    public List<DirectoryObject> findAll(DirectoryKey key) {
        return list(
                wholes(
                                "'' as found from directory_key k join directory_object o"
                                        + " on o.id = k.object_id where k.scope = :scope and"
                                        + " k.value = :value order by o.name_key, o.id")
                        .bind("scope", key.scope().name())
                        .bind("value", key.value()));
    }

    @Override
    public List<DirectoryObject> findAll(DirectoryKey key, int limit) {
        return list(
                wholes(
                                "'' as found from directory_key k join directory_object o"
                                        + " on o.id = k.object_id where k.scope = :scope and"
                                        + " k.value = :value order by o.name_key, o.id limit"
                                        + " :limit")
                        .bind("scope", key.scope().name())
                        .bind("value", key.value())
                        .bind("limit", limit));
    }

    @Override
    public Map<ObjectId, DirectoryObject> findAll(Collection<ObjectId> ids) {
        var found = new HashMap<ObjectId, DirectoryObject>();
        for (var batch : batches(ids.stream().distinct().map(ObjectId::toString).toList())) {
            for (var object :
                    list(
                            wholes("'' as found from directory_object o where o.id in (<ids>)")
                                    .bindList("ids", batch))) {
                found.put(object.id(), object);
            }
        }
        return found;
    }

    @Override
    public Map<String, DirectoryObject> findAll(KeyScope scope, Collection<String> values) {
        var byFolded = new HashMap<String, DirectoryObject>();
        for (var batch : batches(values.stream().map(DirectoryKey::fold).distinct().toList())) {
            for (var hit :
                    hits(
                            wholes(
                                            "k.value as found from directory_key k join"
                                                    + " directory_object o on o.id = k.object_id"
                                                    + " where k.scope = :scope and k.value in"
                                                    + " (<values>)")
                                    .bind("scope", scope.name())
                                    .bindList("values", batch))) {
                byFolded.put(hit.found, hit.object);
            }
        }
        var found = new HashMap<String, DirectoryObject>();
        for (var value : values) {
            var object = byFolded.get(DirectoryKey.fold(value));
            if (object != null) {
                found.put(value, object);
            }
        }
        return found;
    }

    @Override
    public List<DirectoryObject> list(ObjectKind kind, int limit) {
        return page(Listing.of(kind), Optional.empty(), limit);
    }

    @Override
    public List<DirectoryObject> referringTo(ObjectId target, ObjectKind kind) {
        return page(Listing.referringTo(kind, target), Optional.empty(), Integer.MAX_VALUE);
    }

    @Override
    public List<DirectoryObject> page(Listing listing, Optional<DirectoryObject> after, int limit) {
        var sql =
                new StringBuilder("'' as found from directory_object o where o.kind")
                        .append(SqlNarrowing.condition(listing.narrowing()));
        if (after.isPresent()) {
            sql.append(" and (o.name_key, o.id) > (:afterName, :afterId)");
        }
        sql.append(" order by o.name_key, o.id limit :limit");
        var query = wholes(sql.toString()).bind("kind", listing.kind().name()).bind("limit", limit);
        SqlNarrowing.bind(query, listing.narrowing());
        after.ifPresent(object ->
                query.bind("afterName", DirectoryKey.fold(object.name()))
                        .bind("afterId", object.id().toString()));
        return list(query);
    }

    @Override
    public List<KeypadHit> spelled(
            Optional<ObjectId> plan,
            Spelling spelling,
            String digits,
            Optional<KeypadHit> after,
            int limit) {
        var query =
                wholes(
                                "k.digits as found from keypad_name k join"
                                        + " directory_object o on o.id = k.mailbox where k.plan ="
                                        + " :plan and k.spelling = :spelling and k.digits >="
                                        + " :from and k.digits < :to"
                                        + (after.isPresent()
                                                ? " and (k.digits, k.mailbox) > (:afterDigits,"
                                                        + " :afterMailbox)"
                                                : "")
                                        + " order by k.digits, k.mailbox limit :limit")
                        .bind("plan", plan.map(ObjectId::toString).orElse(""))
                        .bind("spelling", spelling.name())
                        .bind("from", digits)
                        .bind("to", digits + BEHIND_DIGITS)
                        .bind("limit", limit);
        after.ifPresent(hit ->
                query.bind("afterDigits", hit.digits())
                        .bind("afterMailbox", hit.mailbox().id().toString()));
        return hits(query).stream().map(hit -> new KeypadHit(hit.found, hit.object)).toList();
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
    public Optional<ImportedSound> promptSound(ObjectId prompt) {
        return handle.createQuery(
                        "select file, line, format, is_converted from prompt_sound"
                                + " where prompt = :id")
                .bind("id", prompt.toString())
                .map((row, _) ->
                        new ImportedSound(
                                row.getBytes(1),
                                row.getBytes(2),
                                row.getString(3),
                                row.getInt(4) == 1))
                .findOne();
    }

    @Override
    public long version() {
        return handle.createQuery("select version from directory_state where id = 1")
                .mapTo(Long.class)
                .one();
    }

    /** An object and the value by which it was found. */
    private record Hit(DirectoryObject object, String found) {}

    /** A row of an object, still without keys and links. */
    private record Row(
            ObjectId id,
            ObjectKind kind,
            String name,
            long version,
            Instant created,
            Instant changed,
            String body,
            String found) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    ObjectId.of(row.getString(1)),
                    ObjectKind.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getLong(4),
                    Instant.ofEpochMilli(row.getLong(5)),
                    Instant.ofEpochMilli(row.getLong(6)),
                    row.getString(7),
                    row.getString("found"));
        }
    }

    /**
     * Objects, whole.
     *
     * @param found by what each is found, as {@code found}, and all from there on; the object is o
     */
    private Query wholes(String found) {
        return handle.createQuery(
                switch (database) {
                    case SQLITE -> OBJECT + found;
                    case POSTGRESQL -> OBJECT + KEYS_AND_LINKS + found;
                });
    }

    private Optional<DirectoryObject> first(Query query) {
        return list(query).stream().findFirst();
    }

    private List<DirectoryObject> list(Query query) {
        return hits(query).stream().map(Hit::object).toList();
    }

    private List<Hit> hits(Query query) {
        var found = new Found(new ArrayList<>(), new HashMap<>(), new HashMap<>());
        switch (database) {
            case SQLITE -> {
                query.map((row, _) -> Row.of(row)).forEach(found.rows::add);
                addKeysAndLinks(found);
            }
            case POSTGRESQL -> query.map((row, _) -> whole(row, found)).forEach(found.rows::add);
        }
        var objects = new HashMap<ObjectId, DirectoryObject>();
        var hits = new ArrayList<Hit>(found.rows.size());
        for (var row : found.rows) {
            hits.add(new Hit(objects.computeIfAbsent(row.id, _ -> object(row, found)), row.found));
        }
        return hits;
    }

    /** Objects on the way: their rows, and what belongs to each id. */
    private record Found(
            List<Row> rows, Map<String, Set<DirectoryKey>> keys, Map<String, List<Link>> links) {

        void addKey(String id, String scope, String value) {
            keys.computeIfAbsent(id, _ -> new HashSet<>())
                    .add(new DirectoryKey(KeyScope.valueOf(scope), value));
        }

        void addLink(String id, String property, String target) {
            links.computeIfAbsent(id, _ -> new ArrayList<>())
                    .add(new Link(property, ObjectId.of(target)));
        }
    }

    /** A row with its keys and links. */
    private static Row whole(ResultSet row, Found found) throws SQLException {
        var id = row.getString(1);
        if (found.keys.containsKey(id)) {
            return Row.of(row);
        }
        found.keys.put(id, new HashSet<>());
        for (var key : (String[]) row.getArray(8).getArray()) {
            var blank = key.indexOf(' ');
            found.addKey(id, key.substring(0, blank), key.substring(blank + 1));
        }
        for (var link : (String[]) row.getArray(9).getArray()) {
            var blank = link.indexOf(' ');
            found.addLink(id, link.substring(0, blank), link.substring(blank + 1));
        }
        return Row.of(row);
    }

    private void addKeysAndLinks(Found found) {
        for (var ids :
                batches(found.rows.stream().map(row -> row.id.toString()).distinct().toList())) {
            handle.createQuery(
                            "select object_id, scope, value from directory_key where object_id in (<ids>)")
                    .bindList("ids", ids)
                    .map((row, _) -> {
                        found.addKey(row.getString(1), row.getString(2), row.getString(3));
                        return row.getString(1);
                    })
                    .forEach(_ -> {});
            handle.createQuery(
                            "select source, property, target from directory_link where source in (<ids>)")
                    .bindList("ids", ids)
                    .map((row, _) -> {
                        found.addLink(row.getString(1), row.getString(2), row.getString(3));
                        return row.getString(1);
                    })
                    .forEach(_ -> {});
        }
    }

    private static DirectoryObject object(Row row, Found found) {
        return new DirectoryObject(
                row.kind,
                row.id,
                row.name,
                row.version,
                row.created,
                row.changed,
                Bodies.read(row.body),
                found.keys.getOrDefault(row.id.toString(), Set.of()),
                found.links.getOrDefault(row.id.toString(), List.of()));
    }

    private static List<List<String>> batches(List<String> values) {
        var batches = new ArrayList<List<String>>();
        for (int from = 0; from < values.size(); from += BATCH) {
            batches.add(values.subList(from, Math.min(values.size(), from + BATCH)));
        }
        return batches;
    }
}
