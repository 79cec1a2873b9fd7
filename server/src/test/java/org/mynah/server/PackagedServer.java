package org.mynah.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.mynah.testkit.imap.ImapConversation;
import org.mynah.testkit.phone.TestPhone;
import org.mynah.testkit.phone.Transport;
import org.mynah.testkit.process.Command;
import org.mynah.testkit.process.FreePorts;
import org.mynah.testkit.process.ServerProcess;

/**
 * The packaged program as a process of its own on loopback, with Contoso set up by shell lines:
 * what stories start from. Ports stay the same over a restart. One thread.
 */
final class PackagedServer implements AutoCloseable {

    static final String PASSWORD = "Kite.4421";
    static final String PIN = "5643892";
    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path folder;
    private final List<String> settings;
    private final InetSocketAddress sip;
    private ServerProcess process;
    private String ready;

    private PackagedServer(Path folder, List<String> extraSettings) {
        this.folder = folder;
        var loopback = InetAddress.getLoopbackAddress();
        this.sip = new InetSocketAddress(loopback, FreePorts.one(loopback));
        this.settings =
                new ArrayList<>(
                        List.of(
                                "domain=contoso.com",
                                "sip.udp=127.0.0.1:" + sip.getPort(),
                                "sip.tcp=127.0.0.1:" + sip.getPort(),
                                "http=127.0.0.1:0",
                                "https=127.0.0.1:0",
                                "imap=127.0.0.1:0",
                                "imaps=127.0.0.1:0",
                                "rtp.ports=34000-35999"));
        settings.addAll(extraSettings);
        this.process = launch();
        this.ready = awaitReady();
    }

    /** A server on an empty data folder below the given one. */
    static PackagedServer empty(Path folder, String... extraSettings) {
        return new PackagedServer(folder, List.of(extraSettings));
    }

    /**
     * A server with Contoso: MyDialPlan, gateway 127.0.0.1, Tony at 51234 with a PIN that need not
     * be changed.
     */
    static PackagedServer contoso(Path folder, String... extraSettings) throws IOException {
        var server = empty(folder, extraSettings);
        try {
            server.shell(
                    """
                    New-UMDialPlan -Name MyDialPlan -NumberOfDigitsInExtension 5 -CountryOrRegionCode 1
                    Set-UMDialPlan MyDialPlan -AccessTelephoneNumbers 50000
                    New-UMMailboxPolicy -Name MyUMMailboxPolicy -UMDialPlan MyDialPlan
                    New-UMIPGateway -Name MyGateway -Address 127.0.0.1 -UMDialPlan MyDialPlan
                    New-Mailbox -Name "Tony Smith" -Alias tonysmith -UserPrincipalName tonysmith@contoso.com -FirstName Tony -LastName Smith -Password (ConvertTo-SecureString -String '%s' -AsPlainText -Force)
                    Enable-UMMailbox -Identity tonysmith@contoso.com -UMMailboxPolicy MyUMMailboxPolicy -Extensions 51234 -PIN %s -PINExpired $false
                    """
                            .formatted(PASSWORD, PIN));
            return server;
        } catch (IOException | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    /** Runs a script in the shell; its output. */
    String shell(String script) throws IOException {
        var file = folder.resolve("script.ps1");
        Files.writeString(file, script);
        var result =
                Command.run(
                        java("shell", "--data", data().toString(), "-File", file.toString()),
                        LIMIT);
        if (!result.succeeded()) {
            throw new IOException("shell: " + result);
        }
        return result.text();
    }

    /** Runs one line in the shell, whatever comes of it. */
    Command shellLine(String line) {
        return Command.run(java("shell", "--data", data().toString(), "-Command", line), LIMIT);
    }

    InetSocketAddress sip() {
        return sip;
    }

    InetSocketAddress imap() {
        return Server.address(ready, "imap").flatMap(Endpoint::parse).orElseThrow().address();
    }

    InetSocketAddress imaps() {
        return Server.address(ready, "imaps").flatMap(Endpoint::parse).orElseThrow().address();
    }

    InetSocketAddress https() {
        return Server.address(ready, "https").flatMap(Endpoint::parse).orElseThrow().address();
    }

    /** Runs one line in the shell of another machine, signed in as Tony. */
    Command remoteShellLine(String password, Optional<Path> trusted, String line) {
        var arguments =
                new ArrayList<>(
                        List.of("shell", "--server", "https://localhost:" + https().getPort()));
        trusted.ifPresent(file -> arguments.addAll(List.of("--trust", file.toString())));
        arguments.addAll(List.of("-Command", line));
        return Command.run(
                java(arguments.toArray(String[]::new)),
                LIMIT,
                new byte[0],
                Map.of("MYNAH_USER", "tonysmith@contoso.com", "MYNAH_PASSWORD", password),
                null);
    }

    InetSocketAddress http() {
        return Server.address(ready, "http").flatMap(Endpoint::parse).orElseThrow().address();
    }

    /** An IMAP client that is signed in as Tony, with the Inbox open. */
    ImapConversation tonysInbox() {
        var client = ImapConversation.connect(imap(), LIMIT);
        client.login("tonysmith@contoso.com", PASSWORD);
        client.select("INBOX");
        return client;
    }

    /** Waits until so many voice messages are in Tony's Inbox; their sequence numbers. */
    static List<Integer> awaitVoiceMessages(ImapConversation inbox, int count) {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var found = inbox.search("SUBJECT \"Voice Mail from\"");
            if (found.size() >= count) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        found.size() + " of " + count + " voice messages came");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            inbox.expectOk("NOOP");
        }
    }

    /** A caller whom Tony does not answer speaks after the beep, and hangs up. */
    void leaveMessage(Transport transport, short[] speech) {
        try (var phone = TestPhone.on(transport);
                var call =
                        phone.call("50000")
                                .from("4255550100")
                                .divertedFrom("51234", "no-answer")
                                .dial(sip)
                                .expectAnswer()) {
            call.awaitTone(1000, LIMIT);
            call.say(speech);
            call.hangUp();
        }
    }

    ServerProcess process() {
        return process;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** SIGKILL, as a crash. */
    void kill() {
        process.killHard();
        process.awaitExit(LIMIT);
    }

    /** Starts again on the same data and ports. */
    void restart() {
        process = launch();
        ready = awaitReady();
    }

    private ServerProcess launch() {
        var arguments = new ArrayList<>(List.of("run", "--data", data().toString()));
        for (var setting : settings) {
            arguments.add("--set");
            arguments.add(setting);
        }
        return ServerProcess.of(java(arguments.toArray(String[]::new))).start();
    }

    private String awaitReady() {
        try {
            return process.awaitOutput(
                    line -> line.startsWith("Mynah is ready"), "Mynah is ready", LIMIT);
        } catch (RuntimeException failure) {
            process.killHard();
            throw failure;
        }
    }

    /** The command line of the packaged program. */
    static List<String> java(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx512m",
                        "-cp",
                        Path.of("target", "distribution", "lib").toAbsolutePath() + "/*",
                        "org.mynah.server.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Everything the server wrote into its data folder and its log, for searching secrets. */
    String everythingWritten() throws IOException {
        var all = new StringBuilder(process.tail(20_000));
        try (var files = Files.walk(data())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Override
    public void close() {
        process.close();
    }
}
