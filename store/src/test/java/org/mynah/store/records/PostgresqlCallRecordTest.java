package org.mynah.store.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mynah.store.StoreFixture;
import org.mynah.store.TestPostgresql;
import org.mynah.store.records.CallRecordStore.Of;
import org.mynah.store.sql.Database;
import org.mynah.um.record.Calls;

class PostgresqlCallRecordTest extends CallRecordContract {

    private final String url = TestPostgresql.freshDatabase();

    @Override
    StoreFixture open(Path root) {
        return StoreFixture.postgresql(root, url);
    }

    @Test
    void a_call_of_one_node_is_on_record_on_another() {
        try (var other = Database.open(url)) {
            records.add(Calls.message(NOON));
            var elsewhere = new CallRecordStore(other);
            elsewhere.add(Calls.message(NOON));

            assertThat(elsewhere.days(TODAY, Of.ALL))
                    .hasEntrySatisfying(TODAY, day -> assertThat(day.total()).isEqualTo(2));
            assertThat(records.ofUser(Calls.TONY.id(), NOON, 10)).hasSize(2);
        }
    }
}
