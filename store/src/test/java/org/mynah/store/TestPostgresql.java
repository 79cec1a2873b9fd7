package org.mynah.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.mynah.store.sql.Database;

/** One PostgreSQL for all tests of a JVM; each test gets a database of its own. Thread-safe. */
public final class TestPostgresql {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgresql() {}

    /** The URL of a new database that has the current format already. */
    public static String freshDatabase() {
        var name = "test" + DATABASES.incrementAndGet();
        execute("create database " + name + " template migrated");
        return SERVER.getJdbcUrl("postgres", name);
    }

    /** The URL of a new, empty database. */
    public static String emptyDatabase() {
        var name = "test" + DATABASES.incrementAndGet();
        execute("create database " + name);
        return SERVER.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            // Stopped by EmbeddedPostgres' own hook when the JVM ends.
            var server = EmbeddedPostgres.builder().start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database migrated");
            }
            Database.open(server.getJdbcUrl("postgres", "migrated")).close();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
