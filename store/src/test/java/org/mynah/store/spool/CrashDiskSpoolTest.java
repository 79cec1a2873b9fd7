package org.mynah.store.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mynah.store.disk.CrashDisk;
import org.mynah.store.disk.CrashDisk.Operation;
import org.mynah.store.disk.Disk;
import org.mynah.um.Spool;

/** Power cuts at every operation of the spool, and disks that fail (reliability N1, N2, N5, N6). */
class CrashDiskSpoolTest extends SpoolContract {

    private static final Path SPOOL = Path.of("/data/spool");

    private final CrashDisk crashDisk = new CrashDisk();

    @Override
    Disk disk() {
        return crashDisk;
    }

    /** What a message has been promised so far, and what may have become of it. */
    private static final class Promise {
        final short[] said;
        int synced;
        boolean isOpen;
        boolean isCommitted;
        boolean mayBeGone;
        boolean isGone;

        Promise(short[] said) {
            this.said = said;
        }
    }

    @Test
    void no_power_cut_loses_or_halves_a_message() throws IOException {
        var states = new HashSet<Long>();
        for (int seed = 0; seed < 8; seed++) {
            var promises = new HashMap<String, Promise>();
            var disk = new CrashDisk();
            var spool = FileSpool.open(disk, SPOOL, SpoolLimits.DEFAULT);
            disk.afterEach(now -> {
                for (var state : now.statesNow()) {
                    states.add(state.fingerprint());
                    check(state, promises);
                }
            });
            leaveMessages(spool, promises, new Random(seed));
        }
        assertThat(states.size()).isGreaterThan(1_000);
    }

    private static void leaveMessages(Spool spool, Map<String, Promise> promises, Random random)
            throws IOException {
        for (int i = 0; i < 6; i++) {
            var id = "m" + i;
            var promise = new Promise(tone(800 + random.nextInt(4_000), i));
            promises.put(id, promise);
            try (var pending = spool.open(envelope(id))) {
                promise.isOpen = true;
                for (int at = 0; at < promise.said.length; at += 1_600) {
                    var length = Math.min(1_600, promise.said.length - at);
                    pending.audio().write(promise.said, at, length);
                    if (random.nextBoolean()) {
                        pending.audio().sync();
                        promise.synced = at + length;
                    }
                }
                switch (random.nextInt(4)) {
                    case 0 -> {
                        promise.mayBeGone = true;
                        pending.discard();
                        promise.isGone = true;
                    }
                    case 1 -> {}
                    default -> {
                        pending.commit();
                        promise.isCommitted = true;
                    }
                }
            }
            if (random.nextInt(3) == 0) {
                for (var item : spool.waiting()) {
                    var delivered = promises.get(item.envelope().id());
                    assertThat(delivered).isNotNull();
                    delivered.mayBeGone = true;
                    item.delivered();
                    delivered.isGone = true;
                }
            }
        }
    }

    private static void check(CrashDisk.State state, Map<String, Promise> promises) {
        try {
            var spool = FileSpool.open(state.restart(), SPOOL, SpoolLimits.DEFAULT);
            assertThat(spool.quarantined()).as(state.story()).isEmpty();
            var found = new HashMap<String, Spool.Item>();
            for (var item : spool.waiting()) {
                assertThat(found.put(item.envelope().id(), item)).as(state.story()).isNull();
            }
            for (var entry : promises.entrySet()) {
                var promise = entry.getValue();
                var story = state.story() + ", message " + entry.getKey();
                var item = found.remove(entry.getKey());
                if (item == null) {
                    assertThat(promise.isOpen && !promise.mayBeGone).as(story).isFalse();
                    continue;
                }
                assertThat(promise.isGone).as(story).isFalse();
                var audio = heard(item.audio());
                assertThat(audio.length).as(story).isEqualTo((int) item.samples() * 2);
                var whole = bytes(promise.said);
                if (promise.isCommitted && !promise.mayBeGone) {
                    assertThat(item.isInterrupted()).as(story).isFalse();
                }
                if (!item.isInterrupted()) {
                    assertThat(audio).as(story).isEqualTo(whole);
                } else if (item.samples() > 0) {
                    assertThat(item.samples()).as(story).isGreaterThanOrEqualTo(promise.synced);
                    var durable = promise.synced * 2;
                    assertThat(Arrays.copyOf(audio, durable))
                            .as(story)
                            .isEqualTo(Arrays.copyOf(whole, durable));
                } else {
                    assertThat(promise.synced).as(story).isLessThan(800);
                }
            }
            assertThat(found).as(state.story()).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(state.story(), e);
        }
    }

