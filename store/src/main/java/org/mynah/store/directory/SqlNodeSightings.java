package org.mynah.store.directory;

import java.time.Instant;
import java.util.List;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.NodeSightings;

/** One row for each node, rewritten each time it is seen. Thread-safe. */
public final class SqlNodeSightings implements NodeSightings {

    private final Database database;

    public SqlNodeSightings(Database database) {
        this.database = database;
    }

    @Override
    public void seen(String node, long version, Instant at) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                insert into node_sighting (node, version, at)
                                values (:node, :version, :at)
                                on conflict (node) do update set
                                    version = excluded.version,
                                    at = excluded.at
                                """)
                        .bind("node", node)
                        .bind("version", version)
                        .bind("at", at.toEpochMilli())
                        .execute());
    }

    @Override
    public void gone(String node) {
        database.write(handle ->
                handle.createUpdate("delete from node_sighting where node = :node")
                        .bind("node", node)
                        .execute());
    }

    @Override
    public List<Sighting> all() {
        return database.read(handle ->
                handle.createQuery("select node, version, at from node_sighting order by node")
                        .map((row, _) ->
                                new Sighting(
                                        row.getString(1),
                                        row.getLong(2),
                                        Instant.ofEpochMilli(row.getLong(3))))
                        .list());
    }
}
