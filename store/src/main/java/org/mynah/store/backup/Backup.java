package org.mynah.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.mynah.store.blob.Blobs;
import org.mynah.store.blob.DatabaseBlobs;
import org.mynah.store.disk.Disk;
import org.mynah.store.disk.DurableCopy;
import org.mynah.store.spool.SpoolCopy;
import org.mynah.store.sql.Database;

/**
 * Makes a backup of a store, while servers use it (reliability N10): it misses at most what was
 * committed after it began. Thread-safe.
 *
 * <p>The spool is copied before the database: a message that is delivered between is in both, and a
 * restored server does not deliver it again, since its Message-ID is in the database. The blobs are
 * copied after it, those of its messages alone, unless they are rows of the database themselves.
 * One that is removed between makes another round, with a newer state of the database.
 */
public final class Backup {

    /** Rounds until what is missing is taken for a defect of the store. */
    static final int MOST_ROUNDS = 4;

    /**
     * What is made anew by a start or a restore, belongs to one machine, or is copied by its own
     * rules.
     */
    private static final Set<String> LEFT_OUT =
            Set.of("lock", "admin.token", "http.url", "logs", "blobs", "spool");

    private static final String SPOOL = "spool";

    private final Disk disk;
    private final DurableCopy copy;
    private final InstantSource clock;

    public Backup(Disk disk, InstantSource clock) {
        this.disk = disk;
        this.copy = new DurableCopy(disk);
        this.clock = clock;
    }

    /**
     * A backup that was made.
     *
     * @param defects of the store: what the database refers to and is not there; one a line
     */
    public record Made(Manifest manifest, List<String> defects) {
        public Made {
            defects = List.copyOf(defects);
        }
    }

    /**
     * Makes a backup.
     *
     * @param database opened unchanged, or in use by this process
     * @param data the data directory
     * @param sqlite the file of the database, when it is SQLite
     * @param to a folder that is empty or not there
     * @throws BackupRefused when the folder is not empty
     * @throws IOException when it fails; what was written has no manifest then and is no backup
     */
    public Made write(Database database, Path data, Path sqlite, Blobs blobs, Path to)
            throws IOException, BackupRefused {
        var layout = new Layout(to.toAbsolutePath().normalize());
        refuseUnlessEmpty(layout.root());
        var made = clock.instant();
        copy.folder(layout.root());
        copy.folder(layout.data());
        copy.folder(layout.blobs());
        for (var each : disk.list(data)) {
            if (!isLeftOut(each, sqlite)) {
                copy.tree(each, layout.data().resolve(each.getFileName()));
            }
        }
        new SpoolCopy(disk).copy(data.resolve(SPOOL), layout.data().resolve(SPOOL));
        disk.syncDirectory(layout.data());

        var format = database.format();
        var isInDatabase = blobs instanceof DatabaseBlobs;
        var blobCopy = new BlobCopy(disk, layout);
        var missing =
                isInDatabase
                        ? snapshotWithBlobs(database, layout, format)
                        : copyBlobs(database, layout, format, blobs, blobCopy);
        disk.syncDirectory(layout.blobs());
        var manifest =
                new Manifest(
                        made,
                        database.kind(),
                        format,
                        isInDatabase,
                        blobCopy.count(),
                        blobCopy.bytes(),
                        Manifest.entries(disk, layout.root()));
        manifest.write(disk, layout);
        return new Made(
                manifest,
                missing.stream()
                        .sorted()
                        .map("blob %s: a message refers to it, and it is not there"::formatted)
                        .toList());
    }

    private void refuseUnlessEmpty(Path folder) throws IOException, BackupRefused {
        if (Files.exists(folder) && (!Files.isDirectory(folder) || !disk.list(folder).isEmpty())) {
            throw new BackupRefused(
                    "%s is not empty; name a new folder for each backup.".formatted(folder));
        }
    }

    /** The database file has companions: its log, and copies made before upgrades. */
    private static boolean isLeftOut(Path file, Path sqlite) {
        var name = file.getFileName().toString();
        return LEFT_OUT.contains(name)
                || name.endsWith(".new")
                || name.startsWith("mynah.db")
                || file.toAbsolutePath()
                        .normalize()
                        .toString()
                        .startsWith(sqlite.toAbsolutePath().normalize().toString());
    }

    /** The blobs are in the database, and come with it. */
    private Set<String> snapshotWithBlobs(Database database, Layout layout, String format)
            throws IOException {
        var missing = new HashSet<String>();
        snapshot(database, layout, handle -> missing.addAll(BlobCopy.missing(handle, format)));
        copy.write(InputStream.nullInputStream(), layout.blobList());
        disk.syncDirectory(layout.root());
        return missing;
    }

    private Set<String> copyBlobs(
            Database database, Layout layout, String format, Blobs blobs, BlobCopy blobCopy)
            throws IOException {
        snapshot(database, layout, handle -> blobCopy.note(handle, format));
        var missing = blobCopy.copyFrom(blobs);
        for (int round = 2; !missing.isEmpty() && round <= MOST_ROUNDS; round++) {
            snapshot(database, layout, handle -> blobCopy.note(handle, format));
            var before = missing;
            missing = blobCopy.copyFrom(blobs);
            blobCopy.removeOthers();
            if (before.containsAll(missing)) {
                break;
            }
        }
        return missing;
    }

    /** What is done with the state that is copied. */
    private interface Noting {
        void note(Handle handle) throws IOException;
    }

    private void snapshot(Database database, Layout layout, Noting noting) throws IOException {
        switch (database.kind()) {
            case SQLITE -> {
                disk.delete(layout.sqlite());
                database.copySqlite(layout.sqlite());
                disk.sync(layout.sqlite());
                Jdbi.create("jdbc:sqlite:" + layout.sqlite()).<IOException>useHandle(noting::note);
            }
            case POSTGRESQL -> {
                for (var each : disk.list(layout.tables())) {
                    disk.delete(each);
                }
                var tables = new PostgresqlTables(disk);
                database.<Boolean, IOException>read(handle -> {
                    tables.write(handle, layout.tables());
                    noting.note(handle);
                    return true;
                });
            }
        }
        disk.syncDirectory(layout.root());
    }
}
