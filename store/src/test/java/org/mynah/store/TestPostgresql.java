package org.mynah.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.mynah.store.sql.Database;

/** One PostgreSQL for all tests of a JVM, with one database that tests use in turn. One thread. */
public final class TestPostgresql {

    private static final String TEST = "test";
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgresql() {}

    /**
     * The URL of a database that has the current format and is empty. What another test left in it
     * is gone, and so are its connections.
     */
    public static String freshDatabase() {
        execute(
                "postgres",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'test'");
        execute(
                TEST,
                """
                do $$ begin
                    execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ')
                            || ' restart identity'
                        from pg_tables
                        where schemaname = 'public' and tablename <> 'format_version');
                    insert into directory_state (id, version, audit_entries, audit_hash)
                        values (1, 0, 0, '');
                end $$
                """);
        return SERVER.getJdbcUrl("postgres", TEST);
    }

    /** The URL of a new database without any table. */
    public static String emptyDatabase(String name) {
        execute("postgres", "create database " + name);
        return SERVER.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            // Stopped by EmbeddedPostgres' own hook when the JVM ends.
            var server = EmbeddedPostgres.builder().start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + TEST);
            }
            Database.open(server.getJdbcUrl("postgres", TEST)).close();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String database, String sql) {
        try (var connection = SERVER.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
