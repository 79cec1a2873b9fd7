package org.mynah.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.mynah.store.sql.DatabaseException.Reason;
import org.sqlite.SQLiteConfig;

/**
 * The database of a server: SQLite in the data directory, or PostgreSQL. Thread-safe.
 *
 * <p>SQLite: write-ahead log, {@code synchronous=FULL}, one writer connection and a pool of
 * readers, which never wait for the writer. PostgreSQL: reads see one snapshot, writes are {@code
 * read committed}, and whoever must not race locks the row that counts (see {@link #forUpdate}).
 */
public final class Database implements AutoCloseable {

    /** How often a transaction that lost against others is run anew before it fails. */
    public static final int MOST_ATTEMPTS = 8;

    /** How long a transaction waits for a connection, or SQLite for a writer of another process. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** How long the emptying of SQLite's log waits for readers, while it holds up the writer. */
    static final Duration LONGEST_LOG_WAIT = Duration.ofMillis(200);

    private static final String SQLITE_URL = "jdbc:sqlite:";

    /** Connections for reading SQLite. */
    static final int SQLITE_READERS = 8;

    /** Connections to PostgreSQL, shared by reads and writes. */
    static final int POSTGRESQL_CONNECTIONS = 16;

    /** Which database it is. */
    public enum Kind {
        SQLITE,
        POSTGRESQL
    }

    private final Kind kind;
    private final HikariDataSource writerPool;
    private final HikariDataSource readerPool;
    private final Jdbi writer;
    private final Jdbi reader;
    private final Wakeups wakeups;
    private final SharedCommits shared = new SharedCommits(this::write);

    private Database(
            Kind kind, HikariDataSource writerPool, HikariDataSource readerPool, Wakeups wakeups) {
        this.kind = kind;
        this.writerPool = writerPool;
        this.readerPool = readerPool;
        this.writer = Jdbi.create(writerPool);
        this.reader = Jdbi.create(readerPool);
        this.wakeups = wakeups;
    }

    /**
     * Opens the database of a URL, by default SQLite in the data directory, and brings its format
     * up to date.
     *
     * @param url {@code jdbc:postgresql://…} or {@code jdbc:sqlite:FILE}
     * @throws DatabaseException when it cannot be reached, or is of a newer format
     */
    public static Database open(String url) {
        if (isSqlite(url)) {
            return openSqlite(sqliteFile(url));
        }
        if (url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:")) {
            return openPostgresql(
                    url, source -> Migrations.run(Kind.POSTGRESQL, source, Path.of("")));
        }
        throw new IllegalArgumentException(
                "database.url must begin with jdbc:postgresql: or jdbc:sqlite:");
    }

    /** Opens a SQLite file, creates it where there is none. */
    public static Database openSqlite(Path file) {
        return openSqlite(file, source -> Migrations.run(Kind.SQLITE, source, file));
    }

    /**
     * Opens a database as it is, whatever its format, to copy it. A server may be using it.
     *
     * @param url as of {@link #open}
     * @throws DatabaseException when it cannot be reached
     */
    public static Database openUnchanged(String url) {
        return isSqlite(url) ? openSqlite(sqliteFile(url), _ -> {}) : openPostgresql(url, _ -> {});
    }

    /**
     * Makes the tables of a format in a database that has none, to fill them from a copy.
     *
     * @param url as of {@link #open}
     * @throws DatabaseException when it cannot be reached
     */
    public static Database create(String url, String format) {
        return isSqlite(url)
                ? openSqlite(
                        sqliteFile(url), source -> Migrations.runUpTo(Kind.SQLITE, source, format))
                : openPostgresql(
                        url, source -> Migrations.runUpTo(Kind.POSTGRESQL, source, format));
    }

    /** Whether this version of Mynah knows a format of the database. */
    public static boolean isKnown(String format) {
        return Migrations.formats().contains(format);
    }

    /** Whether a URL names a SQLite file. */
    public static boolean isSqlite(String url) {
        return url.startsWith(SQLITE_URL);
    }

