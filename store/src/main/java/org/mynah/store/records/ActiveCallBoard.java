package org.mynah.store.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mynah.store.sql.Database;
import org.mynah.um.record.ActiveCall;

/**
 * Where the nodes write which calls they serve, for those who ask another node. Thread-safe. What a
 * node wrote counts for {@link #FRESH}: one that stopped without a word serves nothing any more.
 */
public final class ActiveCallBoard {

    /** How often a node that serves calls writes them. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    /** How long what a node wrote counts. */
    public static final Duration FRESH = Duration.ofSeconds(15);

    private final Database database;

    public ActiveCallBoard(Database database) {
        this.database = database;
    }

    /** Writes what a node serves now, in place of what it wrote before. */
    public void write(String node, List<ActiveCall> calls, Instant now) {
        database.write(handle ->
                handle.createUpdate(
                                "insert into active_calls (node, at, body) values (:node, :at,"
                                        + " :body) on conflict (node) do update set"
                                        + " at = excluded.at, body = excluded.body")
                        .bind("node", node)
                        .bind("at", now.toEpochMilli())
                        .bind("body", RecordJson.write(calls))
                        .execute());
    }

    /** The nodes that have ever served a call. */
    public List<String> nodes() {
        return database.read(handle ->
                handle.createQuery("select node from active_calls order by node")
                        .mapTo(String.class)
                        .list());
    }

    /** What the other nodes serve. */
    public List<ActiveCall> others(String node, Instant now) {
        return database.read(handle ->
                handle
                        .createQuery(
                                "select body from active_calls where node <> :node and at >= :fresh"
                                        + " order by node")
                        .bind("node", node)
                        .bind("fresh", now.minus(FRESH).toEpochMilli())
                        .map((row, _) -> RecordJson.readActive(row.getString(1)))
                        .stream()
                        .flatMap(List::stream)
                        .toList());
    }
}
