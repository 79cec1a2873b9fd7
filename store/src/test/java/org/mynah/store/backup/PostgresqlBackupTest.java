package org.mynah.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;
import org.mynah.store.blob.BlobLocation;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.sql.Database;

class PostgresqlBackupTest extends BackupContract {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String url = TestPostgresql.freshDatabase();
    private final String target =
            TestPostgresql.emptyDatabase("restored" + COUNTER.incrementAndGet());

    @Override
    StoreFixture openSource(Path root) {
        return StoreFixture.postgresql(root, url);
    }

    @Override
    Database beside() {
        return Database.openUnchanged(url);
    }

    @Override
    Optional<String> targetUrl() {
        return Optional.of(target);
    }

    @Override
    StoreFixture openTarget(Path root) {
        return StoreFixture.postgresql(root, target);
    }

    @Override
    String tables() {
        return "select tablename from pg_tables where schemaname = 'public'"
                + " and tablename <> 'format_version' order by tablename";
    }

    @Test
    void a_database_with_tables_is_not_restored_into() throws Exception {
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
                                        Optional.of(url),
                                        new BlobLocation.Files()))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("has tables; name one that is empty");
        assertThatThrownBy(() ->
                        new Restore(new RealDisk())
                                .run(
                                        to,
                                        temp.resolve("target"),
                                        Optional.empty(),
                                        new BlobLocation.Files()))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("of a PostgreSQL database");
        assertThat(temp.resolve("target")).doesNotExist();
    }
}
