package org.mynah.store.mailbox;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;

/** Mail whose bytes are rows of SQLite. */
class SqliteRowsMailStoreTest extends MailStoreContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root, LIMITS, StoreFixture.BlobStore.DATABASE);
    }
}
