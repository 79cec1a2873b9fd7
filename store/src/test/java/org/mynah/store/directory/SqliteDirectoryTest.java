package org.mynah.store.directory;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;

class SqliteDirectoryTest extends DirectoryContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root);
    }

    @Override
    void reopen() {
        store.close();
        openStore();
    }
}
