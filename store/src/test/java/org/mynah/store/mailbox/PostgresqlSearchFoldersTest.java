package org.mynah.store.mailbox;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;

class PostgresqlSearchFoldersTest extends SearchFoldersContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.postgresql(root, TestPostgresql.freshDatabase());
    }
}
