package org.mynah.store.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mynah.store.disk.Disk;
import org.mynah.um.Audio;
import org.mynah.um.CallParties;
import org.mynah.um.Spool;
import org.mynah.um.directory.ObjectId;
import org.mynah.um.message.Envelope;
import org.mynah.um.message.Marks;

/** What every spool promises, on any disk. */
abstract class SpoolContract {

    static final ObjectId TONY = ObjectId.of("9b2d3c5e-0000-4000-8000-000000051234");

    @TempDir Path temp;

    abstract Disk disk();

    FileSpool open() throws IOException {
        return FileSpool.open(disk(), temp.resolve("spool"), SpoolLimits.DEFAULT);
    }

    static Envelope envelope(String id) {
        return new Envelope(
                id,
                Envelope.Kind.VOICE_MESSAGE,
                TONY,
                "call-" + id,
                Optional.of("+14255550100"),
                Optional.of("Kim Akers"),
                Optional.of("kim@contoso.com"),
                "51234",
                CallParties.Reason.DIVERT_NO_ANSWER,
                Instant.parse("2026-11-25T08:00:00Z"));
    }

    static short[] tone(int samples, int seed) {
        var pcm = new short[samples];
        for (int i = 0; i < samples; i++) {
            pcm[i] = (short) (i * 31 + seed * 7919);
        }
        return pcm;
    }

    static byte[] bytes(short[] pcm) {
        var bytes = new byte[pcm.length * 2];
        for (int i = 0; i < pcm.length; i++) {
            bytes[2 * i] = (byte) pcm[i];
            bytes[2 * i + 1] = (byte) (pcm[i] >> 8);
        }
        return bytes;
    }

