package org.mynah.store.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.mynah.store.blob.BlobId;
import org.mynah.store.blob.FileBlobs;
import org.mynah.store.disk.CrashDisk;
import org.mynah.store.disk.CrashDisk.Operation;
import org.mynah.um.CallParties;
import org.mynah.um.Spool;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.Envelope;

/**
 * The way of a message over one disk, with a power cut or a failure at every step: recorded into
 * the spool, committed, written as a blob, named by a row, and only then gone from the spool. The
 * row is committed by the database, which has its own durability, so it stands here for a step that
 * is done or not.
 */
class CrashRingTest {

    private static final Path SPOOL = Path.of("/data/spool");
    private static final Path BLOBS = Path.of("/data/blobs");
    private static final ObjectId TONY = ObjectId.of("9b2d3c5e-0000-4000-8000-000000051234");

    /** What the users were told, and what the database has. */
    private static final class Promises {
        final Map<String, byte[]> committed = new TreeMap<>();
        final Map<String, BlobId> rows = new HashMap<>();
        final Set<String> leftSpool = new HashSet<>();
    }

    private final CrashDisk disk = new CrashDisk();
    private final Promises promises = new Promises();

    private static Envelope envelope(String id) {
        return new Envelope(
                id,
                Envelope.Kind.VOICE_MESSAGE,
                TONY,
                "call-" + id,
                Optional.of("+14255550100"),
                Optional.empty(),
                Optional.empty(),
                "51234",
                CallParties.Reason.DIVERT_NO_ANSWER,
                Instant.parse("2026-11-25T12:00:00Z"));
    }

    private static short[] said(Random random) {
        var samples = new short[801 + random.nextInt(900)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (1 + random.nextInt(30_000));
        }
        return samples;
    }

    private static byte[] bytes(short[] samples) {
        var bytes = new byte[samples.length * 2];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return bytes;
    }

    private FileSpool openSpool() throws IOException {
        return FileSpool.open(disk, SPOOL, SpoolLimits.DEFAULT);
    }

    private static byte[] heard(Spool.Item item) throws IOException {
        try (var in = item.audio().open()) {
            return in.readAllBytes();
        }
    }

    private void leave(FileSpool spool, String id, Random random) throws IOException {
        var samples = said(random);
        try (var pending = spool.open(envelope(id))) {
            var half = samples.length / 2;
            pending.audio().write(samples, 0, half);
            if (random.nextBoolean()) {
                pending.audio().sync();
            }
            pending.audio().write(samples, half, samples.length - half);
            pending.commit();
            promises.committed.put(id, bytes(samples));
        }
    }

    /** As delivery does it: the bytes, the row, and then the spool lets go. */
    private void deliver(FileSpool spool, FileBlobs blobs) throws IOException {
        for (var item : spool.waiting()) {
            var id = item.envelope().id();
            if (!promises.rows.containsKey(id)) {
                var audio = heard(item);
                promises.rows.put(id, blobs.put(out -> out.write(audio)).id());
            }
            item.delivered();
            promises.leftSpool.add(id);
        }
    }

    @Test
    @DisplayName("N1: 10,000 power cuts lose no message that was acknowledged, and show none half")
    void no_power_cut_on_the_way_of_a_message_loses_or_halves_it(TestReporter reporter)
            throws IOException {
        var distinct = new HashSet<Long>();
        var states = new AtomicInteger();
        disk.afterEach(now -> {
            for (var state : now.statesNow()) {
                states.incrementAndGet();
                if (distinct.add(31 * state.fingerprint() + promises.rows.size())) {
                    check(state);
                }
            }
        });
        var random = new Random(20261125);
        var spool = openSpool();
        var blobs = FileBlobs.open(disk, BLOBS);
        var messages = 0;
        for (; distinct.size() < 10_000; messages++) {
            leave(spool, "m" + messages, random);
            if (random.nextInt(3) > 0) {
                deliver(spool, blobs);
            }
            if (messages % 7 == 6) {
                forgetOldest(blobs);
            }
        }
        reporter.publishEntry(
                Map.of(
                        "distinct crash states", String.valueOf(distinct.size()),
                        "states in all", String.valueOf(states.get()),
                        "operations", String.valueOf(disk.operations().size()),
                        "messages", String.valueOf(messages)));
        assertThat(distinct.size()).isGreaterThanOrEqualTo(10_000);
    }

    /** The users delete what they have heard, so that the disks stay small. */
    private void forgetOldest(FileBlobs blobs) throws IOException {
        for (var id : List.copyOf(promises.rows.keySet())) {
            if (promises.leftSpool.contains(id)) {
                promises.committed.remove(id);
                blobs.delete(Objects.requireNonNull(promises.rows.remove(id)));
            }
        }
    }

