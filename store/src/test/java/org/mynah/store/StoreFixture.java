package org.mynah.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.mynah.store.audit.AuditTrail;
import org.mynah.store.blob.Blobs;
import org.mynah.store.blob.DatabaseBlobs;
import org.mynah.store.blob.FileBlobs;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.store.directory.SqlNodeSightings;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.mailbox.MailLimits;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.StoreMailboxes;
import org.mynah.store.prompts.FileGreetings;
import org.mynah.store.secret.Argon2Cost;
import org.mynah.store.secret.Argon2Hashes;
import org.mynah.store.spool.FileSpool;
import org.mynah.store.spool.SpoolLimits;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;

/**
 * A whole store in a temporary data directory, wired as a server does it, for tests of this and
 * other modules. Hashes cost next to nothing here. Thread-safe.
 *
 * <pre>{@code
 * @TempDir Path data;
 * try (var store = StoreFixture.sqlite(data)) {
 *     var tony = store.mailbox("tonysmith");
 *     store.mailStore().folders(tony);
 * }
 * }</pre>
 */
public final class StoreFixture implements AutoCloseable {

    private static final Directory.Change SET_UP =
            new Directory.Change("test", "test", "New-Mailbox");

    private final DataDirectory data;
    private final Database database;
    private final SqlDirectory directory;
    private final AuditTrail audit;
    private final Blobs blobs;
    private final MailStore mailStore;
    private final FileSpool spool;
    private final FileGreetings greetings;
    private final Argon2Hashes hashes;

    /** Where the fixture's blobs lie. */
    @FunctionalInterface
    public interface BlobStore {

        /** Files in the data directory, as by default. */
        BlobStore FILES = (_, data) -> FileBlobs.open(new RealDisk(), data.blobs());

        /** Rows of the database. */
        BlobStore DATABASE = (database, _) -> DatabaseBlobs.open(database, Clock.systemUTC());

        Blobs open(Database database, DataDirectory data) throws IOException;
    }

    private StoreFixture(
            DataDirectory data, Database database, MailLimits limits, BlobStore blobStore)
            throws IOException {
        var disk = new RealDisk();
        var clock = Clock.systemUTC();
        this.data = data;
        this.database = database;
        this.directory = new SqlDirectory(database, clock);
        this.audit = new AuditTrail(database);
        this.blobs = blobStore.open(database, data);
        this.mailStore = new MailStore(database, blobs, clock, limits);
        this.spool = FileSpool.open(disk, data.spool(), SpoolLimits.DEFAULT);
        this.greetings = FileGreetings.open(disk, data.prompts());
        this.hashes = new Argon2Hashes(data.pepper(), Argon2Cost.LEAST);
    }

    /** A store over SQLite in a directory. */
    public static StoreFixture sqlite(Path root) {
        return sqlite(root, MailLimits.DEFAULT);
    }

    /** A store over SQLite with limits. */
    public static StoreFixture sqlite(Path root, MailLimits limits) {
        return sqlite(root, limits, BlobStore.FILES);
    }

    /** A store over SQLite with limits, and blobs elsewhere. */
    public static StoreFixture sqlite(Path root, MailLimits limits, BlobStore blobStore) {
        try {
            var data = DataDirectory.open(root);
            if (!Files.exists(data.database())) {
                Files.write(data.database(), Migrated.FILE);
            }
            return new StoreFixture(data, Database.openSqlite(data.database()), limits, blobStore);
        } catch (IOException | DataDirectoryException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database file of the current format, since copying one is faster than making it. */
    private static final class Migrated {
        static final byte[] FILE = make();

        private static byte[] make() {
            try {
                var folder = Files.createTempDirectory("mynah-test");
                var file = folder.resolve("mynah.db");
                Database.openSqlite(file).close();
                var bytes = Files.readAllBytes(file);
                for (var each : new RealDisk().list(folder)) {
                    Files.delete(each);
                }
                Files.delete(folder);
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A store over a PostgreSQL database, such as {@link TestPostgresql#freshDatabase}. */
    public static StoreFixture postgresql(Path root, String url) {
        return postgresql(root, url, MailLimits.DEFAULT);
    }

    /** A store over a PostgreSQL database with limits. */
    public static StoreFixture postgresql(Path root, String url, MailLimits limits) {
        return postgresql(root, url, limits, BlobStore.FILES);
    }

    /** A store over a PostgreSQL database with limits, and blobs elsewhere. */
    public static StoreFixture postgresql(
            Path root, String url, MailLimits limits, BlobStore blobStore) {
        try {
            return new StoreFixture(
                    DataDirectory.open(root), Database.open(url), limits, blobStore);
        } catch (IOException | DataDirectoryException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a mailbox to the directory, with the address and sign-in name NAME@contoso.com. */
    public ObjectId mailbox(String name) {
        var address = name + "@contoso.com";
        var keys = new LinkedHashSet<DirectoryKey>();
        keys.add(DirectoryKey.name(ObjectKind.MAILBOX, "Users/" + name));
        keys.add(new DirectoryKey(KeyScope.COMMON_NAME, name));
        keys.add(new DirectoryKey(KeyScope.ALIAS, name));
        keys.add(new DirectoryKey(KeyScope.USER_PRINCIPAL_NAME, address));
        keys.add(new DirectoryKey(KeyScope.SMTP_ADDRESS, address));
        keys.add(new DirectoryKey(KeyScope.DISPLAY_NAME, name));
        var values =
                PropertyValues.ofStored(
                        Map.of(
                                "Alias", name,
                                "DisplayName", name,
                                "UserPrincipalName", address,
                                "PrimarySmtpAddress", address));
        var mailbox =
                new DirectoryObject(
                        ObjectKind.MAILBOX,
                        ObjectId.random(),
                        name,
                        0,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        values,
                        keys,
                        List.of());
        return directory.change(SET_UP, writer -> writer.insert(mailbox)).id();
    }

    /** Gives a mailbox's user a password. */
    public void password(ObjectId mailbox, String password) {
        var hash = hashes.hash(password);
        directory.change(
                SET_UP,
                writer -> {
                    writer.putPasswordHash(mailbox, hash);
                    return hash;
                });
    }

    public DataDirectory data() {
        return data;
    }

    public Database database() {
        return database;
    }

    public SqlDirectory directory() {
        return directory;
    }

    public AuditTrail audit() {
        return audit;
    }

    public Blobs blobs() {
        return blobs;
    }

    public MailStore mailStore() {
        return mailStore;
    }

    public StoreMailboxes mailboxes() {
        return new StoreMailboxes(mailStore);
    }

    public FileSpool spool() {
        return spool;
    }

    /** Which nodes are there. */
    public SqlNodeSightings sightings() {
        return new SqlNodeSightings(database);
    }

    public FileGreetings greetings() {
        return greetings;
    }

    public Argon2Hashes hashes() {
        return hashes;
    }

    @Override
    public void close() {
        mailStore.close();
        blobs.close();
        database.close();
        try {
            data.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
