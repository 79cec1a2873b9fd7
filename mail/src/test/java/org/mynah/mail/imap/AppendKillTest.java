package org.mynah.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.mailbox.UidSet;
import org.mynah.store.verify.Defect;
import org.mynah.store.verify.Subject;
import org.mynah.store.verify.Verification;
import org.mynah.um.directory.ObjectId;

/** SIGKILL while eight mail programs append: what was acknowledged is there, once and whole. */
class AppendKillTest {

    private static final int CLIENTS = 8;

    /** Acknowledged messages after which the server dies. */
    private static final int ACKNOWLEDGED = 80;

    @TempDir Path temp;

    @Test
    @DisplayName("N1: kill -9 under eight appending clients loses nothing on SQLite")
    void a_kill_under_eight_appending_clients_loses_nothing_on_sqlite(TestReporter reporter)
            throws Exception {
        killAndLook(() -> StoreFixture.sqlite(temp), Optional.empty(), reporter);
    }

    @Test
    @DisplayName("N1: kill -9 under eight appending clients loses nothing on PostgreSQL")
    void a_kill_under_eight_appending_clients_loses_nothing_on_postgresql(TestReporter reporter)
            throws Exception {
        var url = TestPostgresql.freshDatabase();
        killAndLook(() -> StoreFixture.postgresql(temp, url), Optional.of(url), reporter);
    }

    private void killAndLook(
            Supplier<StoreFixture> open, Optional<String> url, TestReporter reporter)
            throws Exception {
        String tony;
        try (var store = open.get()) {
            tony = store.mailbox("tonysmith").toString();
        }
        var acknowledged = appendUntilKilled(tony, url);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED);

        try (var store = open.get()) {
            var mailbox = ObjectId.of(tony);
            var inbox = store.mailStore().folder(mailbox, "INBOX").orElseThrow().id();
            var found = new HashMap<String, Integer>();
            var messages = store.mailStore().messages(inbox, UidSet.ALL);
            for (var message : messages) {
                try (var in = store.mailStore().open(message)) {
                    found.merge(
                            new String(in.readAllBytes(), StandardCharsets.ISO_8859_1),
                            1,
                            Integer::sum);
                }
            }
            assertThat(found.keySet()).containsAll(acknowledged);
            assertThat(found.values()).as("each once").containsOnly(1);
            assertThat(found.keySet()).as("whole").allMatch(mail -> mail.endsWith("\r\nend\r\n"));
            assertThat(messages)
                    .extracting(message -> message.uid())
                    .as("UIDs without a gap")
                    .isEqualTo(LongStream.rangeClosed(1, messages.size()).boxed().toList());

            // A blob comes before its row: those of appends that were cut off are nobody's.
            var cutOff = defects(store);
            assertThat(cutOff)
                    .hasSizeLessThanOrEqualTo(CLIENTS)
                    .allMatch(line -> line.endsWith("no message refers to it"));
            store.mailStore().sweep(Instant.now());
            assertThat(defects(store)).as("after the first sweep").isEmpty();
            reporter.publishEntry(
                    Map.of(
                            "acknowledged", String.valueOf(acknowledged.size()),
                            "stored", String.valueOf(messages.size()),
                            "blobs of appends that were cut off", String.valueOf(cutOff.size())));
        }
    }

    private static List<String> defects(StoreFixture store) throws IOException {
        return new Verification(
                        Subject.of(
                                store.database(),
                                store.data(),
                                new RealDisk(),
                                true,
                                Clock.offset(Clock.systemUTC(), Duration.ofHours(2))))
                .examine().stream().map(Defect::text).toList();
    }

    /** Starts the server, appends, kills it; the messages that were acknowledged. */
    private Set<String> appendUntilKilled(String mailbox, Optional<String> url) throws Exception {
        var process = start(mailbox, url);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var enough = new CountDownLatch(ACKNOWLEDGED);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var port = port(process);
            var clients = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                var number = i;
                clients.add(
                        threads.submit(() -> appendForEver(port, number, acknowledged, enough)));
            }
            enough.await();
            process.destroyForcibly();
            process.waitFor();
            for (var client : clients) {
                client.get();
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
        return acknowledged;
    }

    private Process start(String mailbox, Optional<String> url) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AppendServer.class.getName(),
                                temp.toString(),
                                mailbox));
        url.ifPresent(command::add);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static int port(Process process) throws IOException {
        var out = process.inputReader();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring("port ".length()));
            }
        }
        throw new IOException("the server ended before it listened");
    }

    private static String mail(int client, int number) {
        return "Message-ID: <%d-%d@contoso.com>\r\nSubject: %d\r\n\r\n%s\r\nend\r\n"
                .formatted(client, number, number, "0123456789".repeat(100 + number * 37 % 3000));
    }

    /** Until the server is gone. */
    private static int appendForEver(
            int port, int client, Set<String> acknowledged, CountDownLatch enough) {
        var number = 0;
        try (var imap = new ImapClient(port)) {
            imap.greeting();
            imap.command("LOGIN tony secret");
            while (true) {
                var mail = mail(client, number++);
                var answer =
                        imap.command("APPEND INBOX {%d+}\r\n%s".formatted(mail.length(), mail));
                if (answer.getLast().startsWith("OK")) {
                    acknowledged.add(mail);
                    enough.countDown();
                }
            }
        } catch (IOException _) {
            return number;
        }
    }
}
