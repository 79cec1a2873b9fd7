package org.mynah.store.verify;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;

class PostgresqlVerificationTest extends VerificationContract {

    private final String url = TestPostgresql.freshDatabase();

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.postgresql(root, url);
    }

    @Override
    String url() {
        return url;
    }

    @Override
    String lawless() {
        return "set session_replication_role = replica";
    }
}
