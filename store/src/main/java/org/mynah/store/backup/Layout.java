package org.mynah.store.backup;

import java.nio.file.Path;
import org.mynah.store.blob.BlobId;

/** Where the parts of a backup lie. Immutable. */
record Layout(Path root) {

    static final String MANIFEST = "manifest";
    static final String BLOBS = "blobs";

    Path manifest() {
        return root.resolve(MANIFEST);
    }

    /** The files of the data directory. */
    Path data() {
        return root.resolve("data");
    }

    /** The database, when it is SQLite. */
    Path sqlite() {
        return root.resolve("mynah.db");
    }

    /** The database, when it is PostgreSQL. */
    Path tables() {
        return root.resolve("tables");
    }

    /** The blobs that the messages of the database refer to, by name, one a line. */
    Path blobList() {
        return root.resolve("blobs.list");
    }

    Path blobs() {
        return root.resolve(BLOBS);
    }

    Path blobFolder(BlobId id) {
        return blobs().resolve(id.value().substring(0, 2));
    }

    Path blob(BlobId id) {
        return blobFolder(id).resolve(id.value());
    }
}
