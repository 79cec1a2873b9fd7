package org.mynah.mail.imap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.mynah.mail.mime.MailHeaders;
import org.mynah.mail.oauth.AccessTokens;
import org.mynah.store.blob.FileBlobs;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.mailbox.Flags;
import org.mynah.store.mailbox.Folder;
import org.mynah.store.mailbox.MailLimits;
import org.mynah.store.mailbox.MailRefused;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.NewMessage;
import org.mynah.store.mailbox.StoredMessage;
import org.mynah.store.sql.Database;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.DirectoryKey;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.KeyScope;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyValues;

/** An IMAP server on a loopback port over a mail store, with the user tony. */
final class MailServerFixture implements AutoCloseable {

    static final String PASSWORD = "Kite.4421";

    private final Database database;
    private final SqlDirectory directory;
    private final MailStore store;
    private final ObjectId tony;
    private final Map<String, ObjectId> users = new ConcurrentHashMap<>();
    private final ImapServer server;
    private final InetSocketAddress address;

    MailServerFixture(Path folder, ImapLimits limits, Optional<SSLContext> tls) throws IOException {
        this(
                Database.openSqlite(folder.resolve("mynah.db")),
                folder,
                limits,
                tls,
                Optional.empty());
    }

    /**
     * On another database, which is closed with it.
     *
     * @param tokens whose names are those of the fixture's users
     */
    MailServerFixture(
            Database database,
            Path folder,
            ImapLimits limits,
            Optional<SSLContext> tls,
            Optional<AccessTokens> tokens)
            throws IOException {
        this.database = database;
        var blobs = FileBlobs.open(new RealDisk(), folder.resolve("blobs"));
        store = new MailStore(database, blobs, Clock.systemUTC(), MailLimits.DEFAULT);
        directory = new SqlDirectory(database, Clock.systemUTC());
        tony = addUser("tony");
        server =
                new ImapServer(
                        store,
                        this::signIn,
                        tokens.map(each -> new TokenSignIn(each, this::user)),
                        tls,
                        limits,
                        Clock.systemUTC());
        address = server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Makes the mailbox of {@code name@contoso.com}. */
    ObjectId addUser(String name) {
        var id = ObjectId.random();
        directory.change(
                new Directory.Change("test", "test", "New-Mailbox"),
                writer -> writer.insert(mailbox(id, name)));
        users.put(name + "@contoso.com", id);
        return id;
    }

    private static DirectoryObject mailbox(ObjectId id, String name) {
        var keys = new LinkedHashSet<DirectoryKey>();
        keys.add(DirectoryKey.name(ObjectKind.MAILBOX, name));
        keys.add(new DirectoryKey(KeyScope.USER_PRINCIPAL_NAME, name + "@contoso.com"));
        return new DirectoryObject(
                ObjectKind.MAILBOX,
                id,
                name,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                PropertyValues.ofStored(Map.of("UserPrincipalName", name + "@contoso.com")),
                keys,
                List.of());
    }

    private Optional<ObjectId> signIn(String name, String password, InetAddress remote) {
        return password.equals(PASSWORD) ? Optional.ofNullable(users.get(name)) : Optional.empty();
    }

    private Optional<ObjectId> user(String name) {
        return Optional.ofNullable(users.get(name));
    }

    /** Removes the mailbox, as an administrator does while clients are connected. */
    void removeTony() {
        directory.change(
                new Directory.Change("test", "test", "Remove-Mailbox"),
                writer -> {
                    writer.delete(tony);
                    return true;
                });
    }

    MailStore store() {
        return store;
    }

    ObjectId tony() {
        return tony;
    }

    ImapServer server() {
        return server;
    }

    int port() {
        return address.getPort();
    }

    Folder inbox() throws MailRefused {
        return store.folder(tony, "INBOX").orElseThrow();
    }

    /** Puts a mail into the Inbox, as delivery does. */
    StoredMessage put(String mail) throws IOException, MailRefused {
        return put(mail.getBytes(StandardCharsets.ISO_8859_1));
    }

    StoredMessage put(byte[] mail) throws IOException, MailRefused {
        var headers = MailHeaders.read(new ByteArrayInputStream(mail));
        return store.append(
                inbox().id(),
                new NewMessage(
                        Instant.parse("2026-03-04T15:06:07Z"),
                        Flags.NONE,
                        headers.messageId(),
                        StoredMessage.Facts.EMAIL,
                        out -> out.write(mail)),
                MailStore.QuotaRule.IGNORE);
    }

    ImapClient connect() throws IOException {
        return new ImapClient(port());
    }

    /** A client that is signed in. */
    ImapClient signedIn() throws IOException {
        var client = connect();
        client.greeting();
        client.ok("LOGIN tony@contoso.com " + PASSWORD);
        return client;
    }

    @Override
    public void close() {
        server.close();
        store.close();
        database.close();
    }
}
