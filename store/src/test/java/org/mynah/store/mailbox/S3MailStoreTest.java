package org.mynah.store.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.mynah.store.StoreFixture;
import org.mynah.store.blob.StubS3;

/** Mail whose bytes are objects in a bucket. */
class S3MailStoreTest extends MailStoreContract {

    private final StubS3 s3;

    S3MailStoreTest() {
        try {
            s3 = StubS3.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.sqlite(root, LIMITS, (_, data) -> s3.open(data.blobs()));
    }

    @AfterEach
    void stopService() {
        s3.close();
    }
}
