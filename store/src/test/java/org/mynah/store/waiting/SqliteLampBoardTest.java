package org.mynah.store.waiting;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;

class SqliteLampBoardTest extends LampBoardContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root);
    }
}
