package org.mynah.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;
import org.mynah.store.sql.Database;

class PostgresqlDirectoryTest extends DirectoryContract {

    private final String url = TestPostgresql.freshDatabase();

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.postgresql(root, url);
    }

    @Override
    String jsonType() {
        return "json";
    }

    @Override
    Database another() {
        return Database.open(url);
    }

    @Override
    void reopen() {
        store.close();
        openStore();
    }

    @Test
    void guessers_on_two_nodes_get_fifteen_guesses_together() throws Exception {
        var id = withPin();
        var guesses = new AtomicInteger();
        try (var other = Database.open(url)) {
            var elsewhere = new SqlDirectory(other, Clock.systemUTC());
            inParallel(
                    100,
                    i -> {
                        var node = i % 2 == 0 ? directory : elsewhere;
                        if (node.take(id, 15).isPresent()) {
                            guesses.incrementAndGet();
                        }
                        return id;
                    });
        }
        assertThat(guesses.get()).isEqualTo(15);
    }

    @Test
    void another_node_is_woken_and_sees_the_change() throws Exception {
        try (var other = Database.open(url)) {
            var woken = new CountDownLatch(1);
            var elsewhere = new SqlDirectory(other, Clock.systemUTC());
            try (var _ = other.subscribe(SqlDirectory.TOPIC, _ -> woken.countDown())) {
                var plan = insert(dialPlan("MyDialPlan"));
                assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(elsewhere.<Boolean>read(reader -> reader.find(plan.id()).isPresent()))
                        .isTrue();
            }
        }
    }

    @Test
    void changes_on_two_nodes_make_one_chain() throws Exception {
        try (var other = Database.open(url)) {
            var elsewhere = new SqlDirectory(other, Clock.systemUTC());
            inParallel(
                    20,
                    i ->
                            (i % 2 == 0 ? directory : elsewhere)
                                    .change(CHANGE, writer -> writer.insert(dialPlan("plan" + i))));
            inParallel(
                    20,
                    i -> {
                        var node = i % 2 == 0 ? directory : elsewhere;
                        node.refused(CHANGE, "UM-E020");
                        return node.change(CHANGE, writer -> writer.insert(dialPlan("p" + i)));
                    });
        }
        assertThat(store.audit().entries(0, 100)).hasSize(60);
        assertThat(store.audit().verifyChain()).isEmpty();
    }
}