    static byte[] heard(Audio audio) throws IOException {
        try (var in = audio.open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void a_committed_message_waits_with_its_audio_marks_and_envelope() throws IOException {
        var spool = open();
        var pcm = tone(16_000, 1);
        try (var pending = spool.open(envelope("a"))) {
            pending.audio().write(pcm, 0, 10_000);
            pending.audio().sync();
            pending.audio().write(pcm, 10_000, 6_000);
            pending.mark(new Marks(true, false));
            pending.commit();
        }

        var item = spool.waiting().getFirst();
        assertThat(item.envelope()).isEqualTo(envelope("a"));
        assertThat(item.marks()).isEqualTo(new Marks(true, false));
        assertThat(item.isInterrupted()).isFalse();
        assertThat(item.samples()).isEqualTo(16_000);
        assertThat(item.audio().contentType()).isEqualTo(Audio.RAW);
        assertThat(heard(item.audio())).isEqualTo(bytes(pcm));
    }

    @Test
    void a_committed_message_is_the_same_after_a_restart() throws IOException {
        try (var pending = open().open(envelope("a"))) {
            pending.audio().write(tone(8_000, 1), 0, 8_000);
            pending.mark(new Marks(false, true));
            pending.commit();
        }

        var item = open().waiting().getFirst();
        assertThat(item.envelope()).isEqualTo(envelope("a"));
        assertThat(item.marks()).isEqualTo(new Marks(false, true));
        assertThat(item.isInterrupted()).isFalse();
        assertThat(heard(item.audio())).isEqualTo(bytes(tone(8_000, 1)));
    }

    @Test
    void a_message_that_was_being_recorded_when_the_process_died_is_delivered_interrupted()
            throws IOException {
        var pending = open().open(envelope("a"));
        pending.audio().write(tone(4_000, 1), 0, 4_000);

        var item = open().waiting().getFirst();
        assertThat(item.isInterrupted()).isTrue();
        assertThat(item.envelope()).isEqualTo(envelope("a"));
        assertThat(heard(item.audio())).isEqualTo(bytes(tone(4_000, 1)));
    }

    @Test
    void less_than_a_tenth_of_a_second_when_the_process_died_is_a_missed_call() throws IOException {
        var pending = open().open(envelope("a"));
        pending.audio().write(tone(799, 1), 0, 799);

        var item = open().waiting().getFirst();
        assertThat(item.envelope().kind()).isEqualTo(Envelope.Kind.MISSED_CALL);
        assertThat(item.samples()).isZero();
        assertThat(heard(item.audio())).isEmpty();
    }

    @Test
    void closing_without_commit_delivers_what_was_said_as_interrupted() throws IOException {
        var spool = open();
        try (var pending = spool.open(envelope("a"))) {
            pending.audio().write(tone(800, 1), 0, 800);
        }

        assertThat(spool.waiting()).hasSize(1);
        assertThat(spool.waiting().getFirst().isInterrupted()).isTrue();
        assertThat(spool.openMessages()).isZero();
        assertThat(open().waiting().getFirst().isInterrupted()).isTrue();
    }

    @Test
    void a_discarded_message_is_gone_also_after_a_restart() throws IOException {
        var spool = open();
        try (var pending = spool.open(envelope("a"))) {
            pending.audio().write(tone(8_000, 1), 0, 8_000);
            pending.discard();
        }

        assertThat(spool.waiting()).isEmpty();
        assertThat(open().waiting()).isEmpty();
    }

    @Test
    void a_delivered_item_is_gone_also_after_a_restart() throws IOException {
        var spool = open();
        try (var pending = spool.open(envelope("a"))) {
            pending.audio().write(tone(8_000, 1), 0, 8_000);
            pending.commit();
        }
        spool.waiting().getFirst().delivered();

        assertThat(spool.waiting()).isEmpty();
        assertThat(open().waiting()).isEmpty();
        assertThat(disk().list(temp.resolve("spool"))).hasSize(1);
    }

    @Test
    void a_missed_call_waits_without_audio() throws IOException {
        var spool = open();
        spool.put(envelope("a"));

        assertThat(spool.waiting().getFirst().samples()).isZero();
        assertThat(open().waiting().getFirst().envelope()).isEqualTo(envelope("a"));
    }

    @Test
    void items_wait_in_order_of_commit_also_after_a_restart() throws IOException {
        var spool = open();
        var first = spool.open(envelope("z"));
        var second = spool.open(envelope("a"));
        second.commit();
        spool.put(envelope("m"));
        first.commit();

        assertThat(spool.waiting())
                .extracting(item -> item.envelope().id())
                .containsExactly("a", "m", "z");
        assertThat(open().waiting())
                .extracting(item -> item.envelope().id())
                .containsExactly("a", "m", "z");
    }

    @Test
    void truncating_drops_the_end_and_the_next_sample_follows_there() throws IOException {
        var spool = open();
        try (var pending = spool.open(envelope("a"))) {
            pending.audio().write(tone(8_000, 1), 0, 8_000);
            pending.audio().truncate(Duration.ofMillis(500));
            assertThat(pending.audio().length()).isEqualTo(Duration.ofMillis(500));
            pending.audio().write(new short[] {7}, 0, 1);
            pending.commit();
        }

        var audio = heard(spool.waiting().getFirst().audio());
        assertThat(audio).hasSize(8_002);
        assertThat(audio[8_000]).isEqualTo((byte) 7);
    }

    @Test
    void what_was_recorded_so_far_can_be_replayed() throws IOException {
        try (var pending = open().open(envelope("a"))) {
            pending.audio().write(tone(100, 1), 0, 100);
            assertThat(heard(pending.recorded())).isEqualTo(bytes(tone(100, 1)));
            pending.discard();
        }
    }

    @Test
    void an_id_that_is_no_file_name_is_kept_all_the_same() throws IOException {
        var id = "<../../etc/passwd\u0000@contoso.com>";
        open().put(envelope(id));

        assertThat(open().waiting().getFirst().envelope().id()).isEqualTo(id);
    }

    @Test
    void the_same_id_twice_is_refused_and_harms_nothing() throws IOException {
        var spool = open();
        try (var pending = spool.open(envelope("a"))) {
            pending.audio().write(tone(8_000, 1), 0, 8_000);
            assertThatThrownBy(() -> spool.open(envelope("a"))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> spool.put(envelope("a"))).isInstanceOf(IOException.class);
            pending.commit();
        }
        assertThat(open().waiting()).hasSize(1);
    }

    @Test
    void an_item_put_aside_is_kept_with_its_reason_and_waits_no_more() throws IOException {
        var spool = open();
        spool.put(envelope("a"));
        spool.put(envelope("b"));
        spool.waiting().getFirst().quarantine("no such mailbox");

        assertThat(spool.waiting()).hasSize(1);
        assertThat(spool.quarantined()).containsExactly("a");
        assertThat(open().waiting()).hasSize(1);
        var reason = temp.resolve("spool/quarantine/a.reason");
        try (var in = disk().read(reason, 0)) {
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("no such mailbox\n");
        }
    }

    @Test
    void one_corrupt_item_is_put_aside_and_stops_no_other() throws IOException {
        var spool = open();
        spool.put(envelope("a"));
        spool.put(envelope("b"));
        var file = temp.resolve("spool/a.msg");
        byte[] content;
        try (var in = disk().read(file, 0)) {
            content = in.readAllBytes();
        }
        for (var offset : new int[] {0, 40, content.length / 2, content.length - 2}) {
            var broken = content.clone();
            broken[offset] ^= 4;
            disk().delete(file);
            try (var out = disk().create(file)) {
                out.append(broken, 0, broken.length);
            }
            var restarted = open();
            assertThat(restarted.waiting())
                    .extracting(item -> item.envelope().id())
                    .containsExactly("b");
            assertThat(restarted.quarantined()).containsExactly("a");
        }
    }

    @Test
    void a_message_whose_audio_is_gone_is_put_aside() throws IOException {
        try (var pending = open().open(envelope("a"))) {
            pending.audio().write(tone(8_000, 1), 0, 8_000);
            pending.commit();
        }
        disk().delete(temp.resolve("spool/a.pcm"));

        var spool = open();
        assertThat(spool.waiting()).isEmpty();
        assertThat(spool.quarantined()).containsExactly("a");
    }

    @Test
    void who_waits_is_woken_by_a_commit() throws Exception {
        var spool = open();
        assertThat(spool.waiting()).isEmpty();
        var woken = new CountDownLatch(1);
        var waiter =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                spool.awaitCommit(Duration.ofSeconds(30));
                                if (spool.waiting().size() == 1) {
                                    woken.countDown();
                                }
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
        spool.put(envelope("a"));
        assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
        waiter.join();
    }

    @Test
    void a_commit_before_the_wait_is_not_missed() throws Exception {
        Spool spool = open();
        spool.put(envelope("a"));
        spool.awaitCommit(Duration.ofHours(1));
        assertThat(spool.waiting()).hasSize(1);
    }
}
