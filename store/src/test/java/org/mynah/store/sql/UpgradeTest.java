package org.mynah.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.mailbox.NewMessage;
import org.mynah.store.mailbox.SpecialUse;
import org.mynah.um.directory.ObjectKind;

/** A database of every older format opens today, with all that was in it. */
class UpgradeTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    /** In this order a row is there before the one that refers to it. */
    private static final List<String> TABLES =
            List.of(
                    "directory_object",
                    "directory_key",
                    "directory_link",
                    "mailbox",
                    "folder",
                    "message");

    @TempDir Path temp;

    static Stream<String> olderFormats() {
        var formats = new ArrayList<>(Migrations.formats());
        formats.removeLast();
        return formats.stream();
    }

    @ParameterizedTest
    @MethodSource("olderFormats")
    void a_sqlite_database_of_each_older_format_is_upgraded(String format) throws Exception {
        var file = temp.resolve("old.db");
        fill("jdbc:sqlite:" + file, format);
        var root = temp.resolve("data");
        Files.createDirectories(root);
        Files.move(file, root.resolve("mynah.db"));
        try (var store = StoreFixture.sqlite(root)) {
            requireAllThere(store);
        }
        assertThat(root.resolve("mynah.db.format-" + format)).exists();
    }

    @ParameterizedTest
    @MethodSource("olderFormats")
    void a_postgresql_database_of_each_older_format_is_upgraded(String format) throws Exception {
        var url = TestPostgresql.emptyDatabase("of_format_" + format.replace('.', '_'));
        fill(url, format);
        try (var store = StoreFixture.postgresql(temp.resolve("data"), url)) {
            requireAllThere(store);
        }
    }

    @Test
    void an_upgrade_that_broke_off_after_its_copy_begins_again() throws Exception {
        var file = temp.resolve("mynah.db");
        fill("jdbc:sqlite:" + file, "1");
        Files.writeString(temp.resolve("mynah.db.format-1"), "half a copy");
        Files.writeString(temp.resolve("mynah.db.format-1.new"), "less than half");
        try (var database = Database.openSqlite(file)) {
            assertThat(database.format()).isEqualTo(Migrations.formats().getLast());
        }
        assertThat(temp.resolve("mynah.db.format-1.new")).doesNotExist();
        try (var copy =
                Database.openUnchanged("jdbc:sqlite:" + temp.resolve("mynah.db.format-1"))) {
            assertThat(copy.format()).isEqualTo("1");
            assertThat(rows(copy, "folder")).isNotEmpty();
        }
    }

    @Test
    void a_database_that_cannot_be_copied_stays_as_it_is() throws Exception {
        var file = temp.resolve("mynah.db");
        fill("jdbc:sqlite:" + file, "1");
        Files.createDirectories(temp.resolve("mynah.db.format-1.new").resolve("in the way"));
        assertThatThrownBy(() -> Database.openSqlite(file).close())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("cannot be copied before its upgrade");
        try (var database = Database.openUnchanged("jdbc:sqlite:" + file)) {
            assertThat(database.format()).isEqualTo("1");
        }
    }

    /** Writes what a store of today holds into the tables and columns that a format had. */
    private void fill(String url, String format) throws Exception {
        try (var today = StoreFixture.sqlite(temp.resolve("today"));
                var old = Database.create(url, format)) {
            var tony = today.mailbox("tonysmith");
            var inbox = today.mailStore().folder(tony, SpecialUse.INBOX).id();
            today.mailStore()
                    .append(
                            inbox,
                            NewMessage.email(
                                    NOON,
                                    out -> out.write("Subject: budget\r\n\r\n".getBytes(UTF_8))),
                            QuotaRule.IGNORE);
            for (var table : TABLES) {
                for (var row : rows(today.database(), table)) {
                    old.write(handle -> insert(handle, table, row));
                }
            }
        }
    }

    private static List<Map<String, Object>> rows(Database database, String table) {
        return database.read(handle ->
                handle.createQuery("select * from " + table + " order by 1").mapToMap().list());
    }

    private static int insert(Handle handle, String table, Map<String, Object> row) {
        var columns = new TreeSet<String>(columnsOf(handle, table));
        var values = new TreeMap<>(row);
        values.keySet().retainAll(columns);
        var names = String.join(", ", values.keySet());
        var marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        return handle.execute(
                "insert into " + table + " (" + names + ") values (" + marks + ")",
                values.values().toArray());
    }

    private static List<String> columnsOf(Handle handle, String table) {
        try (var columns =
                handle.getConnection().getMetaData().getColumns(null, null, table, null)) {
            var names = new ArrayList<String>();
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireAllThere(StoreFixture store) throws MailRefused {
        var tony = store.directory().read(reader -> reader.list(ObjectKind.MAILBOX, 10)).getFirst();
        assertThat(tony.name()).isEqualTo("tonysmith");
        var inbox = store.mailStore().folder(tony.id(), SpecialUse.INBOX);
        assertThat(store.mailStore().uids(inbox.id())).hasSize(1);
        assertThat(store.database().format()).isEqualTo(Migrations.formats().getLast());
    }
}
