package org.mynah.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mynah.testkit.process.Command;
import org.mynah.testkit.process.ServerProcess;

/** The packaged server with accounts, on SQLite or PostgreSQL. Thread-safe. */
final class MynahPeer implements MailPeer {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Pattern IMAP = Pattern.compile("imap ([0-9.]+):([0-9]+)");

    private final Optional<EmbeddedPostgres> database;
    private final ServerProcess process;
    private final InetSocketAddress imap;

    private MynahPeer(
            Optional<EmbeddedPostgres> database, ServerProcess process, InetSocketAddress imap) {
        this.database = database;
        this.process = process;
        this.imap = imap;
    }

    /** Starts it on an empty folder with so many accounts. */
    static MynahPeer start(Path folder, BenchStore.Kind kind, int accounts) throws IOException {
        Optional<EmbeddedPostgres> database =
                switch (kind) {
                    case SQLITE -> Optional.empty();
                    case POSTGRESQL -> Optional.of(EmbeddedPostgres.builder().start());
                };
        var data = folder.resolve("data");
        var arguments = new ArrayList<>(List.of(launcher(), "run", "--data", data.toString()));
        var settings =
                new ArrayList<>(
                        List.of(
                                "domain=contoso.com",
                                "sip.udp=127.0.0.1:0",
                                "sip.tcp=off",
                                "http=127.0.0.1:0",
                                "https=off",
                                "imap=127.0.0.1:0",
                                "imaps=off"));
        database.ifPresent(server ->
                settings.add("database.url=" + server.getJdbcUrl("postgres", "postgres")));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        var process = ServerProcess.of(arguments).start();
        try {
            var ready =
                    process.awaitOutput(line -> line.contains("Mynah is ready"), "ready", LIMIT);
            addAccounts(folder, data, accounts);
            return new MynahPeer(database, process, address(ready));
        } catch (IOException | RuntimeException e) {
            process.killHard();
            if (database.isPresent()) {
                database.get().close();
            }
            throw e;
        }
    }

    private static String launcher() {
        return System.getProperty("mynah.launcher", "./mynah");
    }

    private static InetSocketAddress address(String ready) {
        var match = IMAP.matcher(ready);
        if (!match.find()) {
            throw new IllegalStateException("no imap in: " + ready);
        }
        return new InetSocketAddress(match.group(1), Integer.parseInt(match.group(2)));
    }

    private static void addAccounts(Path folder, Path data, int accounts) throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < accounts; i++) {
            lines.append(
                    """
                    New-Mailbox -Name "User %1$d" -Alias user%1$d -UserPrincipalName user%1$d@contoso.com -Password (ConvertTo-SecureString -String '%2$s' -AsPlainText -Force)
                    """
                            .formatted(i, PASSWORD));
        }
        var script = folder.resolve("accounts.ps1");
        Files.writeString(script, lines);
        var shell =
                Command.run(
                        List.of(
                                launcher(),
                                "shell",
                                "--data",
                                data.toString(),
                                "-File",
                                script.toString()),
                        LIMIT);
        if (!shell.succeeded()) {
            throw new IOException("the accounts could not be made: " + shell);
        }
    }

    @Override
    public InetSocketAddress imap() {
        return imap;
    }

    @Override
    public String user(int number) {
        return "user" + number + "@contoso.com";
    }

    /** The launcher becomes the server; PostgreSQL counts too where it is the database. */
    @Override
    public Stream<ProcessHandle> processes() {
        var own = ProcessHandle.of(process.pid()).stream();
        var others =
                database.isEmpty()
                        ? Stream.<ProcessHandle>empty()
                        : ProcessHandle.current()
                                .descendants()
                                .filter(each ->
                                        each.info().command().orElse("").endsWith("/postgres"));
        return Stream.concat(own, others);
    }

    @Override
    public void close() throws IOException {
        process.close();
        if (database.isPresent()) {
            database.get().close();
        }
    }
}
