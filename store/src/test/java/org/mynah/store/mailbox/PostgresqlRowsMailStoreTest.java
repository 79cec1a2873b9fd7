package org.mynah.store.mailbox;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;

/** Mail whose bytes are rows of PostgreSQL. */
class PostgresqlRowsMailStoreTest extends MailStoreContract {

    private final String url = TestPostgresql.freshDatabase();

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.postgresql(root, url, LIMITS, StoreFixture.BlobStore.DATABASE);
    }
}