    /** The file that a URL of SQLite names. */
    public static Path sqliteFile(String url) {
        return Path.of(url.substring(SQLITE_URL.length()));
    }

    private static Database openSqlite(Path file, Consumer<HikariDataSource> prepare) {
        var url = SQLITE_URL + file.toAbsolutePath();
        var writers =
                connect(sqlite(url, "sqlite-writer", 1, SQLiteConfig.TransactionMode.IMMEDIATE));
        try {
            prepare.accept(writers);
            var readers =
                    connect(
                            sqlite(
                                    url,
                                    "sqlite-reader",
                                    SQLITE_READERS,
                                    SQLiteConfig.TransactionMode.DEFERRED));
            return new Database(Kind.SQLITE, writers, readers, Wakeups.inProcess());
        } catch (RuntimeException e) {
            writers.close();
            throw e;
        }
    }

    private static Database openPostgresql(String url, Consumer<HikariDataSource> prepare) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("postgresql");
        config.setMaximumPoolSize(POSTGRESQL_CONNECTIONS);
        config.setMinimumIdle(2);
        var pool = connect(config);
        try {
            prepare.accept(pool);
            return new Database(Kind.POSTGRESQL, pool, pool, Wakeups.postgresql(url));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig sqlite(
            String url, String name, int connections, SQLiteConfig.TransactionMode mode) {
        var settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.enforceForeignKeys(true);
        settings.setBusyTimeout((int) LONGEST_WAIT.toMillis());
        settings.setTransactionMode(mode);
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName(name);
        config.setDataSourceProperties(settings.toProperties());
        // What is deleted is overwritten: an erased message must not lie in free pages.
        config.setConnectionInitSql("pragma secure_delete=on");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        // A file does not drop its clients: there is no reason to renew a connection.
        config.setMaxLifetime(0);
        return config;
    }

    private static HikariDataSource connect(HikariConfig config) {
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new DatabaseException(
                    Reason.UNAVAILABLE,
                    "the database cannot be opened: "
                            + e.getMessage()
                            + "; check database.url, that the server runs, and its password",
                    e);
        }
    }

    /** Which database it is. */
    public Kind kind() {
        return kind;
    }

    /** Which database a transaction is on. */
    public static Kind kindOf(Handle handle) {
        try {
            var product = handle.getConnection().getMetaData().getDatabaseProductName();
            return product.equals("SQLite") ? Kind.SQLITE : Kind.POSTGRESQL;
        } catch (SQLException e) {
            throw new DatabaseException(
                    Reason.UNAVAILABLE, "the database is not available: " + e.getMessage(), e);
        }
    }

    /** What wakes those who wait for a change. */
    public Wakeups wakeups() {
        return wakeups;
    }

    /**
     * Runs reads on one consistent state.
     *
     * @throws DatabaseException when the database fails
     */
    public <T, X extends Exception> T read(Work<T, X> work) throws X {
        return switch (kind) {
            case SQLITE -> inTransaction(reader, TransactionIsolationLevel.UNKNOWN, work);
            case POSTGRESQL ->
                    inTransaction(reader, TransactionIsolationLevel.REPEATABLE_READ, work);
        };
    }

    /**
     * Runs a transaction: all of it is durable when this returns, or nothing is kept. The work may
     * run more than once, so it has no effect outside the database.
     *
     * @throws DatabaseException when the database fails
     */
    public <T, X extends Exception> T write(Work<T, X> work) throws X {
        return switch (kind) {
            case SQLITE -> inTransaction(writer, TransactionIsolationLevel.UNKNOWN, work);
            case POSTGRESQL ->
                    inTransaction(writer, TransactionIsolationLevel.READ_COMMITTED, work);
        };
    }

    /**
     * Like {@link #write} for a small transaction of which many wait at once: on SQLite, whose
     * writer is alone, they are made durable together. The work takes no lock that its caller may
     * hold.
     *
     * @throws DatabaseException when the database fails
     */
    public <T, X extends Exception> T writeShared(Work<T, X> work) throws X {
        return switch (kind) {
            case SQLITE -> shared.run(work);
            case POSTGRESQL -> write(work);
        };
    }

