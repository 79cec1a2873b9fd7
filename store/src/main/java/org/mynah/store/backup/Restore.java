package org.mynah.store.backup;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mynah.store.DataDirectory;
import org.mynah.store.blob.BlobId;
import org.mynah.store.blob.BlobLocation;
import org.mynah.store.blob.Blobs;
import org.mynah.store.blob.DatabaseBlobs;
import org.mynah.store.blob.FileBlobs;
import org.mynah.store.disk.Disk;
import org.mynah.store.disk.DurableCopy;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;

/**
 * Makes a store from a backup: an empty data directory is filled, and an empty PostgreSQL database.
 * Everything is checked before anything is written. Thread-safe.
 */
public final class Restore {

    /** Damaged files that are named before the check gives up. */
    static final int MOST_NAMED = 100;

    private final Disk disk;
    private final DurableCopy copy;

    public Restore(Disk disk) {
        this.disk = disk;
        this.copy = new DurableCopy(disk);
    }

    /** The settings file in a backup; empty when it has none. */
    public static Optional<Path> settings(Path from) {
        return Optional.of(new Layout(from).data().resolve("mynah.toml")).filter(Files::exists);
    }

    /**
     * Restores a backup. The database has the format of the backup then; the next opening brings it
     * up to date.
     *
     * @param data the data directory: empty, or not there
     * @param databaseUrl empty: SQLite in the data directory
     * @param blobs where they go, wherever they were; elsewhere than in files the database is
     *     brought up to date at once
     * @return what the backup was
     * @throws BackupRefused when the backup is damaged or newer, or the target is not empty or of
     *     the other kind; nothing is written then
     * @throws IOException when it fails on the way; the data directory is not opened by a server
     *     then
     */
    public Manifest run(Path from, Path data, Optional<String> databaseUrl, BlobLocation blobs)
            throws IOException, BackupRefused {
        var layout = new Layout(from.toAbsolutePath().normalize());
        var manifest = Manifest.read(disk, layout);
        var root = data.toAbsolutePath().normalize();
        requireTarget(manifest, root, databaseUrl);
        var damage = damage(manifest, layout);
        if (!damage.isEmpty()) {
            throw new BackupRefused(damage);
        }
        copy.folder(root);
        requireSpace(manifest, root);
        var marker = root.resolve(DataDirectory.UNFINISHED_RESTORE);
        copy.write(new ByteArrayInputStream(new byte[0]), marker);
        disk.syncDirectory(root);
        fillFolder(layout, root, blobs);
        switch (manifest.kind()) {
            case SQLITE -> {
                var file = sqliteFile(root, databaseUrl);
                copy.file(layout.sqlite(), file);
                disk.syncDirectory(file.resolveSibling(""));
            }
            case POSTGRESQL -> fillDatabase(manifest, layout, databaseUrl.orElseThrow());
        }
        if (manifest.isInDatabase() || !(blobs instanceof BlobLocation.Files)) {
            placeBlobs(
                    layout,
                    databaseUrl.orElse("jdbc:sqlite:" + sqliteFile(root, databaseUrl)),
                    blobs,
                    root.resolve(Layout.BLOBS));
        }
        disk.delete(marker);
        disk.syncDirectory(root);
        return manifest;
    }

    private static Path sqliteFile(Path root, Optional<String> databaseUrl) {
        return databaseUrl
                .map(url -> Database.sqliteFile(url).toAbsolutePath())
                .orElse(root.resolve("mynah.db"));
    }

    private void requireTarget(Manifest manifest, Path root, Optional<String> databaseUrl)
            throws IOException, BackupRefused {
        var reasons = new ArrayList<String>();
        if (!Database.isKnown(manifest.format())) {
            reasons.add(
                    "The backup has format %s of the database, made by a newer version of Mynah; install that version."
                            .formatted(manifest.format()));
        }
        if (Files.exists(root) && (!Files.isDirectory(root) || !disk.list(root).isEmpty())) {
            reasons.add(
                    "The data directory %s is not empty; name an empty or a new one."
                            .formatted(root));
        }
        var isSqlite = databaseUrl.isEmpty() || Database.isSqlite(databaseUrl.get());
        if (isSqlite != (manifest.kind() == Database.Kind.SQLITE)) {
            reasons.add(
                    isSqlite
                            ? "The backup is of a PostgreSQL database; name an empty one by --set database.url=jdbc:postgresql://…"
                            : "The backup is of a SQLite database, and database.url names another; leave database.url out.");
        } else if (isSqlite) {
            if (Files.exists(sqliteFile(root, databaseUrl))) {
                reasons.add("%s exists.".formatted(sqliteFile(root, databaseUrl)));
            }
        } else {
            requireNoTables(databaseUrl.get(), reasons);
        }
        if (!reasons.isEmpty()) {
            throw new BackupRefused(reasons);
        }
    }

