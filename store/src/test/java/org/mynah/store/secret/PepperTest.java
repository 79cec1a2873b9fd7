package org.mynah.store.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.DataDirectory;
import org.mynah.store.DataDirectoryException;
import org.mynah.store.sql.Database;

/** Reliability V3: the pepper lies beside the database, and its loss is told at the start. */
class PepperTest {

    @TempDir Path folder;

    private byte[] start(String node) throws Exception {
        try (var data = DataDirectory.open(folder.resolve(node));
                var database = Database.openSqlite(folder.resolve("mynah.db"))) {
            return Pepper.of(data, database);
        }
    }

    private Path pepper(String node) {
        return folder.resolve(node).resolve("pepper");
    }

    @Test
    void it_is_made_at_the_first_start_and_is_the_same_at_the_next() throws Exception {
        var first = start("a");

        assertThat(start("a")).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(pepper("a")))
                .containsExactlyInAnyOrder(
                        java.nio.file.attribute.PosixFilePermission.OWNER_READ,
                        java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void the_database_does_not_have_it() throws Exception {
        var pepper = HexFormat.of().formatHex(start("a"));

        for (var file : new String[] {"mynah.db", "mynah.db-wal"}) {
            var path = folder.resolve(file);
            if (Files.exists(path)) {
                assertThat(Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(pepper);
            }
        }
    }

    @Test
    void one_that_is_missing_is_told_and_none_is_made_in_its_place() throws Exception {
        start("a");
        Files.delete(pepper("a"));

        assertThatThrownBy(() -> start("a"))
                .isInstanceOfSatisfying(
                        DataDirectoryException.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo(DataDirectoryException.Reason.PEPPER))
                .hasMessageContainingAll(
                        pepper("a").toString(), "missing", "backup", "another node", "pepper.lost");
        assertThat(pepper("a")).doesNotExist();
    }

    @Test
    void one_that_was_changed_is_told() throws Exception {
        start("a");
        Files.writeString(pepper("a"), "ab".repeat(32));

        assertThatThrownBy(() -> start("a"))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContainingAll(pepper("a").toString(), "is not the one")
                .hasMessageNotContaining("abab");
    }

    @Test
    void a_second_node_needs_the_pepper_of_the_first() throws Exception {
        var first = start("a");

        assertThatThrownBy(() -> start("b")).isInstanceOf(DataDirectoryException.class);

        Files.copy(pepper("a"), pepper("b"));
        assertThat(start("b")).isEqualTo(first);
    }

    @Test
    void one_that_is_lost_for_good_is_replaced_when_the_operator_says_so() throws Exception {
        var first = start("a");
        Files.delete(pepper("a"));
        Files.createFile(folder.resolve("a").resolve(Pepper.LOST));

        var second = start("a");

        assertThat(second).isNotEqualTo(first);
        assertThat(start("a")).isEqualTo(second);
        assertThat(folder.resolve("a").resolve(Pepper.LOST)).doesNotExist();
    }
}
