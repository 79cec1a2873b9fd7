package org.mynah.store.mailbox;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;

class PostgresqlTextIndexTest extends TextIndexContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.postgresql(root, TestPostgresql.freshDatabase());
    }
}
