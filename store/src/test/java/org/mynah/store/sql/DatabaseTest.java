package org.mynah.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.TestPostgresql;
import org.mynah.store.sql.DatabaseException.Reason;

class DatabaseTest {

    @TempDir Path temp;

    private static Reason reasonOf(ThrowingCallable work) {
        var thrown = catchThrowableOfType(DatabaseException.class, work);
        assertThat(thrown).isNotNull();
        return thrown.reason();
    }

    private List<Database> both() {
        return List.of(
                Database.openSqlite(temp.resolve("mynah.db")),
                Database.open(TestPostgresql.freshDatabase()));
    }

    @Test
    void sqlite_is_opened_so_that_a_commit_is_durable_and_readers_do_not_wait() {
        try (var database = Database.openSqlite(temp.resolve("mynah.db"))) {
            for (var pragma : List.of("journal_mode=wal", "synchronous=2", "foreign_keys=1")) {
                var parts = pragma.split("=", 2);
                var value =
                        database.<String, RuntimeException>write(handle ->
                                handle.createQuery("pragma " + parts[0]).mapTo(String.class).one());
                assertThat(value).as(parts[0]).isEqualTo(parts[1]);
            }
        }
    }

    @Test
    void a_postgresql_database_without_tables_gets_them() {
        try (var database = Database.open(TestPostgresql.emptyDatabase("fresh"))) {
            assertThat(database.kind()).isEqualTo(Database.Kind.POSTGRESQL);
            assertThat(
                            database.<Integer, RuntimeException>read(handle ->
                                    handle.createQuery("select count(*) from folder")
                                            .mapTo(Integer.class)
                                            .one()))
                    .isZero();
        }
    }

    @Test
    void work_that_throws_is_rolled_back_and_its_exception_comes_through() {
        for (var database : both()) {
            try (database) {
                assertThatThrownBy(() ->
                                database.<Integer, IOException>write(handle -> {
                                    handle.execute("insert into blob_garbage values ('x', 1)");
                                    throw new IOException("the disk is full");
                                }))
                        .isInstanceOf(IOException.class)
                        .hasMessage("the disk is full");
                assertThat(
                                database.<Integer, RuntimeException>read(handle ->
                                        handle.createQuery("select count(*) from blob_garbage")
                                                .mapTo(Integer.class)
                                                .one()))
                        .isZero();
            }
        }
    }

    @Test
    void errors_have_the_same_reason_on_both_databases() {
        for (var database : both()) {
            try (database) {
                var insert = "insert into blob_garbage values ('x', 1)";
                database.write(handle -> handle.execute(insert));
                assertThat(reasonOf(() -> database.write(handle -> handle.execute(insert))))
                        .isEqualTo(Reason.DUPLICATE);
                assertThat(
                                reasonOf(() ->
                                        database.write(handle ->
                                                handle.execute(
                                                        "insert into password values ('nobody', 'x')"))))
                        .isEqualTo(Reason.REFERENCE);
                assertThat(
                                reasonOf(() ->
                                        database.write(handle ->
                                                handle.execute(
                                                        "insert into directory_link (source, property, target) values ('a', 'b', 'c')"))))
                        .isEqualTo(Reason.REFERENCE);
                assertThat(
                                reasonOf(() ->
                                        database.write(
                                                handle -> handle.execute("insert into nothing"))))
                        .isEqualTo(Reason.DEFECT);
            }
        }
    }

    @Test
    void a_transaction_that_loses_is_run_again_a_bounded_number_of_times() {
        try (var database = Database.open(TestPostgresql.freshDatabase())) {
            var runs = new AtomicInteger();
            assertThat(
                            reasonOf(() ->
                                    database.write(handle -> {
                                        runs.incrementAndGet();
                                        return handle.execute(
                                                "do $$ begin raise exception using errcode = '40001'; end $$");
                                    })))
                    .isEqualTo(Reason.CONFLICT);
            assertThat(runs.get()).isEqualTo(Database.MOST_ATTEMPTS);
        }
    }

    @Test
    void a_database_of_a_newer_format_is_refused() {
        var file = temp.resolve("mynah.db");
        for (var newer : List.of(true, false)) {
            var url = newer ? "jdbc:sqlite:" + file : TestPostgresql.emptyDatabase("newer");
            try (var database = Database.open(url)) {
                database.write(handle ->
                        handle.execute(
                                """
                                insert into format_version (installed_rank, version, description, type,
                                    script, checksum, installed_by, execution_time, success)
                                values (99, '99', 'from the future', 'SQL', 'V99__x.sql', 1, 'x', 1, true)
                                """));
            }
            var thrown =
                    catchThrowableOfType(DatabaseException.class, () -> Database.open(url).close());
            assertThat(thrown).isNotNull().hasMessageContaining("newer version");
            assertThat(thrown.reason()).isEqualTo(Reason.FORMAT);
        }
    }

    @Test
    void what_is_not_a_database_is_refused_and_left_alone() throws IOException {
        var file =
                Files.writeString(
                        temp.resolve("mynah.db"), "a letter to Tony, not a database ".repeat(50));
        assertThatThrownBy(() -> Database.openSqlite(file)).isInstanceOf(DatabaseException.class);
        assertThat(Files.readString(file)).startsWith("a letter to Tony");
    }

    @Test
    void a_server_that_is_not_there_is_named_without_its_password() {
        var thrown =
                catchThrowableOfType(
                        DatabaseException.class,
                        () ->
                                Database.open(
                                        "jdbc:postgresql://127.0.0.1:1/mynah?user=mynah&password=Kite.4421&connectTimeout=1"));
        assertThat(thrown).isNotNull().hasMessageContaining("database.url");
        assertThat(thrown.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(thrown.toString()).doesNotContain("Kite.4421");
    }
}
