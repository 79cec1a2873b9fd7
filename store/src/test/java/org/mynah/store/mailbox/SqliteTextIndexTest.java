package org.mynah.store.mailbox;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;

class SqliteTextIndexTest extends TextIndexContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root);
    }
}
