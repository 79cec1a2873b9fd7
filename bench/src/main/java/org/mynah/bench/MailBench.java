package org.mynah.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mynah.bench.AimedFigures.Row;

/**
 * A mail store beside Dovecot in one run: both take and give the same messages in turn, each over
 * connections to mailboxes of their own. Then what only Mynah is asked: a large mailbox, and many
 * connections that wait. One thread.
 */
final class MailBench {

    private static final int CONNECTIONS = 8;
    private static final int MESSAGE_BYTES = 100_000;
    private static final int ROUNDS = 3;
    private static final int WAKES = 50;
    private static final int IDLE_PER_ADDRESS = 150;

    /** What is measured. */
    record Size(int messages, int large, int idle) {}

    private final BenchStore.Kind kind;
    private final Size size;
    private final PrintWriter out;
    private final byte[] message = message();
    private final List<Row> rows = new ArrayList<>();

    MailBench(BenchStore.Kind kind, Size size, PrintWriter out) {
        this.kind = kind;
        this.size = size;
        this.out = out;
    }

    AimedFigures run() throws IOException {
        var folder = Files.createTempDirectory("mynah-bench-");
        try (var mynah = MynahPeer.start(Files.createDirectory(folder.resolve("m")), kind, 10);
                var dovecot = DovecotPeer.start()) {
            beside(mynah, dovecot);
            wake(mynah, folder);
            large(mynah);
            idle(mynah);
        }
        return new AimedFigures(kind.label() + ", beside Dovecot " + version(), rows);
    }

    private static String version() {
        return org.mynah.testkit.process.Command.run(
                        List.of("/usr/sbin/dovecot", "--version"), Duration.ofSeconds(10))
                .text()
                .replaceFirst("(?s) .*", "");
    }

