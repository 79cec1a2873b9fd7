package org.mynah.store.directory;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;
import org.mynah.store.sql.Database;

class SqliteDirectoryTest extends DirectoryContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root);
    }

    @Override
    String jsonType() {
        return "text";
    }

    @Override
    Database another() {
        return Database.openSqlite(store.data().database());
    }

    @Override
    void reopen() {
        store.close();
        openStore();
    }
}
