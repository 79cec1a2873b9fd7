package org.mynah.store.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.mynah.store.sql.Database;

/** What blobs in rows promise besides. */
abstract class DatabaseBlobsContract extends BlobsContract {

    abstract Database database();

    @Override
    Blobs open() throws IOException {
        return DatabaseBlobs.open(database(), Clock.systemUTC());
    }

    private long rows(String table) {
        return database()
                .read(handle ->
                        handle.createQuery("select count(*) from " + table)
                                .mapTo(Long.class)
                                .one());
    }

    @Test
    void what_a_crash_left_unfinished_is_never_seen_and_removed_a_day_later() throws Exception {
        var blobs = open();
        var seen = new ArrayList<BlobId>();
        var left = new ArrayList<Long>();
        var stopped = new IOException("cut off");
        assertThatThrownBy(() ->
                        blobs.put(out -> {
                            out.write(random(600_000, 1));
                            // What lies here now is what a crash would leave.
                            seen.addAll(list(blobs));
                            open();
                            left.add(rows("stored_blob_part"));
                            var tomorrow =
                                    Clock.offset(
                                            Clock.systemUTC(),
                                            DatabaseBlobs.LONGEST_WRITING.plus(
                                                    Duration.ofMinutes(1)));
                            DatabaseBlobs.open(database(), tomorrow);
                            left.add(rows("stored_blob_part"));
                            left.add(rows("stored_blob"));
                            throw stopped;
                        }))
                .isSameAs(stopped);
        assertThat(seen).isEmpty();
        assertThat(left).containsExactly(2L, 0L, 0L);
    }

    @Test
    void a_small_blob_is_one_part_and_a_removed_one_leaves_no_row() throws Exception {
        var blobs = open();
        var id = blobs.put(out -> out.write(random(DatabaseBlobs.PART_BYTES, 1))).id();
        assertThat(rows("stored_blob_part")).isEqualTo(1);
        blobs.delete(id);
        assertThat(rows("stored_blob_part")).isZero();
        assertThat(rows("stored_blob")).isZero();
    }
}
