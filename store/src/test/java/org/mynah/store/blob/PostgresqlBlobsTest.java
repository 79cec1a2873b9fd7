package org.mynah.store.blob;

import org.junit.jupiter.api.AfterEach;
import org.mynah.store.TestPostgresql;
import org.mynah.store.sql.Database;

class PostgresqlBlobsTest extends DatabaseBlobsContract {

    private final Database database = Database.open(TestPostgresql.freshDatabase());

    @Override
    Database database() {
        return database;
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }
}
