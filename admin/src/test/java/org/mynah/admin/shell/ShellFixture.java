package org.mynah.admin.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mynah.admin.catalogue.Catalogue;
import org.mynah.admin.catalogue.CmdletRunner;
import org.mynah.admin.cmdlets.CallSources;
import org.mynah.admin.cmdlets.Cmdlets;
import org.mynah.admin.cmdlets.Services;
import org.mynah.admin.roles.Caller;
import org.mynah.admin.shell.local.LocalCommands;
import org.mynah.admin.shell.run.Commands;
import org.mynah.admin.shell.run.Files;
import org.mynah.admin.shell.run.Limits;
import org.mynah.admin.shell.run.Session;
import org.mynah.admin.signin.SecondFactors;
import org.mynah.store.StoreFixture;
import org.mynah.store.records.ActiveCallBoard;
import org.mynah.store.records.CallRecordStore;
import org.mynah.store.secret.SealedSecrets;
import org.mynah.um.TestCalls;
import org.mynah.um.WatchedHash;
import org.mynah.um.directory.Directory;
import org.mynah.um.directory.ImportedSound;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.NodeSightings.Sighting;
import org.mynah.um.directory.Organization;
import org.mynah.um.directory.PromptAudio;
import org.mynah.um.directory.TextMessagingAccounts;
import org.mynah.um.directory.UmMailboxes;
import org.mynah.um.directory.UmServices;
import org.mynah.um.message.Notices;
import org.mynah.um.message.UmMessage;
import org.mynah.um.pin.PinAdministration;
import org.mynah.um.record.ActiveCall;

