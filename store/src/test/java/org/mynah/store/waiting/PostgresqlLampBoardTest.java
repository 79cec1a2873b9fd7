package org.mynah.store.waiting;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;

class PostgresqlLampBoardTest extends LampBoardContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.postgresql(root, TestPostgresql.freshDatabase());
    }
}