    /** Lines of base64, as a voice message is. */
    private static byte[] message() {
        var sound = new byte[MESSAGE_BYTES * 3 / 4 - 3_000];
        new Random(1).nextBytes(sound);
        return ("From: a@contoso.com\r\nTo: b@contoso.com\r\nSubject: Voice Mail\r\n"
                        + "MIME-Version: 1.0\r\nContent-Type: audio/mpeg\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(sound)
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    // Beside Dovecot

    /** One server's part of a round. */
    private record Measured(double perSecond, double cpuMillis) {}

    private void beside(MynahPeer mynah, DovecotPeer dovecot) throws IOException {
        var appends = new ArrayList<List<Measured>>();
        var fetches = new ArrayList<List<Measured>>();
        // The first round warms the JVM, and the caches of both, and does not count.
        for (int round = 0; round <= ROUNDS; round++) {
            out.printf("round %d of %d%n", round, ROUNDS);
            out.flush();
            var append = List.of(append(mynah), append(dovecot));
            var fetch = List.of(fetch(mynah), fetch(dovecot));
            out.printf("  append %s%n  fetch %s%n", append, fetch);
            out.flush();
            if (round > 0) {
                appends.add(append);
                fetches.add(fetch);
            }
        }
        ratio("APPEND a second", appends, Measured::perSecond, 0.7, true);
        ratio("CPU of an APPEND (ms)", appends, Measured::cpuMillis, 2, false);
        ratio("FETCH BODY[] a second", fetches, Measured::perSecond, 1.5, true);
        ratio("CPU of a FETCH (ms)", fetches, Measured::cpuMillis, 0, false);
    }

    private void ratio(
            String name,
            List<List<Measured>> rounds,
            java.util.function.ToDoubleFunction<Measured> figure,
            double wanted,
            boolean isLeast) {
        var ours = median(rounds.stream().map(each -> figure.applyAsDouble(each.get(0))).toList());
        var theirs =
                median(rounds.stream().map(each -> figure.applyAsDouble(each.get(1))).toList());
        var ratio = ours / theirs;
        rows.add(
                new Row(
                        name,
                        String.format(
                                Locale.ROOT, "%.2f × Dovecot (%.2f : %.2f)", ratio, ours, theirs),
                        wanted == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT, "%s %.1f ×", isLeast ? "≥" : "≤", wanted),
                        wanted == 0 || (isLeast ? ratio >= wanted : ratio <= wanted),
                        Map.of("ratio", ratio, "mynah", ours, "dovecot", theirs)));
    }

    private static double median(List<Double> values) {
        return new Percentiles(values).at(0.5);
    }

    private Measured append(MailPeer server) throws IOException {
        return measure(
                server,
                wire -> {
                    for (int i = 0; i < size.messages; i++) {
                        wire.append("INBOX", message);
                    }
                });
    }

    private Measured fetch(MailPeer server) throws IOException {
        return measure(
                server,
                wire -> {
                    wire.run("SELECT INBOX");
                    for (int i = 1; i <= size.messages; i++) {
                        var bytes = wire.run("FETCH " + i + " BODY.PEEK[]");
                        if (bytes < message.length) {
                            throw new IOException("a message came with " + bytes + " bytes");
                        }
                    }
                });
    }

    /** Something that each of the connections does. */
    private interface Load {
        void run(ImapWire wire) throws IOException;
    }

    private Measured measure(MailPeer server, Load load) throws IOException {
        var wires = new ArrayList<ImapWire>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                wires.add(ImapWire.signedIn(server, i));
            }
            var cpu = server.processorTime();
            var begin = System.nanoTime();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = new ArrayList<Future<Void>>();
                for (var wire : wires) {
                    Callable<Void> task =
                            () -> {
                                load.run(wire);
                                return null;
                            };
                    running.add(threads.submit(task));
                }
                for (var each : running) {
                    each.get();
                }
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted");
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            var count = CONNECTIONS * size.messages;
            return new Measured(
                    count / seconds, (double) server.processorTime().minus(cpu).toMillis() / count);
        } finally {
            for (var wire : wires) {
                wire.close();
            }
        }
    }

    // What only Mynah is asked

    /** From the answer to APPEND to EXISTS of who idles, on PostgreSQL at another node. */
    private void wake(MynahPeer mynah, Path folder) throws IOException {
        switch (kind) {
            case SQLITE -> rows.add(wakes("IDLE is told of an APPEND", mynah, mynah));
            case POSTGRESQL -> {
                try (var other = mynah.another(Files.createDirectory(folder.resolve("n")))) {
                    rows.add(wakes("IDLE on another node is told of an APPEND", mynah, other));
                }
            }
        }
    }

    private static Row wakes(String name, MailPeer from, MailPeer to) throws IOException {
        var account = CONNECTIONS + 1;
        var small = "Subject: small\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII);
        var times = new ArrayList<Double>();
        try (var sender = ImapWire.signedIn(from, account);
                var idler = ImapWire.signedIn(to, account)) {
            sender.append("INBOX", small);
            idler.run("SELECT INBOX");
            idler.idle();
            for (int i = 0; i < WAKES; i++) {
                sender.append("INBOX", small);
                var begin = System.nanoTime();
                var told = idler.line();
                while (!told.endsWith(" EXISTS")) {
                    told = idler.line();
                }
                times.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return Row.times(name, times, 100);
    }

    /** Grows by copying the folder into itself. */
    private void large(MynahPeer mynah) throws IOException {
        var account = CONNECTIONS;
        try (var wire = ImapWire.signedIn(mynah, account)) {
            var small =
                    "From: a@contoso.com\r\nSubject: small\r\n\r\nhello\r\n"
                            .getBytes(StandardCharsets.US_ASCII);
            wire.append("INBOX", small);
            wire.run("SELECT INBOX");
            for (int count = 1; count < size.large; ) {
                var more = Math.min(count, size.large - count);
                wire.run("COPY 1:" + more + " INBOX");
                wire.run("NOOP");
                count += more;
            }
        }
        var selects = new ArrayList<Double>();
        var flags = new ArrayList<Double>();
        var searches = new ArrayList<Double>();
        for (int i = 0; i < 5; i++) {
            try (var wire = ImapWire.signedIn(mynah, account)) {
                selects.add(millis(wire, "SELECT INBOX"));
                flags.add(millis(wire, "FETCH 1:* FLAGS"));
                searches.add(millis(wire, "SEARCH TEXT nobodysaidthis"));
            }
        }
        var what = "%,d messages: ".formatted(size.large);
        rows.add(most(what + "SELECT (ms)", median(selects), 100));
        rows.add(most(what + "FETCH 1:* FLAGS (ms)", median(flags), 1000));
        rows.add(most(what + "SEARCH TEXT (ms)", median(searches), 100));
    }

    private static Row most(String name, double value, double most) {
        return new Row(
                name,
                String.format(Locale.ROOT, "%.1f", value),
                String.format(Locale.ROOT, "≤ %.0f", most),
                value <= most,
                Map.of("value", value));
    }

    private static double millis(ImapWire wire, String command) throws IOException {
        var begin = System.nanoTime();
        wire.run(command);
        return (System.nanoTime() - begin) / 1e6;
    }

    private void idle(MynahPeer mynah) throws IOException {
        var before = mynah.residentBytes();
        var wires = new ArrayList<ImapWire>();
        try {
            for (int i = 0; i < size.idle; i++) {
                var from =
                        InetAddress.getByAddress(
                                new byte[] {127, 0, 1, (byte) (1 + i / IDLE_PER_ADDRESS)});
                var wire = ImapWire.signedIn(from, mynah, i % CONNECTIONS);
                wires.add(wire);
                wire.run("SELECT INBOX");
                wire.idle();
            }
            rows.add(
                    most(
                            "%,d connections in IDLE (MB more resident)".formatted(size.idle),
                            (mynah.residentBytes() - before) / 1e6,
                            60));
        } finally {
            for (var wire : wires) {
                wire.close();
            }
        }
    }
}
