package org.mynah.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.mynah.testkit.process.Command;
import org.mynah.testkit.process.FreePorts;
import org.mynah.testkit.process.ServerProcess;

/**
 * The shell against the packaged server, whose directory is filled before: from start to result of
 * one line, a pipeline that reads all mailboxes, one that changes many, and enabling from a CSV
 * file, with the shell's own peak of memory. One thread.
 */
final class ShellBench {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration BULK = Duration.ofMinutes(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** Starts that are measured; one more goes before them, to warm the disk cache. */
    private static final int STARTS = 10;

    /** Users that a CSV file adds: each costs a hash of a PIN. */
    private static final int NEW_USERS = 100;

    /** Mailboxes that are changed, one commit each. */
    private static final int CHANGED = 1000;

    private static final String DOMAIN = "contoso.com";

    private static final String READ =
            """
            $t = Get-Date
            Get-UMMailbox -ResultSize Unlimited | Where-Object { $_.Extensions -like '1*' } | Sort-Object DisplayName |
                Select-Object DisplayName,Extensions,PrimarySmtpAddress | Export-Csv um.csv -NoTypeInformation
            "seconds=$(((Get-Date) - $t).TotalSeconds)"
            """;

    private static final String CHANGE =
            """
            $t = Get-Date
            Get-UMMailbox -ResultSize %d | Set-UMMailbox -FaxEnabled $false -ResultFile changed.csv
            "seconds=$(((Get-Date) - $t).TotalSeconds)"
            """
                    .formatted(CHANGED);

    private static final String ENABLE =
            """
            $t = Get-Date
            Import-Csv users.csv | ForEach-Object {
                New-Mailbox -Shared -Name $_.Name -Alias $_.Alias | Out-Null
                Enable-UMMailbox -Identity $_.Alias -UMMailboxPolicy 'MyDialPlan Default Policy' -Extensions $_.Extension -ResultFile enabled.csv | Out-Null
            }
            "seconds=$(((Get-Date) - $t).TotalSeconds)"
            """;

    private final int users;
    private final PrintWriter out;

    ShellBench(int users, PrintWriter out) {
        this.users = users;
        this.out = out;
    }

    ShellFigures run() throws IOException {
        var folder = Files.createTempDirectory("mynah-bench-shell-");
        out.printf("filling %d users%n", users);
        out.flush();
        ServerFill.fill(folder.resolve("data"), DOMAIN, users);
        try (var server = startServer(folder)) {
            server.awaitOutput(line -> line.contains("Mynah is ready"), "ready", START);
            var starts = new ArrayList<Double>();
            for (int i = 0; i <= STARTS; i++) {
                var before = System.nanoTime();
                line(folder, "(Get-UMDialPlan).Name");
                if (i > 0) {
                    starts.add((System.nanoTime() - before) / 1e6);
                }
            }
            writeUsers(folder);
            var read = script(folder, "read", READ);
            var change = script(folder, "change", CHANGE);
            var enabled = script(folder, "enable", ENABLE);
            return new ShellFigures(
                    users, new Percentiles(starts), NEW_USERS, enabled, read, CHANGED, change);
        }
    }

    private static ServerProcess startServer(Path folder) {
        return ServerProcess.of(
                        launcher(),
                        "run",
                        "--data",
                        folder.resolve("data").toString(),
                        "--set",
                        "domain=" + DOMAIN,
                        "--set",
                        "sip.udp=127.0.0.1:" + FreePorts.one(InetAddress.getLoopbackAddress()),
                        "--set",
                        "sip.tcp=off",
                        "--set",
                        "http=127.0.0.1:0",
                        "--set",
                        "imap=127.0.0.1:0",
                        "--set",
                        "imaps=off",
                        "--set",
                        "https=off")
                .start();
    }

    private static String launcher() {
        return Path.of(System.getProperty("mynah.launcher", "./mynah")).toAbsolutePath().toString();
    }

    private static void line(Path folder, String command) throws IOException {
        var done =
                Command.run(
                        List.of(
                                launcher(),
                                "shell",
                                "--data",
                                folder.resolve("data").toString(),
                                "-Command",
                                command),
                        START);
        if (!done.succeeded()) {
            throw new IOException("the line failed: " + done);
        }
    }

    private void writeUsers(Path folder) throws IOException {
        var rows = new StringBuilder("Name,Alias,Extension\n");
        for (int i = users; i < users + NEW_USERS; i++) {
            rows.append("New %d,new%d,%d%n".formatted(i, i, ServerFill.FIRST_EXTENSION + i));
        }
        Files.writeString(folder.resolve("users.csv"), rows, StandardCharsets.UTF_8);
    }

    /** Runs a script; how long it says it took, and the most memory its process had. */
    private static ShellFigures.Step script(Path folder, String name, String text)
            throws IOException {
        Files.writeString(folder.resolve(name + ".ps1"), text, StandardCharsets.UTF_8);
        try (var shell =
                ServerProcess.of(
                                launcher(),
                                "shell",
                                "--data",
                                folder.resolve("data").toString(),
                                "-File",
                                name + ".ps1")
                        .in(folder)
                        .start()) {
            var peak = 0L;
            var end = System.nanoTime() + BULK.toNanos();
            while (shell.isAlive() && System.nanoTime() < end) {
                peak = Math.max(peak, shell.residentBytes().orElse(0));
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
            var said = shell.awaitOutput(line -> line.startsWith("seconds="), "its figure", START);
            return new ShellFigures.Step(
                    Double.parseDouble(said.substring("seconds=".length())), peak);
        }
    }
}
