package org.mynah.store.blob;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.mynah.store.disk.Disk;
import org.mynah.store.sql.Database;

/**
 * Where the blobs of a server lie, as the setting {@code blobs.url} says it. Immutable.
 *
 * <ul>
 *   <li>nothing, or {@code files}: files in the data directory;
 *   <li>{@code database:}: rows of the server's database;
 *   <li>{@code s3://BUCKET/PREFIX?endpoint=URL&region=NAME&path-style=on}: objects in a bucket; the
 *       prefix may be left out, and region or endpoint, but not both. Keys are never part of the
 *       address: they come from where the AWS tools look for them (environment, {@code ~/.aws}, the
 *       machine's role).
 * </ul>
 */
public sealed interface BlobLocation {

    /** Files in the data directory. */
    record Files() implements BlobLocation {}

    /** Rows of the server's database. */
    record InDatabase() implements BlobLocation {}

    /**
     * Objects in an S3 bucket.
     *
     * @param prefix of every key; empty, or ends in a slash
     * @param endpoint of another service than Amazon's
     * @param isPathStyle whether the bucket is in the path rather than in the host name; so by
     *     default where an endpoint is given
     */
    record S3(
            String bucket,
            String prefix,
            Optional<URI> endpoint,
            Optional<String> region,
            boolean isPathStyle)
            implements BlobLocation {}

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException saying what is wrong, without repeating the value: it may
     *     have a secret in the wrong place
     */
    static BlobLocation parse(String text) {
        if (text.isEmpty() || text.equals("files")) {
            return new Files();
        }
        if (text.equals("database:") || text.equals("database")) {
            return new InDatabase();
        }
        if (text.startsWith("s3://")) {
            return S3Address.parse(text);
        }
        throw new IllegalArgumentException("blobs.url is none of files, database: and s3://BUCKET");
    }

    /** Whether a text can be read. */
    static boolean isLocation(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /**
     * Opens the blobs for the server that owns the store: what a crash left unfinished is removed.
     *
     * @param folder of the data directory where files of blobs lie, and S3 prepares its own
     */
    default Blobs open(Database database, Disk disk, Path folder, InstantSource clock)
            throws IOException {
        return switch (this) {
            case Files() -> FileBlobs.open(disk, folder);
            case InDatabase() -> DatabaseBlobs.open(database, clock);
            case S3 s3 -> S3Blobs.open(s3, disk, folder);
        };
    }

    /** Opens them beside a server that may be running: nothing is removed. */
    default Blobs beside(Database database, Disk disk, Path folder, InstantSource clock) {
        return switch (this) {
            case Files() -> FileBlobs.beside(disk, folder);
            case InDatabase() -> DatabaseBlobs.beside(database, clock);
            case S3 s3 -> S3Blobs.beside(s3, disk, folder);
        };
    }

    /** Whether every node of the database sees the same blobs. */
    default boolean isShared() {
        return !(this instanceof Files);
    }
}
