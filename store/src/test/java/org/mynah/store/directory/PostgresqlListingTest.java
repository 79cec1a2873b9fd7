package org.mynah.store.directory;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;

class PostgresqlListingTest extends ListingContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.postgresql(root, TestPostgresql.freshDatabase());
    }
}
