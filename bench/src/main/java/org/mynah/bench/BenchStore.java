package org.mynah.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.cmdlets.CallSources;
import org.mynah.admin.cmdlets.Cmdlets;
import org.mynah.admin.cmdlets.Services;
import org.mynah.admin.signin.SecondFactors;
import org.mynah.store.DataDirectory;
import org.mynah.store.DataDirectoryException;
import org.mynah.store.audit.AuditTrail;
import org.mynah.store.blob.FileBlobs;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.store.directory.SqlNodeSightings;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.mailbox.MailLimits;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.prompts.FileGreetings;
import org.mynah.store.records.ActiveCallBoard;
import org.mynah.store.records.CallRecordStore;
import org.mynah.store.secret.Argon2Cost;
import org.mynah.store.secret.Argon2Hashes;
import org.mynah.store.secret.SealedSecrets;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PromptAudio;
import org.mynah.um.directory.TextMessagingAccounts;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.PinAdministration;

/**
 * A directory with its rules and cmdlets in this process, on a fresh database in a temporary
 * folder. Thread-safe.
 */
final class BenchStore implements AutoCloseable {

    private static final String NODE = "bench.contoso.com";

    /** Which database. */
    enum Kind {
        SQLITE("SQLite"),
        POSTGRESQL("PostgreSQL");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As people know it. */
        String label() {
            return label;
        }
    }

    private final Kind kind;
    private final DataDirectory data;
    private final Optional<EmbeddedPostgres> server;
    private final Database database;
    private final SqlDirectory directory;

    /** Opens a fresh one, with an organization. */
    BenchStore(Kind kind) throws IOException {
        this.kind = kind;
        try {
            data = DataDirectory.open(Files.createTempDirectory("mynah-bench-").resolve("data"));
        } catch (DataDirectoryException e) {
            throw new IOException(e);
        }
        server =
                switch (kind) {
                    case SQLITE -> Optional.empty();
                    case POSTGRESQL -> Optional.of(EmbeddedPostgres.builder().start());
                };
        database =
                server.map(postgres -> Database.open(postgres.getJdbcUrl("postgres", "postgres")))
                        .orElseGet(() -> Database.openSqlite(data.database()));
        directory = new SqlDirectory(database, Clock.systemUTC());
        directory.change(
                new Directory.Change("system", "bench", "start"),
                writer -> Organization.createIfAbsent(writer, "contoso.com"));
    }

    Kind kind() {
        return kind;
    }

    SqlDirectory directory() {
        return directory;
    }

    /** The rules on UM mailboxes, with hashes of PINs at a cost. */
    UmMailboxes rules(Argon2Cost cost) throws IOException {
        return new UmMailboxes(pins(hashes(cost)));
    }

    private Argon2Hashes hashes(Argon2Cost cost) throws IOException {
        return new Argon2Hashes(data.pepper(), cost);
    }

    private static PinAdministration pins(Argon2Hashes hashes) {
        return new PinAdministration(hashes, new SecureRandom(), Clock.systemUTC());
    }

    /** The cmdlets; no mail is sent. */
    CmdletRunner runner() throws IOException {
        var clock = Clock.systemUTC();
        var disk = new RealDisk();
        var hashes = hashes(Argon2Cost.LEAST);
        var services =
                new Services(
                        directory,
                        new AuditTrail(database),
                        new UmMailboxes(pins(hashes)),
                        pins(hashes),
                        hashes,
                        new Notices(directory, (_, _) -> {}, clock, ZoneId.of("UTC")),
                        FileGreetings.open(disk, data.prompts()),
                        new MailStore(
                                database,
                                FileBlobs.open(disk, data.blobs()),
                                clock,
                                MailLimits.DEFAULT),
                        new SecondFactors(new SealedSecrets(new byte[32]), clock),
                        new TextMessagingAccounts(hashes, new SecureRandom(), clock),
                        Optional.empty(),
                        new CallSources(
                                new CallRecordStore(database),
                                List::of,
                                new ActiveCallBoard(database),
                                Optional::empty),
                        _ -> {
                            throw new PromptAudio.Unreadable("no sound is imported here");
                        },
                        new NoCertificates(),
                        new SqlNodeSightings(database),
                        clock,
                        NODE);
        return new CmdletRunner(Cmdlets.all(services), NODE, directory::refused);
    }

    @Override
    public void close() throws IOException {
        database.close();
        if (server.isPresent()) {
            server.get().close();
        }
        data.close();
    }
}
