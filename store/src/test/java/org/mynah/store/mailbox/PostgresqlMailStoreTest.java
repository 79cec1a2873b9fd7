package org.mynah.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;
import org.mynah.store.mailbox.MailStore.QuotaRule;
import org.mynah.store.sql.Database;

class PostgresqlMailStoreTest extends MailStoreContract {

    private final String url = TestPostgresql.freshDatabase();

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.postgresql(root, url, LIMITS);
    }

    @Test
    void two_nodes_that_deliver_into_one_mailbox_share_its_uids() throws Exception {
        var inbox = inbox();
        try (var other = Database.open(url);
                var elsewhere = new MailStore(other, store.blobs(), Clock.systemUTC(), LIMITS)) {
            inParallel(
                    40,
                    i ->
                            (i % 2 == 0 ? mail : elsewhere)
                                    .append(inbox, email("x"), QuotaRule.IGNORE));
        }
        assertThat(mail.uids(inbox)).isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(mail.messages(inbox, UidSet.ALL))
                .extracting(StoredMessage::modSeq)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    /** Each look shows 1 to n: no UID becomes visible before a smaller one (RFC 3501 §2.3.1.1). */
    @Test
    void processes_that_deliver_into_one_mailbox_leave_no_gap_at_any_time() throws Exception {
        var each = 40;
        var inbox = inbox();
        var woken = new Semaphore(0);
        try (var _ = mail.watch(tony, _ -> woken.release())) {
            var nodes = List.of(process("a", each), process("b", each));
            var seen = 0;
            while (seen < 2 * each) {
                assertThat(woken.tryAcquire(40, TimeUnit.SECONDS)).as("%d came", seen).isTrue();
                var uids = mail.uids(inbox);
                assertThat(uids).isEqualTo(LongStream.rangeClosed(1, uids.size()).boxed().toList());
                assertThat(uids.size()).isGreaterThanOrEqualTo(seen);
                seen = uids.size();
            }
            for (var node : nodes) {
                assertThat(node.waitFor()).isZero();
            }
        }
        var messages = mail.messages(inbox, UidSet.ALL);
        assertThat(messages).extracting(StoredMessage::modSeq).isSorted().doesNotHaveDuplicates();
        assertThat(messages)
                .extracting(message -> message.messageId().orElseThrow())
                .doesNotHaveDuplicates();
    }

    private Process process(String name, int messages) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeliveringProcess.class.getName(),
                        url,
                        temp.resolve("blobs-" + name).toString(),
                        tony.toString(),
                        name,
                        Integer.toString(messages))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void a_delivery_on_one_node_wakes_who_watches_on_another() throws Exception {
        var inbox = inbox();
        try (var other = Database.open(url);
                var elsewhere = new MailStore(other, store.blobs(), Clock.systemUTC(), LIMITS)) {
            var told = new LinkedBlockingQueue<Watcher.Changed>();
            try (var _ = elsewhere.watch(tony, told::add)) {
                append(inbox, "x");
                var changed = told.poll(30, TimeUnit.SECONDS);
                assertThat(changed).isNotNull();
                assertThat(changed.concerns(inbox)).isTrue();
                assertThat(elsewhere.uids(inbox)).containsExactly(1L);
            }
        }
    }
}
