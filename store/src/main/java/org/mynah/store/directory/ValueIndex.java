package org.mynah.store.directory;

import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.IndexedValues;
import org.mynah.um.directory.Listing;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;

/**
 * Keeps the index of {@link IndexedValues} in step with the objects: it is written in the
 * transaction that writes them. One transaction, one thread.
 */
final class ValueIndex {

    private static final int PAGE = 500;

    private final Handle handle;

    ValueIndex(Handle handle) {
        this.handle = handle;
    }

    /** Makes the index anew where it is of an older format. */
    static void bringUpToDate(Database database) {
        int present =
                database.read(handle ->
                        handle.createQuery("select value_format from directory_state where id = 1")
                                .mapTo(Integer.class)
                                .one());
        if (present == IndexedValues.FORMAT) {
            return;
        }
        var _ =
                database.<Boolean, RuntimeException>write(handle -> {
                    handle.execute(
                            "update directory_state set value_format = ? where id = 1",
                            IndexedValues.FORMAT);
                    handle.execute("delete from directory_value");
                    for (var kind : ObjectKind.values()) {
                        addAll(handle, database.kind(), kind);
                    }
                    return true;
                });
    }

    private static void addAll(Handle handle, Database.Kind database, ObjectKind kind) {
        var index = new ValueIndex(handle);
        var reader = new SqlReader(handle, database);
        var after = Optional.<DirectoryObject>empty();
        do {
            var page = reader.page(Listing.of(kind), after, PAGE);
            page.forEach(index::inserted);
            after = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast());
        } while (after.isPresent());
    }

    /** Adds the values of a new object. */
    void inserted(DirectoryObject object) {
        add(object.id(), IndexedValues.of(object));
    }

    /** Follows a changed object. */
    void updated(Optional<DirectoryObject> before, DirectoryObject after) {
        var old = before.map(IndexedValues::of).orElse(Map.of());
        var values = IndexedValues.of(after);
        if (!old.equals(values)) {
            deleted(after.id());
            add(after.id(), values);
        }
    }

    /** Takes out the values of an object that is no more. */
    void deleted(ObjectId id) {
        handle.createUpdate("delete from directory_value where object_id = :id")
                .bind("id", id.toString())
                .execute();
    }

    private void add(ObjectId id, Map<String, String> values) {
        if (values.isEmpty()) {
            return;
        }
        var batch =
                handle.prepareBatch(
                        "insert into directory_value (property, value, object_id) values"
                                + " (:property, :value, :id)");
        values.forEach((property, value) ->
                batch.bind("property", property)
                        .bind("value", value)
                        .bind("id", id.toString())
                        .add());
        batch.execute();
    }
}