    private void check(CrashDisk.State state) {
        try {
            var after = state.restart();
            var spool = FileSpool.open(after, SPOOL, SpoolLimits.DEFAULT);
            var blobs = FileBlobs.open(after, BLOBS);
            assertThat(spool.quarantined()).as(state.story()).isEmpty();
            assertThat(FileSpool.defects(after, SPOOL)).as(state.story()).isEmpty();
            var waiting = new HashMap<String, Spool.Item>();
            for (var item : spool.waiting()) {
                assertThat(waiting.put(item.envelope().id(), item)).as(state.story()).isNull();
            }
            for (var each : promises.committed.entrySet()) {
                var story = state.story() + ", message " + each.getKey();
                var row = promises.rows.get(each.getKey());
                if (row != null) {
                    try (var in = blobs.open(row)) {
                        assertThat(in.readAllBytes()).as(story).isEqualTo(each.getValue());
                    }
                    // What the spool has besides is known by its Message-ID and not shown again.
                    continue;
                }
                var item = waiting.get(each.getKey());
                assertThat(item).as(story).isNotNull();
                assertThat(item.isInterrupted()).as(story).isFalse();
                assertThat(heard(item)).as(story).isEqualTo(each.getValue());
            }
            blobs.list(id -> isWhole(blobs, id, state));
        } catch (IOException e) {
            throw new AssertionError(state.story(), e);
        }
    }

    private static void isWhole(FileBlobs blobs, BlobId id, CrashDisk.State state) {
        try (var in = blobs.open(id)) {
            var digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest)).as(state.story()).isEqualTo(id.sha256());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(state.story(), e);
        }
    }

    // Failures

    private static final List<String> ERRORS =
            List.of("No space left on device", "Input/output error");

    /** How many operations one message takes, from its first byte to its row. */
    private int operationsOfOneMessage() throws IOException {
        var spool = openSpool();
        var blobs = FileBlobs.open(disk, BLOBS);
        leave(spool, "first", new Random(1));
        deliver(spool, blobs);
        return disk.operations().size();
    }

    @Test
    @DisplayName(
            "N5, N6: an error at any operation is told, harms nothing old, and passes by itself")
    void an_error_at_any_operation_is_told_harms_nothing_old_and_passes_by_itself()
            throws IOException {
        var operations = new CrashRingTest().operationsOfOneMessage();
        assertThat(operations).isGreaterThan(15);
        var refusedDeposits = 0;
        for (var error : ERRORS) {
            for (int failing = 0; failing < operations; failing++) {
                refusedDeposits += new CrashRingTest().failOnce(error, failing) ? 1 : 0;
            }
        }
        assertThat(refusedDeposits).as("the spool went red now and then").isGreaterThan(10);
    }

    /** Whether the spool refused new messages until the disk worked again. */
    private boolean failOnce(String error, int failing) throws IOException {
        var story = error + " at operation " + failing;
        var spool = openSpool();
        var blobs = FileBlobs.open(disk, BLOBS);
        leave(spool, "old", new Random(1));
        deliver(spool, blobs);
        leave(spool, "waiting", new Random(2));

        // From the failing operation on all fail, as on a full disk, until it is mended.
        var countdown = new AtomicInteger(failing);
        disk.failBy(_ ->
                countdown.getAndDecrement() <= 0
                        ? Optional.of(new IOException(error))
                        : Optional.empty());
        var told = new ArrayList<String>();
        try {
            leave(spool, "new", new Random(3));
            deliver(spool, blobs);
        } catch (IOException e) {
            told.add(String.valueOf(e.getMessage()));
        }
        assertThat(told).as(story).allMatch(text -> text.contains(error));
        var wasCommitted = promises.committed.containsKey("new");
        var isRed = !spool.isHealthy();
        if (!wasCommitted) {
            assertThat(told).as(story).isNotEmpty();
            assertThat(isRed).as(story + ": red").isTrue();
            assertThat(spool.hasRoom()).as(story + ": no new deposit").isFalse();
        }
        assertThat(spool.waiting())
                .as(story)
                .filteredOn(item -> item.envelope().id().equals("old"))
                .isEmpty();

        // It is mended, and nobody does anything.
        disk.failBy(_ -> Optional.empty());
        assertThat(spool.hasRoom()).as(story + ": alone well again").isTrue();
        leave(spool, "later", new Random(4));
        deliver(spool, blobs);
        assertThat(promises.committed).as(story).containsKeys("old", "waiting", "later");
        assertThat(promises.rows.keySet()).as(story).containsAll(promises.committed.keySet());
        for (var each : promises.committed.entrySet()) {
            try (var in = blobs.open(Objects.requireNonNull(promises.rows.get(each.getKey())))) {
                assertThat(in.readAllBytes()).as(story).isEqualTo(each.getValue());
            }
        }
        restartIsClean(story);
        return isRed;
    }

    private void restartIsClean(String story) throws IOException {
        var again = openSpool();
        assertThat(again.quarantined()).as(story).isEmpty();
        assertThat(FileSpool.defects(disk, SPOOL)).as(story).isEmpty();
        FileBlobs.open(disk, BLOBS);
        assertThat(disk.list(BLOBS.resolve("new"))).as(story).isEmpty();
    }

    @Test
    @DisplayName("N6: a sync that failed is never tried again and taken for a success")
    void a_failed_sync_of_a_blob_is_no_success_however_often_it_is_tried() throws IOException {
        var blobs = FileBlobs.open(disk, BLOBS);
        var syncs = new AtomicInteger();
        disk.failBy(operation -> {
            if (operation instanceof Operation.Sync) {
                return syncs.getAndIncrement() == 0
                        ? Optional.of(new IOException("Input/output error"))
                        : Optional.empty();
            }
            return Optional.empty();
        });
        assertThatThrownBy(() -> blobs.put(out -> out.write(new byte[3000])))
                .hasMessage("Input/output error");
        assertThat(syncs).as("once").hasValue(1);
        assertThat(disk.list(BLOBS.resolve("new"))).isEmpty();
    }
}
