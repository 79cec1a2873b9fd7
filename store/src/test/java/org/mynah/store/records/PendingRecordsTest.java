package org.mynah.store.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.StoreFixture;
import org.mynah.store.disk.RealDisk;
import org.mynah.store.records.CallRecordStore.Of;
import org.mynah.store.sql.Database;
import org.mynah.store.sql.DatabaseException;
import org.mynah.um.record.CallRecord;
import org.mynah.um.record.Calls;

/** A record that the database does not take waits on disk until it does. */
class PendingRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir Path root;
    private StoreFixture store;

    @BeforeEach
    void open() {
        store = StoreFixture.sqlite(root.resolve("data"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Records over a database that has gone away. */
    private PendingRecords gone(int most) {
        var lost = Database.openSqlite(root.resolve("lost.db"));
        lost.close();
        return new PendingRecords(
                new CallRecordStore(lost), new RealDisk(), store.data().cdr(), most);
    }

    private List<CallRecord> kept() {
        var found = new ArrayList<CallRecord>();
        new CallRecordStore(store.database())
                .ofDay(java.time.LocalDate.of(2026, 11, 25), Of.ALL, found::add);
        return found;
    }

    private PendingRecords present() {
        return new PendingRecords(
                new CallRecordStore(store.database()), new RealDisk(), store.data().cdr());
    }

    @Test
    void a_record_waits_on_disk_while_the_database_is_away_and_is_kept_when_it_is_back() {
        var away = gone(10);
        var record = Calls.message(NOON);
        away.add(record);
        assertThatThrownBy(away::retry).isInstanceOf(DatabaseException.class);

        assertThat(present().retry()).isEqualTo(1);

        assertThat(kept()).containsExactly(record);
        assertThat(store.data().cdr()).isEmptyDirectory();
        assertThat(present().retry()).isZero();
    }

    @Test
    void no_more_records_wait_than_the_limit_says() {
        var away = gone(2);
        for (int i = 0; i < 3; i++) {
            away.add(Calls.message(NOON));
        }
        assertThat(present().retry()).isEqualTo(2);
    }

    @Test
    void a_file_that_is_no_record_is_put_aside_and_holds_nobody_up() throws IOException {
        var away = gone(10);
        away.add(Calls.message(NOON));
        Files.writeString(store.data().cdr().resolve("0.json"), "half a rec");

        assertThat(present().retry()).isEqualTo(1);
        assertThat(store.data().cdr().resolve("0.json.unreadable")).exists();
    }
}
