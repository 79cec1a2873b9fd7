package org.mynah.store.directory;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;

class SqliteListingTest extends ListingContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root);
    }
}
