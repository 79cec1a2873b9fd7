package org.mynah.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mynah.store.StoreFixture;
import org.mynah.store.blob.BlobLocation;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.sql.Database;

class SqliteBackupTest extends BackupContract {

    @Override
    StoreFixture openSource(Path root) {
        return StoreFixture.sqlite(root);
    }

    @Override
    Database beside() {
        return Database.openUnchanged("jdbc:sqlite:" + store.data().database());
    }

    @Override
    Optional<String> targetUrl() {
        return Optional.empty();
    }

    @Override
    StoreFixture openTarget(Path root) {
        return StoreFixture.sqlite(root);
    }

    @Override
    String tables() {
        return "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
                // The index of message_text, compared by the check that verify makes of it.
                + " and name not like 'message_grams%'"
                + " and name <> 'format_version' order by name";
    }

    @Test
    void a_backup_of_sqlite_is_not_restored_into_postgresql() throws Exception {
        var to = temp.resolve("backup");
        try (var database = beside()) {
            new Backup(new RealDisk(), Clock.systemUTC())
                    .write(
                            database,
                            store.data().root(),
                            store.data().database(),
                            store.blobs(),
                            to);
        }
        assertThatThrownBy(() ->
                        new Restore(new RealDisk())
                                .run(
                                        to,
                                        temp.resolve("target"),
                                        Optional.of("jdbc:postgresql://127.0.0.1:1/none"),
                                        new BlobLocation.Files()))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("leave database.url out");
        assertThat(temp.resolve("target")).doesNotExist();
    }
}
