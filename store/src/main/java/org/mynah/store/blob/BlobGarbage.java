package org.mynah.store.blob;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Blobs that wait for their removal by a sweep, since someone may still be reading them. */
public final class BlobGarbage {

    private BlobGarbage() {}

    /**
     * Notes, within a transaction, a blob that nothing refers to any more.
     *
     * @return whether it was not noted before: 1 or 0
     */
    public static int note(Handle handle, BlobId blob, Instant now) {
        return handle.createUpdate(
                        "insert into blob_garbage (blob, since) values (:blob, :now) on conflict do"
                                + " nothing")
                .bind("blob", blob.value())
                .bind("now", now.toEpochMilli())
                .execute();
    }
}
