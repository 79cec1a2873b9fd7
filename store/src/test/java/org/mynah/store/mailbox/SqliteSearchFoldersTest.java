package org.mynah.store.mailbox;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;

class SqliteSearchFoldersTest extends SearchFoldersContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root);
    }
}
