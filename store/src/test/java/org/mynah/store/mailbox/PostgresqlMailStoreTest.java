package org.mynah.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
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
