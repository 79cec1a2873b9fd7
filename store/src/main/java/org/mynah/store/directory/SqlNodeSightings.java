package org.mynah.store.directory;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.NodeSightings;
import org.mynah.um.directory.ObjectId;

/** One row for each node, rewritten each time it is seen. Thread-safe. */
public final class SqlNodeSightings implements NodeSightings {

    private final Database database;

    public SqlNodeSightings(Database database) {
        this.database = database;
    }

    @Override
    public void seen(Sighting sighting) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                insert into node_sighting (node, version, at, calls, gateways)
                                values (:node, :version, :at, :calls, :gateways)
                                on conflict (node) do update set
                                    version = excluded.version,
                                    at = excluded.at,
                                    calls = excluded.calls,
                                    gateways = excluded.gateways
                                """)
                        .bind("node", sighting.node())
                        .bind("version", sighting.version())
                        .bind("at", sighting.at().toEpochMilli())
                        .bind("calls", sighting.calls())
                        .bind(
                                "gateways",
                                Bodies.writeList(
                                        sighting.gateways().stream()
                                                .map(ObjectId::toString)
                                                .sorted()
                                                .toList()))
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
                handle.createQuery(
                                "select node, version, at, calls, gateways from node_sighting order by node")
                        .map((row, _) ->
                                new Sighting(
                                        row.getString(1),
                                        row.getLong(2),
                                        Instant.ofEpochMilli(row.getLong(3)),
                                        row.getInt(4),
                                        Bodies.readList(row.getString(5)).stream()
                                                .map(ObjectId::of)
                                                .collect(Collectors.toSet())))
                        .list());
    }
}
