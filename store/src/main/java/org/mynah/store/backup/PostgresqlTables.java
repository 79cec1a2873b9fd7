package org.mynah.store.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.mynah.store.disk.AppendingOutput;
import org.mynah.store.disk.Disk;
import org.mynah.store.disk.DurableCopy;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows of a PostgreSQL database as files, in the text format of COPY: {@code TABLE.copy} for
 * each table, and {@code columns}, which has a line {@code TABLE COLUMN,…} for each and a line
 * {@code sequence NAME VALUE} for each sequence that has given a number. Generated columns are left
 * out; the table of migrations is made anew. Thread-safe.
 */
final class PostgresqlTables {

    /** The table of migrations, which a restore runs itself. */
    private static final String FORMAT_TABLE = "format_version";

    private static final String COLUMNS = "columns";
    private static final String COPY = ".copy";
    private static final String SEQUENCE = "sequence ";

    private final Disk disk;

    PostgresqlTables(Disk disk) {
        this.disk = disk;
    }

    /** Writes all rows of the state that a transaction sees. */
    void write(Handle handle, Path folder) throws IOException {
        var copy = new DurableCopy(disk);
        copy.folder(folder);
        var lines = new StringBuilder();
        for (var table : columns(handle).entrySet()) {
            var columns = String.join(",", table.getValue());
            lines.append(table.getKey()).append(' ').append(columns).append('\n');
            try (var out = disk.create(folder.resolve(table.getKey() + COPY))) {
                copyManager(handle)
                        .copyOut(
                                "copy (select %s from %s) to stdout"
                                        .formatted(columns, table.getKey()),
                                new AppendingOutput(out));
                out.sync();
            } catch (SQLException e) {
                throw new IOException(
                        "the table %s cannot be read: %s".formatted(table.getKey(), e.getMessage()),
                        e);
            }
        }
        handle.createQuery(
                        "select sequencename || ' ' || last_value from pg_sequences"
                                + " where schemaname = current_schema() and last_value is not null"
                                + " order by 1")
                .mapTo(String.class)
                .forEach(line -> lines.append(SEQUENCE).append(line).append('\n'));
        copy.write(
                new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)),
                folder.resolve(COLUMNS));
        disk.syncDirectory(folder);
    }

    /** Whether a database has any table. */
    static boolean hasAny(Handle handle) {
        return handle.createQuery(
                                "select count(*) from pg_tables where schemaname = current_schema()")
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Replaces all rows by those of the files. */
    void read(Path folder, Handle handle) throws IOException {
        var columns = new TreeMap<String, String>();
        var sequences = new TreeMap<String, Long>();
        for (var line : lines(folder.resolve(COLUMNS))) {
            var parts = line.split(" ", -1);
            if (line.startsWith(SEQUENCE)) {
                sequences.put(parts[1], Long.parseLong(parts[2]));
            } else {
                columns.put(parts[0], parts[1]);
            }
        }
        handle.execute("truncate " + String.join(", ", columns.keySet()) + " restart identity");
        for (var table : inOrder(handle, columns.keySet())) {
            try (var in = new BufferedInputStream(disk.read(folder.resolve(table + COPY), 0))) {
                copyManager(handle)
                        .copyIn("copy %s (%s) from stdin".formatted(table, columns.get(table)), in);
            } catch (SQLException e) {
                throw new IOException(
                        "the table %s cannot be filled: %s".formatted(table, e.getMessage()), e);
            }
        }
        sequences.forEach((name, value) ->
                handle.createQuery("select setval(cast(:name as regclass), :value)")
                        .bind("name", name)
                        .bind("value", value)
                        .mapTo(Long.class)
                        .one());
    }

    private List<String> lines(Path file) throws IOException {
        try (var in = disk.read(file, 0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** The columns of each table, in their order, but generated ones. */
    private static Map<String, List<String>> columns(Handle handle) {
        var columns = new TreeMap<String, List<String>>();
        handle.createQuery(
                        "select c.table_name || ' ' || c.column_name from information_schema.columns c"
                                + " join information_schema.tables t on t.table_schema = c.table_schema"
                                + " and t.table_name = c.table_name and t.table_type = 'BASE TABLE'"
                                + " where c.table_schema = current_schema() and c.is_generated = 'NEVER'"
                                + " order by c.table_name, c.ordinal_position")
                .mapTo(String.class)
                .forEach(line -> {
                    var parts = line.split(" ", -1);
                    if (!parts[0].equals(FORMAT_TABLE)) {
                        columns.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
                    }
                });
        return columns;
    }

    /** The tables, each after those that its foreign keys refer to. */
    private static List<String> inOrder(Handle handle, Set<String> tables) {
        var targets = new TreeMap<String, Set<String>>();
        handle.createQuery(
                        "select cast(conrelid as regclass) || ' ' || cast(confrelid as regclass)"
                                + " from pg_constraint where contype = 'f' and conrelid <> confrelid"
                                + " and connamespace = cast(current_schema() as regnamespace)")
                .mapTo(String.class)
                .forEach(line -> {
                    var parts = line.split(" ", -1);
                    targets.computeIfAbsent(parts[0], _ -> new TreeSet<>()).add(parts[1]);
                });
        var order = new ArrayList<String>();
        var left = new TreeSet<>(tables);
        while (!left.isEmpty()) {
            var ready =
                    left.stream()
                            .filter(table ->
                                    targets.getOrDefault(table, Set.of()).stream()
                                            .noneMatch(left::contains))
                            .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + left);
            }
            order.addAll(ready);
            left.removeAll(new HashSet<>(ready));
        }
        return order;
    }

    private static CopyManager copyManager(Handle handle) throws SQLException {
        return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
    }
}