    /** The format: the number of the newest migration that was run. */
    public String format() {
        return read(handle ->
                handle
                        .createQuery("select version from format_version where version is not null")
                        .mapTo(Integer.class)
                        .stream()
                        .max(Integer::compare)
                        .map(String::valueOf)
                        .orElse("0"));
    }

    /**
     * Writes one consistent state of a SQLite database to a new file, while others read and write
     * it. The file is not durable yet.
     *
     * @throws DatabaseException when the database fails
     */
    public void copySqlite(Path to) {
        try {
            reader.useHandle(handle -> handle.execute("vacuum into ?", to.toString()));
        } catch (JdbiException e) {
            var reason = SqlErrors.reason(e);
            throw new DatabaseException(reason, message(reason, e), e);
        }
    }

    /**
     * Removes the traces of what was deleted: SQLite's log still has the old pages until it is
     * emptied. Where readers are in the way it is left to the next call. PostgreSQL's own vacuum
     * does this.
     *
     * @return whether it was done
     */
    public boolean forgetDeleted() {
        return switch (kind) {
            case SQLITE ->
                    writer.withHandle(handle -> {
                        handle.execute("pragma busy_timeout=" + LONGEST_LOG_WAIT.toMillis());
                        try {
                            return handle.createQuery("pragma wal_checkpoint(truncate)")
                                            .mapTo(Integer.class)
                                            .one()
                                    == 0;
                        } finally {
                            handle.execute("pragma busy_timeout=" + LONGEST_WAIT.toMillis());
                        }
                    });
            case POSTGRESQL -> true;
        };
    }

    /**
     * What a select must end with to lock its rows until the transaction ends. SQLite's writer is
     * alone anyway.
     */
    public String forUpdate() {
        return switch (kind) {
            case SQLITE -> "";
            case POSTGRESQL -> " for update";
        };
    }

    /**
     * Tells those who subscribed to a topic, when and only when the transaction is committed, in
     * this process and in every other on the same PostgreSQL.
     *
     * @param topic at most 200 characters without a space
     * @param detail at most 1000 characters
     */
    public void wake(Handle handle, String topic, String detail) {
        wakeups.publish(handle, topic, detail);
    }

    /** Something that is run in a transaction. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run(Handle handle) throws X;
    }

    private <T, X extends Exception> T inTransaction(
            Jdbi jdbi, TransactionIsolationLevel level, Work<T, X> work) throws X {
        for (int attempt = 1; ; attempt++) {
            try {
                return level == TransactionIsolationLevel.UNKNOWN
                        ? jdbi.inTransaction(work::run)
                        : jdbi.inTransaction(level, work::run);
            } catch (JdbiException e) {
                var reason = SqlErrors.reason(e);
                if (reason != Reason.CONFLICT || attempt == MOST_ATTEMPTS) {
                    throw new DatabaseException(reason, message(reason, e), e);
                }
            }
        }
    }

    private static String message(Reason reason, JdbiException e) {
        return switch (reason) {
            case UNAVAILABLE -> "the database is not available: " + cause(e);
            case CONFLICT -> "other transactions came first " + MOST_ATTEMPTS + " times";
            case DUPLICATE -> "a unique value is taken: " + cause(e);
            case REFERENCE -> "a reference does not hold: " + cause(e);
            case FORMAT -> "this is not a database of Mynah: " + cause(e);
            case DEFECT -> "the database refused a statement: " + cause(e);
        };
    }

    private static String cause(JdbiException e) {
        var cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    /** Subscribes to a topic; see {@link Wakeups#subscribe}. */
    public Wakeups.Subscription subscribe(String topic, Consumer<String> listener) {
        return wakeups.subscribe(topic, listener);
    }

    @Override
    public void close() {
        wakeups.close();
        shared.close();
        readerPool.close();
        writerPool.close();
    }
}