    @Test
    void a_failed_sync_commits_nothing_and_closes_the_spool_until_a_write_succeeds()
            throws IOException {
        var spool = open();
        var pending = spool.open(envelope("a"));
        pending.audio().write(tone(8_000, 1), 0, 8_000);
        crashDisk.failBy(operation ->
                operation instanceof Operation.Sync
                        ? Optional.of(new IOException("Input/output error"))
                        : Optional.empty());

        assertThatThrownBy(pending::commit).hasMessage("Input/output error");
        assertThat(spool.waiting()).isEmpty();
        assertThat(spool.hasRoom()).isFalse();

        crashDisk.failBy(_ -> Optional.empty());
        assertThat(spool.hasRoom()).isTrue();

        var before = crashDisk.operations().size();
        pending.close();
        assertThat(crashDisk.operations().subList(before, crashDisk.operations().size()))
                .as("a failed sync is never tried again")
                .doesNotHaveAnyElementsOfTypes(Operation.Sync.class);
        assertThat(spool.waiting().getFirst().isInterrupted()).isTrue();
    }

    @Test
    void a_sync_that_failed_during_the_recording_is_not_forgiven_at_its_end() throws IOException {
        var spool = open();
        var pending = spool.open(envelope("a"));
        pending.audio().write(tone(8_000, 1), 0, 8_000);
        crashDisk.failBy(operation ->
                operation instanceof Operation.Sync
                        ? Optional.of(new IOException("Input/output error"))
                        : Optional.empty());
        assertThatThrownBy(() -> pending.audio().sync()).isInstanceOf(IOException.class);
        crashDisk.failBy(_ -> Optional.empty());

        assertThatThrownBy(pending::commit).hasMessageContaining("sync failed before");
    }

    @Test
    void any_operation_that_fails_leaves_earlier_messages_unharmed() throws IOException {
        for (int failing = 0; failing < 40; failing++) {
            var disk = new CrashDisk();
            var spool = FileSpool.open(disk, SPOOL, SpoolLimits.DEFAULT);
            spool.put(envelope("old"));
            var countdown = new AtomicInteger(failing);
            disk.failBy(_ ->
                    countdown.getAndDecrement() == 0
                            ? Optional.of(new IOException("No space left on device"))
                            : Optional.empty());
            var isCommitted = false;
            try (var pending = spool.open(envelope("new"))) {
                pending.audio().write(tone(1_000, 1), 0, 1_000);
                pending.audio().sync();
                pending.audio().write(tone(1_000, 2), 0, 1_000);
                pending.commit();
                isCommitted = true;
            } catch (IOException _) {
                // The caller hears that it went wrong.
            }
            disk.failBy(_ -> Optional.empty());

            assertThat(spool.openMessages()).as("failing operation %d", failing).isZero();
            assertThat(spool.hasRoom()).isTrue();
            for (var each : new Spool[] {spool, FileSpool.open(disk, SPOOL, SpoolLimits.DEFAULT)}) {
                assertThat(each.waiting())
                        .extracting(item -> item.envelope().id())
                        .as("failing operation %d", failing)
                        .contains("old");
                if (isCommitted) {
                    assertThat(each.waiting()).hasSize(2);
                }
            }
        }
    }

    @Test
    void without_room_for_all_open_messages_and_one_more_no_message_is_begun() throws IOException {
        var limits = SpoolLimits.DEFAULT;
        var spool = open();
        crashDisk.usableSpace(limits.reserveBytes() + 2 * limits.longestMessageBytes() - 1);
        assertThat(spool.hasRoom()).isTrue();
        try (var pending = spool.open(envelope("a"))) {
            assertThat(spool.hasRoom()).isFalse();
            pending.discard();
        }
        assertThat(spool.hasRoom()).isTrue();
    }

    @Test
    void when_too_many_items_wait_no_message_is_begun() throws IOException {
        var limits = new SpoolLimits(1, 1, 2, SpoolLimits.DEFAULT.shortestMessage());
        var spool = FileSpool.open(crashDisk, SPOOL, limits);
        spool.put(envelope("a"));
        assertThat(spool.hasRoom()).isTrue();
        spool.put(envelope("b"));
        assertThat(spool.hasRoom()).isFalse();
        spool.waiting().getFirst().delivered();
        assertThat(spool.hasRoom()).isTrue();
    }
}