    private static void requireNoTables(String url, List<String> reasons) {
        try (var database = Database.openUnchanged(url)) {
            if (database.<Boolean, DatabaseException>read(PostgresqlTables::hasAny)) {
                reasons.add(
                        "The PostgreSQL database of database.url has tables; name one that is empty, made by: create database NAME.");
            }
        }
    }

    private void requireSpace(Manifest manifest, Path root) throws IOException, BackupRefused {
        var usable = disk.usableSpace(root);
        if (usable < manifest.bytes()) {
            throw new BackupRefused(
                    "The backup has %d bytes, and %d are free in %s."
                            .formatted(manifest.bytes(), usable, root));
        }
    }

    /** What is not as it was written, one a line. */
    private List<String> damage(Manifest manifest, Layout layout) throws IOException {
        var found = new ArrayList<String>();
        for (var entry : manifest.files()) {
            var file = layout.root().resolve(entry.path());
            if (!file.normalize().startsWith(layout.root())) {
                found.add("%s: not a file of a backup.".formatted(entry.path()));
            } else if (disk.size(file).isEmpty()) {
                found.add("%s: missing.".formatted(file));
            } else if (disk.size(file).getAsLong() != entry.size()
                    || !Manifest.sha256(disk, file).equals(entry.sha256())) {
                found.add("%s: damaged; it is not what was written.".formatted(file));
            }
        }
        if (found.isEmpty()) {
            damagedBlobs(manifest, layout, found);
        }
        return found;
    }

    private void damagedBlobs(Manifest manifest, Layout layout, List<String> found)
            throws IOException {
        long present = 0;
        try (var list =
                new BufferedReader(
                        new InputStreamReader(
                                disk.read(layout.blobList(), 0), StandardCharsets.UTF_8))) {
            for (var line = list.readLine();
                    line != null && found.size() < MOST_NAMED;
                    line = list.readLine()) {
                var file = layout.blob(new BlobId(line));
                if (disk.size(file).isEmpty()) {
                    continue;
                }
                present++;
                if (!Manifest.sha256(disk, file).equals(new BlobId(line).sha256())) {
                    found.add("%s: damaged; it is not what was written.".formatted(file));
                }
            }
        }
        if (found.isEmpty() && present != manifest.blobs()) {
            found.add(
                    "%s: %d of %d blobs are missing."
                            .formatted(
                                    layout.blobs(), manifest.blobs() - present, manifest.blobs()));
        }
    }

    /** Brings blobs to a place that is not that of the backup, each by its name. */
    private void placeBlobs(Layout layout, String url, BlobLocation location, Path folder)
            throws IOException {
        var clock = InstantSource.system();
        try (var database = Database.open(url);
                var target = location.open(database, disk, folder, clock)) {
            if (!(location instanceof BlobLocation.Files)) {
                try (var source = FileBlobs.beside(disk, layout.blobs())) {
                    bring(source, target);
                }
            }
            if (!(location instanceof BlobLocation.InDatabase)) {
                try (var source = DatabaseBlobs.beside(database, clock)) {
                    for (var id : bring(source, target)) {
                        source.delete(id);
                    }
                }
            }
        }
    }

    private static List<BlobId> bring(Blobs from, Blobs to) throws IOException {
        var ids = new ArrayList<BlobId>();
        from.list(ids::add);
        for (var id : ids) {
            try (var in = from.open(id)) {
                to.restore(id, Blobs.Content.of(in));
            }
        }
        return ids;
    }

    private void fillFolder(Layout layout, Path root, BlobLocation blobs) throws IOException {
        for (var each : disk.list(layout.data())) {
            copy.tree(each, root.resolve(each.getFileName()));
        }
        if (blobs instanceof BlobLocation.Files) {
            copy.tree(layout.blobs(), root.resolve(Layout.BLOBS));
        }
        disk.syncDirectory(root);
    }

    private void fillDatabase(Manifest manifest, Layout layout, String url) throws IOException {
        try (var database = Database.create(url, manifest.format())) {
            var tables = new PostgresqlTables(disk);
            database.<Boolean, IOException>write(handle -> {
                tables.read(layout.tables(), handle);
                return true;
            });
        }
    }
}
