package org.mynah.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.mynah.admin.catalogue.Catalogue;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.cmdlets.CallSources;
import org.mynah.admin.cmdlets.Cmdlets;
import org.mynah.admin.cmdlets.Services;
import org.mynah.admin.reference.OpenApi;
import org.mynah.admin.rest.CmdletEndpoint;
import org.mynah.admin.rest.ResourceEndpoint;
import org.mynah.admin.rest.SignInEndpoint;
import org.mynah.admin.signin.Callers;
import org.mynah.admin.signin.SecondFactors;
import org.mynah.admin.signin.SignIn;
import org.mynah.admin.signin.SignInLimits;
import org.mynah.mail.imap.ImapLimits;
import org.mynah.mail.imap.ImapServer;
import org.mynah.mail.imap.TokenSignIn;
import org.mynah.mail.mime.MimeFormat;
import org.mynah.mail.oauth.AccessTokens;
import org.mynah.mail.search.TextIndexer;
import org.mynah.speech.phrase.LanguagePacks;
import org.mynah.speech.tts.Engines;
import org.mynah.speech.tts.SpokenPhrases;
import org.mynah.store.DataDirectory;
import org.mynah.store.DataDirectoryException;
import org.mynah.store.audit.AuditTrail;
import org.mynah.store.blob.Blobs;
import org.mynah.store.directory.LeasedDirectory;
import org.mynah.store.directory.SqlDirectory;
import org.mynah.store.directory.SqlNodeSightings;
import org.mynah.store.disk.Disk;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.ldap.LdapSettings;
import org.mynah.store.ldap.LdapSignIn;
import org.mynah.store.ldap.LdapSync;
import org.mynah.store.mailbox.MailLimits;
import org.mynah.store.mailbox.MailStore;
import org.mynah.store.mailbox.StoreMailboxes;
import org.mynah.store.prompts.FileGreetings;
import org.mynah.store.prompts.SharedGreetings;
import org.mynah.store.records.ActiveCallBoard;
import org.mynah.store.records.CallRecordStore;
import org.mynah.store.records.PendingRecords;
import org.mynah.store.secret.Argon2Cost;
import org.mynah.store.secret.Argon2Hashes;
import org.mynah.store.secret.Pepper;
import org.mynah.store.secret.SealedSecrets;
import org.mynah.store.signin.SignInRecords;
import org.mynah.store.spool.FileSpool;
import org.mynah.store.spool.SpoolLimits;
import org.mynah.store.sql.Database;
import org.mynah.store.waiting.SqlLampBoard;
import org.mynah.telephony.MediaAudioFiles;
import org.mynah.telephony.MediaPromptAudio;
import org.mynah.telephony.MessageWaiting;
import org.mynah.telephony.Telephony;
import org.mynah.telephony.TelephonySettings;
import org.mynah.um.Greetings;
import org.mynah.um.access.SubscriberAccess;
import org.mynah.um.answering.CallAnswering;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.Directory.Change;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.SourcedUsers;
import org.mynah.um.directory.TextMessagingAccounts;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.UmServices;
import org.mynah.um.message.Delivery;
import org.mynah.um.message.LocalMail;
import org.mynah.um.message.Notices;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.pin.PinCounters;
import org.mynah.um.pin.PinSignIn;
import org.mynah.web.http.HttpServer;
import org.mynah.web.http.Listeners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The whole server: every service is made here, by its constructor, in the order in which one needs
 * the other. Thread-safe.
 */
