package org.mynah.store.blob;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.mynah.store.sql.Database;

class SqliteBlobsTest extends DatabaseBlobsContract {

    private @Nullable Database database;

    @Override
    Database database() {
        if (database == null) {
            database = Database.openSqlite(temp.resolve("mynah.db"));
        }
        return database;
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }
}
