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

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern IMAP = Pattern.compile("imap ([0-9.]+):([0-9]+)");

    private final Path data;
    private final Optional<EmbeddedPostgres> database;
    private final ServerProcess process;
    private final InetSocketAddress imap;

    private MynahPeer(
            Path data,
            Optional<EmbeddedPostgres> database,
            ServerProcess process,
            InetSocketAddress imap) {
        this.data = data;
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
        var peer = launch(folder, "one", database, database);
        try {
            addAccounts(folder, peer.data, accounts);
            return peer;
        } catch (IOException | RuntimeException e) {
            peer.close();
            throw e;
        }
    }

    /** Starts another node on the PostgreSQL of this one. */
    MynahPeer another(Path folder) throws IOException {
        // All nodes of a database have one pepper: the operator copies it to each.
        Files.createDirectories(folder.resolve("data"));
        Files.copy(data.resolve("pepper"), folder.resolve("data").resolve("pepper"));
        return launch(folder, "two", Optional.empty(), database);
    }

    private static MynahPeer launch(
            Path folder,
            String node,
            Optional<EmbeddedPostgres> own,
            Optional<EmbeddedPostgres> database)
            throws IOException {
        var data = folder.resolve("data");
        var arguments = new ArrayList<>(List.of(launcher(), "run", "--data", data.toString()));
        var settings =
                new ArrayList<>(
                        List.of(
                                "domain=contoso.com",
                                "node.name=" + node + ".contoso.com",
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
            return new MynahPeer(data, own, process, address(ready));
        } catch (RuntimeException e) {
            process.killHard();
            if (own.isPresent()) {
                own.get().close();
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
