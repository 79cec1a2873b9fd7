package org.mynah.store.mailbox;

import java.nio.file.Path;
import org.mynah.store.StoreFixture;

class SqliteMailStoreTest extends MailStoreContract {

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root, LIMITS);
    }
}