final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Where the address of the running server is found by the shell on the same machine. */
    static final String HTTP_URL_FILE = "http.url";

    /** A start that is not possible; the text says what to do. */
    static final class CannotStart extends Exception {
        private static final long serialVersionUID = 1L;
        private final int exitCode;

        CannotStart(int exitCode, String message) {
            super(message);
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<String> listening = new ArrayList<>();
    private final Telephony telephony;
    private final Catalogue catalogue;

    /** Starts everything, or nothing. */
    static Server start(Settings settings) throws CannotStart {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            return new Server(settings);
        } catch (DataDirectoryException failure) {
            throw new CannotStart(Main.NO_DATA, String.valueOf(failure.getMessage()));
        } catch (IOException | IllegalArgumentException failure) {
            throw new CannotStart(
                    Main.WRONG_SETTING, "Mynah cannot start: " + failure.getMessage());
        }
    }

    private Server(Settings settings) throws DataDirectoryException, IOException {
        var isStarted = false;
        try {
            var clock = Clock.systemUTC();
            var zone = ZoneId.systemDefault();
            var data = own(DataDirectory.open(settings.data().toAbsolutePath()));
            var disk = new RealDisk();

            // What must survive.
            var database =
                    own(
                            settings.find(Setting.DATABASE_URL)
                                    .map(Database::open)
                                    .orElseGet(() -> Database.openSqlite(data.database())));
            var directory = new SqlDirectory(database, clock);
            var organization = organization(settings, directory);
            // Calls outlast a database that is elsewhere and out of reach.
            var leased =
                    database.kind() == Database.Kind.POSTGRESQL
                            ? Optional.of(
                                    own(new LeasedDirectory(
                                                    directory, database, data.lastKnown(), clock))
                                            .start())
                            : Optional.<LeasedDirectory>empty();
            var known = leased.<Directory>map(each -> each).orElse(directory);
            var counters = leased.<PinCounters>map(each -> each).orElse(directory);
            var blobs = own(settings.blobs().open(database, disk, data.blobs(), clock));
            probe(blobs);
            var mailStore = own(new MailStore(database, blobs, clock, MailLimits.DEFAULT));
            var mailboxes = new StoreMailboxes(mailStore);
            var callStore = new CallRecordStore(database);
            var callRecords = new PendingRecords(callStore, disk, data.cdr());
            own(new Sweeper(directory, mailStore, callStore, clock)).start();
            own(new CallRecordWorker(callRecords)).start();
            own(new TextIndexer(mailStore)).start();
            var spool = FileSpool.open(disk, data.spool(), SpoolLimits.DEFAULT);
            var greetings =
                    greetings(
                            settings.blobs().isShared(),
                            database,
                            blobs,
                            disk,
                            data.prompts(),
                            clock);

            // Secrets and PINs.
            var hash = new Argon2Hashes(Pepper.of(data, database), Argon2Cost.STANDARD);
            var pins = new PinAdministration(hash, new SecureRandom(), clock);
            var signIn = new PinSignIn(known, counters, pins, hash, clock);

            // Messages.
            var temporary = Files.createDirectories(data.spool().resolve("temporary"));
            var format = new MimeFormat("um-system@" + organization.rootDomain(), temporary);
            var notices =
                    new Notices(
                            directory, new LocalMail(directory, format, mailboxes), clock, zone);
            var delivery =
                    new Delivery(
                            spool,
                            directory,
                            new MediaAudioFiles(temporary),
                            format,
                            mailboxes,
                            clock,
                            zone,
                            SpoolWorker.log());
            own(new SpoolWorker(spool, delivery)).start();

            // Calls.
            var engines = own(Engines.probe(Voices.settings(settings)));
            LOG.info("{}", engines.summary());
            var packs = LanguagePacks.installed();
            packs.defects().forEach(defect -> LOG.error("Phrase pack: {}", defect));
            var speech = own(new SpokenPhrases(packs, engines));
            var subscriberAccess =
                    new SubscriberAccess(
                            known, signIn, pins, notices, mailboxes, format, greetings, clock,
                            zone);
            var callAnswering =
                    new CallAnswering(known, mailboxes, greetings, spool, subscriberAccess, clock);
            telephony =
                    own(
                            new Telephony(
                                    telephonySettings(settings),
                                    known,
                                    speech,
                                    callAnswering,
                                    subscriberAccess,
                                    spool::hasRoom,
                                    settings.nodeName(),
                                    callRecords,
                                    clock));
            var board = new ActiveCallBoard(database);
            own(new CallBoardWriter(board, settings.nodeName(), telephony::callsUp, clock)).start();

            // Mail clients and administrators.
            var secrets = new SealedSecrets(data.pepper());
            var source = LdapSource.of(settings, organization.rootDomain(), secrets);
            var umMailboxes = new UmMailboxes(pins);
            if (source.isPresent()) {
                startLdap(
                        settings, source.get(), database, directory, umMailboxes, greetings, clock);
            }
            var passwords = new Passwords(directory, hash, source.map(LdapSignIn::new));
            // Before the certificate in force is read: a crash may have cut its change off.
            var certificates = CertificateFolder.open(disk, data.tls(), tlsFiles(settings), clock);
            var tls = tlsContext(settings, data, clock);
            startImap(settings, mailStore, passwords, tls, clock);
            var sightings = new SqlNodeSightings(database);
            var secondFactors = new SecondFactors(secrets, clock);
            var services =
                    new Services(
                            directory,
                            new AuditTrail(database),
                            umMailboxes,
                            pins,
                            hash,
                            notices,
                            greetings,
                            mailStore,
                            secondFactors,
                            new TextMessagingAccounts(hash, new SecureRandom(), clock),
                            Optional.empty(),
                            new CallSources(
                                    callStore, telephony::callsUp, board, telephony::testCalls),
                            new MediaPromptAudio(),
                            certificates,
                            sightings,
                            clock,
                            settings.nodeName());
            catalogue = Cmdlets.all(services);
            var runner = new CmdletRunner(catalogue, settings.nodeName(), directory::refused);
            var webSignIn =
                    new SignIn(
                            directory,
                            new SignInRecords(database),
                            passwords,
                            secondFactors,
                            SignInLimits.DEFAULT,
                            clock);
            startHttp(
                    settings,
                    data,
                    new CmdletEndpoint(runner),
                    new ResourceEndpoint(runner, catalogue.definitions()),
                    new Callers(data.adminToken(), directory, webSignIn, clock),
                    new SignInEndpoint(webSignIn),
                    tls);

            own(new Presence(
                            directory,
                            sightings,
                            database,
                            settings.nodeName(),
                            callsOf(telephony),
                            clock))
                    .start(
                            new UmServices.Registration(
                                    settings.nodeName(),
                                    packs.languages(),
                                    Main.VERSION,
                                    settings.number(Setting.CALLS_MAX),
                                    sipListeners(settings)));

            // The telephone rings last: everything behind it is there.
            var lamps =
                    new MessageWaiting(
                            directory,
                            mailboxes,
                            new SqlLampBoard(database),
                            telephony.lamps(),
                            clock);
            telephony.whenGatewayIsUpAgain(lamps::cameBack);
            telephony.start();
            own(lamps).start();
            own(mailStore.watchAll(mail -> lamps.changed(mail.mailbox())));
            own(
                    database.subscribe(
                            SqlDirectory.LAMP_TOPIC,
                            mailbox -> {
                                if (mailbox.isEmpty()) {
                                    lamps.allChanged();
                                } else {
                                    lamps.changed(ObjectId.of(mailbox));
                                }
                            }));
            telephony
                    .udpAddress()
                    .ifPresent(address -> listening.add(0, "sip udp " + text(address)));
            telephony
                    .tcpAddress()
                    .ifPresent(address -> listening.add(1, "sip tcp " + text(address)));
            // In the background: it logs how it went, and a call that comes first renders what it
            // needs.
            var _ = speech.prerender();
            isStarted = true;
        } finally {
            if (!isStarted) {
                close();
            }
        }
    }

    /** A blob store that does not answer stops nothing: what callers say waits in the spool. */
    private static void probe(Blobs blobs) {
        try {
            blobs.probe();
        } catch (IOException failure) {
            LOG.error(
                    "The bytes of messages cannot be reached, and mail waits until they can: {}",
                    failure.getMessage());
        }
    }

    /** Recordings of users: with the messages where all nodes share them, else in files. */
    private static Greetings greetings(
            boolean isShared, Database database, Blobs blobs, Disk disk, Path folder, Clock clock)
            throws IOException {
        if (isShared) {
            return SharedGreetings.open(database, blobs, disk, folder, clock);
        }
        var files = FileGreetings.open(disk, folder);
        SharedGreetings.moveToFiles(database, blobs, files, clock);
        return files;
    }

    /** The organisation; made at the first start, and only then put into the audit trail. */
    private static Organization organization(Settings settings, SqlDirectory directory) {
        return directory
                .read(Organization::complete)
                .orElseGet(() ->
                        directory.change(
                                new Change("system", settings.nodeName(), "start"),
                                writer ->
                                        Organization.createIfAbsent(
                                                writer, settings.text(Setting.DOMAIN))));
    }

    /** One line that tells that calls are taken, and where. */
    String readyLine() {
        return "Mynah is ready: " + String.join(", ", listening);
    }

    /** The definitions of all cmdlets. */
    List<Definition> definitions() {
        return catalogue.definitions();
    }

    /** Takes no new calls, and waits for those that are up. */
    void drain(Duration atMost) {
        telephony.drain(atMost);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failure) {
                LOG.error("A part did not stop cleanly: {}", failure.toString());
            }
        }
    }

    private <T extends AutoCloseable> T own(T part) {
        parts.push(part);
        return part;
    }

    private static TelephonySettings telephonySettings(Settings settings) {
        var ports = settings.rtpPorts();
        var telephony =
                TelephonySettings.defaults()
                        .listeningOn(
                                settings.listener(Setting.SIP_UDP).map(Endpoint::address),
                                settings.listener(Setting.SIP_TCP).map(Endpoint::address))
                        .withRtpPorts(ports.first(), ports.last())
                        .withMaxCalls(settings.number(Setting.CALLS_MAX));
        return settings.find(Setting.SIP_ADVERTISE).map(telephony::withAdvertise).orElse(telephony);
    }

    /** Where calls are taken by the settings, as the UM service of the node says it. */
    private static List<String> sipListeners(Settings settings) {
        return Stream.of(
                        settings.listener(Setting.SIP_UDP).map(each -> "udp " + each),
                        settings.listener(Setting.SIP_TCP).map(each -> "tcp " + each))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Presence.Calls callsOf(Telephony telephony) {
        return new Presence.Calls() {
            @Override
            public void obey() {
                telephony.dropStopped();
            }

            @Override
            public int count() {
                return telephony.upCount();
            }

            @Override
            public Set<ObjectId> gateways() {
                return telephony.gatewaysInUse();
            }
        };
    }

    private void startImap(
            Settings settings,
            MailStore mailStore,
            Passwords passwords,
            Optional<SSLContext> tls,
            Clock clock)
            throws IOException {
        var plain = settings.listener(Setting.IMAP);
        var secure = settings.listener(Setting.IMAPS);
        if (plain.isEmpty() && secure.isEmpty()) {
            return;
        }
        var tokens =
                settings.tokenProvider()
                        .map(provider ->
                                new TokenSignIn(
                                        new AccessTokens(provider, clock), passwords::mailboxOf));
        var imap =
                own(new ImapServer(mailStore, passwords, tokens, tls, ImapLimits.DEFAULT, clock));
        if (plain.isPresent()) {
            listening.add("imap " + text(imap.listen(plain.get().address())));
        }
        if (secure.isPresent()) {
            listening.add("imaps " + text(imap.listenTls(secure.get().address())));
        }
    }

    private void startLdap(
            Settings settings,
            LdapSettings source,
            Database database,
            SqlDirectory directory,
            UmMailboxes umMailboxes,
            Greetings greetings,
            Clock clock) {
        var sync =
                new LdapSync(
                        source,
                        database,
                        directory,
                        new SourcedUsers(
                                umMailboxes, settings.text(Setting.LDAP_MAILBOXES).equals("on")),
                        mailbox -> removeRecordings(greetings, mailbox),
                        settings.nodeName(),
                        clock);
        own(new LdapWorker(sync, Duration.ofSeconds(settings.number(Setting.LDAP_INTERVAL))))
                .start();
    }

    private static void removeRecordings(Greetings greetings, ObjectId mailbox) {
        try {
            greetings.removeAll(mailbox);
        } catch (IOException failure) {
            LOG.warn(
                    "The recordings of {} could not be deleted ({}); ./mynah verify finds them",
                    mailbox,
                    failure.getMessage());
        }
    }

    private void startHttp(
            Settings settings,
            DataDirectory data,
            CmdletEndpoint cmdlets,
            ResourceEndpoint resources,
            Callers callers,
            SignInEndpoint signIn,
            Optional<SSLContext> context)
            throws IOException {
        var plain = settings.listener(Setting.HTTP).map(Endpoint::address);
        var secure = settings.listener(Setting.HTTPS).map(Endpoint::address);
        var urlFile = data.root().resolve(HTTP_URL_FILE);
        Files.deleteIfExists(urlFile);
        if (plain.isEmpty() && secure.isEmpty()) {
            return;
        }
        var tls = secure.map(address -> new Listeners.Secure(address, context.orElseThrow()));
        var http =
                own(
                        new HttpServer(
                                cmdlets,
                                resources,
                                OpenApi.yaml(definitions()),
                                callers,
                                signIn,
                                () -> true,
                                new Listeners(plain, tls)));
        if (http.plainAddress().isPresent()) {
            var url = text(http.plainAddress().get());
            listening.add("http " + url);
            writeUrl(urlFile, "http://" + url);
        }
        http.secureAddress().ifPresent(address -> listening.add("https " + text(address)));
    }

    /** One certificate for every listener that speaks TLS; none where none does. */
    private static Optional<SSLContext> tlsContext(
            Settings settings, DataDirectory data, Clock clock) throws IOException {
        var isNeeded =
                Stream.of(Setting.HTTPS, Setting.IMAP, Setting.IMAPS)
                        .anyMatch(each -> settings.listener(each).isPresent());
        return isNeeded
                ? Optional.of(tlsIdentity(settings, data, clock).context())
                : Optional.empty();
    }

    private static TlsIdentity tlsIdentity(Settings settings, DataDirectory data, Clock clock)
            throws IOException {
        var files = tlsFiles(settings);
        return files.isPresent()
                ? new TlsIdentity(files.get().certificate(), files.get().key())
                : TlsIdentity.inFolder(
                        data.tls(), settings.nodeName(), settings.text(Setting.DOMAIN), clock);
    }

    /** Certificate and key that the settings name; empty: the server's own. */
    private static Optional<CertificateFolder.TlsFiles> tlsFiles(Settings settings) {
        var certificate = settings.find(Setting.TLS_CERTIFICATE);
        var key = settings.find(Setting.TLS_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(
                    "tls.certificate and tls.key belong together; set both or none");
        }
        return certificate.map(
                file -> new CertificateFolder.TlsFiles(Path.of(file), Path.of(key.orElseThrow())));
    }

    private static void writeUrl(Path file, String url) throws IOException {
        Files.writeString(file, url + "\n");
    }

    private static String text(InetSocketAddress address) {
        return new Endpoint(address.getAddress().getHostAddress(), address.getPort()).toString();
    }

    /** For readers of the ready line. */
    static Optional<String> address(String readyLine, String service) {
        for (var part : readyLine.substring(readyLine.indexOf(':') + 1).split(",", -1)) {
            if (part.strip().startsWith(service + " ")) {
                return Optional.of(part.strip().substring(service.length() + 1));
            }
        }
        return Optional.empty();
    }
}
