package org.mynah.store.records;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;

class SqliteCallRecordTest extends CallRecordContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root);
    }
}
