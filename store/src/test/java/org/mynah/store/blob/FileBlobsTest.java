package org.mynah.store.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mynah.store.disk.CrashDisk;
import org.mynah.store.disk.RealDisk;

/** Blobs as files, and power cuts and failures at each step (reliability N1, N5). */
class FileBlobsTest extends BlobsContract {

    private static final Path BLOBS = Path.of("/data/blobs");

    @Override
    Blobs open() throws IOException {
        return FileBlobs.open(new RealDisk(), temp);
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
        for (int i = 0; i < 8; i++) {
            var bytes = random(1 + i * 97, i);
            acknowledged.put(blobs.put(out -> writeInPieces(out, bytes)).id(), bytes);
        }
        assertThat(states.get()).isGreaterThan(200);
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
