package org.mynah.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import org.mynah.store.DataDirectory;
import org.mynah.store.DataDirectoryException;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;
import org.mynah.store.verify.Subject;
import org.mynah.store.verify.Verification;

/** Checks the store of a data folder, beside a running server too, and mends it at rest. */
final class Verify {

    private static final int CLEAN = 0;
    private static final int DEFECTS = 1;

    private final PrintWriter out;
    private final PrintWriter err;

    Verify(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** Prints one defect a line; 0 when there is none, 1 when there are, 73 without a store. */
    int run(Settings settings, boolean repair) {
        var root = settings.data().toAbsolutePath();
        var isSqlite = settings.find(Setting.DATABASE_URL).isEmpty();
        if (!Files.isDirectory(root)
                || (isSqlite && !Files.exists(DataDirectory.beside(root).database()))) {
            err.println("There is no store in " + root + "; name its folder by --data.");
            return Main.NO_DATA;
        }
        try (var data = DataDirectory.open(root)) {
            return examine(settings, data, true, repair);
        } catch (DataDirectoryException failure) {
            if (failure.reason() != DataDirectoryException.Reason.IN_USE || repair) {
                err.println(failure.getMessage());
                return Main.NO_DATA;
            }
            return besideServer(settings);
        } catch (IOException | DatabaseException failure) {
            return cannotRead(failure);
        }
    }

    private int besideServer(Settings settings) {
        try (var data = DataDirectory.beside(settings.data())) {
            return examine(settings, data, false, false);
        } catch (IOException | DatabaseException failure) {
            return cannotRead(failure);
        }
    }

    private int cannotRead(Exception failure) {
        err.println("The store cannot be read: " + failure.getMessage());
        return Main.NO_DATA;
    }

    private int examine(Settings settings, DataDirectory data, boolean isAtRest, boolean repair)
            throws IOException {
        try (var database =
                        settings.find(Setting.DATABASE_URL)
                                .map(Database::open)
                                .orElseGet(() -> Database.openSqlite(data.database()));
                var blobs =
                        settings.blobs()
                                .beside(
                                        database,
                                        new RealDisk(),
                                        data.blobs(),
                                        Clock.systemUTC())) {
            var verification =
                    new Verification(
                            new Subject(
                                    database,
                                    data,
                                    new RealDisk(),
                                    blobs,
                                    isAtRest,
                                    Clock.systemUTC()));
            var defects = verification.examine();
            if (repair && !defects.isEmpty()) {
                verification.repair(line -> out.println("repair: " + line));
                defects = verification.examine();
            }
            defects.forEach(defect -> out.println(defect.text()));
            out.flush();
            if (defects.isEmpty()) {
                err.println("The store is clean.");
            }
            return defects.isEmpty() ? CLEAN : DEFECTS;
        }
    }
}
