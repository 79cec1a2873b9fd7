package org.mynah.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.mynah.store.backup.Backup;
import org.mynah.store.backup.BackupRefused;
import org.mynah.store.backup.Manifest;
import org.mynah.store.backup.Restore;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;

/** Copies the store of a data folder, and makes one from a copy. */
final class StoreCopy {

    private static final int WHOLE = 0;
    private static final int DEFECTS = 1;

    private final PrintWriter out;
    private final PrintWriter err;

    StoreCopy(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Backs up; 0 when it is whole, 1 when the store lacks something, each on a line, 73 when there
     * is no store or no room for a copy.
     */
    int backUp(Settings settings, Path to) {
        var root = settings.data().toAbsolutePath().normalize();
        var url =
                settings.find(Setting.DATABASE_URL)
                        .orElse("jdbc:sqlite:" + root.resolve("mynah.db"));
        if (!Files.isDirectory(root)
                || (Database.isSqlite(url) && !Files.exists(Database.sqliteFile(url)))) {
            err.println("There is no store in " + root + "; name its folder by --data.");
            return Main.NO_DATA;
        }
        var disk = new RealDisk();
        try (var database = Database.openUnchanged(url);
                var blobs =
                        settings.blobs()
                                .beside(database, disk, root.resolve("blobs"), Clock.systemUTC())) {
            var made =
                    new Backup(disk, Clock.systemUTC())
                            .write(
                                    database,
                                    root,
                                    Database.isSqlite(url)
                                            ? Database.sqliteFile(url)
                                            : root.resolve("mynah.db"),
                                    blobs,
                                    to);
            made.defects().forEach(out::println);
            out.println(
                    "The backup of %s is in %s: %s".formatted(root, to, summary(made.manifest())));
            return made.defects().isEmpty() ? WHOLE : DEFECTS;
        } catch (BackupRefused refused) {
            return refused(refused);
        } catch (IOException | DatabaseException failure) {
            err.println(
                    "The backup failed: %s. What is in %s is no backup; remove it."
                            .formatted(failure.getMessage(), to));
            return Main.NO_DATA;
        } finally {
            out.flush();
        }
    }

    /**
     * Restores, and verifies what came of it; 0 when the store is whole, 1 when it has defects,
     * each on a line, 73 when the restore is not begun or does not come to its end.
     */
    int restore(Path from, Settings settings) {
        var root = settings.data().toAbsolutePath().normalize();
        try {
            var manifest =
                    new Restore(new RealDisk())
                            .run(from, root, settings.find(Setting.DATABASE_URL), settings.blobs());
            out.println(
                    "The store in %s is the one of %s: %s"
                            .formatted(root, manifest.made(), summary(manifest)));
            return new Verify(out, err).run(settings, false);
        } catch (BackupRefused refused) {
            return refused(refused);
        } catch (IOException | DatabaseException failure) {
            err.println(
                    "The restore failed: %s. What is in %s is no store; empty it, and the database."
                            .formatted(failure.getMessage(), root));
            return Main.NO_DATA;
        } finally {
            out.flush();
        }
    }

    private int refused(BackupRefused refused) {
        refused.reasons().forEach(err::println);
        return Main.NO_DATA;
    }

    private static String summary(Manifest manifest) {
        return String.format(
                Locale.ROOT,
                "%,d messages' bytes and %,d other files, %,d bytes in all, %s of format %s.",
                manifest.blobs(),
                manifest.files().size(),
                manifest.bytes(),
                manifest.kind() == Database.Kind.SQLITE ? "SQLite" : "PostgreSQL",
                manifest.format());
    }
}
