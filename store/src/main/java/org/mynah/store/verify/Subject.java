package org.mynah.store.verify;

import java.time.Clock;
import org.mynah.store.DataDirectory;
import org.mynah.store.blob.Blobs;
import org.mynah.store.blob.FileBlobs;
import org.mynah.store.disk.Disk;
import org.mynah.store.sql.Database;

/**
 * The store that is looked at. Immutable.
 *
 * @param isAtRest whether no server writes to it meanwhile
 */
public record Subject(
        Database database,
        DataDirectory data,
        Disk disk,
        Blobs blobs,
        boolean isAtRest,
        Clock clock) {

    /** A store whose blobs are files in its data directory. */
    public static Subject of(
            Database database, DataDirectory data, Disk disk, boolean isAtRest, Clock clock) {
        return new Subject(
                database, data, disk, FileBlobs.beside(disk, data.blobs()), isAtRest, clock);
    }

    /**
     * Whether bytes may be written just now whose message comes later: by the server beside, or by
     * another node of the same PostgreSQL.
     */
    boolean mayBeWritten() {
        return !isAtRest || database.kind() == Database.Kind.POSTGRESQL;
    }
}
