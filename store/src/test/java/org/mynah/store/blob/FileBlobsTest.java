package org.mynah.store.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.disk.CrashDisk;
import org.mynah.store.disk.RealDisk;

class FileBlobsTest {

    private static final Path BLOBS = Path.of("/data/blobs");

    @TempDir Path temp;

    private static byte[] random(int length, int seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(Blobs blobs, BlobId id) throws IOException {
        try (var in = blobs.open(id)) {
            return in.readAllBytes();
        }
    }

    @Test
    void a_blob_comes_back_whole_in_parts_and_with_its_hash_in_its_name() throws Exception {
        var blobs = FileBlobs.open(new RealDisk(), temp);
        var bytes = random(200_000, 1);
        var stored = blobs.put(out -> out.write(bytes));

        assertThat(stored.size()).isEqualTo(200_000);
        assertThat(stored.id().sha256())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(read(blobs, stored.id())).isEqualTo(bytes);
        try (var in = blobs.openRange(stored.id(), 100_000, 3)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 100_000, 100_003));
        }
        assertThat(blobs.exists(stored.id())).isTrue();
    }

    @Test
    void the_same_bytes_twice_are_two_blobs() throws IOException {
        var blobs = FileBlobs.open(new RealDisk(), temp);
        var first = blobs.put(out -> out.write(1));
        var second = blobs.put(out -> out.write(1));
        blobs.delete(first.id());
        assertThat(read(blobs, second.id())).containsExactly(1);
    }

    @Test
    void a_deleted_blob_is_gone_and_deleting_it_again_is_no_error() throws IOException {
        var blobs = FileBlobs.open(new RealDisk(), temp);
        var stored = blobs.put(out -> out.write(1));
        blobs.delete(stored.id());
        blobs.delete(stored.id());

        assertThat(blobs.exists(stored.id())).isFalse();
        assertThatThrownBy(() -> blobs.open(stored.id())).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void every_blob_is_listed_once_and_nothing_else() throws IOException {
        var blobs = FileBlobs.open(new RealDisk(), temp);
        var first = blobs.put(out -> out.write(1));
        var second = blobs.put(out -> out.write(2));
        var listed = new ArrayList<BlobId>();
        FileBlobs.open(new RealDisk(), temp).list(listed::add);
        assertThat(listed).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void only_the_name_of_a_blob_is_one() {
        assertThatThrownBy(() -> new BlobId("../../etc/passwd"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_power_cut_loses_or_halves_a_blob() throws IOException {
        var states = new AtomicInteger();
        var disk = new CrashDisk();
        var acknowledged = new HashMap<BlobId, byte[]>();
        disk.afterEach(now -> {
            for (var state : now.statesNow()) {
                states.incrementAndGet();
                check(state, acknowledged);
            }
        });
        var blobs = FileBlobs.open(disk, BLOBS);
        for (int i = 0; i < 20; i++) {
            var bytes = random(1 + i * 97, i);
            acknowledged.put(blobs.put(out -> writeInPieces(out, bytes)).id(), bytes);
        }
        assertThat(states.get()).isGreaterThan(300);
    }

    private static void writeInPieces(OutputStream out, byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += 1000) {
            out.write(bytes, at, Math.min(1000, bytes.length - at));
            out.flush();
        }
    }

    private static void check(CrashDisk.State state, Map<BlobId, byte[]> acknowledged) {
        try {
            var blobs = FileBlobs.open(state.restart(), BLOBS);
            for (var each : acknowledged.entrySet()) {
                assertThat(read(blobs, each.getKey())).isEqualTo(each.getValue());
            }
            blobs.list(id -> {
                try {
                    var hash = MessageDigest.getInstance("SHA-256").digest(read(blobs, id));
                    assertThat(HexFormat.of().formatHex(hash)).isEqualTo(id.sha256());
                } catch (Exception e) {
                    throw new AssertionError(state.story(), e);
                }
            });
        } catch (IOException e) {
            throw new AssertionError(state.story(), e);
        }
    }

    @Test
    void an_operation_that_fails_acknowledges_nothing_and_harms_no_other_blob() throws IOException {
        for (int failing = 0; failing < 12; failing++) {
            var disk = new CrashDisk();
            var blobs = FileBlobs.open(disk, BLOBS);
            var old = blobs.put(out -> out.write(7));
            var countdown = new AtomicInteger(failing);
            disk.failBy(_ ->
                    countdown.getAndDecrement() == 0
                            ? Optional.of(new IOException("No space left on device"))
                            : Optional.empty());
            try {
                blobs.put(out -> out.write(random(3000, 1)));
            } catch (IOException e) {
                assertThat(e).hasMessage("No space left on device");
            }
            disk.failBy(_ -> Optional.empty());
            assertThat(read(blobs, old.id())).containsExactly(7);
            FileBlobs.open(disk, BLOBS);
            assertThat(disk.list(BLOBS.resolve("new"))).isEmpty();
        }
    }
}
