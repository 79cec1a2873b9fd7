package org.mynah.store.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of blobs promises. */
abstract class BlobsContract {

    /** Larger than any buffer on the way, and no multiple of one. */
    private static final int LARGE = 20_000_003;

    @TempDir Path temp;

    /** The store; again: the same one after a restart. */
    abstract Blobs open() throws Exception;

    static byte[] random(int length, int seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static byte[] read(Blobs blobs, BlobId id) throws IOException {
        try (var in = blobs.open(id)) {
            return in.readAllBytes();
        }
    }

    private static byte[] range(Blobs blobs, BlobId id, long offset, long length)
            throws IOException {
        try (var in = blobs.openRange(id, offset, length)) {
            return in.readAllBytes();
        }
    }

    static List<BlobId> list(Blobs blobs) throws IOException {
        var listed = new ArrayList<BlobId>();
        blobs.list(listed::add);
        return listed;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void a_blob_comes_back_whole_and_with_its_hash_in_its_name() throws Exception {
        try (var blobs = open()) {
            for (int length : new int[] {0, 1, 262_143, 262_144, 262_145, 700_000}) {
                var bytes = random(length, length);
                var stored = blobs.put(out -> out.write(bytes));
                assertThat(stored.size()).isEqualTo(length);
                assertThat(stored.id().sha256()).isEqualTo(sha256(bytes));
                assertThat(read(blobs, stored.id())).isEqualTo(bytes);
                assertThat(blobs.exists(stored.id())).isTrue();
            }
        }
    }

    @Test
    void a_part_of_a_blob_is_read_alone() throws Exception {
        try (var blobs = open()) {
            var bytes = random(600_000, 1);
            var id = blobs.put(out -> out.write(bytes)).id();
            for (int[] part :
                    new int[][] {{0, 1}, {100_000, 3}, {262_143, 2}, {599_999, 1}, {5, 599_995}}) {
                assertThat(range(blobs, id, part[0], part[1]))
                        .isEqualTo(Arrays.copyOfRange(bytes, part[0], part[0] + part[1]));
            }
            assertThat(range(blobs, id, 599_998, 100)).as("ends with the blob").hasSize(2);
            assertThat(range(blobs, id, 599_998, Long.MAX_VALUE)).hasSize(2);
            assertThat(range(blobs, id, 600_000, 1)).as("behind the end").isEmpty();
            assertThat(range(blobs, id, 7, 0)).isEmpty();
        }
    }

    @Test
    void a_large_blob_is_written_and_read_as_a_stream() throws Exception {
        try (var blobs = open()) {
            var piece = random(100_000, 2);
            var stored =
                    blobs.put(out -> {
                        for (int left = LARGE; left > 0; left -= piece.length) {
                            out.write(piece, 0, Math.min(left, piece.length));
                        }
                    });
            assertThat(stored.size()).isEqualTo(LARGE);
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(blobs.open(stored.id()), digest)) {
                assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(LARGE);
            }
            assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(stored.id().sha256());
        }
    }

    @Test
    void who_stops_reading_early_hinders_nobody() throws Exception {
        try (var blobs = open()) {
            var id = blobs.put(out -> out.write(random(2_000_000, 3))).id();
            for (int i = 0; i < 20; i++) {
                try (var in = blobs.open(id)) {
                    assertThat(in.read()).isNotNegative();
                }
            }
            assertThat(read(blobs, id)).hasSize(2_000_000);
        }
    }

    @Test
    void the_same_bytes_twice_are_two_blobs() throws Exception {
        try (var blobs = open()) {
            var first = blobs.put(out -> out.write(1));
            var second = blobs.put(out -> out.write(1));
            blobs.delete(first.id());
            assertThat(read(blobs, second.id())).containsExactly(1);
        }
    }

    @Test
    void a_deleted_blob_is_gone_and_deleting_it_again_is_no_error() throws Exception {
        try (var blobs = open()) {
            var id = blobs.put(out -> out.write(random(600_000, 4))).id();
            blobs.delete(id);
            blobs.delete(id);

            assertThat(blobs.exists(id)).isFalse();
            assertThat(blobs.written(id)).isEmpty();
            assertThatThrownBy(() -> blobs.open(id)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> blobs.openRange(id, 1, 1))
                    .isInstanceOf(NoSuchFileException.class);
            assertThat(list(blobs)).isEmpty();
        }
    }

    @Test
    void every_blob_is_listed_once_and_nothing_else_and_survives_a_restart() throws Exception {
        var expected = new ArrayList<BlobId>();
        try (var blobs = open()) {
            for (int i = 0; i < 30; i++) {
                expected.add(blobs.put(out -> out.write(1)).id());
            }
        }
        try (var blobs = open()) {
            assertThat(list(blobs)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void content_that_fails_leaves_nothing() throws Exception {
        try (var blobs = open()) {
            for (int before : new int[] {0, 10, 600_000}) {
                assertThatThrownBy(() ->
                                blobs.put(out -> {
                                    out.write(random(before, 5));
                                    throw new IOException("the client went away");
                                }))
                        .isInstanceOf(IOException.class)
                        .hasMessage("the client went away");
            }
            assertThat(list(blobs)).isEmpty();
        }
    }

    @Test
    void a_blob_keeps_its_name_when_it_is_restored() throws Exception {
        try (var blobs = open()) {
            var bytes = random(600_000, 6);
            var id = blobs.put(out -> out.write(bytes)).id();
            blobs.restore(
                    id,
                    _ -> {
                        throw new IOException("what is there is not asked for");
                    });
            blobs.delete(id);
            assertThatThrownBy(() -> blobs.restore(id, out -> out.write(7)))
                    .hasMessageContaining("not the bytes of the blob");
            assertThat(blobs.exists(id)).isFalse();

            blobs.restore(id, out -> out.write(bytes));
            assertThat(read(blobs, id)).isEqualTo(bytes);
        }
    }

    @Test
    void it_is_known_when_a_blob_was_written() throws Exception {
        try (var blobs = open()) {
            var id = blobs.put(out -> out.write(1)).id();
            assertThat(blobs.written(id).orElseThrow())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
        }
    }

    @Test
    void it_tells_where_it_is_and_that_it_answers() throws Exception {
        try (var blobs = open()) {
            blobs.probe();
            assertThat(blobs.place()).isNotBlank().doesNotContain("555-secret");
        }
    }

    @Test
    void blobs_are_written_and_read_in_parallel() throws Exception {
        try (var blobs = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Future<byte[]>>();
            for (int i = 0; i < 16; i++) {
                var bytes = random(300_000, i);
                tasks.add(
                        threads.submit(() -> {
                            var id = blobs.put(out -> out.write(bytes)).id();
                            return read(blobs, id);
                        }));
            }
            for (int i = 0; i < tasks.size(); i++) {
                assertThat(tasks.get(i).get()).isEqualTo(random(300_000, i));
            }
        }
    }
}