/** A shell over a real database, in one process. */
public final class ShellFixture implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("UM-E[0-9]{3}");

    /** The node that runs the cmdlets. */
    public static final String NODE = "node1.contoso.com";

    public final StoreFixture store;
    public final Catalogue catalogue;
    public final CmdletRunner runner;
    public final Services services;
    public final UmMailboxes umMailboxes;

    /** What the cmdlets take for the time. */
    public Clock clock = Clock.systemUTC();

    /** Runs whenever a PIN, password or code is hashed or compared. */
    Runnable whileHashing = () -> {};

    public final List<UmMessage> mails = new ArrayList<>();
    boolean mailWorks = true;
    final MemoryCertificates certificates = new MemoryCertificates();
    final List<String> texts = new ArrayList<>();
    final CallRecordStore callRecords;
    Optional<TestCalls> testCalls = Optional.empty();
    final List<ActiveCall> callsUp = new ArrayList<>();
    final TestConsole console = new TestConsole();
    Session session;
    private final Path folder;
    private final Limits limits;
    private final Caller caller;

    /** A fresh organisation, contoso.com, in a folder. */
    public ShellFixture(Path folder) {
        this(folder, Limits.DEFAULT, Caller.local("shell"));
    }

    ShellFixture(Path folder, Limits limits, Caller caller) {
        this(folder, limits, caller, false);
    }

    /** The same, with or without a text message gateway. */
    ShellFixture(Path folder, Limits limits, Caller caller, boolean hasTextGateway) {
        store = StoreFixture.sqlite(folder.resolve("data"));
        store.directory()
                .change(
                        new Directory.Change("system", "test", "start"),
                        writer -> {
                            var organization = Organization.createIfAbsent(writer, "contoso.com");
                            UmServices.register(
                                    writer,
                                    new UmServices.Registration(
                                            NODE, List.of("en-US", "de-DE"), "test", 100));
                            return organization;
                        });
        store.sightings().seen(new Sighting(NODE, 1, Clock.systemUTC().instant()));
        var hash = new WatchedHash(store.hashes(), () -> whileHashing.run());
        var pins = new PinAdministration(hash, new SecureRandom(), Clock.systemUTC());
        umMailboxes = new UmMailboxes(pins);
        callRecords = new CallRecordStore(store.database());
        services =
                new Services(
                        store.directory(),
                        store.audit(),
                        umMailboxes,
                        pins,
                        hash,
                        new Notices(
                                store.directory(), this::mail, Clock.systemUTC(), ZoneId.of("UTC")),
                        store.greetings(),
                        store.mailStore(),
                        new SecondFactors(new SealedSecrets(new byte[32]), Clock.systemUTC()),
                        new TextMessagingAccounts(hash, new SecureRandom(), Clock.systemUTC()),
                        hasTextGateway
                                ? Optional.of((number, text) -> texts.add(number + ": " + text))
                                : Optional.empty(),
                        new CallSources(
                                callRecords,
                                () -> List.copyOf(callsUp),
                                new ActiveCallBoard(store.database()),
                                () -> testCalls),
                        ShellFixture::sound,
                        certificates,
                        store.sightings(),
                        () -> clock.instant(),
                        NODE);
        catalogue = Cmdlets.all(services);
        runner = new CmdletRunner(catalogue, NODE, store.directory()::refused);
        this.folder = folder;
        this.limits = limits;
        this.caller = caller;
        session = newSession();
    }

    /** A session without the variables of others, over the same database. */
    Session newSession() {
        return newSession(caller);
    }

    /** The session of another caller over the same database. */
    Session newSession(Caller other) {
        var server = runner.as(other);
        session =
                new Session(
                        server,
                        new Commands(LocalCommands.all(), server.definitions()),
                        console,
                        new Files(folder, List.of()),
                        Clock.systemUTC(),
                        limits);
        return session;
    }

    /** Takes what begins as WAV or MP3 does; one second of sound, converted when it is MP3. */
    private static ImportedSound sound(byte[] file) throws PromptAudio.Unreadable {
        var start = new String(file, StandardCharsets.ISO_8859_1);
        if (start.startsWith("RIFF")) {
            return new ImportedSound(
                    file, new byte[16_000], "WAV, PCM 16 bit, 8000 Hz, 1 channel", false);
        }
        if (start.startsWith("ID3")) {
            return new ImportedSound(file, new byte[16_000], "MP3", true);
        }
        throw new PromptAudio.Unreadable("it is neither WAV nor MP3, which are accepted");
    }

    /** Where the shell's files lie. */
    Path folder() {
        return folder;
    }

    private void mail(Mailbox about, UmMessage message) throws IOException {
        if (!mailWorks) {
            throw new IOException("the mail system is down");
        }
        mails.add(message);
    }

    /** Runs lines; what they printed is in the console. */
    public int run(String... lines) {
        console.printed.clear();
        console.warnings.clear();
        console.errors.clear();
        return session.run(String.join("\n", lines), List.of());
    }

    /** Runs lines that must succeed, and answers what they printed. */
    public List<String> good(String... lines) {
        var code = run(lines);
        if (code != 0 || !console.errors.isEmpty()) {
            throw new AssertionError(
                    String.join("\n", lines) + "\nended with " + code + ": " + console.errors);
        }
        return List.copyOf(console.printed);
    }

    /** Runs lines and answers the error ids that were printed. */
    public List<String> errorIds(String... lines) {
        run(lines);
        return console.errors.stream()
                .filter(line -> line.contains("FullyQualifiedErrorId"))
                .flatMap(line -> ID.matcher(line).results().map(match -> match.group()))
                .toList();
    }

    /** The objects that the fixture's own set-up of documented lines needs. */
    public void setUp() {
        good(
                "New-UMDialPlan -Name MyUMDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1",
                "New-UMDialPlan -Name MyDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1",
                "New-UMDialPlan -Name MySIPDialPlan -NumberOfDigitsInExtension 5 -URIType SipName -CountryOrRegionCode 1",
                "New-UMMailboxPolicy -Name MyUMMailboxPolicy -UMDialPlan MyDialPlan",
                "New-UMMailboxPolicy -Name MySIPPolicy -UMDialPlan MySIPDialPlan",
                "New-UMIPGateway -Name MyUMIPGateway -Address 127.0.0.2",
                "New-UMHuntGroup -Name MyUMHuntGroup -PilotIdentifier 12345 -UMDialPlan MyUMDialPlan -UMIPGateway MyUMIPGateway",
                "$p = ConvertTo-SecureString -String 'Kite.4421' -AsPlainText -Force",
                "New-Mailbox -Name 'Tony Smith' -Alias tonysmith -UserPrincipalName tonysmith@contoso.com -FirstName Tony -LastName Smith -Password $p",
                "New-Mailbox -Name 'Tony Brown' -Alias tony -UserPrincipalName tony@contoso.com -Password $p");
    }

    @Override
    public void close() {
        store.close();
    }
}
